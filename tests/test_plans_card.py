"""What PostgreSQL does to answer a card among 20,000 deals, with its feed among 80,000 events (D41)."""

import pytest

from domain import db
from tests.crm import Crm
from tests.crowd import crowd
from tests.plans import Statements, assert_indexed
from tests.test_feed import CARD

pytestmark = pytest.mark.filled(by=crowd)

# A moved deal, a written note and a task for each of the deals of the crowd, beside its creation.
EVENTS = """
insert into event (at, kind, actor_id, entity, record_id, version, card, card_id, responsible_id, group_id, before,
                   after)
select now() - d.id * interval '1 minute', k.kind, d.responsible_id, split_part(k.kind, '.', 1),
       case split_part(k.kind, '.', 1) when 'task' then t.id else d.id end, k.version, 'deal', d.id, d.responsible_id,
       d.group_id, jsonb_build_object('stage_id', d.stage_id), jsonb_build_object('stage_id', d.stage_id)
from deal d join task t on t.deal_id = d.id,
     (values ('deal.created', 1), ('deal.moved', 2), ('deal.changed', 3), ('task.created', 1)) k(kind, version)
"""

CLIENT = """query($id: ID!) { node(id: $id) {
    ... on Contact { feed(first: 20) { totalCount nodes { kind deal { name } task { text } } } }
    ... on Company { feed(first: 20) { totalCount nodes { kind deal { name } task { text } } } }
} }"""


@pytest.mark.feature("D41", "L10")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_card_and_its_feed_read_what_they_show(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await db.execute(EVENTS)
    await db.execute("vacuum (analyze) event")
    rita = int((await crm.user_id("rita")).removeprefix("user_"))
    [card] = await db.rows(
        "select d.id, d.company_id, (select min(x.contact_id) from deal_contact x where x.deal_id = d.id) as "
        f"contact_id from deal d where d.responsible_id = {rita} order by d.id limit 1"
    )
    for who in ("rita", "nora"):
        with Statements() as seen:
            found = (await crm.as_(who).ask(CARD, id=f"deal_{card['id']}"))["deal"]
        assert {each["kind"] for each in found["feed"]["nodes"]} == {
            "DEAL_CREATED",
            "DEAL_MOVED",
            "DEAL_CHANGED",
            "TASK_CREATED",
        }
        await assert_indexed(seen, f"the card as {who}")
    for noun in ("contact", "company"):
        with Statements() as seen:
            node = (await crm.as_("nora").ask(CLIENT, id=f"{noun}_{card[f'{noun}_id']}"))["node"]
        assert node["feed"]["totalCount"] >= 4
        await assert_indexed(seen, f"the feed of a {noun}")
