"""How people leave: deactivation, their open work handed over, deletion; and how they come back (P20–P23)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any, Final

from domain import (
    account,
    allowlists,
    db,
    exports,
    idempotency,
    jobs,
    notifications,
    photos,
    records,
    sessions,
    stored,
    users,
)
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.events import Event, Events
from domain.groups import Group
from domain.idempotency import IdempotencyKey
from domain.items import Item
from domain.pipelines import MAX_PIPELINES, Pipeline
from domain.pools import Rows
from domain.purchases import CARD as BUYER
from domain.purchases import Customer
from domain.questions import Sql
from domain.reads import read
from domain.records import Record
from domain.second_factors import SecondFactor
from domain.sign_ins import SignIn
from domain.tasks import CARD, Task
from domain.users import User, UserKind
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid

SAMPLES: Final = 5  # records that a preview names, of each kind for each heir

AT: Final = "handOver"  # where the input has the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who gets the open deals, the tasks and the customers of somebody who leaves, and their contacts, companies and
    items of catalogues if these are to go.

    What belongs to one of `pipelines` (its id, then that of a user) goes to that user; all else to the one user, or to
    the active members of the group in turn. A task goes with its deal.
    """

    user_id: int | None = None
    group_id: int | None = None
    pipelines: Sequence[tuple[int, int]] = ()
    contacts: bool = False
    companies: bool = False
    items: bool = False


# What somebody who leaves may hand over, in this order, and what is true of it.
OPEN: Final[Mapping[type[Record], str]] = {
    Deal: "a.closed_at is null",
    Task: "not a.is_done",
    Contact: "true",
    Company: "true",
    Item: "true",
    Customer: "true",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What goes to one user: ids by noun, in their order."""

    user_id: int
    ids: dict[str, list[int]] = field(default_factory=lambda: {model.entity: [] for model in OPEN})


async def preview(actor: Actor, user_id: int, plan: Plan | None) -> list[Share]:
    """What `deactivate` would give to whom if it came now, by user id. Raises what it raises."""
    scope.require_administrator(actor)
    user = await _leaver(actor, user_id)
    shares: dict[int, Share] = {}
    if plan:
        for model, heirs in (await _shared_out(actor, user, plan, await _heirs(user, plan))).items():
            for id, heir in heirs:
                shares.setdefault(heir, Share(heir)).ids[model.entity].append(id)
    return [shares[heir] for heir in sorted(shares)]


async def deactivate(actor: Actor | None, user_id: int, plan: Plan | None = None) -> dict[str, int]:
    """Keep a user from signing in, end their sessions at once (T4), and hand their open work over if there is a plan;
    how many records of each kind went. Records, authorship and the name stay (P20, P22, P23).

    Raises Invalid ONESELF, LAST_ADMINISTRATOR; and for the plan ONE_HEIR, HEIR_REQUIRED when something would be left,
    GROUP_EMPTY, USER_LEAVING, USER_INACTIVE, NOT_FOUND, REPEATED, TOO_MANY.
    """
    async with users.administering(actor) as events:
        user = await _leaver(actor, user_id)
        handed = await _hand_over(events, actor, user, plan)
        await users.change(events, "deactivated", actor, user, **_away(user))
        await sessions.end_all(actor, user.id)
        await notifications.forget(user.id)
    return handed


async def reactivate(actor: Actor | None, user_id: int) -> User:
    """Let a deactivated user sign in again, with the password that they had."""
    async with users.administering(actor) as events:
        user = await users.held(user_id)
        await users.change(events, "activated", actor, user, is_active=True, deactivated_at=None)
    return user


async def delete(actor: Actor, user_id: int, plan: Plan | None = None) -> dict[str, int]:
    """Erase who a user was: name, e-mail, phone, password, sessions, and what events tell of these. Their records and
    their part in the history stay, as a deleted user's (P21). How many records of each kind went by the plan.

    Raises as `deactivate` does, and Invalid OPEN_WORK when open deals or tasks would stay with them.
    """
    async with users.administering(actor) as events:
        user = await _leaver(actor, user_id)
        handed = await _hand_over(events, actor, user, plan)
        await _erase(events, actor, user)
    return handed


# ------------------------------------------------------------------------------------------------------- retention


@dataclass(frozen=True, slots=True)
class Due:
    """A former user whose time is up. With open work they wait until somebody hands it over."""

    user_id: int
    deactivated_at: datetime
    due_at: datetime
    deals: int
    tasks: int


async def due(actor: Actor) -> list[Due]:
    """Former users whom the account keeps no longer, the longest gone first (P21)."""
    scope.require_administrator(actor)
    return await _due()


@jobs.cron("users.erase", every=timedelta(hours=1))
async def erase_due() -> int:
    """Delete the former users who are due, those with open work excepted; how many."""
    ready = [each for each in await _due() if not (each.deals or each.tasks)]
    for each in ready:
        async with users.administering(None) as events:
            user = await users.held(each.user_id)
            if user.deactivated_at == each.deactivated_at:  # and is not back meanwhile
                await _erase(events, None, user)
    return len(ready)


async def _due() -> list[Due]:
    if (days := (await account.current()).former_users_kept_days) is None:
        return []
    kept = timedelta(days=days)
    rows = await db.rows(
        "select u.id, u.deactivated_at, "
        f"(select count(*) from deal a where a.responsible_id = u.id and {OPEN[Deal]}) as deals, "
        f"(select count(*) from task a where a.responsible_id = u.id and {OPEN[Task]}) as tasks "
        f"from users u where u.deleted_at is null and u.deactivated_at <= {stored.placeholder(1)} "
        "order by u.deactivated_at, u.id",
        [db.now() - kept],
    )
    found = []
    for row in rows:
        at = row["deactivated_at"]
        at = db.moment(at) if isinstance(at, str) else at
        found.append(Due(row["id"], at, at + kept, row["deals"], row["tasks"]))
    return found


# ------------------------------------------------------------------------------------------------------ who and what


async def _leaver(actor: Actor | None, user_id: int) -> User:
    """The user, if they may leave."""
    user = await users.held(user_id)
    if actor and user.id == actor.user_id:
        raise Invalid("ONESELF", "userId")
    await users.keep_an_administrator(user, "userId")
    return user


def _away(user: User) -> dict[str, Any]:
    """The columns of a user who may not sign in."""
    since = user.deactivated_at or db.now()
    return {"is_active": False, "deactivated_at": since, "invitation_hash": None, "invitation_ends_at": None}


async def _erase(events: Events, actor: Actor | None, user: User) -> None:
    """Leave nothing personal of a user, nor a way in. What events tell of them is the one thing of events that is ever
    changed.
    """
    params = [user.id]
    here = f"where responsible_id = {stored.placeholder(1)}"
    for model in (Deal, Task):
        if await stored.transaction().fetch(f"select 1 from {model.entity} a {here} and {OPEN[model]} limit 1", params):
            raise Invalid("OPEN_WORK", AT)
    await sessions.end_all(actor, user.id)
    await IdempotencyKey.filter(user_id=user.id).delete()
    await notifications.forget(user.id)
    await idempotency.forget(await _called(user))
    await _silence(user)
    await exports.forget(user.id)
    for table in (SignIn, SecondFactor):
        await table.filter(user_id=user.id).delete()
    await allowlists.forget(events, actor, user.id)
    await photos.let_go(user.photo_id)
    erased = {"name": "", "email": None, "phone": None, "locale": None, "password_hash": None, "second_factor_at": None}
    erased["photo_id"] = None
    columns = _away(user) | {"deleted_at": db.now()}
    told = {name: (getattr(user, name), value) for name, value in columns.items() if getattr(user, name) != value}
    await users.change(events, "deleted", actor, user, told, **columns, **erased)


async def _called(user: User) -> list[str]:
    """What a user is and was called, and reached by: all that answers may hold of them."""
    found = {user.name, user.email, user.phone}
    for event in await Event.filter(entity="users", record_id=user.id):
        found.update(side.get(name) for side in (event.before, event.after) for name in ("name", "email", "phone"))
    return sorted(text for text in found if text)


async def _silence(user: User) -> None:
    """Take out of events who a user was, and from where they and their programs came."""
    own = f"in (select id from ip_allowlist where user_id = {stored.placeholder(1)})"
    of_session = "(before->>'user_id')::bigint" if db.dialect() == "postgres" else "before->>'$.user_id'"
    for where, names in (
        (f"entity = 'users' and record_id = {stored.placeholder(1)}", ("name", "email", "phone")),
        (f"entity = 'session' and {of_session} = {stored.placeholder(1)}", ("address", "user_agent")),
        (f"entity = 'ip_allowlist' and record_id {own}", ("ranges",)),
    ):
        silent = f"{{0}} = {{0}} - '{{{{{','.join(names)}}}}}'::text[]"
        if db.dialect() == "sqlite":
            silent = "{0} = json_remove({0}, " + ", ".join(f"'$.{name}'" for name in names) + ")"
        text = f"update event set {silent.format('before')}, {silent.format('after')} where {where}"
        await stored.transaction().fetch(text, [user.id])
    here = f"where actor_id = {stored.placeholder(1)} and address is not null"
    await stored.transaction().fetch(f"update event set address = null {here}", [user.id])


async def _hand_over(events: Events, actor: Actor | None, user: User, plan: Plan | None) -> dict[str, int]:
    """Do what the plan says; how many records of each kind went."""
    handed = {model.entity: 0 for model in OPEN}
    if actor is None or plan is None:
        return handed
    heirs = await _heirs(user, plan)
    for model, pairs in (await _shared_out(actor, user, plan, heirs)).items():
        handed[model.entity] = len(pairs)
        if pairs:
            groups = {heir.id: heir.group_id for heir in heirs.all}
            card = CARD if model is Task else BUYER if model is Customer else None
            await records.hand_over(actor, model, (user.id, user.group_id), groups, pairs, card)
    told = {noun: (None, count or None) for noun, count in handed.items()}
    events.add("handed_over", actor, user, told if any(handed.values()) else {}, card=None)
    return handed


@dataclass(frozen=True, slots=True)
class _Heirs:
    """Active users: those of pipelines, and those who take turns for the rest."""

    pipelines: Mapping[int, User]
    others: Sequence[User]

    @property
    def all(self) -> list[User]:
        return [*self.pipelines.values(), *self.others]


async def _heirs(user: User, plan: Plan) -> _Heirs:
    """Whom the plan names. Raises Invalid."""
    if plan.user_id is not None and plan.group_id is not None:
        raise Invalid("ONE_HEIR", f"{AT}.groupId")
    if len(plan.pipelines) > MAX_PIPELINES:
        raise Invalid("TOO_MANY", f"{AT}.pipelines", most=MAX_PIPELINES)
    pipelines: dict[int, User] = {}
    for place, (pipeline_id, user_id) in enumerate(plan.pipelines):
        path = f"{AT}.pipelines.{place}"
        if pipeline_id in pipelines:
            raise Invalid("REPEATED", f"{path}.pipelineId")
        if await stored.get(Pipeline, pipeline_id) is None:
            raise Invalid("NOT_FOUND", f"{path}.pipelineId")
        pipelines[pipeline_id] = await _heir(user, user_id, f"{path}.userId")
    others: list[User] = []
    if plan.user_id is not None:
        others = [await _heir(user, plan.user_id, f"{AT}.userId")]
    if plan.group_id is not None:
        others = await _members(user, plan.group_id)
    return _Heirs(pipelines, others)


async def _heir(user: User, user_id: int, path: str) -> User:
    if user_id == user.id:
        raise Invalid("USER_LEAVING", path)
    heir = await users.working(user_id, path)
    if heir.kind is not UserKind.PERSON:
        raise Invalid("NOT_FOUND", path)
    return heir


async def _members(user: User, group_id: int) -> list[User]:
    """The active members of a group but for the one who leaves, in the order of their ids."""
    if await stored.get(Group, group_id) is None:
        raise Invalid("NOT_FOUND", f"{AT}.groupId")
    where = f"a.group_id = {stored.placeholder(1)} and a.id <> {stored.placeholder(2)} and a.is_active"
    where += " and a.kind = 'person'"
    found = await stored.select(User, f"{where} order by a.id{stored.locked('share')}", [group_id, user.id])
    if not found:
        raise Invalid("GROUP_EMPTY", f"{AT}.groupId")
    return found


async def _shared_out(actor: Actor, user: User, plan: Plan, heirs: _Heirs) -> dict[type[Record], list[tuple[int, int]]]:
    """By kind, the ids of the records that go, in their order, with those of their heirs. Raises HEIR_REQUIRED."""
    turns = cycle(heirs.others)

    def heir(pipeline_id: int | None = None) -> int:
        found = heirs.pipelines.get(pipeline_id or 0) or next(turns, None)
        if found is None:
            raise Invalid("HEIR_REQUIRED", f"{AT}.userId")
        return int(found.id)

    deals = {id: heir(pipeline) for id, pipeline in await _theirs(actor, user, Deal, "a.pipeline_id")}
    of_deal = "a.deal_id, (select d.pipeline_id from deal d where d.id = a.deal_id)"
    tasks = [
        (id, deals.get(deal_id or 0) or heir(pipeline))
        for id, deal_id, pipeline in await _theirs(actor, user, Task, of_deal)
    ]
    going: dict[type[Record], list[tuple[int, int]]] = {Deal: list(deals.items()), Task: tasks}
    for model, asked in ((Contact, plan.contacts), (Company, plan.companies), (Item, plan.items)):
        going[model] = [(id, heir()) for (id,) in await _theirs(actor, user, model)] if asked else []
    going[Customer] = [(id, heir()) for (id,) in await _theirs(actor, user, Customer)]
    return going


async def _theirs(actor: Actor, user: User, model: type[Record], *columns: str) -> Rows:
    """The records of a user that are to be handed over, by id; nobody changes them until the transaction ends."""
    sql = Sql(actor)
    where = f"a.responsible_id = {sql.param(user.id)} and {OPEN[model]} and {sql.scope(model, 'a', 'edit')}"
    lock = stored.locked("no key update of a")
    text = f'select {", ".join(("a.id", *columns))} from "{model._meta.db_table}" a where {where} order by a.id{lock}'
    [rows] = await read([(text, sql.params)])
    return rows
