--liquibase formatted sql

--changeset jiheng:120-frame-crosswalk
--comment: How the classes of an older indicator frame continue in a newer one: a reference table, read only. A province's own frames take part by their ids. MAPPED: one class is one class. MERGED: several classes of one frame are one of the other, so that only their sum can be compared. NONE: a class of one frame that the other has no counterpart of; the other side is then null.
create table jiheng.frame_crosswalk (
  older_frame text not null,
  newer_frame text not null,
  source text not null
);
alter table jiheng.frame_crosswalk add constraint frame_crosswalk_pk primary key (older_frame, newer_frame);
alter table jiheng.frame_crosswalk add constraint frame_crosswalk_older_fk foreign key (older_frame) references jiheng.indicator_frame (id);
alter table jiheng.frame_crosswalk add constraint frame_crosswalk_newer_fk foreign key (newer_frame) references jiheng.indicator_frame (id);
create table jiheng.frame_crosswalk_class (
  older_frame text not null,
  newer_frame text not null,
  number smallint not null,
  older_level1 text,
  older_level2 text,
  newer_level1 text,
  newer_level2 text,
  kind text not null
);
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_pk primary key (older_frame, newer_frame, number);
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_frames_fk foreign key (older_frame, newer_frame) references jiheng.frame_crosswalk (older_frame, newer_frame);
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_older_fk foreign key (older_frame, older_level1, older_level2)
  references jiheng.indicator_class (frame_id, level1, level2);
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_newer_fk foreign key (newer_frame, newer_level1, newer_level2)
  references jiheng.indicator_class (frame_id, level1, level2);
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_kind check (kind in ('MAPPED', 'MERGED', 'NONE'));
alter table jiheng.frame_crosswalk_class add constraint frame_crosswalk_class_sides check (
  num_nonnulls(older_level1, older_level2) <> 1 and num_nonnulls(newer_level1, newer_level2) <> 1
  and num_nonnulls(older_level1, newer_level1) = case kind when 'NONE' then 1 else 2 end);
grant select on jiheng.frame_crosswalk, jiheng.frame_crosswalk_class to jiheng_identity, jiheng_administrator, jiheng_department, jiheng_county, jiheng_prefecture, jiheng_province;
--rollback drop table jiheng.frame_crosswalk_class; drop table jiheng.frame_crosswalk;

--changeset jiheng:120-frame-crosswalk-2015-to-2021
insert into jiheng.frame_crosswalk (older_frame, newer_frame, source) values
  ('2015', '2021', '按两套框架的类别名称对照：成本指标由产出指标下的二级指标改为一级指标并分三类，可持续影响指标不再单列');
insert into jiheng.frame_crosswalk_class (older_frame, newer_frame, number, older_level1, older_level2, newer_level1, newer_level2, kind) values
  ('2015', '2021', 1, '产出指标', '数量指标', '产出指标', '数量指标', 'MAPPED'),
  ('2015', '2021', 2, '产出指标', '质量指标', '产出指标', '质量指标', 'MAPPED'),
  ('2015', '2021', 3, '产出指标', '时效指标', '产出指标', '时效指标', 'MAPPED'),
  ('2015', '2021', 4, '产出指标', '成本指标', '成本指标', '经济成本指标', 'MERGED'),
  ('2015', '2021', 5, '产出指标', '成本指标', '成本指标', '社会成本指标', 'MERGED'),
  ('2015', '2021', 6, '产出指标', '成本指标', '成本指标', '生态环境成本指标', 'MERGED'),
  ('2015', '2021', 7, '效益指标', '经济效益指标', '效益指标', '经济效益指标', 'MAPPED'),
  ('2015', '2021', 8, '效益指标', '社会效益指标', '效益指标', '社会效益指标', 'MAPPED'),
  ('2015', '2021', 9, '效益指标', '生态效益指标', '效益指标', '生态效益指标', 'MAPPED'),
  ('2015', '2021', 10, '效益指标', '可持续影响指标', null, null, 'NONE'),
  ('2015', '2021', 11, '满意度指标', '服务对象满意度指标', '满意度指标', '服务对象满意度指标', 'MAPPED');
--rollback delete from jiheng.frame_crosswalk_class where older_frame = '2015' and newer_frame = '2021'; delete from jiheng.frame_crosswalk where older_frame = '2015' and newer_frame = '2021';
