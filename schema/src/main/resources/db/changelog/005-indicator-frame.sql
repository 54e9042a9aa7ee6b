--liquibase formatted sql

--changeset jiheng:005-indicator-frame
--comment: The level names of indicators as versioned data: a reference table, read only. A province's own names are rows with its code in region; '' holds for the whole country.
create table jiheng.indicator_frame (
  id text not null,
  source text not null,
  region text not null default '',
  valid_from_year smallint not null
);
alter table jiheng.indicator_frame add constraint indicator_frame_pk primary key (id);
alter table jiheng.indicator_frame add constraint indicator_frame_region_shape check (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$');
create table jiheng.indicator_class (
  frame_id text not null,
  level1_sequence smallint not null,
  level1 text not null,
  level2_sequence smallint not null,
  level2 text not null
);
alter table jiheng.indicator_class add constraint indicator_class_pk primary key (frame_id, level1_sequence, level2_sequence);
alter table jiheng.indicator_class add constraint indicator_class_frame_fk foreign key (frame_id) references jiheng.indicator_frame (id);
alter table jiheng.indicator_class add constraint indicator_class_name unique (frame_id, level1, level2);
grant select on jiheng.indicator_frame, jiheng.indicator_class to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
--rollback drop table jiheng.indicator_class; drop table jiheng.indicator_frame;

--changeset jiheng:005-indicator-frame-2015-and-2021
insert into jiheng.indicator_frame (id, source, valid_from_year) values
  ('2015', '《中央部门预算绩效目标管理办法》（财预〔2015〕88号）', 2015),
  ('2021', '《项目支出绩效评价管理办法》配套指标体系（财预〔2021〕101号）', 2022);
insert into jiheng.indicator_class (frame_id, level1_sequence, level1, level2_sequence, level2) values
  ('2015', 1, '产出指标', 1, '数量指标'),
  ('2015', 1, '产出指标', 2, '质量指标'),
  ('2015', 1, '产出指标', 3, '时效指标'),
  ('2015', 1, '产出指标', 4, '成本指标'),
  ('2015', 2, '效益指标', 1, '经济效益指标'),
  ('2015', 2, '效益指标', 2, '社会效益指标'),
  ('2015', 2, '效益指标', 3, '生态效益指标'),
  ('2015', 2, '效益指标', 4, '可持续影响指标'),
  ('2015', 3, '满意度指标', 1, '服务对象满意度指标'),
  ('2021', 1, '成本指标', 1, '经济成本指标'),
  ('2021', 1, '成本指标', 2, '社会成本指标'),
  ('2021', 1, '成本指标', 3, '生态环境成本指标'),
  ('2021', 2, '产出指标', 1, '数量指标'),
  ('2021', 2, '产出指标', 2, '质量指标'),
  ('2021', 2, '产出指标', 3, '时效指标'),
  ('2021', 3, '效益指标', 1, '经济效益指标'),
  ('2021', 3, '效益指标', 2, '社会效益指标'),
  ('2021', 3, '效益指标', 3, '生态效益指标'),
  ('2021', 4, '满意度指标', 1, '服务对象满意度指标');
--rollback delete from jiheng.indicator_class where frame_id in ('2015', '2021'); delete from jiheng.indicator_frame where id in ('2015', '2021');
