"""What a card tells of its past, through the graph (D33, L10, D41, D42)."""

from datetime import timedelta
from typing import Any

import pytest

from domain import db, policies, reference
from domain.deals import Deal
from domain.events import EventKind, snapshot, transaction
from domain.users import User
from tests.cards import contact_of, deal_with_clients, rita_makes, task_of
from tests.counting import statements
from tests.crm import Crm
from tests.rules import acting

ENTRY = """
    id kind at actor { name }
    changes { field before after beforeIds afterIds isHidden }
    fromStage { name } toStage { name } skippedStages { name }
    note { text } task { text } deal { id } contact { id } company { id }
"""


async def feed(crm: Crm, who: str, card: str, selection: str = ENTRY, arguments: str = "") -> list[dict[str, Any]]:
    """The feed of a card as somebody of the cast sees it; an empty list when the card is out of sight."""
    kind = card.partition("_")[0].title()
    answer = await crm.as_(who).ask(
        f"query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ feed{arguments} {{ nodes {{ {selection} }} }} }} }} }}",
        id=card,
    )
    nodes: list[dict[str, Any]] = answer["node"]["feed"]["nodes"] if answer["node"] else []
    return nodes


async def kinds(crm: Crm, who: str, card: str) -> list[str]:
    return [each["kind"] for each in await feed(crm, who, card, "kind")]


@pytest.mark.feature("D33", "D22", "D23")
async def test_the_feed_of_a_deal_tells_every_change_newest_first(crm: Crm) -> None:
    deal = await rita_makes(crm, name="Ovens", budget="1500.50")
    rita, board = crm.as_("rita"), (await crm.pipelines())[0]["board"]
    tom = await crm.user_id("tom")
    await rita.do("dealMove", "", dealId=deal, stageId=board[3]["id"])
    await rita.do("dealUpdate", "", dealId=deal, name="Big ovens", budget=None, tags=["urgent", "again"])
    await rita.do("noteCreate", "", dealId=deal, text="Wants a discount")
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    told = await feed(crm, "rita", deal)
    assert [each["kind"] for each in told] == [
        "DEAL_REASSIGNED",
        "NOTE_CREATED",
        "DEAL_CHANGED",
        "DEAL_MOVED",
        "DEAL_CREATED",
    ]
    assert {each["deal"]["id"] for each in told} == {deal}
    handed, noted, changed, moved, created = told

    def change(entry: dict[str, Any], field: str) -> tuple[str | None, str | None]:
        [found] = [each for each in entry["changes"] if each["field"] == field]
        return found["before"], found["after"]

    assert change(handed, "responsible") == (created["actor"]["name"], await _name_of(tom))
    assert [each["field"] for each in handed["changes"]] == ["responsible"]
    assert noted["note"]["text"] == "Wants a discount"
    assert change(changed, "name") == ("Ovens", "Big ovens")
    assert change(changed, "budget") == ("1500.50 RUB", None)
    assert change(changed, "tags") == (None, "again, urgent")
    assert (moved["fromStage"]["name"], moved["toStage"]["name"]) == (board[0]["name"], board[3]["name"])
    assert [each["name"] for each in moved["skippedStages"]] == [board[1]["name"], board[2]["name"]]
    assert change(moved, "stage") == (board[0]["name"], board[3]["name"])
    assert change(created, "stage") == (None, board[0]["name"])
    assert created["fromStage"] is None
    assert created["toStage"] is None


async def _name_of(user: str) -> str:
    return (await User.get(id=int(user.split("_")[1]))).name


@pytest.mark.feature("D33")
async def test_a_feed_is_narrowed_by_kind_actor_and_time(crm: Crm) -> None:
    deal = await rita_makes(crm)
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="One")
    await crm.as_("nora").do("noteCreate", "", dealId=deal, text="Two")
    nora = await crm.user_id("nora")
    asked = {
        "(filter: {kind: [NOTE_CREATED]})": ["Two", "One"],
        f'(filter: {{kind: [NOTE_CREATED, DEAL_CREATED], actor: {{in: ["{nora}"]}}}})': ["Two"],
        '(filter: {at: {lt: "2001-01-01T00:00:00Z"}})': [],
        "(filter: {kind: [DEAL_MOVED]})": [],
        "(filter: {kind: [NOTE_CREATED]}, last: 1)": ["One"],
    }
    for arguments, texts in asked.items():
        found = await feed(crm, "rita", deal, "note { text }", arguments)
        assert [each["note"]["text"] for each in found] == texts, arguments


@pytest.mark.feature("D33")
async def test_a_feed_is_paged_while_it_grows(crm: Crm) -> None:
    deal = await rita_makes(crm)
    rita = crm.as_("rita")
    for number in range(5):
        await rita.do("noteCreate", "", dealId=deal, text=str(number))
    seen: list[str] = []
    after = None
    for turn in range(4):
        answer = await rita.ask(
            "query($id: ID!, $after: String) { deal(id: $id) { feed(first: 2, after: $after) "
            "{ nodes { note { text } } pageInfo { endCursor hasNextPage } } } }",
            id=deal,
            after=after,
        )
        page = answer["deal"]["feed"]
        seen += [each["note"]["text"] if each["note"] else "made" for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        await rita.do("noteCreate", "", dealId=deal, text=f"late {turn}")
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == ["4", "3", "2", "1", "0", "made"]


@pytest.mark.feature("L10")
async def test_cards_of_clients_gather_what_happened_on_their_deals(crm: Crm) -> None:
    deal, anton, firm = await deal_with_clients(crm)
    await crm.as_("rita").do("noteCreate", "", contactId=anton, text="Likes tea")
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="Wants a discount")
    on_contact = await feed(crm, "rita", anton)
    assert [(each["kind"], each["note"] and each["note"]["text"]) for each in on_contact] == [
        ("NOTE_CREATED", "Wants a discount"),
        ("NOTE_CREATED", "Likes tea"),
        ("DEAL_CREATED", None),
        ("CONTACT_CREATED", None),
    ]
    assert [each["deal"] and each["deal"]["id"] for each in on_contact] == [deal, None, deal, None]
    assert on_contact[3]["contact"]["id"] == anton
    on_company = await feed(crm, "rita", firm)
    assert [each["kind"] for each in on_company] == [
        "NOTE_CREATED",
        "NOTE_CREATED",
        "DEAL_CREATED",
        "CONTACT_LINKED",
        "CONTACT_CREATED",
        "COMPANY_CREATED",
    ]
    assert (on_company[3]["contact"]["id"], on_company[3]["company"]["id"]) == (anton, firm)
    shown = {each["field"]: (each["after"], each["afterIds"]) for each in on_company[2]["changes"]}
    assert shown["company"] == ("Ovens Ltd", [firm])
    assert shown["contacts"] == ("Anton", [anton])
    made = {each["field"]: each["after"] for each in on_company[4]["changes"]}
    assert (made["companies"], made["company"], made["mailingConsent"]) == ("Ovens Ltd", "Ovens Ltd", "false")


@pytest.mark.feature("L10")
async def test_a_clients_card_keeps_silent_about_deals_out_of_sight(crm: Crm) -> None:
    """Support sees contacts and companies and no deals; a manager none of another group's (T35)."""
    deal, anton, firm = await deal_with_clients(crm)
    await task_of(crm, "rita", deal)
    assert await kinds(crm, "vera", anton) == ["CONTACT_CREATED"]
    assert await kinds(crm, "vera", firm) == ["CONTACT_LINKED", "CONTACT_CREATED", "COMPANY_CREATED"]
    assert await kinds(crm, "sam", anton) == []
    assert await kinds(crm, "rita", anton) == ["TASK_CREATED", "DEAL_CREATED", "CONTACT_CREATED"]


@pytest.mark.feature("L10")
async def test_a_companys_card_keeps_silent_about_contacts_out_of_sight(crm: Crm) -> None:
    _, anton, firm = await deal_with_clients(crm)
    sam = await crm.user_id("sam")
    await crm.as_("nora").do("companyUpdate", "", companyId=firm, responsibleId=sam)
    assert await kinds(crm, "sam", firm) == ["COMPANY_REASSIGNED", "COMPANY_CREATED"]
    await crm.as_("nora").do("contactDelete", "", contactId=anton)
    assert await kinds(crm, "sam", firm) == ["COMPANY_REASSIGNED", "COMPANY_CREATED"]
    assert (await kinds(crm, "nora", firm))[:2] == ["CONTACT_UNLINKED", "DEAL_CHANGED"]


@pytest.mark.feature("D33")
async def test_a_feed_hides_the_names_of_records_out_of_sight(crm: Crm) -> None:
    """Sam may view a deal handed to him, not the company and the contacts of Rita's group that are on it (T35)."""
    deal, _, _ = await deal_with_clients(crm)
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    created = (await feed(crm, "sam", deal))[-1]
    hidden = [each for each in created["changes"] if each["isHidden"]]
    assert hidden == [
        {"field": name, "before": None, "after": None, "beforeIds": [], "afterIds": [], "isHidden": True}
        for name in ("company", "contacts")
    ]
    assert "Anton" not in str(created)


@pytest.mark.feature("D33")
async def test_events_of_tasks_are_for_those_who_may_view_the_task(crm: Crm) -> None:
    """Nora may view all; the accountant every deal, but no task of others (T35)."""
    deal = await rita_makes(crm)
    task = await task_of(crm, "rita", deal, "Send the offer")
    await crm.as_("rita").do("taskComplete", "", taskId=task, result="Sent")
    told = await feed(crm, "nora", deal)
    assert [(each["kind"], each["task"]) for each in told] == [
        ("TASK_COMPLETED", {"text": "Send the offer"}),
        ("TASK_CREATED", {"text": "Send the offer"}),
        ("DEAL_CREATED", None),
    ]
    done = {each["field"]: each["after"] for each in told[0]["changes"]}
    assert (done["isDone"], done["result"]) == ("true", "Sent")
    assert done["completedAt"].endswith("+00:00")
    assert await kinds(crm, "oleg", deal) == ["DEAL_CREATED"]
    await crm.as_("rita").do("taskDelete", "", taskId=task)
    assert await kinds(crm, "nora", deal) == ["TASK_DELETED", "TASK_COMPLETED", "TASK_CREATED", "DEAL_CREATED"]
    assert [each["task"] for each in await feed(crm, "nora", deal)] == [None] * 4
    assert await kinds(crm, "oleg", deal) == ["DEAL_CREATED"]


@pytest.mark.feature("D33")
async def test_total_counts_of_feeds_count_what_is_shown(crm: Crm) -> None:
    deal = await rita_makes(crm)
    await task_of(crm, "rita", deal)
    for who, count in (("nora", 2), ("oleg", 1)):
        answer = await crm.as_(who).ask("query($id: ID!) { deal(id: $id) { feed { totalCount } } }", id=deal)
        assert answer["deal"]["feed"]["totalCount"] == count


async def test_an_event_is_no_record_of_its_own(crm: Crm) -> None:
    deal = await rita_makes(crm)
    [entry] = await feed(crm, "rita", deal, "id")
    assert (await crm.as_("rita").ask("query($id: ID!) { node(id: $id) { id } }", id=entry["id"]))["node"] is None


async def test_what_a_feed_could_not_tell_of_is_not_written(crm: Crm) -> None:
    deal = await Deal.get(id=int((await rita_makes(crm)).partition("_")[2]))
    owner = await User.get(id=deal.responsible_id)
    await reference.load()
    someone = acting(owner, policies.in_force())
    with pytest.raises(ValueError, match=r"deal\.vanished"):
        async with transaction() as events:
            events.add("vanished", someone, deal, snapshot(deal))
    nouns = {"deal", "contact", "company", "task", "customer", "note", "file"}
    assert {kind.value.split(".")[0] for kind in EventKind} == nouns


CARD = """query($id: ID!) { deal(id: $id) {
    name budget { amount currency } stage { name } responsible { name group { name } } tags { name }
    contacts { nodes { name } } company { name }
    tasks(filter: {isDone: false}) { nodes { text dueAt } totalCount }
    nearestTask { text }
    stageTimes { stage { name } seconds }
    pipeline { name stages { name kind } }
    feed(first: 50) { nodes { kind at actor { name } changes { field before after isHidden }
        fromStage { name } toStage { name } skippedStages { name } note { text author { name } } task { text } } }
} }"""


@pytest.mark.feature("D41")
async def test_the_card_is_one_query_and_costs_the_same_however_full_it_is(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm, tags=["hot"])
    rita, board = crm.as_("rita"), (await crm.pipelines())[0]["board"]
    await task_of(crm, "rita", deal)
    await rita.do("dealMove", "", dealId=deal, stageId=board[2]["id"])
    await rita.do("noteCreate", "", dealId=deal, text="First")
    await rita.ask(CARD, id=deal)  # what is read once a process is read now
    with statements() as few:
        card = (await rita.ask(CARD, id=deal))["deal"]
    assert card["contacts"]["nodes"] == [{"name": "Anton"}]
    assert card["company"] == {"name": "Ovens Ltd"}
    assert card["tasks"]["totalCount"] == 1
    assert [each["name"] for each in card["pipeline"]["stages"] if each["kind"] == "ACTIVE"] == [
        each["name"] for each in board
    ]
    assert {each["kind"] for each in card["feed"]["nodes"]} == {
        "DEAL_CREATED",
        "DEAL_MOVED",
        "NOTE_CREATED",
        "TASK_CREATED",
    }
    for number in range(6):
        await task_of(crm, "rita", deal, f"Task {number}")
        await rita.do("noteCreate", "", dealId=deal, text=f"Note {number}")
        another = await contact_of(crm, "rita", f"Contact {number}")
        await rita.do("dealUpdate", "", dealId=deal, addContactIds=[another])
        await rita.do("dealMove", "", dealId=deal, stageId=board[number % 3]["id"])
    with statements() as many:
        full = (await rita.ask(CARD, id=deal))["deal"]
    assert len(full["contacts"]["nodes"]) == 7
    assert len(full["feed"]["nodes"]) > 20
    assert len(many) == len(few)


@pytest.mark.feature("D42")
async def test_time_on_each_stage_is_stored_and_added_up(crm: Crm) -> None:
    deal = await rita_makes(crm)
    rita, board = crm.as_("rita"), (await crm.pipelines())[0]["board"]
    for days, stage in ((3, board[1]), (2, board[0]), (5, board[1])):
        await _earlier(deal, timedelta(days=days))
        await rita.do("dealMove", "", dealId=deal, stageId=stage["id"])
    await _earlier(deal, timedelta(days=1))
    answer = await rita.ask("query($id: ID!) { deal(id: $id) { stageTimes { stage { name } seconds } } }", id=deal)
    day = 24 * 3600
    times = [(each["stage"]["name"], round(each["seconds"] / day)) for each in answer["deal"]["stageTimes"]]
    assert times == [(board[0]["name"], 8), (board[1]["name"], 3)]


@pytest.mark.feature("D42")
async def test_a_deal_of_two_contacts_has_stood_no_longer_for_that(crm: Crm) -> None:
    deal = await rita_makes(crm, contacts=[{"firstName": "Anton"}, {"firstName": "Berta"}])
    await _earlier(deal, timedelta(days=10))
    answer = await crm.as_("rita").ask("{ contacts { nodes { deals { nodes { stageTimes { seconds } } } } } }")
    times = [each["stageTimes"] for contact in answer["contacts"]["nodes"] for each in contact["deals"]["nodes"]]
    assert [[round(each["seconds"] / 86_400) for each in some] for some in times] == [[10], [10]]


async def _earlier(deal: str, by: timedelta) -> None:
    """Let a deal have come to its stage earlier than it did."""
    row = await Deal.get(id=int(deal.split("_")[1]))
    await Deal.filter(id=row.id).update(stage_entered_at=row.stage_entered_at - by)


@pytest.mark.feature("D42")
async def test_stalled_deals_are_found(crm: Crm) -> None:
    slow, fast, done = [await rita_makes(crm, name=name) for name in ("Slow", "Fast", "Done")]
    won = next(each["id"] for each in (await crm.pipelines())[0]["stages"] if each["kind"] == "WON")
    await crm.as_("rita").do("dealMove", "", dealId=done, stageId=won)
    for deal, days in ((slow, 31), (fast, 29), (done, 40)):
        await _earlier(deal, timedelta(days=days))
    query = "query($filter: DealFilter) { deals(filter: $filter) { nodes { name } totalCount } }"
    found = (await crm.as_("rita").ask(query, filter={"stalledDays": 30}))["deals"]
    assert found == {"nodes": [{"name": "Slow"}], "totalCount": 1}
    since = (db.now() - timedelta(days=30)).isoformat()
    by_moment = (await crm.as_("rita").ask(query, filter={"stageEnteredAt": {"lt": since}}))["deals"]
    assert {each["name"] for each in by_moment["nodes"]} == {"Slow", "Done"}
    for days in (-1, 36_501):
        assert await crm.as_("rita").code(query, filter={"stalledDays": days}) == "BAD_USER_INPUT"
