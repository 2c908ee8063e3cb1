"""Notes on cards, through the graph (D34)."""

import pytest

from tests.cards import rita_makes
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


async def test_notes_are_reached_through_their_card_only(crm: Crm) -> None:
    _, note = await rita_notes(crm)
    for who in ("rita", "sam"):
        assert (await crm.as_(who).ask("query($id: ID!) { node(id: $id) { id } }", id=note))["node"] is None


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
