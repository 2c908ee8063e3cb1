"""Bad input gets an error that names the input and says what would be right; it writes nothing (T37)."""

import base64
from typing import Any

import orjson
import pytest

from domain import db
from domain.companies import Company
from domain.contacts import Contact
from domain.directories import RefusalReason, Source
from domain.users import User
from domain.values import fold
from tests.crm import Crm
from tests.sales import INTAKE, PLAIN, REASONED, Sales, choice, client, everything, number

LIST = "query($filter: DealFilter) { deals(filter: $filter) { totalCount nodes { id } } }"


async def complaint(crm: Crm, query: str, **variables: Any) -> dict[str, Any]:
    """The one error of an operation that a program got wrong."""
    answer = await crm.as_("nora").send(query, **variables)
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT", error
    found: dict[str, Any] = error
    return found


MALFORMED = (
    "",
    "17",
    "deal",
    "deal_",
    "deal_0",
    "deal_-1",
    "deal_01",
    "deal_1 ",
    " deal_1",
    "deal_1\n",
    "DEAL_1",
    "deal_٣",
)
FOREIGN = ("contact_1", "deal_1'--", "deal_99999999999999999999", "deal_1.0", "дело_1", "deal_1\u0000")


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("query($id: ID!) { deal(id: $id) { id } }", "id"),
        ("mutation($id: ID!) { dealDelete(input: {dealId: $id}) { deletedId } }", "dealId"),
        ("mutation($id: ID!) { dealUpdate(input: {dealId: $id}) { errors { code } } }", "dealId"),
        ('mutation($id: ID!) { dealMove(input: {dealId: $id, stageId: "stage_1"}) { errors { code } } }', "dealId"),
        (
            'mutation($id: ID!) { dealReassign(input: {dealIds: ["deal_7", $id], responsibleId: "user_1"}) '
            "{ errors { code } } }",
            "dealIds.1",
        ),
    ],
)
async def test_a_malformed_id_is_named_and_explained(crm: Crm, query: str, path: str) -> None:
    before = await everything()
    for id in (*MALFORMED, *FOREIGN):
        error = await complaint(crm, query, id=id)
        assert error["extensions"]["path"] == path.split("."), id
        assert "the id of a deal" in error["message"], id
    assert await everything() == before


async def test_ids_of_links_are_named_and_explained(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = (await sales.makes("nora"))["id"]
    before = await everything()
    new = {"pipelineId": sales.pipeline()}
    for mutation, input, path, noun in (
        ("dealCreate", {"pipelineId": "x"}, "pipelineId", "pipeline"),
        ("dealCreate", {"stageId": "pipeline_1"}, "stageId", "stage"),
        ("dealCreate", {**new, "responsibleId": "deal_1"}, "responsibleId", "user"),
        ("dealCreate", {**new, "companyId": "1"}, "companyId", "company"),
        ("dealCreate", {**new, "contactIds": ["contact_1", "company_1"]}, "contactIds.1", "contact"),
        ("dealCreate", {**new, "sourceId": "source_"}, "sourceId", "source"),
        ("dealCreate", {**new, "refusalReasonId": "reason_1"}, "refusalReasonId", "refusal reason"),
        ("dealUpdate", {"dealId": deal, "companyId": ""}, "companyId", "company"),
        ("dealUpdate", {"dealId": deal, "responsibleId": "user_x"}, "responsibleId", "user"),
        ("dealUpdate", {"dealId": deal, "addContactIds": ["x"]}, "addContactIds.0", "contact"),
        ("dealUpdate", {"dealId": deal, "removeContactIds": ["x"]}, "removeContactIds.0", "contact"),
        ("dealMove", {"dealId": deal, "stageId": deal}, "stageId", "stage"),
        ("dealReassign", {"dealIds": [deal], "responsibleId": "nora"}, "responsibleId", "user"),
    ):
        kind = mutation.replace("d", "D", 1)
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}"
        error = await complaint(crm, text, input=input)
        assert error["extensions"]["path"] == path.split(".")
        assert f"the id of a {noun}," in error["message"]
    assert await everything() == before


async def test_what_is_no_record_to_link_is_refused_at_its_place(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = (await sales.makes("nora", companyId=await client(Company, "nora", "Первая")))["id"]
    source = await Source.create(name="Старый", name_folded="старый", position=99, is_archived=True)
    reason = await RefusalReason.create(name="Старая", name_folded="старая", position=99, is_archived=True)
    igor = await User.get(email="igor@demo.voronka")
    own = await client(Contact, "nora", "Олег")
    before = await everything()
    new = {"pipelineId": sales.pipeline()}
    for mutation, input, code, path in (
        ("dealCreate", {}, "REQUIRED", "pipelineId"),
        ("dealCreate", {"pipelineId": "pipeline_999"}, "NOT_FOUND", "pipelineId"),
        ("dealCreate", {"stageId": "stage_999"}, "NOT_FOUND", "stageId"),
        ("dealCreate", {"stageId": sales.stage("UNSORTED", INTAKE)}, "STAGE_UNSORTED", "stageId"),
        ("dealCreate", {**new, "stageId": sales.stage(0, REASONED)}, "NOT_IN_PIPELINE", "stageId"),
        ("dealCreate", {**new, "sourceId": f"source_{source.id}"}, "NOT_FOUND", "sourceId"),
        ("dealCreate", {**new, "sourceId": "source_999"}, "NOT_FOUND", "sourceId"),
        ("dealCreate", {**new, "responsibleId": f"user_{igor.id}"}, "USER_INACTIVE", "responsibleId"),
        ("dealCreate", {**new, "responsibleId": "user_999"}, "NOT_FOUND", "responsibleId"),
        ("dealCreate", {**new, "companyId": "company_999"}, "NOT_FOUND", "companyId"),
        ("dealCreate", {**new, "contactIds": [own, "contact_999"]}, "NOT_FOUND", "contactIds.1"),
        ("dealCreate", {**new, "contactIds": [own] * 101}, "TOO_MANY", "contactIds"),
        ("dealCreate", {**new, "contacts": [{"firstName": "Олег"}] * 101}, "TOO_MANY", "contacts"),
        ("dealCreate", {**new, "tags": [f"т{i}" for i in range(51)]}, "TOO_MANY", "tags"),
        ("dealUpdate", {"dealId": deal, "companyId": "company_999"}, "NOT_FOUND", "companyId"),
        ("dealUpdate", {"dealId": deal, "companyId": "company_999", "replaceCompany": True}, "NOT_FOUND", "companyId"),
        ("dealUpdate", {"dealId": deal, "sourceId": f"source_{source.id}"}, "NOT_FOUND", "sourceId"),
        ("dealUpdate", {"dealId": deal, "responsibleId": f"user_{igor.id}"}, "USER_INACTIVE", "responsibleId"),
        ("dealUpdate", {"dealId": deal, "addContactIds": ["contact_9"] * 101}, "TOO_MANY", "addContactIds"),
        ("dealUpdate", {"dealId": deal, "removeContactIds": ["contact_9"]}, "NOT_FOUND", "removeContactIds.0"),
        ("dealUpdate", {"dealId": deal, "tags": ["опт", "\u200d" * 101]}, "TEXT_TOO_LONG", "tags.1"),
        ("dealMove", {"dealId": deal, "stageId": "stage_999"}, "NOT_FOUND", "stageId"),
        ("dealMove", {"dealId": deal, "stageId": sales.stage("UNSORTED", INTAKE)}, "STAGE_UNSORTED", "stageId"),
        (
            "dealMove",
            {"dealId": deal, "stageId": sales.stage("LOST", PLAIN), "refusalReasonId": f"refusal_reason_{reason.id}"},
            "NOT_FOUND",
            "refusalReasonId",
        ),
        ("dealReassign", {"dealIds": [deal], "responsibleId": f"user_{igor.id}"}, "USER_INACTIVE", "responsibleId"),
    ):
        answer = await crm.as_("nora").attempt(mutation, "", **input)
        assert [(each["code"], ".".join(each["path"])) for each in answer["errors"]] == [(code, path)], (
            mutation,
            input,
        )
        assert await everything() == before, (mutation, input)


async def test_archived_choices_and_former_colleagues_may_stay(crm: Crm) -> None:
    """A form that sends back all that it has read is no new choice."""
    sales = await Sales.of(crm)
    source, reason = await choice("source"), await choice("refusal_reason")
    deal = await sales.makes("sam", stageId=sales.stage("LOST"), sourceId=source, refusalReasonId=reason)
    await Source.filter(id=number(source)).update(is_archived=True)
    await RefusalReason.filter(id=number(reason)).update(is_archived=True)
    await User.filter(email="sam@demo.voronka").update(is_active=False)
    same = {"sourceId": source, "refusalReasonId": reason, "responsibleId": await crm.user_id("sam")}
    answer = await crm.as_("nora").do("dealUpdate", "deal { name version }", dealId=deal["id"], name="Иначе", **same)
    assert answer["deal"] == {"name": "Иначе", "version": 2}


AMOUNTS: tuple[tuple[object, str], ...] = (
    ("", "scalar"),
    ("много", "scalar"),
    ("NaN", "scalar"),
    ("Infinity", "scalar"),
    ("1e400", "scalar"),
    ("0e999999", "scalar"),
    ("1,5", "scalar"),
    ("1_000", "scalar"),
    (" 5 ", "scalar"),
    ("٣", "scalar"),
    ("9" * 5000, "scalar"),
    (True, "scalar"),
    ([], "scalar"),
    ({}, "scalar"),
    ("1.005", "AMOUNT_INVALID"),
    (0.001, "AMOUNT_INVALID"),
    ("10000000000.0000000000000000001", "AMOUNT_INVALID"),
    ("-0.01", "AMOUNT_OUT_OF_RANGE"),
    (-1, "AMOUNT_OUT_OF_RANGE"),
    ("100000000000", "AMOUNT_OUT_OF_RANGE"),
    ("1e30", "AMOUNT_OUT_OF_RANGE"),
)


async def test_amounts_are_exact_or_refused(crm: Crm) -> None:
    sales = await Sales.of(crm)
    before = await everything()
    text = "mutation($input: DealCreateInput!) { dealCreate(input: $input) { errors { code path message } } }"
    for amount, outcome in AMOUNTS:
        input = {"pipelineId": sales.pipeline(), "budget": amount}
        if outcome == "scalar":
            error = await complaint(crm, text, input=input)
            assert "budget" in error["message"], amount
            assert '"12500.50"' in error["message"], amount
        else:
            [refused] = (await crm.as_("nora").attempt("dealCreate", "", **input))["errors"]
            assert (refused["code"], refused["path"]) == (outcome, ["budget"]), amount
    assert await everything() == before
    for literal in ("1e400", "NaN", "9" * 5000, "true", "[]", '"x"', "1.5e-40"):
        new = f'{{pipelineId: "{sales.pipeline()}", budget: {literal}}}'
        await complaint(crm, f"mutation {{ dealCreate(input: {new}) {{ errors {{ code }} }} }}")
    assert await everything() == before
    for amount, stored in (("0.1", "0.10"), (0.1, "0.10"), ("-0", "0.00"), ("1e3", "1000.00")):
        assert (await sales.makes(budget=amount))["budget"]["amount"] == stored
    assert (await sales.makes(budget="99999999999.99"))["budget"]["amount"] == "99999999999.99"


MOMENTS: tuple[object, ...] = (
    "",
    "завтра",
    "2026-11-21",
    "2026-11-21T09:30:00",  # whose morning?
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-21T24:30:00Z",
    "2026-11-21T09:30:00+25:00",
    "0000-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "-2026-11-21T09:30:00Z",
    "0001-01-01T00:00:00+14:00",  # before the first year in UTC
    "9999-12-31T23:59:59-14:00",
    "2026-11-21T09:30:60Z",
    "2026-11-21T09:30:00Z" * 1000,
    1700000000,
    1.5,
    True,
    [],
)


async def test_moments_are_understood_or_refused(crm: Crm) -> None:
    for moment in MOMENTS:
        error = await complaint(crm, LIST, filter={"createdAt": {"gte": moment}})
        assert "createdAt.gte" in error["message"], moment
        assert "2026-11-21T09:30:00+03:00" in error["message"], moment
    for literal in ("2026", '"2026"', "true", "{}", "[1]", "x"):
        await complaint(crm, f"{{ deals(filter: {{createdAt: {{gte: {literal}}}}}) {{ totalCount }} }}")


async def test_far_moments_compare_as_they_should(crm: Crm) -> None:
    sales = await Sales.of(crm)
    await sales.makes("nora", name="Одна")
    for moment in ("0001-01-01T00:00:00Z", "0999-12-31T00:00:00Z", "1969-07-20T20:17:40Z", "2024-02-29T12:00:00+03:00"):
        assert await sales.names("nora", {"createdAt": {"gte": moment}}) == ["Одна"], moment
        assert await sales.names("nora", {"createdAt": {"lt": moment}}) == [], moment
    for moment in ("2200-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"):
        assert await sales.names("nora", {"createdAt": {"gte": moment}}) == [], moment
        assert await sales.names("nora", {"createdAt": {"lt": moment}}) == ["Одна"], moment


def forged(*parts: object) -> str:
    """A cursor that nobody was given."""
    return base64.urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


async def test_cursors_are_those_of_this_list_and_order(crm: Crm) -> None:
    sales = await Sales.of(crm)
    await sales.makes("nora", name="Одна")
    page = "query($cursor: String, $order: DealOrder) { deals(%s: $cursor, order: $order) { edges { cursor } } }"
    by_name = await crm.as_("nora").ask(page % "after", order="NAME_ASC")
    now = "2026-11-21 09:30:00.000000+00:00"
    cursors = [
        "",
        "x",
        "курсор",
        "====",
        "A" * 5000,
        by_name["deals"]["edges"][0]["cursor"],  # of another order
        forged(),
        forged("CREATED_AT_DESC"),
        forged("CREATED_AT_DESC", now),
        forged("CREATED_AT_DESC", now, 1, 1),
        forged("CREATED_AT_DESC", now, "1"),
        forged("CREATED_AT_DESC", now, True),
        forged("CREATED_AT_DESC", now, 2**63),
        forged("CREATED_AT_DESC", now, None),
        forged("CREATED_AT_DESC", 5, 1),
        forged("CREATED_AT_DESC", None, 1),
        forged("CREATED_AT_DESC", "2026-11-21", 1),
        forged("CREATED_AT_DESC", "2026-11-21T09:30:00", 1),
        forged("CREATED_AT_DESC", "0001-01-01T00:00:00+14:00", 1),
        forged("CREATED_AT_DESC", "' or 1=1 --", 1),
        base64.urlsafe_b64encode(b"[" * 2000).decode(),
        base64.urlsafe_b64encode(b'{"a": 1}').decode(),
        base64.urlsafe_b64encode(b"17").decode(),
    ]
    for argument in ("after", "before"):
        for cursor in cursors:
            error = await complaint(crm, page % argument, cursor=cursor)
            assert error["extensions"]["path"] == [argument], cursor
            assert "CREATED_AT_DESC" in error["message"], cursor
    wanted = forged("NAME_ASC", "одна\u0000", 1)
    assert (await complaint(crm, page % "after", cursor=wanted, order="NAME_ASC"))["extensions"]["path"] == ["after"]


async def test_page_sizes_are_from_1_to_200(crm: Crm) -> None:
    for argument in ("first", "last"):
        for size in (0, -1, 201, 2**31 - 1, -(2**31)):
            error = await complaint(crm, f"query($n: Int) {{ deals({argument}: $n) {{ nodes {{ id }} }} }}", n=size)
            assert error["extensions"]["path"] == [argument]
            assert "1 to 200" in error["message"]
        oddities: tuple[object, ...] = (2**31, 1.5, "5", True, [], 1e300)
        for nonsense in oddities:
            error = await complaint(crm, f"query($n: Int) {{ deals({argument}: $n) {{ nodes {{ id }} }} }}", n=nonsense)
            assert "$n" in error["message"]
    both = await complaint(crm, "{ deals(first: 1, last: 1) { nodes { id } } }")
    assert both["extensions"]["path"] == ["last"]
    await (await Sales.of(crm)).makes("nora")
    inner = await complaint(crm, "{ deals { nodes { contacts(first: 0) { nodes { id } } } } }")
    assert inner["path"] == ["deals", "nodes", 0, "contacts"]


async def test_a_filter_names_the_place_that_is_wrong(crm: Crm) -> None:
    for filter, path in (
        ({"stage": {"in": ["stage_1", "deal_1"]}}, "filter.stage.in.1"),
        ({"refusalReason": {"in": ["x"]}}, "filter.refusalReason.in.0"),
        ({"tag": ["tag_1", "x"]}, "filter.tag.1"),
        ({"budget": {"gte": "1e20"}}, "filter.budget.gte"),
        ({"name": {"contains": "а\u0000"}}, "filter.name.contains"),
        ({"name": {"eq": "а" * 1001}}, "filter.name.eq"),
        ({"or": [{}, {"not": {"company": {"in": [""]}}}]}, "filter.or.1.not.company.in.0"),
        ({"source": {"in": [f"source_{i}" for i in range(1, 1002)]}}, "items"),
    ):
        answer = await crm.as_("nora").send(LIST, filter=filter)
        [error] = answer["errors"]
        if path == "items":
            assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
        else:
            assert error["extensions"]["path"] == path.split("."), filter
    unreadable: tuple[object, ...] = (
        {"createdVia": ["MAIL"]},
        {"createdVia": "manual"},
        {"salary": 1},
        {"name": "x"},
        {"or": [None]},
        [],
    )
    for odd in unreadable:
        await complaint(crm, LIST, filter=odd)
    await complaint(crm, "{ deals(order: NAME) { totalCount } }")
    await complaint(crm, "query($o: DealOrder) { deals(order: $o) { totalCount } }", o="name_asc; drop table deal")


async def test_null_for_what_can_only_be_left_out_is_named(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = (await sales.makes("nora"))["id"]
    before = await everything()
    text = "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { errors { code } } }"
    for field in ("name", "tags", "responsibleId"):
        error = await complaint(crm, text, input={"dealId": deal, "goal": "Договор", field: None})
        assert error["extensions"]["path"] == [field]
        assert error["message"] == f"{field}: null is not expected; leave the field out, or give it a value."
    assert await everything() == before


async def test_big_filters_are_answered(crm: Crm) -> None:
    sales = await Sales.of(crm)
    await sales.makes("nora", name="Одна")
    many: list[dict[str, Any]] = [{"name": {"eq": f"имя {i}"}} for i in range(999)]
    assert await sales.names("nora", {"or": [*many, {"name": {"eq": "одна"}}]}) == ["Одна"]
    deep: dict[str, Any] = {"name": {"eq": "одна"}}
    for _ in range(12):
        deep = {"not": {"not": deep}}
    assert await sales.names("nora", deep) == ["Одна"]
    stages = [f"stage_{i}" for i in range(1, 1001)]
    assert await sales.names("nora", {"stage": {"in": stages}}) == ["Одна"]


TEXTS = (
    "Ромашка \u202eЦветок\u202c",  # right to left
    "\u200bнулевая\u200dширина",
    "👩‍👩‍👧‍👦 семья",
    "e\u0301 и é",
    "' or 1=1; drop table deal; --",
    "100%_\\",
    "<script>alert(1)</script>",
    "{{7*7}} ${7*7} $1 ?1 :x {a}",
    "ﷺ",
    "İstanbul ß ſ",
    "\ufeffметка",
    "строка\u2028вторая",
    "x" * 255,
)


async def test_texts_are_stored_exactly(crm: Crm) -> None:
    sales = await Sales.of(crm)
    for text in TEXTS:
        deal = await sales.makes("nora", name=text, goal=text, tags=[text[:100]])
        again = await sales.card(deal)
        assert (again["name"], again["goal"]) == (text, text)
        assert again["tags"] == [{"name": text[:100]}]
        assert text in await sales.names("nora", {"name": {"eq": text}})
        assert text in await sales.names("nora", {"name": {"contains": text[-3:]}})


async def test_texts_that_cannot_be_stored_are_refused(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = (await sales.makes("nora"))["id"]
    before = await everything()
    for input, code, path in (
        ({"name": "а" * 256}, "TEXT_TOO_LONG", "name"),
        ({"name": "ﷺ" * 200}, "TEXT_TOO_LONG", "name"),  # 18 letters each when folded
        ({"name": "два\nряда"}, "TEXT_INVALID", "name"),
        ({"name": "а\u0000б"}, "TEXT_INVALID", "name"),
        ({"name": "\u0007"}, "TEXT_INVALID", "name"),
        ({"name": " \t "}, "REQUIRED", "name"),
        ({"goal": "а" * 1001}, "TEXT_TOO_LONG", "goal"),
        ({"goal": "\u0000"}, "TEXT_INVALID", "goal"),
        ({"tags": ["а" * 101]}, "TEXT_TOO_LONG", "tags.0"),
        ({"tags": ["ﷺ" * 50]}, "TEXT_TOO_LONG", "tags.0"),
        ({"tags": ["опт", ""]}, "REQUIRED", "tags.1"),
        ({"refusalDetails": "а" * 10_001}, "TEXT_TOO_LONG", "refusalDetails"),
    ):
        answer = await crm.as_("nora").attempt("dealUpdate", "", dealId=deal, **input)
        assert [(each["code"], ".".join(each["path"])) for each in answer["errors"]] == [(code, path)], input
    assert await everything() == before
    for escaped in ("\\ud800", "\\udfff x", "a\\udc00"):  # half of a character, in JSON and in the document
        update = 'mutation($n: String!) { dealUpdate(input: {dealId: \\"DEAL\\", name: $n}) { errors { code } } }'
        variable = f'{{"query": "{update}", "variables": {{"n": "TEXT"}}}}'
        for sent in (variable.replace("DEAL", deal), '{"query": "{ node(id: \\"TEXT\\") { id } }"}'):
            response = await crm.client.post(
                "/graphql",
                content=sent.replace("TEXT", escaped),
                headers={"Authorization": f"Bearer {crm.tokens['nora']}", "Content-Type": "application/json"},
            )
            assert response.status_code in (200, 400)
            assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert await everything() == before
    assert fold("ﷺ" * 200) != "ﷺ" * 200
    assert await db.rows("select 1 as one")
