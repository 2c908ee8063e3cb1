"""Records found as one types (D21, T12, S5)."""

import random
from typing import Any

import pytest

from domain import account, db, lookup, policies, search
from domain.users import User
from permissions.lines import Line
from tests import rules
from tests.cards import company_of, contact_of, deal_with_clients, rita_makes, task_of
from tests.crm import Crm
from tests.crowd import assert_frugal, crowd, seeing_their_own
from tests.goods import catalogue_of, item_of
from tests.plans import Statements, assert_no_full_scan

LOOKUP = """query($text: String!, $kinds: [LookupKind!], $first: Int! = 20) {
    lookup(text: $text, kinds: $kinds, first: $first) {
        id ... on Deal { name } ... on Contact { name } ... on Company { name } ... on Task { name: text } } }"""


async def found(crm: Crm, who: str, text: str, *kinds: str, first: int = 20) -> list[str]:
    """The names of what somebody finds, in their order."""
    answer = await crm.as_(who).ask(LOOKUP, text=text, kinds=list(kinds) or None, first=first)
    return [each["name"] for each in answer["lookup"]]


async def words(entity: str) -> set[tuple[str, str]]:
    """What the records of a kind are found by."""
    rows = await db.rows(f"select field, word from search_word where kind = {search.KINDS[entity].number}")
    return {(row["field"], row["word"]) for row in rows}


@pytest.mark.feature("D21", "T12", "S5")
async def test_records_are_found_as_one_types_deals_first(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm, name="Ёлки для ООО «Anton & Co»")
    await task_of(crm, "rita", deal, "Позвонить антону про ёлки")
    await contact_of(crm, "rita", "Антонина", lastName="Ёлкина")
    later = await rita_makes(crm, name="елки-палки, елочный базар")
    for text, expected in (
        (
            "ёлк",
            ["елки-палки, елочный базар", "Ёлки для ООО «Anton & Co»", "Антонина Ёлкина", "Позвонить антону про ёлки"],
        ),
        ("ЕЛКИН", ["Антонина Ёлкина"]),
        ("anton", ["Ёлки для ООО «Anton & Co»", "Anton"]),
        ("ant co", ["Ёлки для ООО «Anton & Co»"]),
        ("антон ёл", ["Антонина Ёлкина", "Позвонить антону про ёлки"]),
        ("про антону", ["Позвонить антону про ёлки"]),  # in any order
        ("ovens", ["Ovens Ltd"]),
        ("елки елки баз", ["елки-палки, елочный базар"]),
        ("палки ант", []),  # all of them, of one record
        ("лки", []),  # words by how they begin
        ("%%%ёл_", None),
        ("100", []),
    ):
        if expected is None:
            assert await crm.as_("rita").code(LOOKUP, text=text) == "BAD_USER_INPUT"
        else:
            assert await found(crm, "rita", text) == expected, text
    assert await found(crm, "rita", "ёлк", "TASK", "CONTACT") == ["Антонина Ёлкина", "Позвонить антону про ёлки"]
    assert await found(crm, "rita", "ёлк", first=2) == ["елки-палки, елочный базар", "Ёлки для ООО «Anton & Co»"]
    assert await found(crm, "rita", "ёлк", "DEAL", "TASK", first=2) == [  # each kind has its part
        "елки-палки, елочный базар",
        "Позвонить антону про ёлки",
    ]
    await crm.as_("rita").do("dealUpdate", "", dealId=later, name="Кассы")
    assert await found(crm, "rita", "ёлк", "DEAL") == ["Ёлки для ООО «Anton & Co»"]
    assert await found(crm, "rita", "касс") == ["Кассы"]
    await crm.as_("nora").do("dealDelete", "", dealId=deal)  # with its task
    assert await found(crm, "rita", "ёлк") == ["Антонина Ёлкина"]
    assert await words("task") == set()


@pytest.mark.feature("D21", "S5")
async def test_numbers_phones_and_addresses_are_found_by_either_end(crm: Crm) -> None:
    rita = crm.as_("rita")
    await contact_of(crm, "rita", "Anna", phones=["8 (912) 345-67-89"], emails=["Anna.Petrova@Example.com"])
    firm = await company_of(crm, "rita", "Acme")
    await rita.do("companyUpdate", "", companyId=firm, phones=["+7 495 123-45-67"], emails=["info@acme.example"])
    for text, expected in (
        ("+7 912", ["Anna"]),
        ("8 912 34", ["Anna"]),
        ("8 (912) 345-67-89", ["Anna"]),
        ("+79123456789", ["Anna"]),
        ("912345", ["Anna"]),
        ("345-67-89", ["Anna"]),
        ("89", None),
        ("345-67-8", []),
        ("67", None),
        ("495", ["Acme"]),
        ("4567", ["Acme"]),
        ("anna.pet", ["Anna"]),
        ("anna.petrova@example.com", ["Anna"]),
        ("info@acme", ["Acme"]),
        ("example", ["Anna", "Acme"]),
        ("anna 912", ["Anna"]),
    ):
        if expected is None:
            assert await rita.code(LOOKUP, text=text) == "BAD_USER_INPUT"
        else:
            assert await found(crm, "rita", text) == expected, text
    await rita.do("companyUpdate", "", companyId=firm, phones=["+7 495 123-45-68"], emails=[])
    assert await found(crm, "rita", "4567") == []
    assert await found(crm, "rita", "4568") == ["Acme"]
    assert await found(crm, "rita", "info@acme") == []
    deal = await rita_makes(crm, name="Kassa")
    assert await words("deal") == {("name", "kassa"), ("number", deal.removeprefix("deal_"))}


@pytest.mark.feature("S5")
async def test_what_can_not_be_looked_for_is_said(crm: Crm) -> None:
    rita = crm.as_("rita")
    for text in ("", "ab", "  a b  ", "...", "\u0000", "a" * 201, "один " * 3 + " ".join("abcdefghijklmn")):
        assert await rita.code(LOOKUP, text=text) == "BAD_USER_INPUT", text
    for first in (0, -1, 21, 2**31 - 1):
        assert await rita.code(LOOKUP, text="abc", first=first) == "BAD_USER_INPUT"
    assert await rita.code("{ lookup { id } }") == "BAD_USER_INPUT"
    assert await rita.code('{ lookup(text: "abc", kinds: [NOTE]) { id } }') == "BAD_USER_INPUT"
    assert await found(crm, "rita", "' or 1=1; drop --") == []
    assert await crm.as_("nobody").code(LOOKUP, text="abc") == "UNAUTHENTICATED"
    [error] = (await rita.send(LOOKUP, text="ab"))["errors"]
    assert "a word of at least 3 characters" in error["message"]


@pytest.mark.feature("D21", "P16")
@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("rita", ["Oven deal", "Oven of the group", "Oven contact"]),
        ("tom", ["Oven deal", "Oven of the group", "Oven contact"]),  # the same group
        ("sam", ["Oven elsewhere"]),
        ("nora", ["Oven deal", "Oven of the group", "Oven elsewhere", "Oven contact"]),
    ],
)
async def test_who_finds_what(crm: Crm, who: str, names: list[str]) -> None:
    pipeline = (await crm.pipelines())[0]["id"]
    for owner, name in (("sam", "Oven elsewhere"), ("tom", "Oven of the group"), ("rita", "Oven deal")):
        await crm.as_(owner).do("dealCreate", "", name=name, pipelineId=pipeline)
    await contact_of(crm, "rita", "Oven contact")
    assert sorted(await found(crm, who, "oven")) == sorted(names)


@pytest.mark.feature("D21", "P16", "P24", "P26")
async def test_what_is_hidden_finds_nothing(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await contact_of(crm, "rita", "Anna", phones=["+79123456789"], emails=["boss@example.com"])
    await rita_makes(crm, name="Boss of 912345")
    lines = [
        Line("manager", "deal", "view", "own"),
        Line("manager", "contact", "view", "all"),
        Line("manager", "contact.phones", "view", "none"),
        Line("manager", "contact.emails", "view", "none"),
        Line("manager", "section.companies", "view", "none"),
    ]
    policy = rules.policy(lines)
    assert await found(crm, "rita", "boss") == ["Boss of 912345", "Anna"]
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    assert await found(crm, "rita", "boss") == ["Boss of 912345"]
    assert await found(crm, "rita", "anna example") == []  # nor by a word beside one that is shown
    assert await found(crm, "rita", "912345") == ["Boss of 912345"]
    assert await found(crm, "rita", "6789") == []
    assert await found(crm, "rita", "anna") == ["Anna"]
    assert await crm.as_("rita").code(LOOKUP, text="anna", kinds=["COMPANY"]) == "FORBIDDEN"


@pytest.mark.feature("D21", "P16")
async def test_words_go_along_with_whoever_is_responsible(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm, name="Oven deal")
    assert await found(crm, "sam", "oven") == []
    await crm.as_("nora").do("dealReassign", "", dealIds=[deal], responsibleId=await crm.user_id("sam"))
    assert await found(crm, "sam", "oven") == ["Oven deal"]
    assert await found(crm, "rita", "oven") == ["Ovens Ltd"]
    await item_of(crm, await catalogue_of(crm), "Grate", responsibleId=await crm.user_id("sam"))
    groups = (await crm.as_("anna").ask("{ groups { nodes { id name } } }"))["groups"]["nodes"]
    far = next(each["id"] for each in groups if each["name"] != "")
    await crm.as_("anna").do("userUpdate", "", userId=await crm.user_id("sam"), groupId=far)
    assert await search.differing(50) == 0
    users = {user.id: user.group_id for user in await User.all()}
    rows = await db.rows("select responsible_id, group_id from search_word")
    assert {row["group_id"] == users[row["responsible_id"]] for row in rows} == {True}
    await crm.as_("anna").do(
        "userDeactivate",
        "",
        userId=await crm.user_id("sam"),
        handOver={"userId": await crm.user_id("rita"), "contacts": True, "companies": True, "items": True},
    )
    assert await found(crm, "rita", "oven") == ["Oven deal", "Ovens Ltd"]
    assert await search.differing(50) == 0


@pytest.mark.feature("D21", "D10")
async def test_deals_for_everyone_are_found_by_everyone(crm: Crm) -> None:
    deal = await rita_makes(crm, name="Oven deal")
    assert await found(crm, "sam", "oven") == []
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, availableToEveryone=True)
    assert (await account.current()).has_shared_deals
    assert await found(crm, "sam", "oven") == ["Oven deal"]


@pytest.mark.feature("D21")
async def test_after_any_changes_words_are_those_of_the_records(crm: Crm) -> None:
    chance = random.Random(7)
    texts = ["Ёлки", "ёлки и палки", "Oven 12", "12", "a b c", "palki палки", "x" * 255, "?!"]
    phones = ["+79123456789", "+74951234567", "+12025550123"]
    emails = ["a@example.com", "a.b@example.com", "boss@acme.example"]
    nora, cards = crm.as_("nora"), list[tuple[str, str]]()
    people = [await crm.user_id(who) for who in ("rita", "tom", "sam")]
    pipeline = (await crm.pipelines())[0]["id"]
    for _ in range(40):
        name = chance.choice(texts)
        given: dict[str, Any] = {}
        if chance.random() < 0.4 or not cards:
            noun = chance.choice(["deal", "contact", "company"])
            given = {"pipelineId": pipeline} if noun == "deal" else {"phones": chance.sample(phones, 1)}
            named = {"firstName": name[:90]} if noun == "contact" else {"name": name}
            made = await nora.do(f"{noun}Create", f"{noun} {{ id }}", **named, **given)
            cards.append((noun, made[noun]["id"]))
            continue
        noun, id = chance.choice(cards)
        dice = chance.random()
        if dice < 0.15:
            await nora.do(f"{noun}Delete", "", **{f"{noun}Id": id})
            cards.remove((noun, id))
            continue
        if dice < 0.6:
            given |= {"firstName": name[:90]} if noun == "contact" else {"name": name}
        if dice > 0.4 and noun != "deal":
            given |= {"phones": chance.sample(phones, 2), "emails": chance.sample(emails, chance.randrange(3))}
        if dice > 0.7:
            given["responsibleId"] = chance.choice(people)
        await nora.do(f"{noun}Update", "", **{f"{noun}Id": id}, **given)
    before = await db.rows("select kind, record_id, field, word, responsible_id, group_id from search_word")
    assert await search.differing(100) == 0
    await db.execute("delete from search_word where id % 2 = 0")
    await db.execute("update search_word set record_id = record_id + 5000 where id % 3 = 0")
    assert await search.differing(100) > 0
    assert [each async for each in search.rebuild()][-1] == (len(cards), len(cards))
    assert await search.differing(100) == 0
    after = await db.rows("select kind, record_id, field, word, responsible_id, group_id from search_word")
    assert sorted(tuple(each.values()) for each in after) == sorted(tuple(each.values()) for each in before)


async def test_a_change_of_no_word_costs_no_statement(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = search._run

    async def noted(statement: Any, rows: Any) -> None:
        await run(statement, rows)  # which a transaction that was not begun yet refuses
        asked.append(statement.text.split()[0])

    monkeypatch.setattr(search, "_run", noted)
    rita = crm.as_("rita")
    deal = await rita_makes(crm, name="Oven deal")
    assert asked == ["insert"]  # one, however many words
    await rita.do("dealUpdate", "", dealId=deal, budget="10", goal="Sell")
    await rita.do("dealUpdate", "", dealId=deal, name="deal, OVEN")
    assert asked == ["insert"]
    await rita.do("dealUpdate", "", dealId=deal, name="Oven")
    await rita.do("dealUpdate", "", dealId=deal, name="Stove")
    assert asked == ["insert", "delete", "delete", "insert"]
    await crm.as_("nora").do("dealDelete", "", dealId=deal)
    assert asked == ["insert", "delete", "delete", "insert", "delete"]


@pytest.mark.feature("D21", "S5")
@pytest.mark.filled(by=crowd)
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_looking_up_reads_little_more_than_it_shows(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await db.execute("update deal set name = name || ' alpha' || case when id % 4000 = 0 then ' beta' else '' end")
    async for _ in search.rebuild():
        pass
    await db.execute("vacuum (analyze) search_word")
    with Statements() as asked:
        assert await crm.as_("nora").ask(LOOKUP, text="alp bet")
    for sql, params in asked.seen:
        await assert_no_full_scan(sql, params, "a word of all, and one of five")
    for who, own, indexes in (
        ("nora", False, {"ix_search_word_all"}),
        ("rita", False, {"ix_search_word_group"}),
        ("rita", True, {"ix_search_word_group", "ix_search_word_record"}),
    ):
        for text in ("dea", "deal 12", "contact", "task 199", "1234", "company 777 comp"):
            with monkeypatch.context() as patch:
                if own:
                    seeing_their_own(patch)
                with Statements() as asked:
                    await crm.as_(who).ask(LOOKUP, text=text)
            used = set[str]()
            for sql, params in asked.seen:
                used |= await assert_frugal(sql, params)
            assert indexes & used, (who, text, used)


@pytest.mark.feature("D21", "S5")
async def test_all_words_that_are_typed_are_met_in_whatever_order(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the second one is rare, and gathered, or as common as the first."""
    first, turned, short = "Светлана Родионова", "Родион Светлов", "Светлана Ро"
    for name in (first, "Светлана Карпова", turned, short, "Родионова Мария"):
        await rita_makes(crm, name=name)
    for rare in (lookup.RARE, 1):
        monkeypatch.setattr(lookup, "RARE", rare)
        for text, expected in (
            ("све род", [turned, first]),
            ("род све", [turned, first]),
            ("РОДИОНОВА светлана", [first]),
            ("ро светл", [short, turned, first]),
            ("све род ро", [turned, first]),
            ("род мар све", []),
            ("карп род", []),
        ):
            for who in ("nora", "rita"):
                assert await found(crm, who, text, "DEAL") == expected, (rare, who, text)


@pytest.mark.feature("D21", "S5")
@pytest.mark.filled(by=crowd)
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_phone_is_not_looked_for_among_all_that_begin_alike(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of it is typed: 20,000 phones of one operator."""
    phones = "insert into contact_phone (contact_id, number) select id, '+7912' || lpad(id::text, 7, '0') from contact"
    await db.execute(phones)
    async for _ in search.rebuild():
        pass
    await db.execute("vacuum (analyze) search_word")
    [row] = await db.rows(
        "select c.id from contact c join users u on u.id = c.responsible_id "
        "where u.email = 'rita@demo.voronka' order by c.id desc limit 1"
    )
    number = f"8912{row['id']:07}"
    for who, own in (("nora", False), ("rita", False), ("rita", True)):
        for length in (3, 4, 6, 8, 10, 11):
            with monkeypatch.context() as patch:
                if own:
                    seeing_their_own(patch)
                with Statements() as asked:
                    found = (await crm.as_(who).ask(LOOKUP, text=number[:length]))["lookup"]
            assert found, (who, own, length)
            for sql, params in asked.seen:
                await assert_no_full_scan(sql, params, f"{who}, {length} digits")
