"""Who sees, edits, creates and deletes contacts, through the graph."""

from pathlib import Path

import pytest

from domain import policies
from permissions.lines import Ids
from permissions.policy import Policy
from tests.crm import Crm
from tests.test_contacts import EVERYBODY, company_of, contact_of, deal_of, names, stored

VIEW = {"anna", "nora", "rita", "tom", "vera", "oleg"}


@pytest.mark.feature("L12", "P16")
@pytest.mark.parametrize("who", EVERYBODY)
async def test_who_sees_ritas_contact(crm: Crm, who: str) -> None:
    contact = await contact_of(crm, "rita", phones=["+79123456789"])
    person, seen = crm.as_(who), who in VIEW
    one = "query($id: ID!) { contact(id: $id) { name } node(id: $id) { id } contacts { totalCount nodes { name } } }"
    if who == "nobody":
        answer = await person.send(one, id=contact["id"])
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"UNAUTHENTICATED"}
        return
    answer = await person.ask(one, id=contact["id"])
    assert (answer["contact"] is not None, answer["node"] is not None) == (seen, seen)
    assert answer["contacts"] == {"totalCount": int(seen), "nodes": [{"name": "Пётр"}] if seen else []}
    assert await names(crm, who, {"phone": "+79123456789"}) == (["Пётр"] if seen else [])


@pytest.mark.feature("L12", "P16")
@pytest.mark.parametrize(
    ("who", "edit", "delete"),
    [
        ("anna", "ok", "ok"),
        ("nora", "ok", "ok"),
        ("rita", "ok", "ok"),
        ("tom", "ok", "FORBIDDEN"),
        ("sam", "NOT_FOUND", "NOT_FOUND"),
        ("vera", "ok", "FORBIDDEN"),
        ("oleg", "FORBIDDEN", "FORBIDDEN"),
        ("nobody", "UNAUTHENTICATED", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_edit_and_delete_ritas_contact(crm: Crm, who: str, edit: str, delete: str) -> None:
    contact = await contact_of(crm, "rita", phones=["+79123456789"])
    before = await stored(crm)
    phones = ["+79120000000"]
    assert await crm.as_(who).outcome("contactUpdate", contactId=contact["id"], phones=phones, tags=["т"]) == edit
    assert (await stored(crm) == before) == (edit != "ok")
    before = await stored(crm)
    assert await crm.as_(who).outcome("contactDelete", contactId=contact["id"]) == delete
    assert (await stored(crm) == before) == (delete != "ok")
    assert await crm.count("contact") == (0 if delete == "ok" else 1)


@pytest.mark.feature("L12", "P16")
@pytest.mark.parametrize(
    ("who", "own", "ritas"),
    [
        ("anna", "ok", "ok"),
        ("nora", "ok", "ok"),
        ("tom", "ok", "FORBIDDEN"),
        ("sam", "ok", "FORBIDDEN"),
        ("vera", "ok", "FORBIDDEN"),
        ("oleg", "FORBIDDEN", "FORBIDDEN"),
        ("nobody", "UNAUTHENTICATED", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_create_contacts_for_themselves_and_for_rita(crm: Crm, who: str, own: str, ritas: str) -> None:
    person = crm.as_(who)
    assert await person.outcome("contactCreate", firstName="Лев") == own
    before = await stored(crm)
    assert await person.outcome("contactCreate", firstName="Лев", responsibleId=await crm.user_id("rita")) == ritas
    assert (await stored(crm) == before) == (ritas != "ok")


def own_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A policy under which managers see and edit their own clients only."""
    text = Path(policies.FILE).read_text("utf-8")
    for entity in ("contact", "company"):
        for action in ("view", "edit"):
            line = f"p, manager, {entity}, {action}, "
            assert f"{line}group\n" in text
            text = text.replace(f"{line}group\n", f"{line}own\n")
    (tmp_path / "policies.csv").write_text(text, "utf-8")
    narrow = Policy(policies.read(tmp_path / "policies.csv", Ids()))
    monkeypatch.setattr(policies, "in_force", lambda: narrow)


@pytest.mark.feature("L12", "P16")
async def test_where_people_see_their_own_alone_a_colleague_is_told_nothing(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_alone(monkeypatch, tmp_path)
    company = await company_of(crm, "rita")
    contact = await contact_of(crm, "rita", phones=["+79123456789"], companies=[{"companyId": company["id"]}])
    assert [await names(crm, who) for who in ("rita", "tom", "nora")] == [["Пётр"], [], ["Пётр"]]
    tom = crm.as_("tom")
    assert await tom.outcome("contactUpdate", contactId=contact["id"], firstName="Лев") == "NOT_FOUND"
    assert await tom.outcome("companyUpdate", companyId=company["id"], name="Лев") == "NOT_FOUND"
    deal = await deal_of(crm, "tom", contacts=[{"phones": ["+79123456789"]}])
    assert deal["contacts"]["nodes"][0]["id"] != contact["id"]
    query = "query($a: ID!, $b: ID!) { nodes(ids: [$a, $b]) { id } companies { totalCount } }"
    assert await tom.ask(query, a=contact["id"], b=company["id"]) == {
        "nodes": [None, None],
        "companies": {"totalCount": 0},
    }
