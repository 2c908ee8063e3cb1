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
    closed_at = case when entered.kind in ('WON', 'LOST') then now() end,
    updated_at = now(),
    version = d.version + 1
  where d.id = old.id returning d.* into moved;
  insert into passage
    (deal_id, pipeline_id, stage_id, to_stage_id, skipped, entered_at, created_at, seconds, actor_id, responsible_id)
  values (
    old.id,
    old.pipeline_id,
    old.stage_id,
    entered.id,
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
