--liquibase formatted sql

--changeset jiheng:010-review-head
--comment: The template of the review: a reference table, read only. A region's own heads are rows with its digits in region; '' holds for the whole country.
create table jiheng.review_head (
  region text not null default '',
  code text not null,
  valid_from_year smallint not null,
  sequence smallint not null,
  name text not null,
  question text not null
);
alter table jiheng.review_head add constraint review_head_pk primary key (region, code, valid_from_year);
alter table jiheng.review_head add constraint review_head_region_shape check (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$');
grant select on jiheng.review_head to jiheng_department, jiheng_county;
insert into jiheng.review_head (code, valid_from_year, sequence, name, question) values
  ('COMPLETENESS', 2015, 1, '完整性', '绩效目标的内容是否完整，是否明确、清晰'),
  ('RELEVANCE', 2015, 2, '相关性', '绩效目标的设定与部门职能、事业发展规划是否相关，指标与目标是否对应'),
  ('SUITABILITY', 2015, 3, '适当性', '资金规模与绩效目标之间是否匹配'),
  ('FEASIBILITY', 2015, 4, '可行性', '绩效目标是否经过充分论证、合理测算，能否如期实现');
--rollback drop table jiheng.review_head;
