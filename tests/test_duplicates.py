"""Contacts and companies that may be one: which are found by whom (X9)."""

import random
from typing import Any

import pytest

from domain import policies
from permissions.lines import Line
from tests import oracle, rules
from tests.cards import company_of, contact_of
from tests.crm import Crm, Person
from tests.oracle.rows import fold
from tests.rules import Asker, Rules, asker, random_rules, shipped
from tests.tangle import tangle
from tests.test_equal import rules_known

CONTACTS = """query($by: ContactLikeness!, $first: Int, $after: String) {
    r: contactDuplicates(by: $by, first: $first, after: $after) {
        groups { value count company { id } contacts { id } } endCursor } }"""
COMPANIES = """query($by: CompanyLikeness!, $first: Int, $after: String) {
    r: companyDuplicates(by: $by, first: $first, after: $after) {
        groups { value count companies { id } } endCursor } }"""


@pytest.mark.feature("X9")
async def test_duplicates_are_found_by_what_they_have_in_common(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is in view alone: a colleague's record makes no group, hidden fields neither (T23)."""
    rita, sam, anna = crm.as_("rita"), crm.as_("sam"), crm.as_("anna")
    firm = await company_of(crm, "rita", "Ovens")
    link = [{"companyId": firm}]
    one = await contact_of(crm, "rita", "Anton", phones=["+79120000001"], emails=["A@example.com"], companies=link)
    two = await contact_of(crm, "rita", "ANTON", phones=["89120000001", "+79120000002"], companies=link)
    other = await contact_of(crm, "sam", "Boris", phones=["+79120000002"], emails=["a@Example.com"])

    async def found(person: Person, by: str, **more: Any) -> list[tuple[str, list[str]]]:
        groups = (await person.ask(CONTACTS, by=by, **more))["r"]["groups"]
        assert all(each["count"] == len(each["contacts"]) for each in groups)
        return [(each["value"], [row["id"] for row in each["contacts"]]) for each in groups]

    assert await found(rita, "PHONE") == [("+79120000001", [one, two])]
    assert await found(rita, "EMAIL") == []
    assert await found(sam, "PHONE") == []
    assert await found(anna, "PHONE") == [("+79120000001", [one, two]), ("+79120000002", [two, other])]
    assert await found(anna, "EMAIL") == [("a@example.com", [one, other])]
    assert await found(rita, "NAME_AND_COMPANY") == [("anton", [one, two])]
    page = (await anna.ask(CONTACTS, by="PHONE", first=1))["r"]
    assert [each["value"] for each in page["groups"]] == ["+79120000001"]
    assert await found(anna, "PHONE", first=1, after=page["endCursor"]) == [("+79120000002", [two, other])]
    for wrong in ({"first": 0}, {"first": 101}, {"after": "x"}, {"after": "W10"}):
        assert await anna.code(CONTACTS, by="PHONE", **wrong) == "BAD_USER_INPUT", wrong
    for name in ("Ёлки", "елки"):
        sent = {"name": name, "requisites": {"inn": "7707083893"}, "emails": ["x@example.com"]}
        await anna.do("companyCreate", "company { id }", **sent)
    for by, value in (("NAME", "елки"), ("INN", "7707083893"), ("EMAIL", "x@example.com")):
        groups = (await anna.ask(COMPANIES, by=by))["r"]["groups"]
        assert [(each["value"], each["count"], len(each["companies"])) for each in groups] == [(value, 2, 2)]
    assert (await anna.ask(COMPANIES, by="PHONE"))["r"] == {"groups": [], "endCursor": None}
    hides = [Line("manager", entity, "view", "all") for entity in ("contact", "company")]
    hides += [Line("manager", f"contact.{name}", "view", "none") for name in ("phones", "emails")]
    hides += [Line("manager", "company.requisites", "view", "none")]
    policy = rules.policy(hides)
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    assert [await rita.code(CONTACTS, by=by) for by in ("PHONE", "EMAIL")] == ["FORBIDDEN", "FORBIDDEN"]
    assert await rita.code(COMPANIES, by="INN") == "FORBIDDEN"
    unseen = rules.policy(
        [Line("manager", "contact", "view", "all"), Line("manager", "contact.address", "view", "none")]
    )
    monkeypatch.setattr(policies, "in_force", lambda: unseen)
    assert await found(rita, "NAME_AND_COMPANY") == [], "whose company is out of view"
    closed = rules.policy(
        [Line("manager", "contact", "view", "all"), Line("manager", "section.contacts", "view", "none")]
    )
    monkeypatch.setattr(policies, "in_force", lambda: closed)
    assert await rita.code(CONTACTS, by="PHONE") == "FORBIDDEN"


@pytest.mark.parametrize("seed", [7])
@pytest.mark.feature("X9", "P16")
async def test_duplicates_are_those_of_what_is_in_view(crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under random policies, against all pairs of the tables; a page at a time gives the same groups."""
    await tangle(seed)
    chance, rows = random.Random(seed), await oracle.tables()
    made = [shipped(), *(random_rules(chance, rules_known(rows)) for _ in range(2))]
    users = {each["email"].partition("@")[0]: each for each in rows["users"].values() if each["email"]}
    parents = {id: each["parent_id"] for id, each in rows["groups"].items()}
    shown = 0
    for who in ("nora", "rita", "vera"):
        for mine in made:
            policy = mine.policy()
            monkeypatch.setattr(policies, "in_force", lambda policy=policy: policy)
            asking = asker(users[who], parents)
            for noun, by in ((noun, by) for noun, values in VALUES.items() for by in values):
                expected = _groups(rows, mine, asking, noun, by)
                found, after = set[tuple[int, ...]](), None
                while True:
                    query = CONTACTS if noun == "contact" else COMPANIES
                    answer = await crm.as_(who).send(query, by=by, first=2, after=after)
                    if answer.get("errors"):
                        assert (answer["errors"][0]["extensions"]["code"], expected) == ("FORBIDDEN", None)
                        break
                    page = answer["data"]["r"]
                    listed = "contacts" if noun == "contact" else "companies"
                    groups = [[int(row["id"].rpartition("_")[2]) for row in each[listed]] for each in page["groups"]]
                    assert found.isdisjoint(map(tuple, groups)) or by == "NAME_AND_COMPANY"
                    found |= {tuple(each) for each in groups}
                    after = page["endCursor"]
                    if after is None:
                        assert found == expected, (who, made.index(mine), noun, by)
                        shown += len(found)
                        break
    assert shown > 10


def _by_reached(noun: str, table: str, column: str) -> Any:
    return lambda rows, mine: {
        fold(each[column]) for each in rows[f"{noun}_{table}"].values() if each[f"{noun}_id"] == mine
    }


# By what contacts and companies are alike: the field that it tells of, and the values that a record has.
VALUES: dict[str, dict[str, tuple[str, Any]]] = {
    noun: {
        "PHONE": ("phones", _by_reached(noun, "phone", "number")),
        "EMAIL": ("emails", _by_reached(noun, "email", "address")),
    }
    for noun in ("contact", "company")
}
VALUES["company"]["INN"] = "requisites", lambda rows, mine: {rows["company"][mine]["inn"]} - {None}
VALUES["company"]["NAME"] = "name", lambda rows, mine: {fold(rows["company"][mine]["name"])}
VALUES["contact"]["NAME_AND_COMPANY"] = (
    "name",
    lambda rows, mine: {
        (fold(rows["contact"][mine]["name"]), each["company_id"])
        for each in rows["contact_company"].values()
        if each["contact_id"] == mine
    },
)


def _groups(rows: Any, mine: Rules, asking: Asker, noun: str, by: str) -> set[tuple[int, ...]] | None:
    """Ids of the records in view that are alike; None where the answer is refused."""
    tells, values = VALUES[noun][by]
    if tells in mine.hidden(asking, noun) or f"{noun}s".replace("ys", "ies") in mine.hidden(asking, "section"):
        return None
    alike: dict[Any, list[int]] = {}
    for id, row in sorted(rows[noun].items()):
        if mine.may(asking, noun, "view", row):
            for value in values(rows, id):
                if by == "NAME_AND_COMPANY" and not mine.may(asking, "company", "view", rows["company"][value[1]]):
                    continue
                alike.setdefault(value, []).append(id)
    return {tuple(each) for each in alike.values() if len(each) > 1}
