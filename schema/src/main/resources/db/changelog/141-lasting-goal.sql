--liquibase formatted sql

--changeset jiheng:141-lasting-goals
--comment: What a project is to reach in more years than this one (中期目标), numbered like the goals of the year; hidden as those are.
alter table jiheng.project add column lasting_goals text[] not null default '{}';
alter table jiheng.project add constraint project_classified_lasting check (not classified or cardinality(lasting_goals) = 0);
alter table jiheng.snapshot_project add column lasting_goals text[] not null default '{}';
alter table jiheng.snapshot_project add constraint snapshot_project_classified_lasting check (not classified or cardinality(lasting_goals) = 0);
--rollback alter table jiheng.snapshot_project drop column lasting_goals; alter table jiheng.project drop column lasting_goals;

--changeset jiheng:141-lasting-target
--comment: What an indicator promises for longer than the year (中期指标值), beside its target of the year: the same parts as that target's columns, in one value, since few have it and nothing is sought by it. Of what is classified there is none.
alter table jiheng.indicator add column lasting_target jsonb;
alter table jiheng.indicator add constraint indicator_lasting_target check (lasting_target is null or coalesce(
  target_kind <> 'CLASSIFIED' and jsonb_typeof(lasting_target -> 'raw') = 'string'
  and lasting_target - array['kind', 'raw', 'comparator', 'value', 'upper', 'unit', 'deadline'] = '{}'::jsonb
  and case lasting_target ->> 'kind'
    when 'NUMERIC' then lasting_target ->> 'comparator' in ('GE', 'GT', 'EQ', 'LE', 'LT', 'BETWEEN')
      and jsonb_typeof(lasting_target -> 'value') = 'number'
      and (lasting_target ->> 'comparator' = 'BETWEEN') = (lasting_target ->> 'upper' is not null)
      and coalesce(jsonb_typeof(lasting_target -> 'upper'), 'null') in ('number', 'null') and lasting_target ->> 'deadline' is null
    when 'DEADLINE' then lasting_target ->> 'deadline' is not null
      and num_nulls(lasting_target ->> 'comparator', lasting_target ->> 'value', lasting_target ->> 'upper', lasting_target ->> 'unit') = 4
    when 'QUALITATIVE' then num_nulls(lasting_target ->> 'comparator', lasting_target ->> 'value', lasting_target ->> 'upper', lasting_target ->> 'unit') = 4
    when 'UNDECIDABLE' then num_nulls(lasting_target ->> 'comparator', lasting_target ->> 'value', lasting_target ->> 'upper', lasting_target ->> 'unit', lasting_target ->> 'deadline') = 5
    else false end, false));
alter table jiheng.snapshot_indicator add column lasting_target jsonb;
alter table jiheng.snapshot_indicator add constraint snapshot_indicator_classified_lasting check (target_kind <> 'CLASSIFIED' or lasting_target is null);
--rollback alter table jiheng.snapshot_indicator drop column lasting_target; alter table jiheng.indicator drop column lasting_target;
