"""Whatever is sent to whatever field: an answer that tells what is wrong, and nothing written (T16, T17, T36, T37).

The fields and the types of their inputs are read from the schema, so a new mutation or list is covered by itself.
"""

from typing import Any

from graphql import GraphQLArgument, GraphQLField, get_named_type

from api.graph import schema
from api.reading.declare import NOUNS
from domain import db
from domain.companies import Company
from domain.contacts import Contact
from tests.crm import Crm
from tests.hostile import SEED, arguments, examples, selection
from tests.sales import Sales, choice, client

TYPES = schema._schema.type_map  # Strawberry keeps graphql-core's schema there
CODES = {"BAD_USER_INPUT", "NOT_FOUND", "FORBIDDEN", "CONFLICT", "QUERY_TOO_COMPLEX", "RATE_LIMITED"}
OF_THE_WHOLE = ("The body may hold", "Too many errors processing variables")  # no one place to name
EXAMPLES = 7


def fields(type_: str) -> dict[str, GraphQLField]:
    """The fields of a type that take arguments: the others have nothing to be hostile with."""
    declared: Any = TYPES[type_]
    return {name: field for name, field in declared.fields.items() if field.args}


async def ids() -> dict[str, list[str]]:
    """The first and the latest records of each kind, by noun."""
    found = {}
    for noun, entity in NOUNS.items():
        rows = await db.rows(f"select id from {entity.table} order by id")
        found[noun] = [f"{noun}_{row['id']}" for row in rows[:3] + rows[-3:]]
    return found


async def footprint() -> dict[str, Any]:
    """What changes whenever anything of a record changes: numbers of rows and versions.

    Attempts to sign in aside: of those the refused ones are kept as well.
    """
    sums = ["select 'event' as t, count(*) as n, max(id) as v from event"]
    for entity in NOUNS.values():
        if entity.noun == "sign_in":
            continue
        version = "sum(version)" if "version" in entity.model._meta.db_fields else "max(id)"
        sums.append(f"select '{entity.noun}', count(*), {version} from {entity.table}")
    return {row["t"]: (row["n"], row["v"]) for row in await db.rows(" union all ".join(sums))}


def check(answer: dict[str, Any], sent: object) -> bool:
    """Whether all went well. An error must say what is wrong, and where."""
    errors = answer.get("errors") or []
    for error in errors:
        told = (error["message"], error.get("extensions"), f"seed {SEED}", sent)
        assert error["extensions"]["code"] in CODES, told
        assert "can't be stored" not in error["message"], told  # a check upstream let it through to the database
        if error["extensions"]["code"] == "BAD_USER_INPUT" and not error["message"].startswith(OF_THE_WHOLE):
            assert error["extensions"].get("path") or "$" in error["message"], told
    for payload in (answer.get("data") or {}).values():
        for error in payload.get("errors") or [] if isinstance(payload, dict) else []:
            assert all(error["path"]), (error, sent)
            assert "{" not in error["message"], (error, sent)
            errors = [*errors, error]
    return not errors


def operation(kind: str, name: str, args: dict[str, GraphQLArgument], inner: str) -> str:
    """The operation with all arguments as variables."""
    variables = ", ".join(f"${arg}: {each.type}" for arg, each in args.items())
    passed = ", ".join(f"{arg}: ${arg}" for arg in args)
    return f"{kind}({variables}) {{ {name}({passed}) {inner} }}"


async def some_records(crm: Crm) -> None:
    sales = await Sales.of(crm)
    company, contact = await client(Company, "nora", "Ромашка"), await client(Contact, "nora", "Олег")
    await sales.makes("nora", companyId=company, contactIds=[contact], tags=["опт"], sourceId=await choice("source"))
    await sales.makes("nora", stageId=sales.stage("LOST"), refusalReasonId=await choice("refusal_reason"))


async def test_no_input_of_a_mutation_breaks_anything(crm: Crm) -> None:
    await some_records(crm)
    went_well = set()
    for name, field in fields("Mutation").items():
        text = operation("mutation", name, field.args, selection(field.type))
        for sent in examples(arguments(field.args, await ids()), EXAMPLES):
            before = await footprint()
            answer = await crm.as_("anna").send(text, **sent)
            if check(answer, (name, sent)):
                went_well.add(name)
            else:
                assert await footprint() == before, (name, sent)
    assert len(went_well) > 5, went_well  # or the values have become too hostile to show anything


async def test_no_argument_of_a_query_breaks_anything(crm: Crm) -> None:
    await some_records(crm)
    found = await ids()
    for name, field in fields("Query").items():
        kind = get_named_type(field.type).name
        inner = "{ __typename }"
        if kind.endswith("Connection"):
            listed: Any = TYPES[kind.removesuffix("Connection")]
            inner = f"{{ totalCount pageInfo {{ endCursor }} nodes {selection(listed)} }}"
        text = operation("query", name, field.args, inner)
        for sent in examples(arguments(field.args, found), EXAMPLES * 2):
            check(await crm.as_("rita").send(text, **sent), (name, sent))


async def test_no_argument_inside_of_a_list_breaks_anything(crm: Crm) -> None:
    await some_records(crm)
    found = await ids()
    for root, field in fields("Query").items():
        kind = get_named_type(field.type).name
        if not kind.endswith("Connection"):
            continue
        for name, inner in fields(kind.removesuffix("Connection")).items():
            shown = "{ __typename }" if not selection(inner.type) else selection(inner.type, 1)
            text = operation("query", name, inner.args, shown)
            head, _, rest = text.partition(" { ")
            for sent in examples(arguments(inner.args, found), EXAMPLES):
                check(
                    await crm.as_("nora").send(f"{head} {{ {root} {{ nodes {{ {rest} }} }}", **sent), (root, name, sent)
                )
