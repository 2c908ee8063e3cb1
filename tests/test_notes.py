"""Notes on cards, through the graph (D34)."""

import pytest

from tests.cards import company_of, contact_of, rita_makes
from tests.crm import Crm

NOTE = "note { id text version author { name } deal { id } createdAt updatedAt }"
FEED = "query($id: ID!) { deal(id: $id) { feed { nodes { kind note { text } changes { field before after } } } } }"


async def rita_notes(crm: Crm, text: str = "Call after six") -> tuple[str, str]:
    """A deal of Rita's with a note of hers; the ids of both."""
    deal = await rita_makes(crm)
    made = await crm.as_("rita").do("noteCreate", NOTE, dealId=deal, text=text)
    return deal, made["note"]["id"]


@pytest.mark.feature("D34")
async def test_a_note_is_written_changed_and_taken_away(crm: Crm) -> None:
    deal, note = await rita_notes(crm, "  Call after six\nand not before  ")
    rita = crm.as_("rita")
    changed = (await rita.do("noteUpdate", NOTE, noteId=note, text="Call at noon", expectedVersion=1))["note"]
    assert (changed["text"], changed["version"], changed["deal"]["id"]) == ("Call at noon", 2, deal)
    assert changed["author"]["name"]
    gone = await rita.do("noteDelete", "deletedId", noteId=note, expectedVersion=2)
    assert gone["deletedId"] == note
    told = (await rita.ask(FEED, id=deal))["deal"]["feed"]["nodes"]
    assert [(each["kind"], each["note"], each["changes"]) for each in told[:3]] == [
        ("NOTE_DELETED", None, [{"field": "text", "before": "Call at noon", "after": None}]),
        (
            "NOTE_CHANGED",
            None,
            [{"field": "text", "before": "Call after six\nand not before", "after": "Call at noon"}],
        ),
        ("NOTE_CREATED", None, [{"field": "text", "before": None, "after": "Call after six\nand not before"}]),
    ]


@pytest.mark.feature("D34")
@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("rita", "ok"),
        ("tom", "ok"),  # same group: sees the deal, so he may write on it
        ("nora", "ok"),
        ("sam", "NOT_FOUND"),  # another group
        ("vera", "NOT_FOUND"),  # support sees no deals
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_write_on_ritas_deal(crm: Crm, who: str, outcome: str) -> None:
    deal = await rita_makes(crm)
    assert await crm.as_(who).outcome("noteCreate", dealId=deal, text="Hello") == outcome
    assert await crm.count("note") == (1 if outcome == "ok" else 0)


@pytest.mark.parametrize("mutation", ["noteUpdate", "noteDelete"])
@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("rita", "ok"),  # the author
        ("nora", "ok"),  # may edit the card
        ("tom", "FORBIDDEN"),  # sees it, is neither
        ("sam", "NOT_FOUND"),
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_change_ritas_note(crm: Crm, mutation: str, who: str, outcome: str) -> None:
    _, note = await rita_notes(crm)
    more = {"text": "Other"} if mutation == "noteUpdate" else {}
    assert await crm.as_(who).outcome(mutation, noteId=note, **more) == outcome
    left = await crm.count("note")
    assert left == (0 if (mutation, outcome) == ("noteDelete", "ok") else 1)
    assert (await crm.count("event")) == (3 if outcome == "ok" else 2)


async def test_an_author_who_may_not_edit_the_card_may_change_the_note(crm: Crm) -> None:
    deal = await rita_makes(crm)
    note = (await crm.as_("tom").do("noteCreate", NOTE, dealId=deal, text="Hello"))["note"]["id"]
    assert await crm.as_("tom").outcome("noteUpdate", noteId=note, text="Hello again") == "ok"
    nora = await crm.user_id("sam")
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, responsibleId=nora)
    assert await crm.as_("tom").outcome("noteUpdate", noteId=note, text="Still there?") == "NOT_FOUND"


@pytest.mark.parametrize(
    ("input", "code", "path"),
    [
        ({"text": "Hello"}, "ONE_CARD", "dealId"),
        ({"text": "Hello", "dealId": "deal_1", "companyId": "company_1"}, "ONE_CARD", "dealId"),
        ({"text": " \n "}, "REQUIRED", "text"),
        ({"text": "x" * 10_001}, "TEXT_TOO_LONG", "text"),
        ({"text": "a\x00b"}, "TEXT_INVALID", "text"),
    ],
)
async def test_a_note_that_cannot_be_is_refused_by_name(crm: Crm, input: dict[str, str], code: str, path: str) -> None:
    deal = await rita_makes(crm)
    sent = input if code == "ONE_CARD" else {"dealId": deal} | input
    payload = await crm.as_("rita").attempt("noteCreate", NOTE, **sent)
    assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, [path])]
    assert await crm.count("note") == 0


@pytest.mark.parametrize("id", ["deal_1", "note_0", "note_", "", "note_99999999999999999999", "note_1 "])
async def test_what_is_no_id_of_a_note_is_refused(crm: Crm, id: str) -> None:
    assert await crm.as_("rita").outcome("noteDelete", noteId=id) == "BAD_USER_INPUT"


async def test_a_stale_version_of_a_note_is_a_conflict(crm: Crm) -> None:
    _, note = await rita_notes(crm)
    await crm.as_("rita").do("noteUpdate", "", noteId=note, text="Second")
    answer = await crm.as_("rita").send(
        "mutation($input: NoteUpdateInput!) { noteUpdate(input: $input) { errors { code } } }",
        input={"noteId": note, "text": "Third", "expectedVersion": 1},
    )
    assert answer["errors"][0]["extensions"] | {"requestId": ""} == {
        "code": "CONFLICT",
        "currentVersion": 2,
        "changedFields": ["text"],
        "requestId": "",
    }


async def test_notes_are_reached_by_whom_their_card_is_in_view_of(crm: Crm) -> None:
    _, note = await rita_notes(crm)
    for who, seen in (("rita", note), ("tom", note), ("sam", None), ("vera", None)):
        found = await crm.as_(who).ask("query($id: ID!) { node(id: $id) { id } notes { totalCount } }", id=note)
        assert ((found["node"] or {}).get("id"), found["notes"]["totalCount"]) == (seen, 1 if seen else 0)


ACTIVITY = "note { text activityType { name } happenedAt version }"
LIST = """query($filter: NoteFilter, $order: NoteOrder) { notes(filter: $filter, order: $order) {
    nodes { text activityType { name } happenedAt deal { id } contact { id } company { id } author { name } } } }"""


async def activity_types(crm: Crm) -> list[str]:
    found = await crm.as_("rita").ask("{ activityTypes { nodes { id } } }")
    return [each["id"] for each in found["activityTypes"]["nodes"]]


@pytest.mark.feature("L17")
async def test_activities_are_added_to_deals_contacts_and_companies(crm: Crm) -> None:
    meeting, show, *_ = await activity_types(crm)
    deal, rita = await rita_makes(crm), crm.as_("rita")
    contact, company = await contact_of(crm, "rita", "Vera"), await company_of(crm, "rita", "Vostok")
    cards = {"dealId": deal, "contactId": contact, "companyId": company}
    for card, id in cards.items():
        made = await rita.do(
            "noteCreate",
            ACTIVITY,
            text="At the stand",
            activityTypeId=show,
            happenedAt="2026-05-01T09:00:00Z",
            **{card: id},
        )
        assert made["note"]["activityType"]["name"]
        assert made["note"]["happenedAt"] == "2026-05-01T09:00:00+00:00"
    now = (await rita.do("noteCreate", ACTIVITY, text="Met", activityTypeId=meeting, dealId=deal))["note"]
    assert now["happenedAt"] > "2026-05-02"
    told = await rita.ask(
        "query($id: ID!) { deal(id: $id) { feed { nodes { note { activityType { name } } } } } }", id=deal
    )
    assert [each["note"] and bool(each["note"]["activityType"]) for each in told["deal"]["feed"]["nodes"]][:2] == [
        True,
        True,
    ]


@pytest.mark.feature("L17")
async def test_an_activity_becomes_another_or_a_mere_note(crm: Crm) -> None:
    meeting, show, *_ = await activity_types(crm)
    deal, rita = await rita_makes(crm), crm.as_("rita")
    note = (await rita.do("noteCreate", "note { id }", text="Met", dealId=deal))["note"]["id"]
    moment = "2026-05-01T09:00:00+00:00"
    for change, type_, at in (
        ({"activityTypeId": meeting, "happenedAt": moment}, True, moment),
        ({"activityTypeId": show}, True, moment),
        ({"text": "At the stand"}, True, moment),
        ({"activityTypeId": None}, False, None),
    ):
        found = (await rita.do("noteUpdate", ACTIVITY, noteId=note, **change))["note"]
        assert (bool(found["activityType"]), found["happenedAt"]) == (type_, at)
    for bad, code, path in (
        ({"happenedAt": moment}, "REQUIRED", "activityTypeId"),
        ({"activityTypeId": "activity_type_999"}, "NOT_FOUND", "activityTypeId"),
    ):
        for mutation, which in (("noteUpdate", {"noteId": note}), ("noteCreate", {"dealId": deal, "text": "Met"})):
            payload = await rita.attempt(mutation, "", **which, **bad)
            assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, [path])]
    await crm.as_("anna").do("activityTypeUpdate", "", activityTypeId=show, isArchived=True)
    payload = await rita.attempt("noteCreate", "", text="Met", dealId=deal, activityTypeId=show)
    assert payload["errors"][0]["code"] == "NOT_FOUND"


@pytest.mark.feature("L18")
async def test_what_was_done_is_a_list_with_search_and_filters(crm: Crm) -> None:
    meeting, show, *_ = await activity_types(crm)
    deal, contact = await rita_makes(crm), await contact_of(crm, "rita", "Vera")
    rita, tom = crm.as_("rita"), crm.as_("tom")
    await rita.do("noteCreate", "", text="A note", dealId=deal)
    await rita.do(
        "noteCreate", "", text="Met at noon", dealId=deal, activityTypeId=meeting, happenedAt="2026-05-02T09:00:00Z"
    )
    await tom.do(
        "noteCreate",
        "",
        text="Met at the stand",
        contactId=contact,
        activityTypeId=show,
        happenedAt="2026-05-01T09:00:00Z",
    )

    async def found(who: str = "rita", order: str = "ID_DESC", **filter: object) -> list[str]:
        nodes = (await crm.as_(who).ask(LIST, filter=filter, order=order))["notes"]["nodes"]
        return [each["text"] for each in nodes]

    assert await found() == ["Met at the stand", "Met at noon", "A note"]
    assert await found(order="HAPPENED_AT_ASC", activityType={"isNull": False}) == ["Met at the stand", "Met at noon"]
    assert await found(activityType={"in": [meeting]}) == ["Met at noon"]
    assert await found(text={"contains": "the stand"}) == ["Met at the stand"]
    assert await found(author={"in": [await crm.user_id("tom")]}) == ["Met at the stand"]
    assert await found(deal={"in": [deal]}) == ["Met at noon", "A note"]
    assert await found(happenedAt={"gte": "2026-05-02T00:00:00Z"}) == ["Met at noon"]
    assert await found("sam") == []
    assert await found("vera") == ["Met at the stand"]  # support sees contacts, and no deals


async def test_a_repeated_note_is_read_with_the_rights_of_now(crm: Crm) -> None:
    """The key's answer is built anew once it is lost, and then by what its sender may view by now (T55)."""
    deal = await rita_makes(crm)
    key = {"Idempotency-Key": "note-1"}
    text = "mutation($input: NoteCreateInput!) { noteCreate(input: $input) { note { text } errors { code } } }"
    first = await crm.as_("tom").send(text, headers=key, input={"dealId": deal, "text": "Hello"})
    assert first["data"]["noteCreate"]["note"] == {"text": "Hello"}
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    await crm.forget_answers()
    again = await crm.as_("tom").send(text, headers=key, input={"dealId": deal, "text": "Hello"})
    assert again["data"]["noteCreate"] == {"note": None, "errors": []}
    assert await crm.count("note") == 1
