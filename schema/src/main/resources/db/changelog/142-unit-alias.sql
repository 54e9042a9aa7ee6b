--liquibase formatted sql

--changeset jiheng:142-unit-alias
--comment: An alias may be a budget unit's: then the name is that unit's, and the department's by it. Everything else of department_alias holds for it, its policies too.
alter table jiheng.department_alias add column unit_code text;
alter table jiheng.department_alias add constraint department_alias_unit_fk foreign key (county_code, unit_code)
  references jiheng.budget_unit (county_code, unit_code);
alter table jiheng.department_alias add constraint department_alias_unit_of_department check (left(unit_code, 3) = department_code);
grant insert (unit_code) on jiheng.department_alias to jiheng_county;
--rollback alter table jiheng.department_alias drop column unit_code;
