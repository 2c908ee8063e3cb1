"""What a role may not view changes nothing that it can obtain (P16, P24, P26, T15-T17, T19, T23, T26).

Policies and questions are random; a failure prints the seed, which TEST_SEED repeats. Out of this are, as documented,
`version`, `updatedAt`, orders by them, and that something happened to a record in view: values are changed here beneath
the commands, which would count them.
"""

import json
import os
import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from api.graph import schema
from domain import db, policies
from domain.companies import Company
from domain.deals import Deal
from permissions.fields import CARDS, FIELDS, SECTIONS, get
from tests import cards, oracle
from tests.crm import Crm, Person, asked_once
from tests.operations import Operations
from tests.oracle import Record
from tests.rules import Asker, Place, Rules, asker, random_rules, shipped
from tests.tangle import NOW, ranked, shared, tangle
from tests.test_api_keys import issue
from tests.test_equal import known, rules_known

SEED = int(os.environ.get("TEST_SEED") or random.SystemRandom().randrange(10**9))
GRAPH = oracle.graph(schema._schema)

Rows = Mapping[str, Mapping[int, Record]]

# Where the value of a hidden field is kept: a table, the column of the record in it, and the columns to change.
KEPT: dict[tuple[str, str], tuple[str, str, dict[str, list[Any]]]] = {
    ("deal", "budget"): ("deal", "id", {"budget_minor": [None, 0, 77, 5_000_000]}),
    ("deal", "goal"): ("deal", "id", {"goal": [None, "secret", "елки"]}),
    ("deal", "company"): ("deal", "id", {"company_id": [None, 1, 2, 3]}),
    ("deal", "source"): ("deal", "id", {"source_id": [None, 1, 2]}),
    ("deal", "type"): ("deal", "id", {"type_id": [None, 1]}),
    ("deal", "probability"): ("deal", "id", {"probability": [None, 0, 40]}),
    ("deal", "refusalReason"): ("deal", "id", {"refusal_reason_id": [None, 1, 2]}),
    ("deal", "refusalDetails"): ("deal", "id", {"refusal_details": [None, "secret"]}),
    ("deal", "closedAt"): ("deal", "id", {"closed_at": [None, "2025-05-05 05:05:05.000000+00:00"]}),
    ("contact", "phones"): ("contact_phone", "contact_id", {"number": ["+79990000001", "+79123456789"]}),
    ("contact", "emails"): (
        "contact_email",
        "contact_id",
        {"address": ["x@example.org", "y@example.org"], "address_folded": ["anna@example.com", "x@example.org"]},
    ),
    ("contact", "messengers"): ("contact_messenger", "contact_id", {"handle": ["secret", "hidden"]}),
    ("contact", "address"): ("contact", "id", {"address": [None, "secret"]}),
    ("contact", "clientType"): ("contact", "id", {"client_type_id": [None, 1, 2]}),
    ("company", "phones"): ("company_phone", "company_id", {"number": ["+79990000001", "+79123456789"]}),
    ("company", "emails"): (
        "company_email",
        "company_id",
        {"address": ["x@example.org", "y@example.org"], "address_folded": ["anna@example.com", "x@example.org"]},
    ),
    ("company", "website"): ("company", "id", {"website": [None, "https://secret.example"]}),
    ("company", "legalAddress"): ("company", "id", {"legal_address": [None, "secret"]}),
    ("company", "actualAddress"): ("company", "id", {"actual_address": [None, "secret"]}),
    ("company", "requisites"): ("company", "id", {"inn": [None, "7707083893"], "requisites": ['{"kpp": "1"}', "{}"]}),
    ("company", "annualTurnover"): ("company", "id", {"annual_turnover_minor": [None, 1, 10**9]}),
    ("company", "employees"): ("company", "id", {"employees": [None, 3, 999]}),
    ("company", "clientType"): ("company", "id", {"client_type_id": [None, 1, 2]}),
    ("task", "comment"): ("task", "id", {"comment": [None, "secret"]}),
    ("task", "result"): ("task", "id", {"result": [None, "secret"]}),
    ("item", "code"): ("item", "id", {"code": [None, "secret"]}),
    ("item", "unit"): ("item", "id", {"unit": [None, "secret"]}),
    ("item", "price"): ("item", "id", {"price_minor": [None, 0, 77]}),
    ("item", "url"): ("item", "id", {"url": [None, "https://secret.example"]}),
    ("item", "description"): ("item", "id", {"description": [None, "secret"]}),
    ("customer", "nextPurchaseOn"): ("customer", "id", {"next_purchase_on": [None, "2027-01-01"]}),
    ("customer", "expectedAmount"): ("customer", "id", {"expected_amount_minor": [None, 0, 77]}),
    ("customer", "periodDays"): ("customer", "id", {"period_days": [None, 7]}),
    **{
        (noun, "files"): ("file", f"{noun}_id", {"name": ["secret.pdf", "hidden.txt"], "size": [1, 2**40]})
        for noun in ("deal", "contact", "company", "task", "item")
    },
    **{
        (noun, "knowledge"): (f"{noun}_knowledge", f"{noun}_id", {"item_id": [1, 2, 3, 4, 5]})
        for noun in ("deal", "contact", "company", "task")
    },
}
# What is kept elsewhere as well.
ALSO = (
    (
        ("deal", "budget"),
        (
            "deal_line",
            "deal_id",
            {
                "price_minor": [None, 5, 77],
                "amount_minor": [None, 5, 77],
                "discount_minor": [None, 5],
                "discount_points": [None, 5],
            },
        ),
    ),
)
# What of a record out of sight may be another value, whoever may view it by its responsible and place.
UNSEEN: dict[str, dict[str, list[Any]]] = {
    "deal": {
        "name": ["A", "я"],
        "name_folded": ["a", "я"],
        "version": [5, 9],
        "stage_entered_at": ["1999-01-01 00:00:00.000000+00:00"],
    },
    "contact": {
        "name": ["A", "я"],
        "name_folded": ["a", "я"],
        "first_name": ["A", None],
        "first_name_folded": ["a", ""],
    },
    "company": {"name": ["A", "я"], "name_folded": ["a", "я"], "version": [5, 9]},
    "item": {"name": ["A", "я"], "name_folded": ["a", "я"], "version": [5, 9]},
    "customer": {"name": ["A", "я"], "name_folded": ["a", "я"], "version": [5, 9]},
    "task": {"text": ["A", "я"], "due_at": ["1999-01-01 00:00:00.000000+00:00"], "is_done": [True, False]},
}
# Where a record in view refers to one that may be out of it: table, column, and the kind of the other.
REFERRING = (
    ("deal", "company_id", "company"),
    ("task", "deal_id", "deal"),
    ("task", "contact_id", "contact"),
    ("task", "company_id", "company"),
    ("item", "section_id", "item"),
    ("customer", "contact_id", "contact"),
    ("customer", "company_id", "company"),
)
MOMENTS = ("closed_at", "stage_entered_at", "due_at")


def test_every_hidden_field_has_a_value_to_change() -> None:
    hides = {(entity, name) for entity in FIELDS for name, each in FIELDS[entity].items() if each.hides}
    assert hides - KEPT.keys() == {("section", name) for name in FIELDS["section"]}


async def put(dialect: str, table: str, column: str, value: Any, id: int) -> None:
    if column in MOMENTS and value is not None and dialect == "postgres":
        value = db.moment(value)
    if column == "next_purchase_on" and value is not None and dialect == "postgres":
        value = date.fromisoformat(value)
    with suppress(IntegrityError):  # two phones of one client are two
        await db.execute(f'update "{table}" set {column} = $1 where id = $2', [value, id])


async def disturb(dialect: str, chance: random.Random, rows: Rows, who: Asker, rules: Rules) -> int:
    """Change all that somebody may not view; how many values."""
    changed = 0
    for (entity, name), (table, owner, columns) in (*KEPT.items(), *ALSO):
        for row in rows[table].values():
            if row[owner] is None:  # a file on something else
                continue
            of = rows[entity][row[owner]]
            if name in rules.hidden(who, entity) or not rules.may(who, entity, "view", of):
                for column, values in columns.items():
                    await put(dialect, table, column, chance.choice(values), row.id)
                    changed += 1
    for entity, columns in UNSEEN.items():
        for row in rows[entity].values():
            if not rules.may(who, entity, "view", row):
                for column, values in columns.items():
                    await put(dialect, entity, column, chance.choice(values), row.id)
                    changed += 1
    for entity in CARDS:
        hidden = rules.hidden(who, entity) - FIELDS[entity].keys()
        for row in rows[entity].values():
            seen = rules.may(who, entity, "view", row)
            unseen = hidden if seen else {f"f{each}" for each in rows["custom_field"]}
            donor = chance.choice(list(rows[entity].values()))
            for column in ("custom", "custom_long"):
                taken = {key: each for key, each in (donor[column] or {}).items() if key.rstrip("~") in unseen}
                before = row[column] or {}
                after = {key: each for key, each in before.items() if key.rstrip("~") not in unseen} | taken
                if after != before:
                    await put(dialect, entity, column, json.dumps(after), row.id)
                    changed += 1
    away = {
        entity: [row.id for row in rows[entity].values() if not rules.may(who, entity, "view", row)]
        for entity in UNSEEN
    }
    for table, column, entity in REFERRING:
        for row in rows[table].values():
            if row[column] in away[entity]:
                await put(dialect, table, column, chance.choice(away[entity]), row.id)
                changed += 1
    for link in rows["contact_company"].values():
        if link["company_id"] in away["company"]:  # which is the main one of all, or none
            await put(dialect, "contact_company", "is_main", chance.random() < 0.5, link.id)
            changed += 1
    for link in rows["deal_contact"].values():
        if link["contact_id"] in away["contact"] and chance.random() < 0.5:
            await db.execute(f"delete from deal_contact where id = {link.id}")
            changed += 1
    for noun in ("deal", "contact", "company", "task"):
        for link in rows[f"{noun}_knowledge"].values():
            if link["item_id"] in away["item"] and chance.random() < 0.5:
                await db.execute(f"delete from {noun}_knowledge where id = {link.id}")
                changed += 1
    for event in rows["event"].values():
        if event["entity"] in FIELDS:
            hidden = rules.hidden(who, event["entity"])
            kept = {column for name in hidden for column in get(event["entity"], name).columns}
            for side in ("before", "after"):
                told = dict(event[side])
                for column in sorted(kept & told.keys()):
                    told[column] = 1 if column.endswith(("_id", "_minor")) else None
                    changed += 1
                await db.execute(f"update event set {side} = $1 where id = $2", [json.dumps(told), event.id])
    return changed


def hiding(chance: random.Random, rules: Rules, who: Asker, custom: Mapping[str, Sequence[str]]) -> Rules:
    """These rules, and lines of somebody's own that hide a half of all fields, and let them view a few records."""
    lines = {
        key: scope for key, scope in rules.lines.items() if not key[1].rule and key[1].head.split(".")[0] != "section"
    }
    for entity, fields in FIELDS.items():
        for name, each in fields.items():
            if each.hides and entity != "section":
                lines[f"user:{who.id}", Place(f"{entity}.{name}"), "view"] = chance.choice(["none", "all"])
    for entity, keys in custom.items():
        for key in keys:
            lines[f"user:{who.id}", Place(f"{entity}.{key}"), "view"] = chance.choice(["none", "all"])
    for entity in ("deal", "contact", "company", "task", "item", "customer"):
        lines[f"user:{who.id}", Place(entity), "view"] = chance.choice(["own", "group", "group", "all"])
        lines[f"user:{who.id}", Place(entity), "edit"] = "all"
    if chance.random() < 0.3:
        lines[f"user:{who.id}", Place(f"section.{chance.choice(list(SECTIONS.values()))}"), "view"] = "none"
    return Rules(lines, rules.parents)


def mutations(rows: Rows) -> list[tuple[str, dict[str, Any]]]:
    """Commands that are refused, or change nothing, whatever the values."""
    found: list[tuple[str, dict[str, Any]]] = []
    for number in (1, 2, 3):
        found += [
            (
                "contactUpdate",
                {"contactId": f"contact_{number}", "firstName": None, "lastName": None, "expectedVersion": 99},
            ),
            ("dealUpdate", {"dealId": f"deal_{number}", "companyId": "company_1", "expectedVersion": 99}),
            ("dealUpdate", {"dealId": f"deal_{number}", "budget": "1", "expectedVersion": 99}),
            ("companyUpdate", {"companyId": f"company_{number}", "inn": "1", "expectedVersion": 99}),
            ("taskDelete", {"taskId": f"task_{number}", "expectedVersion": 99}),
            ("dealDelete", {"dealId": f"deal_{number}", "expectedVersion": 99}),
            ("dealMove", {"dealId": f"deal_{number}", "stageId": "stage_2", "expectedVersion": 99}),
            (
                "dealMove",
                {"dealId": f"deal_{number}", "stageId": "stage_2", "refusalDetails": "x", "expectedVersion": 99},
            ),
            ("taskReopen", {"taskId": f"task_{number}", "expectedVersion": 99}),
            ("taskUpdate", {"taskId": f"task_{number}", "dealId": "deal_1", "expectedVersion": 99}),
            (
                "contactUpdate",
                {
                    "contactId": f"contact_{number}",
                    "linkCompanies": [{"companyId": "company_1"}],
                    "expectedVersion": 99,
                },
            ),
        ]
    return found


@pytest.mark.feature("P16", "P24", "P26")
async def test_what_one_may_not_view_changes_nothing_that_one_obtains(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For somebody of every role, and for a partner's program."""
    chance = random.Random(SEED)
    print(f"TEST_SEED={SEED}")
    _, program = await issue(crm, name="partner")
    monkeypatch.setattr(db, "now", lambda: NOW)
    await tangle(1)
    await ranked(chance)
    await shared(chance)
    rows = await oracle.tables()
    spoken, found = rules_known(rows), await known(crm, rows)
    parents = {id: each["parent_id"] for id, each in rows["groups"].items()}
    for name in ("nora", "rita", "vera", "oleg", "partner"):
        rows = await oracle.tables()
        user = next(each for each in rows["users"].values() if name in (str(each["email"]).split("@")[0], each["name"]))
        who, base = asker(user, parents), shipped() if chance.random() < 0.3 else random_rules(chance, spoken)
        rules = hiding(chance, base, who, spoken.custom)
        policy = rules.policy()
        asked = [(each.text, each.values()) for each in (Operations(GRAPH, found, chance).draw() for _ in range(20))]
        asked += [(text, {}) for text in [*chance.sample(everything(), 12), *RECORDS]]
        person = program if name == "partner" else crm.as_(name)
        with monkeypatch.context() as patch:
            patch.setattr(policies, "in_force", lambda policy=policy: policy)
            before = await obtained(person, asked, mutations(rows))
            assert await disturb(crm.dialect, chance, rows, who, rules) > 50
            after = await obtained(person, asked, mutations(rows))
        for question, one, other in zip([*asked, *mutations(rows)], before, after, strict=True):
            assert one == other, (name, question, sorted(rules.hidden(who, "deal")))


async def obtained(
    person: Person, asked: Sequence[tuple[str, dict[str, Any]]], tried: Sequence[tuple[str, dict[str, Any]]]
) -> list[Any]:
    """What somebody is answered."""
    with asked_once():
        answers = [first_refusal(content(await person.send(text, **variables))) for text, variables in asked]
    return answers + [content(await person.send(person._text(each, ""), input=input)) for each, input in tried]


def content(answer: dict[str, Any]) -> Any:
    """Data and errors, without ids of requests."""
    errors = [
        {**each, "extensions": {key: more for key, more in each["extensions"].items() if key != "requestId"}}
        for each in answer.get("errors", ())
    ]
    return answer.get("data"), errors


def first_refusal(answered: Any) -> Any:
    """Where several refusals end a whole question, which of them came first is chance: their codes then."""
    data, errors = answered
    return answered if data is not None else (data, {each["extensions"]["code"] for each in errors})


def everything() -> list[str]:
    """All lists in all orders, and what hangs on their records."""
    assert GRAPH.query_type
    found = []
    for name, field in GRAPH.query_type.fields.items():
        if "order" in field.args:
            orders: Any = GRAPH.type_map[str(field.args["order"].type)]
            for order in orders.values:
                if not order.startswith("UPDATED_AT"):
                    found.append(
                        f"{{ {name}(first: 200, order: {order}) {{ totalCount nodes {{ id }} edges {{ cursor }} }} }}"
                    )
    return [*found, *RECORDS]


PAGE = "(first: 20) { totalCount nodes { id } }"
CUSTOM = (
    "customFields { id ... on TextValue { text } ... on NumberValue { number } ... on FlagValue { flag } "
    "... on OptionValue { option { id } } ... on LegalEntityValue { legalEntity { inn } } } "
)
FEED = (
    "feed(first: 9) { totalCount nodes { kind changes { field before after beforeIds isHidden } "
    "task { id } file { name } } } "
)
FEED += f"files(first: 9) {{ totalCount nodes {{ id name size }} }} knowledge{PAGE}"
REACHED = "phones { number } emails { address } clientType { id }"
RECORDS = (
    f"{{ items(first: 20) {{ nodes {{ id name code unit price {{ amount }} url description {CUSTOM} deals{PAGE} "
    f"section {{ id }} contents{PAGE} files(first: 9) {{ totalCount nodes {{ id name }} }} }} }} }}",
    "{ customers(first: 20) { nodes { id name nextPurchaseOn expectedAmount { amount } periodDays company { id } "
    "contact { id } purchases { totalAmount { amount } nodes { amount { amount } deal { id } } } } } }",
    "{ contacts(first: 50) { nodes { id customer { id name nextPurchaseOn } } } }",
    "{ deals(first: 20) { nodes { id lines { name quantity price { amount } discountPercent amount { amount } "
    "discountAmount { amount } item { id } } } } }",
    "{ deals(first: 20) { totalBudget { amount } nodes { id budget { amount } goal company { id } closedAt "
    f"{CUSTOM}"
    f"source {{ id }} refusalReason {{ id }} refusalDetails contacts{PAGE} tasks{PAGE} nearestTask {{ id }} "
    f"{FEED} }} }} }}",
    f"{{ contacts(first: 20) {{ nodes {{ id name {CUSTOM} address {REACHED} messengers {{ handle }} "
    f"company {{ id }} deals{PAGE} tasks{PAGE} knowledge{PAGE} }} }} }}",
    f"{{ companies(first: 20) {{ nodes {{ id name {CUSTOM} requisites {{ inn kpp }} employees "
    f"annualTurnover {{ amount }} {REACHED} contacts{PAGE} deals{PAGE} tasks{PAGE} {FEED} }} }} }}",
    "{ contacts(first: 50) { nodes { companies { isMain company { id } } } } trash(first: 20) { nodes { recordId } } "
    'viewer { notifications { nodes { text deal { id } task { id } } } } lookup(text: "ann") { id } }',
    "{ events(first: 60) { totalCount nodes { kind recordId changes { field before after isHidden } } } "
    "changes(first: 60) { records { id } gone } savedViews { nodes { filter problem } } }",
    f"{{ tasks(first: 50) {{ nodes {{ id comment result deal {{ id }} contact {{ id }} company {{ id }} "
    f"knowledge{PAGE} }} }} }}",
    f"{{ pipelines {{ nodes {{ deals{PAGE} stages {{ deals(first: 5) {{ totalBudget {{ amount }} }} }} }} }} }}",
    '{ funnel(pipelineId: "pipeline_1", period: { from: "2020-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" }) '
    "{ createdCount stages { standingCount standingBudget { amount } } } }",
)


# ------------------------------------------------------------------------------------------------------ one by one


def hide(monkeypatch: pytest.MonkeyPatch, *fields: str) -> None:
    """Rita's policy: all is in view but these fields."""
    base = shipped()
    lines = dict(base.lines) | {("manager", Place(each), "view"): "none" for each in fields}
    made = Rules(lines, base.parents).policy()
    monkeypatch.setattr(policies, "in_force", lambda: made)


@pytest.mark.feature("P26", "L10")
async def test_where_the_company_of_a_deal_is_hidden_a_company_has_no_deals(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal, _, firm = await cards.deal_with_clients(crm)
    query = "query($id: ID!) { company(id: $id) { deals { totalCount nodes { id } } feed { nodes { deal { id } } } } }"
    shown = (await crm.as_("rita").ask(query, id=firm))["company"]
    assert shown["deals"] == {"totalCount": 1, "nodes": [{"id": deal}]}
    assert {"deal": {"id": deal}} in shown["feed"]["nodes"]
    hide(monkeypatch, "deal.company")
    shown = (await crm.as_("rita").ask(query, id=firm))["company"]
    assert shown["deals"] == {"totalCount": 0, "nodes": []}
    assert {"deal": {"id": deal}} not in shown["feed"]["nodes"]
    assert await Deal.filter(company_id=(await Company.get(name="Ovens Ltd")).id).exists()


@pytest.mark.feature("P26")
@pytest.mark.parametrize("phones", [[], ["+79123456789"]])
async def test_emptying_a_name_does_not_tell_of_hidden_phones(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, phones: list[str]
) -> None:
    """T26."""
    contact = await cards.contact_of(crm, "rita", "Anton", phones=phones)
    hide(monkeypatch, "contact.phones")
    assert await crm.as_("rita").outcome("contactUpdate", contactId=contact, firstName=None) == "CONTACT_EMPTY"
