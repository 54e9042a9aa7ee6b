--liquibase formatted sql

--changeset jiheng:081-audit-by-oversight
--comment: What an overseeing region reads of its counties stands in its own chain, which it may read; it adds nothing to any other.
grant select, insert, update (number, hash) on jiheng.audit_head to jiheng_prefecture, jiheng_province;
grant select, insert on jiheng.audit_entry to jiheng_prefecture, jiheng_province;
create policy audit_head_of_prefecture on jiheng.audit_head to jiheng_prefecture
  using (county_code = nullif(current_setting('jiheng.prefecture', true), '') || '00')
  with check (county_code = nullif(current_setting('jiheng.prefecture', true), '') || '00');
create policy audit_head_of_province on jiheng.audit_head to jiheng_province
  using (county_code = nullif(current_setting('jiheng.province', true), '') || '0000')
  with check (county_code = nullif(current_setting('jiheng.province', true), '') || '0000');
create policy audit_entry_read_by_prefecture on jiheng.audit_entry for select to jiheng_prefecture
  using (county_code = nullif(current_setting('jiheng.prefecture', true), '') || '00');
create policy audit_entry_added_by_prefecture on jiheng.audit_entry for insert to jiheng_prefecture
  with check (county_code = nullif(current_setting('jiheng.prefecture', true), '') || '00'
    and subject = nullif(current_setting('jiheng.subject', true), '') and role = 'OVERSIGHT'
    and operation = 'readAcrossCounties' and department_code is null);
create policy audit_entry_read_by_province on jiheng.audit_entry for select to jiheng_province
  using (county_code = nullif(current_setting('jiheng.province', true), '') || '0000');
create policy audit_entry_added_by_province on jiheng.audit_entry for insert to jiheng_province
  with check (county_code = nullif(current_setting('jiheng.province', true), '') || '0000'
    and subject = nullif(current_setting('jiheng.subject', true), '') and role = 'OVERSIGHT'
    and operation = 'readAcrossCounties' and department_code is null);
--rollback drop policy audit_entry_added_by_province on jiheng.audit_entry; drop policy audit_entry_read_by_province on jiheng.audit_entry; drop policy audit_entry_added_by_prefecture on jiheng.audit_entry; drop policy audit_entry_read_by_prefecture on jiheng.audit_entry; drop policy audit_head_of_province on jiheng.audit_head; drop policy audit_head_of_prefecture on jiheng.audit_head; revoke select, insert on jiheng.audit_entry from jiheng_prefecture, jiheng_province; revoke select, insert, update (number, hash) on jiheng.audit_head from jiheng_prefecture, jiheng_province;

--changeset jiheng:081-audit-text-of-oversight
--comment: The administrator's acts that concern an overseeing region stand in its chain too, with words beside them: to whom memberships were offered.
grant select on jiheng.audit_text to jiheng_prefecture, jiheng_province;
create policy audit_text_read_by_prefecture on jiheng.audit_text for select to jiheng_prefecture
  using (county_code = nullif(current_setting('jiheng.prefecture', true), '') || '00');
create policy audit_text_read_by_province on jiheng.audit_text for select to jiheng_province
  using (county_code = nullif(current_setting('jiheng.province', true), '') || '0000');
--rollback drop policy audit_text_read_by_province on jiheng.audit_text; drop policy audit_text_read_by_prefecture on jiheng.audit_text; revoke select on jiheng.audit_text from jiheng_prefecture, jiheng_province;
