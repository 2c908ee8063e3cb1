"""What PostgreSQL does to answer reports of 90 days, over 20,000 deals of a year and 60,000 passages of theirs."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import db, funnel
from tests.crm import Crm
from tests.crowd import crowd, seeing_their_own
from tests.plans import Statements, nodes, plan
from tests.sales import REASONED, Sales
from tests.test_funnel import FUNNEL, span
from tests.test_health import HEALTH
from tests.test_sources import REPORT

pytestmark = pytest.mark.filled(by=crowd)

# A year, and for each deal three moves within its pipeline; one in five comes from another one.
_YEAR = """
update deal set created_at = now() - (id * 7919 % 8760 + 1) * interval '1 hour';

insert into passage (deal_id, pipeline_id, stage_id, to_stage_id, to_pipeline_id, skipped, entered_at, created_at,
                     seconds, actor_id, responsible_id)
select d.id, coalesce(o.pipeline_id, d.pipeline_id), coalesce(o.id, d.stage_id), d.stage_id, d.pipeline_id, '[]',
       d.created_at, d.created_at + n * interval '10 minutes', 600, d.responsible_id, d.responsible_id
from deal d join generate_series(1, 3) n on true
left join lateral (select s.id, s.pipeline_id from stage s where s.kind = 'ACTIVE' and s.pipeline_id <> d.pipeline_id
                   order by s.id limit 1) o on n = 1 and d.id % 5 = 0;

insert into departure (deal_id, pipeline_id, deal_created_at, responsible_id, first_stage_id, furthest_stage_id)
select p.deal_id, p.pipeline_id, d.created_at, d.responsible_id, p.stage_id, p.stage_id
from passage p join deal d on d.id = p.deal_id where p.pipeline_id <> p.to_pipeline_id
"""
COUNTED = ("deal", "passage", "departure")


@pytest.mark.feature("R1", "R11", "R16", "R24")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_reports_read_what_they_count(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    for statement in _YEAR.split(";"):
        await db.execute(statement)
    await db.execute("vacuum (analyze)")
    sales = await Sales.of(crm)
    now = datetime.now(UTC)
    asked = {"pipeline": sales.pipeline(REASONED), "period": span(now - timedelta(days=90), now)}
    answers = []
    for is_folded in (False, True):
        if is_folded:
            assert await funnel.fold() > 360
            await db.execute("vacuum (analyze)")
        for who, scope in (("nora", "all"), ("rita", "group"), ("rita", "own"), ("nora", "one")):
            with monkeypatch.context() as patch:
                if scope == "own":
                    seeing_their_own(patch)
                of = [await crm.user_id("rita")] if scope == "one" else None
                with Statements() as seen:
                    answers.append(await crm.as_(who).ask(FUNNEL, **asked, of=of))
            read, indexes = dict.fromkeys(COUNTED, 0.0), set()
            for sql, params in seen.seen:
                for node in nodes(await plan(sql, params)):
                    if (table := node.get("Relation Name")) in COUNTED:
                        what = f"{scope}: {node['Node Type']} of {table} for\n{sql}\n{params}"
                        assert node["Node Type"] == "Index Only Scan", what
                        rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
                        read[table] += rows * node["Actual Loops"]
                        indexes.add(node["Index Name"])
            counted = answers[-1]["funnel"]
            left = sum(stage["leftCount"] for stage in counted["stages"])
            assert left > (1000 if scope == "all" else 10)
            assert read["deal"] + read["departure"] == counted["createdCount"]
            if is_folded and scope == "all":
                assert read["passage"] < left / 20  # today's, and of the day that the period begins in
            else:
                assert read["passage"] <= sum(stage["enteredCount"] for stage in counted["stages"]) + left
            assert ("ix_passage_own" in indexes) == (scope != "all")
    assert answers[:4] == answers[4:]
    for report in (HEALTH, REPORT):
        for who, scope in (("nora", "all"), ("rita", "group")):
            with Statements() as seen:
                await crm.as_(who).ask(report, **asked)
            for sql, params in seen.seen:
                for node in nodes(await plan(sql, params)):
                    if node.get("Relation Name") in COUNTED:
                        what = f"{scope}: {node['Node Type']} of {node['Relation Name']} for\n{sql}\n{params}"
                        assert node["Node Type"] != "Seq Scan", what
                        assert scope != "all" or node["Node Type"] == "Index Only Scan", what
                        assert node["Actual Rows"] + node.get("Rows Removed by Filter", 0) < 6_000, what
