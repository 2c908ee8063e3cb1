"""The policy: what is compiled of its lines, what Casbin and the contract say of them; its files; drafts and revisions
(P3–P15, P24–P26, T30–T33, T35).
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain import db, policies, policy_words
from domain.directories import Source
from domain.events import Event
from domain.pipelines import Pipeline, Stage
from domain.users import User
from domain.values import fold
from permissions.fields import FIELDS
from permissions.lines import ADMINISTRATOR, INDIVIDUAL, PolicyError
from permissions.scope import scope_of
from tests import cards
from tests.crm import Crm
from tests.rules import ACTIONS, RECORDS, ROLES, SCOPES, WIDTHS, Asker, Known, Place, Rules, random_rules

SEED = int(os.environ.get("TEST_SEED") or random.SystemRandom().randrange(10**9))
KNOWN = Known()


class Deal:
    """A record as rights look at it."""

    def __init__(self, pipeline_id: int, stage_id: int, budget_minor: int | None, source_id: int | None) -> None:
        self.pipeline_id, self.stage_id, self.budget_minor, self.source_id = (
            pipeline_id,
            stage_id,
            budget_minor,
            source_id,
        )

    def __getitem__(self, name: str) -> int | None:
        found: int | None = getattr(self, name)
        return found


def heads() -> Iterator[tuple[str, str]]:
    """All that lines may be about, with the actions."""
    yield from ((entity, action) for entity in (*RECORDS, "settings") for action in ACTIONS)
    yield "tag", "create"
    for entity, fields in FIELDS.items():
        for name, each in fields.items():
            if each.hides:
                yield f"{entity}.{name}", "view"
            if entity != "section":
                yield f"{entity}.{name}", "edit"


@pytest.mark.feature("P2", "P3", "P4", "P8", "P9", "P10", "P12", "P13", "P26")
@pytest.mark.parametrize("number", range(10))
def test_compiled_grants_are_casbins_and_the_contracts(number: int) -> None:
    chance = random.Random(SEED + number)
    print(f"TEST_SEED={SEED + number}")
    rules = random_rules(chance, KNOWN)
    policy = rules.policy()
    askers = [Asker(id, 1, role) for role in (*ROLES, ADMINISTRATOR, INDIVIDUAL, "nobody") for id in (*KNOWN.users, 9)]
    asked = [(who, *each) for who in askers for each in heads()]
    for who, head, action in [
        *chance.sample(asked, 25),
        *chance.sample([each for each in asked if each[1] in ("deal", "deal.stage")], 15),
    ]:
        rights = policy.rights(who.role, who.id)
        pipeline, stage = chance.choice([*KNOWN.stages, (1, 99), (3, 31)])
        deal = Deal(pipeline, stage, chance.choice([None, 0, 1, 2, 1000, 5000]), chance.choice([None, 1, 2, 3]))
        here = (pipeline, stage) if head in ("deal", "deal.stage") else (None, None)
        told = rules.at(who, head, action, here)
        assert rights.grant(head, action).at(*here) == told, (who, head, action, here)
        for near in ("api", "own", "group", "all"):
            enforced = rights.enforce(head, action, near, *here)
            shut = rules.shut(who, head)  # whatever the lines of the entity say
            assert shut or enforced == (WIDTHS[near] <= WIDTHS[told]), (who, head, action, here, near)
        if here[0]:
            assert scope_of(rights.grant(head, action), deal) == rules.scope(who, head, action, deal), (who, head, here)
            assert rights.grant(head, action).widest == rules.widest(who, head, action)
    for who in askers:
        rights = policy.rights(who.role, who.id)
        for entity in FIELDS:
            assert rights.hidden[entity] == rules.hidden(who, entity)
            if entity != "section":
                unlocked = {name for name in FIELDS[entity] if name not in rights.locked[entity]}
                assert unlocked - {"stage", "responsible"} == {
                    name
                    for name in FIELDS[entity]
                    if name not in ("stage", "responsible") and rules.may_fill(who, entity, name)
                }


def crowded(chance: random.Random) -> Rules:
    """10,000 lines, and roles that inherit from each other 50 deep, each from the next two."""
    roles = [f"r{number}" for number in range(50)]
    parents = {role: tuple(roles[place + 1 : place + 3]) for place, role in enumerate(roles)}
    lines: dict[tuple[str, Place, str], str] = {}
    for entity in RECORDS:
        for action in ACTIONS:
            lines[roles[-1], Place(entity), action] = chance.choice(SCOPES)
            lines[chance.choice(roles), Place(entity), action] = chance.choice(SCOPES)
    while len(lines) < 10_000:
        pipeline = chance.randrange(1, 21)
        stage = pipeline * 100 + chance.randrange(20)
        place = Place("deal", pipeline, chance.choice([stage, stage, None]))
        subject = chance.choice([*roles, *(f"user:{id}" for id in range(200))])
        lines[subject, place, chance.choice(ACTIONS)] = chance.choice(SCOPES)
    return Rules(lines, parents)


@pytest.mark.feature("P2", "P8", "P12")
def test_ten_thousand_lines_and_roles_fifty_deep() -> None:
    """T33."""
    chance = random.Random(SEED)
    print(f"TEST_SEED={SEED}")
    rules = crowded(chance)
    policy = rules.policy()
    asked = []
    for _ in range(300):
        who = Asker(chance.randrange(300), 1, f"r{chance.choice([0, 0, chance.randrange(50)])}")
        pipeline = chance.randrange(1, 22)
        stage = pipeline * 100 + chance.randrange(21)
        asked.append((who, chance.choice(RECORDS), chance.choice(ACTIONS), pipeline, stage))
    for who, entity, action, pipeline, stage in asked:
        here = (pipeline, stage) if entity == "deal" else (None, None)
        grant = policy.rights(who.role, who.id).grant(entity, action)
        assert grant.at(*here) == rules.at(who, entity, action, here), (who, entity, action, here)
    for who, _, action, pipeline, stage in asked[:5]:
        allowed = policy.rights(who.role, who.id).enforce("deal", action, "group", pipeline, stage)
        assert allowed == (rules.at(who, "deal", action, (pipeline, stage)) in ("group", "all"))
    for who, entity, action, _, _ in asked:
        grant = policy.rights(who.role, who.id).grant(entity, action)
        assert grant is policy.rights(who.role, who.id).grant(entity, action), "once compiled, a decision is a look-up"


# ------------------------------------------------------------------------------------------------------------ files

# Names that mean something to a file, to the language or to Casbin, or look as if they did (T30, T31).
NASTY = (
    "a, b",
    'say "no"',
    "a/b",
    "[budget > 1]",
    "x & y",
    "back\\slash\\",
    "#7",
    "# note",
    "p, manager, deal, delete, all",
    "Сales",  # begins with a Cyrillic letter
    "Sales",
    "r.sub == p.sub || true",
    "user:rita@demo.voronka",
    "= != >=",
    "']\"",
    "a.b",
    "li\u2028ne",
    "ﬁne",
    "none",
)


async def renamed(chance: random.Random) -> Known:
    """Everything that lines can name gets another name; what lines may speak of."""
    pipelines = [each.id for each in await Pipeline.all().order_by("id")]
    for id, name in zip(pipelines, chance.sample(NASTY, len(NASTY)), strict=False):
        await Pipeline.filter(id=id).update(name=name)
    places = []
    for pipeline in pipelines:
        stages = await Stage.filter(pipeline_id=pipeline).order_by("id")
        for stage, name in zip(stages, chance.sample(NASTY, len(NASTY)), strict=False):
            await Stage.filter(id=stage.id).update(name=name)
        places += [(pipeline, stage.id) for stage in stages]
    sources = await Source.all().order_by("id")
    for source, name in zip(sources, chance.sample(NASTY, len(NASTY)), strict=False):
        await Source.filter(id=source.id).update(name=name)
    people = await User.filter(email__isnull=False).order_by("id")  # others are called by their id
    for user, name in zip(people, chance.sample(NASTY, len(NASTY)), strict=False):
        await User.filter(id=user.id).update(email=f"{fold(name)}@x")
    return Known(
        users=[*(user.id for user in people), 9, 999],
        stages=[*places, (pipelines[0], 998), (997, 996)],  # the last ones are gone
        sources=[*(source.id for source in sources), 995],
        amounts=[0, 1, 12_550, 10**12],
    )


@pytest.mark.feature("P9", "P12", "P13")
async def test_a_file_round_trips_whatever_things_are_called(crm: Crm, tmp_path: Path) -> None:
    """T30."""
    chance = random.Random(SEED)
    print(f"TEST_SEED={SEED}")
    known = await renamed(chance)
    for number in range(12):
        rules = random_rules(chance, known)
        document = rules.document()
        text = policy_words.written(document, await policy_words.names())
        path = tmp_path / f"{number}.csv"
        for mark in ("", "\ufeff"):
            path.write_text(mark + text, "utf-8")
            assert await policies.read_checked(path) == document, path.read_text()
        path.write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
        assert await policies.read_checked(path) == document
        if number % 4 == 0:
            await policies.replace(await policies.read_checked(path), "")
            assert await policies.exported() == text
            draft = await drafted(crm, "\ufeff" + text)
            assert draft["differences"] == [], "it is what is in force"
            assert draft["file"] == text


SENSELESS: list[tuple[list[str], str]] = [
    (["p, manager, deal, view"], ":2: expected"),
    (["p, manager, deal, view, all, more"], ":2: expected"),
    (["x, manager, deal, view, all"], ":2: expected"),
    (["p, manager, offer, view, all"], ":2: offer: 'offer' is none of"),
    (["p, manager, deal.colour, view, none"], ":2: deal.colour: 'colour' is none of"),
    (["p, manager, deal, see, all"], ":2: deal: 'see' is none of"),
    (["p, manager, deal, view, most"], ":2: deal, view: 'most' is none of"),
    (["p, Manager!, deal, view, all"], ":2: 'Manager!' can't be a role"),
    (["p, m\u0430nager, deal, view, all"], ":2: 'm\u0430nager' can't be a role"),  # with a Cyrillic letter
    (["p, administrator, deal, view, all"], ":2: 'administrator' can't be a role"),
    (["p, user:nobody@x, deal, view, all"], ":2: 'nobody@x' is no user"),
    (["p, manager, deal/Nowhere, view, all"], ":2: 'Nowhere' is no pipeline"),
    (["p, manager, deal[budget ~ 1], view, all"], ":2: "),
    (["p, manager, deal[budget > lots], view, all"], ":2: 'lots' is no amount"),
    (["p, manager, contact[budget > 1], view, all"], ":2: "),
    (["p, manager, deal, view, all", "p, manager, deal, view, own"], ":3: manager has another line"),
    (["p, manager, deal, view, all", "p,manager,deal,view,all"], ":3: manager has another line"),
    (["g, head, manager", "g, head, manager"], ":3: head inherits from manager already"),
    (["g, a, b", "g, b, c", "g, c, a"], "roles inherit in a circle"),
    (["g, a, a"], ":2: roles inherit in a circle"),
    (["p, manager, deal[budget > 1], view, own", "p, manager, deal.budget, view, none"], ":2: "),
    (
        ["p, manager, deal[budget > 1], view, own", "g, head, manager", "p, head, deal.budget, view, none"],
        ":2: manager, deal[budget > 1.00], view: deal.budget is hidden from head",
    ),
    (
        ["p, manager, deal[budget > 1], edit, own", "p, user:rita@demo.voronka, deal.budget, view, none"],
        ":2: manager, deal[budget > 1.00], edit: deal.budget is hidden from user:rita@demo.voronka",
    ),
    (['p, "manager, deal, view, all'], ":2: "),
]


@pytest.mark.feature("P3", "P12", "P13", "P26")
async def test_what_makes_no_sense_is_refused_with_its_line(crm: Crm, tmp_path: Path) -> None:
    before = await crm.count("policy_revision")
    for lines, says in SENSELESS:
        path = tmp_path / "policies.csv"
        path.write_text("\n".join(["# a comment", *lines, ""]), "utf-8")
        with pytest.raises(PolicyError) as refused:
            await policies.read_checked(path)
        assert str(refused.value).startswith(str(path)), refused.value
        assert says in str(refused.value), refused.value
        found = await crm.as_("anna").attempt("policyDraftCreate", "draft { id }", file=path.read_text("utf-8"))
        assert [(each["code"], each["path"]) for each in found["errors"]] == [("POLICY_INVALID", ["file"])], lines
        assert says.removeprefix(":2: ") in found["errors"][0]["message"]
    assert await crm.count("policy_revision") == before


# ------------------------------------------------------------------------------------------------------- publishing

DRAFT = "draft { id version number basedOn file differences { line before after } }"


async def drafted(crm: Crm, file: str | None = None, *put: str, who: str = "anna") -> dict[str, Any]:
    """A draft of this file, or of what is in force with a few lines put in."""
    made = await crm.as_(who).do("policyDraftCreate", DRAFT, **({"file": file} if file else {}))
    draft: dict[str, Any] = made["draft"]
    if put:
        names = ("kind", "subject", "entity", "action", "scope")
        lines = [dict(zip(names, line.split(", "), strict=True)) for line in put]
        changed = await crm.as_(who).do("policyDraftUpdate", DRAFT, draftId=draft["id"], put=lines)
        draft = changed["draft"]
    return draft


async def sees(crm: Crm, who: str, deal: str) -> bool:
    found = await crm.as_(who).ask("query($id: ID!) { deal(id: $id) { id } }", id=deal)
    return found["deal"] is not None


async def number(crm: Crm) -> int:
    return int((await crm.as_("anna").ask("{ policy { number } }"))["policy"]["number"])


@pytest.mark.feature("P3", "P8")
async def test_a_draft_grants_nothing_until_it_is_published_and_rolling_back_undoes_it(crm: Crm) -> None:
    deal = await cards.rita_makes(crm)
    assert not await sees(crm, "sam", deal)
    draft = await drafted(crm, None, "p, manager, deal, view, all")
    assert draft["differences"] == [{"line": "p, manager, deal, view", "before": "group", "after": "all"}]
    assert (await sees(crm, "sam", deal), await number(crm)) == (False, 1)
    made = await crm.as_("anna").do("policyPublish", "revision { number }", draftId=draft["id"])
    assert made["revision"] == {"number": 2}
    assert await sees(crm, "sam", deal)
    assert await crm.as_("anna").outcome("policyPublish", draftId=draft["id"]) == "NOT_FOUND"
    made = await crm.as_("anna").do("policyRollBack", "revision { number isInForce }", number=1)
    assert made["revision"] == {"number": 3, "isInForce": True}
    assert not await sees(crm, "sam", deal)
    assert await crm.as_("anna").outcome("policyRollBack", number=99) == "NOT_FOUND"
    kinds = {each.kind for each in await Event.filter(entity="policy_revision")}
    assert {"policy_revision.created", "policy_revision.changed", "policy_revision.published"} <= kinds


@pytest.mark.feature("P8")
async def test_of_two_drafts_the_second_has_to_be_begun_anew(crm: Crm) -> None:
    first, second = [await drafted(crm, None, f"p, manager, deal, view, {scope}") for scope in ("all", "own")]
    stale = await crm.as_("anna").outcome("policyPublish", draftId=first["id"], expectedVersion=1)
    assert stale == "CONFLICT"
    assert await crm.as_("anna").outcome("policyPublish", draftId=first["id"], expectedVersion=2) == "ok"
    assert await crm.as_("anna").outcome("policyPublish", draftId=second["id"], confirm=True) == "CONFLICT"
    assert await number(crm) == 2


@pytest.mark.feature("P8", "P10")
async def test_a_role_in_use_goes_only_when_confirmed(crm: Crm) -> None:
    deal = await cards.rita_makes(crm)
    draft = await drafted(crm, "p, head, deal, view, all\n")
    assert await crm.as_("anna").outcome("policyPublish", draftId=draft["id"]) == "ROLE_IN_USE"
    assert (await sees(crm, "rita", deal), await number(crm)) == (True, 1)
    assert await crm.as_("anna").outcome("policyPublish", draftId=draft["id"], confirm=True) == "ok"
    assert not await sees(crm, "rita", deal)


@pytest.mark.feature("P10")
async def test_where_two_have_to_agree_one_alone_publishes_nothing(crm: Crm) -> None:
    deal = await cards.rita_makes(crm)
    await crm.as_("anna").do("accountUpdate", "", policyApproval=True)
    await User.filter(email="oleg@demo.voronka").update(role="administrator")
    draft = await drafted(crm, None, "p, manager, deal, view, all")
    asked = await crm.as_("anna").do("policyPublish", "revision { number requestedBy { id } }", draftId=draft["id"])
    assert asked["revision"] == {"number": None, "requestedBy": {"id": await crm.user_id("anna")}}
    assert await crm.as_("anna").outcome("policyPublish", draftId=draft["id"]) == "ALREADY_REQUESTED"
    assert (await sees(crm, "sam", deal), await number(crm)) == (False, 1)
    await crm.as_("oleg").do("policyDraftUpdate", "draft { id }", draftId=draft["id"], comment="changed")
    await crm.as_("oleg").do("policyPublish", "revision { number }", draftId=draft["id"])
    assert await number(crm) == 1, "what was asked for has changed, so it has to be asked for again"
    await crm.as_("anna").do("policyPublish", "revision { number }", draftId=draft["id"])
    assert (await sees(crm, "sam", deal), await number(crm)) == (True, 2)
    rolled = await crm.as_("anna").do("policyRollBack", "revision { id number }", number=1)
    assert (rolled["revision"]["number"], await number(crm)) == (None, 2)
    await crm.as_("oleg").do("policyPublish", "revision { number }", draftId=rolled["revision"]["id"])
    assert (await sees(crm, "sam", deal), await number(crm)) == (False, 3)


@pytest.mark.feature("P10")
async def test_a_draft_that_makes_no_sense_stays_as_it_was(crm: Crm) -> None:
    draft = await drafted(crm)
    for put in (
        {"subject": "manager", "entity": "deal", "action": "see", "scope": "all"},
        {"kind": "g", "subject": "manager", "parent": "head"},  # head inherits from manager
        {"kind": "x", "subject": "manager"},
    ):
        attempt = await crm.as_("anna").attempt("policyDraftUpdate", "draft { id }", draftId=draft["id"], put=[put])
        assert [each["code"] for each in attempt["errors"]] == ["POLICY_INVALID"], put
    query = "query($id: ID!) { policyRevision(id: $id) { version differences { line } } }"
    found = await crm.as_("anna").ask(query, id=draft["id"])
    assert found["policyRevision"] == {"version": 1, "differences": []}
    assert await crm.as_("anna").outcome("policyDraftDelete", draftId=draft["id"]) == "ok"
    assert (await crm.as_("anna").ask(query, id=draft["id"]))["policyRevision"] is None


@pytest.mark.feature("P9", "P13", "P26")
async def test_nobody_comes_under_a_rule_on_a_field_that_is_hidden_from_them(crm: Crm) -> None:
    """Whoever wrote the policy, and whenever: by another role, by a new user, by publishing after a change of role."""
    anna, tom = crm.as_("anna"), await crm.user_id("tom")
    newest = int((await crm.user_id("oleg")).removeprefix("user_")) + 100
    ruled, hidden = "p, head, deal[budget > 1000], edit, own", "p, user:{}, deal.budget, view, none"
    put = [ruled, hidden.format("tom@demo.voronka"), hidden.format(f"#{newest}")]
    draft = await drafted(crm, None, *put)
    await anna.do("policyPublish", "", draftId=draft["id"])
    says = "head, deal[budget > 1000.00], edit: deal.budget is hidden from user:"

    async def refused(mutation: str, path: str, **input: Any) -> None:
        [error] = (await anna.attempt(mutation, "", **input))["errors"]
        assert (error["code"], error["path"]) == ("POLICY_INVALID", [path])
        assert says in error["message"], error

    await refused("userUpdate", "role", userId=tom, role="head")
    assert await anna.outcome("userUpdate", userId=tom, role="administrator") == "ok", "to whom nothing is hidden"
    assert await anna.outcome("userUpdate", userId=tom, role="support") == "ok"
    group = (await anna.ask("{ groups { nodes { id } } }"))["groups"]["nodes"][0]["id"]
    users = await crm.count("users")
    await db.execute(
        f"update sqlite_sequence set seq = {newest - 1} where name = 'users'"
        if crm.dialect == "sqlite"
        else f"select setval('users_id_seq', {newest - 1})"
    )
    new = {"name": "Lena", "role": "head", "groupId": group}
    await refused("userCreate", "role", email="lena@demo.voronka", password="long enough", **new)
    await db.execute(
        f"update sqlite_sequence set seq = {newest - 1} where name = 'users'"
        if crm.dialect == "sqlite"
        else f"select setval('users_id_seq', {newest - 1})"
    )
    await refused("apiKeyCreate", "role", **new)
    assert await crm.count("users") == users
    # A draft is written while it fits; then tom becomes a head of sales, by a policy that has no such rule.
    bare = await drafted(crm, None)
    removed = [dict(zip(("kind", "subject", "entity", "action", "scope"), ruled.split(", "), strict=True))]
    await anna.do("policyDraftUpdate", "", draftId=bare["id"], remove=removed)
    await anna.do("policyPublish", "", draftId=bare["id"])
    assert await anna.outcome("userUpdate", userId=tom, role="head") == "ok"
    await refused("policyRollBack", "number", number=2)
    assert await number(crm) == 3
