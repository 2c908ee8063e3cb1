-- What PostGraphile can't make of the tables alone. Put into a copy of the database, never into that of a company.

-- Its columns have no foreign keys, since events outlive what they tell of.
comment on table event is E'@foreignKey (actor_id) references users (id)';

create or replace function task_is_overdue(task task) returns boolean language sql stable as
$$ select not task.is_done and task.due_at < now() $$;

-- Move a deal and record its leaving of the stage, as deals.move does; without rights, history and reasons for refusals.
create or replace function move_deal(deal_id bigint, to_stage_id bigint, actor_id bigint) returns deal
language plpgsql volatile strict as $$
declare
  old deal;
  moved deal;
  left_stage stage;
  entered stage;
begin
  select d.* into old from deal d where d.id = move_deal.deal_id for update;
  select s.* into left_stage from stage s where s.id = old.stage_id;
  select s.* into entered from stage s where s.id = move_deal.to_stage_id;
  if old.stage_id = entered.id then
    return old;
  end if;
  update deal d set
    stage_id = entered.id,
    pipeline_id = entered.pipeline_id,
    stage_entered_at = now(),
    furthest_stage_id = case
      when entered.kind = 'LOST' then d.furthest_stage_id
      when entered.position <= (select s.position from stage s where s.id = d.furthest_stage_id) then d.furthest_stage_id
      else entered.id
    end,
    closed_at = case when entered.kind in ('WON', 'LOST') then now() end,
    updated_at = now(),
    version = d.version + 1
  where d.id = old.id returning d.* into moved;
  insert into passage
    (deal_id, pipeline_id, stage_id, to_stage_id, to_pipeline_id, skipped, entered_at, created_at, seconds, actor_id, responsible_id)
  values (
    old.id,
    old.pipeline_id,
    old.stage_id,
    entered.id,
    entered.pipeline_id,
    case when left_stage.pipeline_id = entered.pipeline_id and entered.kind <> 'LOST' then (
      select coalesce(jsonb_agg(s.id order by s.position), '[]') from stage s
      where s.pipeline_id = entered.pipeline_id and s.kind = 'ACTIVE'
        and s.position > left_stage.position and s.position < entered.position
    ) else '[]' end,
    old.stage_entered_at,
    now(),
    extract(epoch from now() - old.stage_entered_at)::bigint,
    move_deal.actor_id,
    old.responsible_id
  );
  return moved;
end $$;

-- A pipeline's funnel for the deals of a group, from the tables alone: where deals created in the period stand and how far
-- they came, and which stages were entered and left in it.
create or replace function funnel(pipeline bigint, begins timestamptz, ends timestamptz, of_group bigint)
returns table (
  stage_id bigint,
  standing_count bigint,
  standing_minor bigint,
  reached_count bigint,
  entered_count bigint,
  left_count bigint,
  average_seconds bigint
)
language sql stable set jit = off as $$
  with cohort as materialized (
    select d.id, d.stage_id, d.pipeline_id, coalesce(d.budget_minor, 0) as budget_minor,
      coalesce((select p.stage_id from passage p where p.deal_id = d.id order by p.id limit 1), d.stage_id) as first_id
    from deal d
    where d.group_id = of_group and d.created_at >= begins and d.created_at < ends
      and (d.pipeline_id = funnel.pipeline or exists (
        select from passage p where p.deal_id = d.id and p.pipeline_id = funnel.pipeline))
  ), furthest as materialized (
    select c.id, max(s.position) as position
    from (
      select c.id, c.stage_id from cohort c
      union all select c.id, p.stage_id from cohort c join passage p on p.deal_id = c.id
    ) c
    join stage s on s.id = c.stage_id
    where s.pipeline_id = funnel.pipeline and s.kind in ('ACTIVE', 'WON')
    group by c.id
  ), moves as materialized (
    select p.stage_id, p.to_stage_id, count(*) as passages, sum(p.seconds) as seconds
    from deal d
    cross join lateral ( -- by deal: of all passages of the period few are the group's
      select p.* from passage p where p.deal_id = d.id and p.created_at >= begins and p.created_at < ends offset 0
    ) p
    where d.group_id = of_group
    group by p.stage_id, p.to_stage_id
  )
  select s.id, standing.deals, standing.minor,
    case when s.kind <> 'LOST' then (select count(*) from furthest f where f.position >= s.position) end,
    (select count(*) from cohort c where c.first_id = s.id) + entered.passages,
    gone.passages,
    case when gone.passages > 0 then round(gone.seconds / gone.passages)::bigint end
  from stage s
  cross join lateral (
    select count(*) as deals, coalesce(sum(c.budget_minor), 0)::bigint as minor from cohort c where c.stage_id = s.id
  ) standing
  cross join lateral (
    select coalesce(sum(m.passages), 0)::bigint as passages from moves m where m.to_stage_id = s.id
  ) entered
  cross join lateral (
    select coalesce(sum(m.passages), 0)::bigint as passages, sum(m.seconds) as seconds from moves m where m.stage_id = s.id
  ) gone
  where s.pipeline_id = funnel.pipeline and s.kind <> 'UNSORTED'
  order by s.position, s.id
$$;
