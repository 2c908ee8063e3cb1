"""A company with much work behind it, for tests of what the database does to answer. PostgreSQL only."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from domain import db, policies
from permissions.lines import Line
from tests import rules
from tests.plans import nodes, plan

PEOPLE, DEALS = 40, 20_000

# Everything follows from the number of the row.
_ROWS = """
insert into users (kind, name, email, password_hash, role, group_id, is_active, created_at)
select 'person', 'Crowd ' || i, 'crowd' || i || '@demo.voronka', '-', 'manager',
       (array(select id from groups order by id))[1 + i % (select count(*) from groups)], true, now()
from generate_series(1, {people}) i;

insert into company (version, created_at, updated_at, responsible_id, group_id, created_by_id, name, name_folded,
                     requisites)
select 1, now() - i * interval '1 minute', now() - i * interval '1 minute', u.id, u.group_id, u.id, 'Company ' || i,
       'company ' || i, '{{}}'
from generate_series(1, {deals} / 4) i join workers u on u.place = i % {people};

insert into contact (version, created_at, updated_at, responsible_id, group_id, created_by_id, name, name_folded,
                     first_name, first_name_folded, last_name_folded, mailing_consent)
select 1, now() - i * interval '1 minute', now() - i * interval '1 minute', u.id, u.group_id, u.id, 'Contact ' || i,
       'contact ' || i, 'Contact ' || i, 'contact ' || i, '', false
from generate_series(1, {deals}) i join workers u on u.place = i % {people};

insert into deal (version, created_at, updated_at, responsible_id, group_id, created_by_id, name, name_folded,
                  pipeline_id, stage_id, first_stage_id, furthest_stage_id, stage_entered_at, budget_minor,
                  created_via, company_id)
select 1, now() - i * interval '1 minute', now() - (i * 7919 % {deals}) * interval '1 minute', u.id, u.group_id, u.id,
       'Deal ' || i, 'deal ' || i, s.pipeline_id, s.id, s.id, s.id, now(), i * 100, 'MANUAL',
       (select min(id) from company) + i / 4 - 1
from generate_series(4, {deals} + 3) i join workers u on u.place = i / 36 % {people}
join (select id, pipeline_id, row_number() over (order by id) - 1 as place, count(*) over () as all_of_them
      from stage where kind <> 'UNSORTED') s on s.place = i % s.all_of_them;

insert into deal_contact (deal_id, contact_id)
select d.id, (select min(id) from contact) + (d.id * 31 + k) % {deals} from deal d, generate_series(0, 1) k;

insert into tag (name, name_folded) select 'crowd ' || i, 'crowd ' || i from generate_series(1, 20) i;
insert into deal_tag (deal_id, tag_id)
select d.id, (select min(id) from tag where name like 'crowd %') + d.id % 20 from deal d;

insert into task (version, created_at, updated_at, responsible_id, group_id, created_by_id, task_type_id, text, due_at,
                  deal_id, is_done, completed_at, completed_by_id)
select 1, now() - i * interval '1 minute', now(), u.id, u.group_id, u.id, (select min(id) from task_type), 'Task ' || i,
       now() + (i * 7919 % 40000 - 30000) * interval '1 minute', (select min(id) from deal) + i - 1, i % 4 > 0,
       case when i % 4 > 0 then now() - (i * 7919 % 30000) * interval '1 minute' end, case when i % 4 > 0 then u.id end
from generate_series(1, {deals}) i join workers u on u.place = i / 7 % {people}
"""


async def crowd() -> None:
    """40 more managers in all groups, and 20,000 deals, contacts and tasks of theirs and of the cast's managers."""
    statements = _ROWS.format(people=PEOPLE, deals=DEALS).split(";")
    await db.execute(statements[0])
    await db.execute(
        "create view workers as select id, group_id, row_number() over (order by id) - 1 as place from users "
        "where role = 'manager' and is_active order by id"
    )
    for statement in statements[1:]:
        await db.execute(statement)
    await db.execute("drop view workers")
    await db.execute("vacuum (analyze)")  # what autovacuum has done on a server that has run for a while
    # Where commits don't wait for the disk, the rows written last are not known to be visible to all at once.
    while await db.rows("select 1 from pg_class where relname = 'task' and relallvisible < relpages"):
        await asyncio.sleep(0.1)
        await db.execute("vacuum task")


def seeing_their_own(patch: pytest.MonkeyPatch) -> None:
    """Let managers see nothing but their own records."""
    lines = [Line("manager", entity, "view", "own") for entity in ("deal", "contact", "company", "task")]
    policy = rules.policy(lines)
    patch.setattr(policies, "in_force", lambda: policy)


GROWING = {"deal", "deal_contact", "deal_tag", "contact", "company", "task", "passage", "departure"}
FEW = 1000  # rows of one table read by one statement


async def assert_frugal(sql: str, params: Sequence[Any]) -> set[str]:
    """No growing table is read from end to end, nor is much of it read or sorted; the indexes that were used.

    Counting reads all that it counts, but from an index alone.
    """
    counting, used = "count(*)" in sql, set()
    for node in nodes(await plan(sql, params)):
        kind, table, loops = node["Node Type"], node.get("Relation Name"), node["Actual Loops"]
        read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * loops
        what = f"{kind} of {read} rows of {table} for\n{sql}\n{params}"
        used |= {node["Index Name"]} if "Index Name" in node else set()
        if table in GROWING:
            assert kind != "Seq Scan", what
            assert read < FEW or (counting and kind == "Index Only Scan"), what
        if kind in ("Sort", "Incremental Sort"):
            assert node["Plans"][0]["Actual Rows"] < FEW, what
    return used
