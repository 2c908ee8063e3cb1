"""Records as they were, and what has changed between two moments, under the rights of now."""

import os
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain import db
from domain.events import Event
from domain.tags import Tag
from tests.crm import Crm
from tests.sales import PLAIN, REASONED, Sales, choice, number
from tests.test_exports import under

SEED = int(os.environ.get("TEST_SEED") or random.SystemRandom().randrange(10**9))

STATE = "recordId at version isComplete fields { field label value ids isHidden }"
AS_OF = {
    noun: f"query($id: ID!, $at: DateTime!) {{ then: {noun}AsOf(id: $id, at: $at) {{ {STATE} }} }}"
    for noun in ("deal", "contact", "company")
}
BETWEEN = """query($id: ID!, $from: DateTime!, $to: DateTime!) {
    between: dealDifference(id: $id, from: $from, to: $to) {
        wasThere isThere isComplete changes { field label before after beforeIds afterIds isHidden }
    }
}"""

# What a card shows, by the names that its past has: each as one text, or a list whose order doesn't matter.
CARDS = {
    "deal": """name goal budget { amount currency } pipeline { name } stage { name } responsible { name }
        company { name } source { name } type { name } probability availableToEveryone refusalReason { name }
        refusalDetails closedAt contacts { nodes { name } } tags { name } custom: customField(key: "f1") {
        ... on TextValue { text } }""",
    "contact": """firstName lastName address mailingConsent responsible { name } clientType { name }
        companies { company { name } } phones { number } emails { address } tags { name }""",
    "company": """name website employees annualTurnover { amount currency } responsible { name } clientType { name }
        phones { number } emails { address } tags { name }""",
}
CALLED = {"custom": "f1"}


def shown(card: Mapping[str, Any]) -> dict[str, Any]:
    """A card as its past should show it."""
    found = {CALLED.get(name, name): _text(value) for name, value in card.items()}
    return {name: value for name, value in found.items() if value not in (None, [])}


def _text(value: Any) -> Any:
    match value:
        case {"amount": amount, "currency": currency}:
            return f"{amount} {currency}"
        case {"nodes": nodes}:
            return sorted(each["name"] for each in nodes)
        case dict():
            return next(iter(value.values()))
        case list():
            return sorted(_flat(each)[0] for each in value)
        case bool():
            return str(value).lower()
    return None if value is None else str(value)


def _flat(value: Any) -> list[str]:
    return [text for each in value.values() for text in (_flat(each) if isinstance(each, dict) else [each])]


def told(state: Mapping[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a state, as far as cards of that noun show it."""
    found = {each["field"]: each["value"] for each in state["fields"]}
    lists = {"contacts", "companies", "tags", "phones", "emails"}
    return {
        name: sorted(value.split(", ")) if name in lists else value for name, value in found.items() if name in like
    }


class Story:
    """Random edits of a card, each followed by a look at it."""

    def __init__(self, crm: Crm, noun: str, id: str) -> None:
        self.crm, self.noun, self.id = crm, noun, id
        self.seen: list[tuple[datetime, dict[str, Any] | None]] = []

    async def look(self) -> None:
        text = f"query($id: ID!) {{ card: {self.noun}(id: $id) {{ {CARDS[self.noun]} }} }}"
        card = (await self.crm.as_("anna").ask(text, id=self.id))["card"]
        self.seen.append((db.now(), card and shown(card)))

    async def check(self) -> None:
        names = {CALLED.get(each, each) for each in _names(CARDS[self.noun])}
        for at, card in self.seen:
            answer = await self.crm.as_("anna").ask(AS_OF[self.noun], id=self.id, at=at.isoformat())
            state = answer["then"]
            assert (state is None) == (card is None), (SEED, at)
            if state and card is not None:
                assert told(state, dict.fromkeys(names)) == card, (SEED, at)
                assert state["isComplete"], (SEED, at)


def _names(selection: str) -> list[str]:
    """The fields of the outermost selection."""
    found, depth = [], 0
    for word in selection.replace("{", " { ").replace("}", " } ").split():
        depth += (word == "{") - (word == "}")
        if depth == 0 and word not in "{}" and not word.startswith(("customField", '"f1"')):
            found.append(word.rstrip(":"))
    return found


async def test_a_deal_is_as_it_was_read(crm: Crm) -> None:
    chance = random.Random(SEED)
    sales, anna = await Sales.of(crm), crm.as_("anna")
    field: dict[str, Any] = {"entity": "DEAL", "kind": "TEXT", "labelRu": "Договор"}
    await anna.do("customFieldCreate", "", **field)
    contacts = [
        (await anna.do("contactCreate", "contact { id }", firstName=f"Person {n}"))["contact"]["id"] for n in range(3)
    ]
    firms = [(await anna.do("companyCreate", "company { id }", name=f"Firm {n}"))["company"]["id"] for n in range(2)]
    kind = (await anna.do("dealTypeCreate", "dealType { id }", name="Новая"))["dealType"]["id"]
    source, people = await choice("source"), [await crm.user_id(who) for who in ("rita", "tom", "sam")]
    deal = (await sales.makes("anna", contactIds=contacts[:1], tags=["a"]))["id"]
    stages = [sales.stage(place, name) for name in (PLAIN, REASONED) for place in (0, 1, 2)]
    story = Story(crm, "deal", deal)
    await story.look()
    edits: list[Any] = [
        lambda: ("dealUpdate", {"name": chance.choice(["One", "Two"])}),
        lambda: ("dealUpdate", {"goal": chance.choice([None, "Much"]), "budget": chance.choice([None, "5.50", "7"])}),
        lambda: ("dealUpdate", {"tags": chance.sample(["a", "b", "c"], 2)}),
        lambda: ("dealUpdate", {"addContactIds": chance.sample(contacts, 2)}),
        lambda: ("dealUpdate", {"removeContactIds": chance.sample(contacts, 2)}),
        lambda: ("dealUpdate", {"companyId": chance.choice([None, *firms]), "replaceCompany": True}),
        lambda: ("dealUpdate", {"typeId": chance.choice([None, kind]), "sourceId": chance.choice([None, source])}),
        lambda: (
            "dealUpdate",
            {"probability": chance.choice([None, 0, 50]), "availableToEveryone": chance.random() < 0.5},
        ),
        lambda: ("dealUpdate", {"customFields": [{"text": {"key": "f1", "value": chance.choice(["x", "y"])}}]}),
        lambda: ("dealUpdate", {"responsibleId": chance.choice(people)}),
        lambda: ("dealMove", {"stageId": chance.choice(stages)}),
        lambda: ("dealMove", {"stageId": sales.stage(chance.choice(["WON", "LOST"]))}),
    ]
    for step in range(26):
        mutation, input = chance.choice(edits)()
        if step == 13:
            mutation, input = "dealDelete", {}
        await anna.do(mutation, "", dealId=deal, **input)
        await story.look()
        if step == 13:
            [gone] = (await anna.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
            await anna.do("trashRestore", "", trashedId=gone["id"])
            await story.look()
    await story.check()
    made = story.seen[0][0] - timedelta(days=1)
    assert (await anna.ask(AS_OF["deal"], id=deal, at=made.isoformat()))["then"] is None
    # What differs between two moments is what the two states differ in.
    (early, before), (late, after) = sorted(chance.sample([each for each in story.seen if each[1]], 2))
    assert before
    assert after
    found = (await anna.ask(BETWEEN, id=deal, **{"from": early.isoformat(), "to": late.isoformat()}))["between"]
    names = {CALLED.get(each, each) for each in _names(CARDS["deal"])}
    changed = {each["field"] for each in found["changes"]} & names
    assert changed == {name for name in names if before.get(name) != after.get(name)}, SEED
    assert (found["wasThere"], found["isThere"], found["isComplete"]) == (True, True, True)


async def test_a_client_is_as_it_was_read(crm: Crm) -> None:
    chance = random.Random(SEED)
    anna = crm.as_("anna")
    kind, tom = await choice("client_type"), await crm.user_id("tom")
    firms = [(await anna.do("companyCreate", "company { id }", name=f"Firm {n}"))["company"]["id"] for n in range(3)]
    person = (await anna.do("contactCreate", "contact { id }", firstName="Ann"))["contact"]["id"]
    phones, emails = ["+79123456789", "+79123456780"], ["a@example.com", "b@example.com"]
    both: list[Any] = [
        lambda: {"phones": chance.sample(phones, chance.randrange(3)), "emails": chance.sample(emails, 1)},
        lambda: {"tags": chance.sample(["a", "b", "c"], 2)},
        lambda: {"clientTypeId": chance.choice([None, kind])},
        lambda: {"responsibleId": tom},
    ]
    own: dict[str, list[Any]] = {
        "contact": [
            lambda: {"firstName": chance.choice(["Ann", "Bea"]), "lastName": chance.choice([None, "Ivanova"])},
            lambda: {"linkCompanies": [{"companyId": chance.choice(firms[:2])}]},
            lambda: {"unlinkCompanyIds": [chance.choice(firms[:2])]},
            lambda: {"address": chance.choice([None, "Perm"]), "mailingConsent": chance.random() < 0.5},
        ],
        "company": [
            lambda: {"website": chance.choice([None, "https://example.com"]), "employees": chance.choice([None, 0, 5])},
            lambda: {"annualTurnover": chance.choice([None, "1.00"])},
        ],
    }
    for noun, id in (("contact", person), ("company", firms[2])):
        story = Story(crm, noun, id)
        await story.look()
        for _ in range(10):
            await anna.do(f"{noun}Update", "", **{f"{noun}Id": id}, **chance.choice([*both, *own[noun]])())
            await story.look()
        await story.check()


async def test_what_has_gone_since_is_called_what_it_was_called_then(crm: Crm) -> None:
    sales, anna = await Sales.of(crm), crm.as_("anna")
    gone, source = sales.stage(1), await choice("source")
    name = sales.pipelines[PLAIN]["board"][1]["name"]
    deal = (await sales.makes("rita", stageId=gone, tags=["old"], sourceId=source))["id"]
    at = db.now().isoformat()
    called = (await anna.ask(AS_OF["deal"], id=deal, at=at))["then"]
    await anna.do("stageUpdate", "", stageId=gone, name="Иначе")
    await anna.do("sourceUpdate", "", sourceId=source, name="Не оттуда", isArchived=True)
    await anna.do("stageDelete", "", stageId=gone, moveDealsTo=sales.stage(0))
    await anna.do("dealUpdate", "", dealId=deal, tags=[], sourceId=None)
    await db.execute("delete from deal_tag")
    await Tag.filter(name="old").delete()
    assert (await anna.ask(AS_OF["deal"], id=deal, at=at))["then"] == called
    assert {"stage": name, "tags": "old"}.items() <= told(called, {"stage": 0}).items() | {("tags", "old")}
    found = (await anna.ask(BETWEEN, id=deal, **{"from": at, "to": db.now().isoformat()}))["between"]["changes"]
    [stage] = [each for each in found if each["field"] == "stage"]
    assert (stage["before"], stage["beforeIds"], stage["afterIds"]) == (name, [gone], [sales.stage(0)])


async def test_the_past_is_told_under_the_rights_of_now(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales, anna = await Sales.of(crm), crm.as_("anna")
    person = (await crm.as_("sam").do("contactCreate", "contact { id }", firstName="Hidden"))["contact"]["id"]
    deal = (await sales.makes("rita", budget="100", goal="Much"))["id"]
    await anna.do("dealUpdate", "", dealId=deal, addContactIds=[person])
    then = db.now().isoformat()
    await anna.do("dealUpdate", "", dealId=deal, budget="7", goal="Little", removeContactIds=[person])
    asked = {"id": deal, "at": then}
    between = {"id": deal, "from": then, "to": db.now().isoformat()}
    fields = {each["field"]: each for each in (await crm.as_("rita").ask(AS_OF["deal"], **asked))["then"]["fields"]}
    assert fields["budget"]["value"] == "100.00 RUB"
    assert fields["contacts"] == {"field": "contacts", "label": None, "value": None, "ids": [], "isHidden": True}
    assert (await crm.as_("sam").ask(AS_OF["deal"], **asked))["then"] is None  # whose group has never seen it
    assert (await crm.as_("sam").ask(BETWEEN, **between))["between"] is None
    everything = ("manager", "deal", "view", "all")
    under(monkeypatch, everything, ("manager", "deal.budget", "view", "none"), ("manager", "contact", "view", "all"))
    state = (await crm.as_("rita").ask(AS_OF["deal"], **asked))["then"]
    assert {each["field"] for each in state["fields"]}.isdisjoint({"budget"})
    assert next(each["value"] for each in state["fields"] if each["field"] == "contacts") == "Hidden"
    changes = (await crm.as_("rita").ask(BETWEEN, **between))["between"]["changes"]
    assert [each["field"] for each in changes] == ["contacts", "goal"]
    under(monkeypatch, everything, ("manager", "section.deals", "view", "none"))
    assert await crm.as_("rita").code(AS_OF["deal"], **asked) == "FORBIDDEN"
    under(monkeypatch, ("manager", "deal", "view", "own"))
    await anna.do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("tom"))
    assert (await crm.as_("rita").ask(AS_OF["deal"], **asked))["then"] is None  # though it was hers then
    assert await crm.as_("nobody").code(AS_OF["deal"], **asked) == "UNAUTHENTICATED"


async def test_what_no_event_tells_of_is_not_made_up(crm: Crm) -> None:
    sales, anna = await Sales.of(crm), crm.as_("anna")
    deal = (await sales.makes("rita"))["id"]
    made = db.now()
    for goal in ("One", "Two", "Three"):
        await anna.do("dealUpdate", "", dealId=deal, goal=goal)
    await Event.filter(entity="deal", record_id=number(deal), version=3).delete()
    now = db.now()

    async def complete(at: datetime) -> bool:
        state: dict[str, Any] = (await anna.ask(AS_OF["deal"], id=deal, at=at.isoformat()))["then"]
        return bool(state["isComplete"])

    assert await complete(now)
    assert not await complete(made)
    await Event.filter(entity="deal", record_id=number(deal), version__lt=4).delete()  # no longer kept
    assert await complete(now)
    assert not await complete(made)
    before = (made - timedelta(days=1)).isoformat()
    assert (await anna.ask(AS_OF["deal"], id=deal, at=before))["then"] is None
    asked = {"id": deal, "from": now.isoformat(), "to": before}
    assert await anna.code(BETWEEN, **asked) == "BAD_USER_INPUT"
    assert await anna.code(AS_OF["deal"], id="contact_1", at=before) == "BAD_USER_INPUT"
    assert (await anna.ask(AS_OF["deal"], id="deal_999999", at=before))["then"] is None
