--liquibase formatted sql

--changeset jiheng:002-region
--comment: The national list of regions (GB/T 2260), a reference table: public facts, the same for everyone, read only.
create table jiheng.region (
  code text not null,
  name text not null,
  level text not null,
  valid_from date not null,
  valid_to date
);
alter table jiheng.region add constraint region_pk primary key (code, valid_from);
alter table jiheng.region add constraint region_code_shape check (code ~ '^[0-9]{6}$');
alter table jiheng.region add constraint region_level check (level in ('PROVINCE', 'PREFECTURE', 'COUNTY'));
alter table jiheng.region add constraint region_validity check (valid_to > valid_from);
grant select on jiheng.region to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
--rollback drop table jiheng.region;
