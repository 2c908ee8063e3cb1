"""What a draft of the policy would change, and who may do what and why: always what comes true (P10, P16).

Policies, records and questions are random; a failure prints the seed, which TEST_SEED repeats.
"""

import os
import random
import re
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
)

from api.graph import schema
from domain import db, leaving, policies, policy_words, users
from permissions.fields import FIELDS
from tests.crm import Crm
from tests.operations import for_administrators, snake
from tests.rules import ACTIONS, RECORDS, Rules, asker, random_rules
from tests.worlds import CAST, MODELS, Row, World, random_world

SEED = int(os.environ.get("TEST_SEED") or random.SystemRandom().randrange(10**9))
GRAPH = schema._schema


# ------------------------------------------------------------------------------------------- administrators only


def literal(name: str, type_: GraphQLInputType) -> str:
    """Something that can stand for a required argument."""
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        return f"[{literal(name, type_.of_type)}]"
    if isinstance(type_, GraphQLEnumType):
        return "VIEW" if "VIEW" in type_.values else next(iter(type_.values))
    if isinstance(type_, GraphQLInputObjectType):
        needed = {key: each.type for key, each in type_.fields.items() if isinstance(each.type, GraphQLNonNull)}
        if type_.extensions["strawberry-definition"].is_one_of:
            needed = {key: each.type for key, each in list(type_.fields.items())[:1]}
        return f"{{ {', '.join(f'{key}: {literal(key, each)}' for key, each in needed.items())} }}"
    known = snake(re.sub("Ids?$", "", name))
    noun = {"draft": "policy_revision", "record": "deal", "trashed": "trash"}.get(known, known)
    given = {"ID": f'"{noun}_1"', "DateTime": '"2030-01-01T00:00:00Z"', "Boolean": "true", "Amount": '"1"'}
    given |= dict.fromkeys(("Int", "Float", "ByteSize"), "1") | {"Decimal": '"1"', "Date": '"2030-01-01"'}
    return given.get(str(type_), '"x"')


def guarded() -> list[str]:
    """Every field of the root that says it is the administrators', asked for with as little as it takes."""
    found = []
    for word, root in (("query", GRAPH.query_type), ("mutation", GRAPH.mutation_type)):
        assert isinstance(root, GraphQLObjectType)
        for name, field in root.fields.items():
            if for_administrators(field):
                found.append(f"{word} {{ {name}{_arguments(name, field)}{_selection(field)} }}")
    return found


def _arguments(name: str, field: GraphQLField) -> str:
    given = {
        key: literal(name if key == "id" else key, each.type)
        for key, each in field.args.items()
        if isinstance(each.type, GraphQLNonNull)
    }
    return f"({', '.join(f'{key}: {each}' for key, each in given.items())})" if given else ""


def _selection(field: GraphQLField) -> str:
    return "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"


@pytest.mark.feature("P10")
async def test_what_is_the_administrators_is_refused_to_all_others(crm: Crm) -> None:
    asked = guarded()
    assert len(asked) > 10
    events = await crm.count("event")
    for text in asked:
        for who in CAST[1:]:
            answer = await crm.as_(who).send(text)
            assert [each["extensions"]["code"] for each in answer["errors"]] == ["FORBIDDEN"], (who, text, answer)
        assert await crm.as_("nobody").code(text) == "UNAUTHENTICATED"
    assert (await crm.count("event"), await crm.count("policy_revision")) == (events, 1)
    for text in asked:
        answer = await crm.as_("anna").send(text)
        assert "FORBIDDEN" not in [each["extensions"]["code"] for each in answer.get("errors", ())], text


# -------------------------------------------------------------------------------------------------------- in force


async def put_in_force(rules: Rules) -> None:
    await policies.replace(rules.document(), "")


async def drafted(crm: Crm, rules: Rules) -> str:
    """The id of a draft of these lines; what has no name is called by its id."""
    text = policy_words.written(rules.document(), await policy_words.names())
    made = await crm.as_("anna").do("policyDraftCreate", "draft { id }", file=text)
    return str(made["draft"]["id"])


async def published(crm: Crm, draft: str) -> None:
    await crm.as_("anna").do("policyPublish", "revision { number }", draftId=draft, confirm=True)


PREVIEW = """query($id: ID!) { policyPreview(draftId: $id) { affectedUserCount
    effects { user { id } entity action before after gainedCount lostCount gainedSample lostSample }
    fieldEffects { user { id } field action before after } } }"""


def reached(world: World, rules: Rules, who: str, entity: str, action: str) -> list[str]:
    """The records that somebody may do something to, newest first."""
    found = [row for row in world.of(entity) if rules.may(world.askers[who], entity, action, row)]
    return [row.gid for row in sorted(found, key=lambda row: -row.id)]


@pytest.mark.feature("P3", "P4", "P12", "P13", "P14", "P15", "P26")
@pytest.mark.parametrize("number", range(2))
async def test_a_preview_says_what_publishing_does(crm: Crm, number: int) -> None:
    chance = random.Random(SEED + number)
    print(f"TEST_SEED={SEED + number}")
    world = await random_world(chance)
    program = await users.User.filter(kind=users.UserKind.INTEGRATION).first()
    assert program
    parents = {each["id"]: each["parent_id"] for each in await db.rows("select id, parent_id from groups")}
    world.askers["program"] = asker(vars(program), parents)
    before, after = random_rules(chance, world.known), random_rules(chance, world.known)
    after = Rules(
        {**dict(chance.sample(list(before.lines.items()), len(before.lines) // 2)), **after.lines}, after.parents
    )
    after = told_apart(after)
    await put_in_force(before)
    draft = await drafted(crm, after)
    preview = (await crm.as_("anna").ask(PREVIEW, id=draft))["policyPreview"]
    ids = {f"user_{each.id}": who for who, each in world.askers.items()}
    told = {(ids[each["user"]["id"]], each["entity"], each["action"]): each for each in preview["effects"]}
    fields = {(ids[each["user"]["id"]], each["field"], each["action"]): each for each in preview["fieldEffects"]}
    shown = {who: await listed(crm, who) for who in CAST}
    await published(crm, draft)
    for who, person in world.askers.items():
        now = await listed(crm, who) if who in CAST else dict.fromkeys(RECORDS)
        for entity in RECORDS:
            for action in ACTIONS:
                effect = told.get((who, entity.upper(), action.upper()))
                widest = [rules.widest(person, entity, action) for rules in (before, after)]
                assert effect or widest[0] == widest[1], (who, entity, action)
                if effect:
                    assert [effect["before"], effect["after"]] == [each.upper() for each in widest]
                if action == "create":
                    continue
                had, has = (reached(world, rules, who, entity, action) for rules in (before, after))
                gained, lost = [each for each in has if each not in had], [each for each in had if each not in has]
                if not effect:
                    assert (gained, lost) == ([], []), (who, entity, action)
                    continue
                assert (effect["gainedCount"], effect["lostCount"]) == (len(gained), len(lost)), (who, entity, action)
                assert (effect["gainedSample"], effect["lostSample"]) == (gained[:5], lost[:5]), (who, entity, action)
                once, then = shown[who][entity] if who in CAST else None, now[entity]
                if action == "view" and once is not None and then is not None:
                    assert (then - once, once - then) == (set(gained), set(lost)), (who, entity)
        for entity, names in FIELDS.items():
            for name, each in names.items():
                for action in ["view"] * each.hides + ["edit"] * (entity != "section"):
                    widest = [rules.widest(person, f"{entity}.{name}", action) for rules in (before, after)]
                    change = fields.get((who, f"{entity}.{name}", action.upper()))
                    assert change or widest[0] == widest[1], (who, entity, name, action)
                    if change:
                        assert [change["before"], change["after"]] == widest, (who, entity, name, action)
    assert preview["affectedUserCount"] == len({who for who, *_ in [*told, *fields]})


def told_apart(rules: Rules) -> Rules:
    """Without the lines that hide what a rule is about."""
    about = {f"deal.{name}" for _, place, _ in rules.lines for name, _, _ in place.rule}
    return Rules({key: each for key, each in rules.lines.items() if key[1].head not in about}, rules.parents)


async def listed(crm: Crm, who: str) -> dict[str, set[str] | None]:
    """The ids that lists show somebody; None where a section is refused."""
    found: dict[str, set[str] | None] = {}
    for entity, plural in zip(RECORDS, ("deals", "contacts", "companies", "tasks", "items", "customers"), strict=True):
        answer = await crm.as_(who).send(f"{{ r: {plural}(first: 200) {{ nodes {{ id }} }} }}")
        found[entity] = None if answer.get("errors") else {node["id"] for node in answer["data"]["r"]["nodes"]}
    return found


# --------------------------------------------------------------------------------------------------------- explained

WHO_CAN = """query($action: PermissionAction!, $record: ID!) {
    whoCan(action: $action, recordId: $record) { user { id } step { allows } } }"""
EXPLAIN = """query($user: ID!, $action: PermissionAction!, $record: ID!, $field: String) {
    explainAccess(userId: $user, action: $action, recordId: $record, field: $field) { allowed
        steps { reason action allows near line { kind subject entity action scope } inheritedBy }
        change { lines { kind subject entity action scope parent } activate availableToEveryone } } }"""


async def explained(crm: Crm, person: int, action: str, row: Row, field: str | None) -> dict[str, Any]:
    answer = await crm.as_("anna").ask(
        EXPLAIN, user=f"user_{person}", action=action.upper(), record=row.gid, field=field
    )
    found: dict[str, Any] = answer["explainAccess"]
    return found


async def allowed(rules: Rules, person: int, action: str, row: Row, field: str | None) -> bool:
    """What the rules say, of the database as it is."""
    user = await users.User.get(id=person)
    parents = {each["id"]: each["parent_id"] for each in await db.rows("select id, parent_id from groups")}
    [record] = await MODELS[row.kind].filter(id=row.id).values()
    who = asker(vars(user), parents)
    may = user.is_active and rules.may(who, row.kind, action, record)
    if field is None:
        return may
    seen = field not in rules.hidden(who, row.kind)
    return may and (seen if action == "view" else rules.may_fill(who, row.kind, field))


@pytest.mark.feature("P9", "P10", "P12", "P13", "P14", "P15", "P26")
@pytest.mark.parametrize("number", range(2))
async def test_an_explanation_is_true_and_its_change_turns_the_answer(crm: Crm, number: int) -> None:
    chance = random.Random(SEED + number)
    print(f"TEST_SEED={SEED + number}")
    world = await random_world(chance)
    rules = random_rules(chance, world.known)
    await put_in_force(rules)
    everybody = [user.id async for user in users.User.all().order_by("id")]
    anna = world.askers["anna"].id
    for _ in range(4):
        action, row = chance.choice(ACTIONS[1:]), chance.choice(world.rows)
        holders = (await crm.as_("anna").ask(WHO_CAN, action=action.upper(), record=row.gid))["whoCan"]
        meant = {f"user_{each}" for each in everybody if await allowed(rules, each, action, row, None)}
        assert {each["user"]["id"] for each in holders} == meant, (action, row)
        assert all(each["step"]["allows"] for each in holders)
    for _ in range(14):
        await put_in_force(rules)
        person, row = chance.choice(everybody), chance.choice([*world.rows, *world.of("deal")])
        field, action = None, chance.choice(ACTIONS[1:])
        if chance.random() < 0.4:
            field, action = (
                chance.choice([each for each in FIELDS[row.kind] if each not in ("stage", "responsible")]),
                chance.choice(["view", "edit"]),
            )
        what = person, action, row.gid, field
        found = await explained(crm, person, action, row, field)
        assert found["allowed"] == await allowed(rules, person, action, row, field), (what, found)
        if action == "view" and field is None:
            await sees(crm, person, row, found["allowed"])
        if person == anna:  # who asks
            assert found["change"] == {"lines": [], "activate": False, "availableToEveryone": None}
            continue
        await turned(crm, person, found["change"], row)
        assert (await explained(crm, person, action, row, field))["allowed"] != found["allowed"], (what, found)
        if action == "view" and field is None:
            await sees(crm, person, row, not found["allowed"])
        if not (user := await users.User.get(id=person)).is_active:
            await leaving.reactivate(None, user.id)


async def sees(crm: Crm, person: int, row: Row, wanted: bool) -> None:
    """What the graph shows to somebody of the cast."""
    email = ((await users.User.get(id=person)).email or "").partition("@")[0]
    if email in CAST and (await users.User.get(id=person)).is_active:
        answer = await crm.as_(email).send("query($id: ID!) { node(id: $id) { id } }", id=row.gid)
        if "errors" not in answer:  # whose session has ended with a deactivation
            assert (answer["data"]["node"] is not None) == wanted, (email, row)


async def turned(crm: Crm, person: int, change: dict[str, Any], row: Row) -> None:
    """Do all that an explanation says would turn its answer."""
    anna = crm.as_("anna")
    if change["availableToEveryone"] is not None:
        await anna.do("dealUpdate", "", dealId=row.gid, availableToEveryone=change["availableToEveryone"])
    if change["lines"]:
        made = await anna.do("policyDraftCreate", "draft { id }")
        draft = made["draft"]["id"]
        await anna.do("policyDraftUpdate", "draft { id }", draftId=draft, put=change["lines"])
        await published(crm, draft)
    if change["activate"] is not None:
        await (leaving.reactivate if change["activate"] else leaving.deactivate)(None, person)
