"""The policy: its revisions, and the one in force.

Revision 1 is policies.csv as it was when the database was set up. From then on a revision begins as a draft, which
grants nothing, and takes effect when it is published; rolling back publishes an old one anew.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import account, db, reference, users, values
from domain.events import transaction
from domain.policy_words import Difference, Named, differences, names, told, written
from domain.tables import CheckConstraint, foreign_key
from permissions import lines
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, NotFound, Unavailable
from permissions.lines import Document, Ids, PolicyError
from permissions.policy import Policy, cells, parsed
from permissions.scope import require_administrator

FILE: Final = "policies.csv"
FORMER: Final = 20  # earlier revisions that are kept in memory


class PolicyInForce(Model):
    """The revision that decides now: row 1. A table of its own, since processes keep it in memory, and no other."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    number = fields.IntField()
    rows: Any = fields.JSONField()

    class Meta:
        table = "policy"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_policy_single"),)


class PolicyRevision(Model):
    """A policy that is, was or may come to be in force: a draft has no number yet."""

    public: ClassVar[bool] = True  # asked for by administrators only

    id = fields.BigIntField(primary_key=True)
    number = fields.IntField(null=True, unique=True)
    based_on = fields.IntField(null=True)  # the number that was in force when the draft was begun
    rows: Any = fields.JSONField()
    comment = fields.CharField(max_length=1000)
    version = fields.IntField(default=1)
    author_id = fields.BigIntField(null=True)  # None: the file
    created_at = fields.DatetimeField()
    published_by_id = fields.BigIntField(null=True)
    published_at = fields.DatetimeField(null=True)
    requested_by_id = fields.BigIntField(null=True)  # who wants it published, where a second administrator approves

    class Meta:
        table = "policy_revision"
        constraints = (
            foreign_key("policy_revision", "author_id", "users"),
            foreign_key("policy_revision", "published_by_id", "users"),
            foreign_key("policy_revision", "requested_by_id", "users"),
        )


# ------------------------------------------------------------------------------------------------- in force


class _Kept:
    """The policy as it was worked out last."""

    revision: int = 0
    policy: Policy | None = None


def in_force() -> Policy:
    """The policy that decides in this process, at most a second behind; `reference.load` comes first.

    Raises Unavailable when the database has none.
    """
    if (revision := reference.revision(PolicyInForce)) != _Kept.revision or _Kept.policy is None:
        if (row := reference.rows(PolicyInForce).get(1)) is None:
            raise Unavailable("The database has no policy: run voronka migrate.")
        _Kept.policy, _Kept.revision = Policy(_document(row["rows"]), row["number"]), revision
    return _Kept.policy


async def numbered(number: int) -> Policy | None:
    """The policy of a revision that is or was in force; None when there is none. `reference.load` comes first."""
    if (now := in_force()).number == number:
        return now
    if number not in _former:
        if (row := await PolicyRevision.get_or_none(number=number)) is None:
            return None
        if len(_former) >= FORMER:
            del _former[next(iter(_former))]
        _former[number] = Policy(document_of(row), number)
    return _former[number]


_former: Final[dict[int, Policy]] = {}  # earlier revisions that somebody has asked for
db.when_started(_former.clear)


async def require_role(role: str, path: str) -> str:
    """The role again, if the policy in force knows it. Raises Invalid ROLE_UNKNOWN at `path`."""
    await reference.load()
    if role not in (roles := in_force().roles):
        raise Invalid("ROLE_UNKNOWN", path, known=", ".join(sorted(roles)))
    return role


async def seed() -> None:
    """Give a database that has no policy that of policies.csv: the working directory's, else the one shipped.

    Raises PolicyError naming file and line when it can't be read.
    """
    if await PolicyInForce.exists(id=1):
        return
    found = read(default_file(), await names())
    moment = db.now()
    await PolicyRevision.create(number=1, rows=found.rows(), comment=FILE, created_at=moment, published_at=moment)
    await PolicyInForce.create(id=1, number=1, rows=found.rows())


def default_file() -> Path:
    """Where the policy of a new database is. Raises PolicyError when it is nowhere."""
    places = (Path(FILE), Path(__file__).parents[1] / FILE)
    if (path := next((place for place in places if place.is_file()), None)) is None:
        raise PolicyError(f"{FILE} is neither in {Path.cwd()} nor in {places[1].parent}")
    return path


def read(path: Path, called: lines.Names) -> Document:
    """The policy of a file. Raises PolicyError naming file and line."""
    return lines.document(cells(path), called)


def _document(rows: Iterable[Sequence[str]]) -> Document:
    return lines.document((("", row) for row in rows), Ids())


# --------------------------------------------------------------------------------------------------- revisions


async def current(actor: Actor) -> PolicyRevision:
    """The revision in force. Administrators only."""
    require_administrator(actor)
    return await PolicyRevision.get(number=(await PolicyInForce.get(id=1)).number)


async def revisions(actor: Actor, first: int, before: int | None = None) -> list[PolicyRevision]:
    """Revisions and drafts, newest first, from the one with the id `before` on. Administrators only."""
    require_administrator(actor)
    older = PolicyRevision.all() if before is None else PolicyRevision.filter(id__lt=before)
    return await older.order_by("-id").limit(first)


async def find(actor: Actor, id: int) -> PolicyRevision | None:
    """A revision or draft. Administrators only."""
    require_administrator(actor)
    return await PolicyRevision.get_or_none(id=id)


async def draft(actor: Actor, id: int) -> PolicyRevision:
    """A draft. Administrators only. Raises NotFound for any other revision."""
    if (found := await find(actor, id)) is None or found.number is not None:
        raise NotFound("policy_revision")
    return found


async def in_words(row: PolicyRevision) -> list[list[str]]:
    """The lines of a revision as cells of a file."""
    called, document = await names(), document_of(row)
    return [["g", *pair] for pair in document.parents] + [lines.cells(each, called) for each in document.lines]


async def file_of(row: PolicyRevision) -> str:
    """The file of a revision."""
    return written(document_of(row), await names())


async def differences_of(row: PolicyRevision) -> list[Difference]:
    """What a revision has other than the one that it was based on."""
    base = None if row.based_on is None else await PolicyRevision.get(number=row.based_on)
    before = document_of(base) if base else Document((), ())
    return differences(before, document_of(row), await names())


def document_of(row: PolicyRevision) -> Document:
    """The lines of a revision."""
    return _document(row.rows)


async def draft_create(actor: Actor, comment: str, text: str | None = None) -> PolicyRevision:
    """A draft that begins as the policy in force, or as the whole file `text` (P3–P10).

    Raises Invalid POLICY_INVALID, which says the line and what is wrong.
    """
    require_administrator(actor)
    current = await PolicyInForce.get(id=1)
    rows = current.rows if text is None else (await _read(text, "file")).rows()
    async with transaction() as events:
        draft = await PolicyRevision.create(
            based_on=current.number,
            rows=rows,
            comment=values.text(comment, "comment", 1000) or "",
            author_id=actor.user_id,
            created_at=db.now(),
        )
        events.add("created", actor, draft, {"comment": (None, draft.comment)}, card=None)
    return draft


async def draft_update(
    actor: Actor,
    id: int,
    expected_version: int | None,
    *,
    put: Sequence[Sequence[str]] = (),
    remove: Sequence[Sequence[str]] = (),
    comment: str | None = None,
) -> PolicyRevision:
    """Change lines of a draft. `put` holds lines as the cells of a file, which take the place of others about the same;
    `remove` lines whose scope doesn't matter.

    Raises Invalid POLICY_INVALID at "put.3" or "remove.0", NotFound, and Conflict when somebody else has changed it.
    """
    async with transaction() as events:
        draft = await _draft(actor, id, expected_version)
        called = await names()
        rows: dict[tuple[str, ...], list[str]] = {_key(row): list(row) for row in draft.rows}
        for path, each in _placed("remove", remove):
            rows.pop(
                _key(_canonical(path, [*each, *["none"] * (5 - len(each))] if each[:1] == ["p"] else each, called)),
                None,
            )
        for path, each in _placed("put", put):
            made = _canonical(path, each, called)
            rows[_key(made)] = made
        try:
            after = _checked([("", row) for row in rows.values()], Ids(), called)
        except PolicyError as error:
            raise Invalid("POLICY_INVALID", "put", says=str(error).removeprefix(": ")) from None
        change = differences(document_of(draft), after, called)
        draft.rows, draft.version = after.rows(), draft.version + 1
        if comment is not None:
            draft.comment = values.text(comment, "comment", 1000) or ""
        draft.requested_by_id = None  # what was asked to be approved is another policy now
        await draft.save()
        events.add("changed", actor, draft, {"lines": told(change)}, card=None)
    return draft


async def draft_delete(actor: Actor, id: int) -> None:
    """Give a draft up."""
    async with transaction() as events:
        draft = await _draft(actor, id, None)
        events.add("deleted", actor, draft, {"comment": (draft.comment, None)}, card=None)
        await draft.delete()


async def publish(
    actor: Actor, id: int, expected_version: int | None = None, *, confirm: bool = False, path: str = "draftId"
) -> PolicyRevision:
    """Let a draft decide from now on, in every process within a second.

    Where the account wants a second administrator, the first one asks and another one, calling this too, approves.
    `path` is where the input says what to publish.
    Raises Conflict when another policy came into force since the draft was begun, Invalid ROLE_IN_USE without `confirm`
    when it leaves users without their role, ALREADY_REQUESTED for the same administrator twice, POLICY_INVALID when
    somebody has another role meanwhile with which a rule would tell them of a hidden field.
    """
    async with transaction() as events:
        draft = await _draft(actor, id, expected_version)
        current = await PolicyInForce.select_for_update().get(id=1)
        if draft.based_on != current.number:
            raise Conflict(current.number, ["basedOn"], "policy_revision")
        policy, called = Policy(document_of(draft)), await names()
        if not confirm:
            await _check_roles(policy, path)
        _require_untold(policy, _individuals(policy, called), called, path)  # who has another role since
        if (await account.current()).policy_approval and draft.requested_by_id in (None, actor.user_id):
            if draft.requested_by_id is not None:
                raise Invalid("ALREADY_REQUESTED", path)
            draft.requested_by_id = actor.user_id
            draft.version += 1
            await draft.save()
            events.add("requested", actor, draft, {"requested_by_id": (None, actor.user_id)}, card=None)
            return draft
        change = differences(_document(current.rows), document_of(draft), called)
        draft.number, draft.published_by_id, draft.published_at = current.number + 1, actor.user_id, db.now()
        draft.version += 1
        await draft.save()
        await PolicyInForce.filter(id=1).update(number=draft.number, rows=draft.rows)
        events.add(
            "published", actor, draft, {"lines": told(change), "number": (current.number, draft.number)}, card=None
        )
        events.add("changed", actor, current, {"number": (current.number, draft.number)}, card=None)
    return draft


async def roll_back(actor: Actor, number: int, comment: str, *, confirm: bool = False) -> PolicyRevision:
    """Publish the lines of an earlier revision as a new one. Raises NotFound, and what `publish` does."""
    require_administrator(actor)
    if (earlier := await PolicyRevision.get_or_none(number=number)) is None:
        raise NotFound("policy_revision")
    async with transaction():
        draft = await draft_create(actor, comment or f"= {number}")
        draft.rows = earlier.rows
        await draft.save()
        return await publish(actor, draft.id, confirm=confirm, path="number")


async def replace(document: Document, comment: str) -> int:
    """Publish a policy from the command line; its number. For operators: nobody has to approve."""
    async with transaction() as events:
        current = await PolicyInForce.select_for_update().get(id=1)
        number, moment = current.number + 1, db.now()
        made = await PolicyRevision.create(
            number=number,
            based_on=current.number,
            rows=document.rows(),
            comment=comment,
            created_at=moment,
            published_at=moment,
        )
        await PolicyInForce.filter(id=1).update(number=number, rows=made.rows)
        change = differences(_document(current.rows), document, await names())
        events.add("published", None, made, {"lines": told(change), "number": (current.number, number)}, card=None)
        events.add("changed", None, current, {"number": (current.number, number)}, card=None)
    return number


async def exported(number: int | None = None) -> str:
    """The file of a revision, by default of the one in force. Raises NotFound."""
    found = await (PolicyInForce.get_or_none(id=1) if number is None else PolicyRevision.get_or_none(number=number))
    if found is None:
        raise NotFound("policy_revision")
    return written(_document(found.rows), await names())


async def read_checked(path: Path) -> Document:
    """The policy of a file, as `draft_create` would take it. Raises PolicyError naming file and line.

    Before there are tables, nothing has a name.
    """
    called = Named({}, {}, {}, {}, {}, {}, "RUB") if await db.pending() else await names()
    return _checked(list(cells(path)), called, called)


async def _read(text: str, path: str) -> Document:
    called = await names()
    try:
        return _checked(list(parsed(io.StringIO(text.removeprefix("\ufeff"), newline=""), "line")), called, called)
    except PolicyError as error:
        raise Invalid("POLICY_INVALID", path, says=str(error)) from None


def _checked(rows: Sequence[tuple[str, Sequence[str]]], words: lines.Names, called: Named) -> Document:
    """The lines of these rows, written in `words`, if they fit together, also for those who have lines of their own.
    Raises PolicyError naming the line.
    """
    document = lines.document(rows, words)
    policy = Policy(document)
    for line, says in _telling(
        policy, [*((role, 0) for role in sorted(policy.roles)), *_individuals(policy, called)], called
    ):
        where = next(at for at, row in rows if row[0] == "p" and lines.line(row[1:], words) == line)
        raise PolicyError(f"{where}: {says}")
    return document


def _individuals(policy: Policy, called: Named) -> list[tuple[str, int]]:
    """The users with lines of their own, each with the role that they have now."""
    return [(called.roles.get(id, lines.INDIVIDUAL), id) for id in sorted(policy.individuals)]


def _telling(policy: Policy, people: Iterable[tuple[str, int]], called: Named) -> Iterator[tuple[lines.Line, str]]:
    """The rules that would tell somebody of a field that is hidden from them, each with what is wrong. People are a
    role and an id, which is 0 for whoever has the role.
    """
    for role, id in people:
        rights = policy.rights(role, id)
        for head, action in [*(("deal", each) for each in lines.ACTIONS), ("deal.stage", "edit")]:
            for place, answer in rights.rules(head, action):
                if told := rights.hidden["deal"] & {condition.name for condition in place.rule}:
                    whom = f"{lines.USER}{called.spell_user(id)}" if id else role
                    about = ", ".join(lines.cells(answer.line, called)[1:4])
                    yield (
                        answer.line,
                        f"{about}: deal.{min(told)} is hidden from {whom}, to whom this rule would tell of it",
                    )


async def require_fitting(user_id: int, role: str) -> None:
    """Nothing, in the transaction that gives a user this role, when no rule then tells them of a field that is hidden
    from them: it is their own lines and those of the role that together could. Raises Invalid POLICY_INVALID at "role".
    """
    policy = Policy(_document((await PolicyInForce.select_for_update().get(id=1)).rows))
    if user_id in policy.individuals:
        _require_untold(policy, [(role, user_id)], await names(), "role")


def _require_untold(policy: Policy, people: Iterable[tuple[str, int]], called: Named, path: str) -> None:
    for _, says in _telling(policy, people, called):
        raise Invalid("POLICY_INVALID", path, says=says)


async def _check_roles(policy: Policy, path: str) -> None:
    used: list[Any] = await users.User.filter(is_active=True).distinct().values_list("role", flat=True)
    if missing := set(used) - policy.roles:
        raise Invalid("ROLE_IN_USE", path, roles=", ".join(sorted(missing)))


async def _draft(actor: Actor, id: int, expected_version: int | None) -> PolicyRevision:
    require_administrator(actor)
    draft = await PolicyRevision.select_for_update().get_or_none(id=id)
    if draft is None or draft.number is not None:
        raise NotFound("policy_revision")
    if expected_version not in (None, draft.version):
        raise Conflict(draft.version, ["lines"], "policy_revision")
    return draft


def _placed(name: str, given: Sequence[Sequence[str]]) -> Iterable[tuple[str, Sequence[str]]]:
    return ((f"{name}.{place}", each) for place, each in enumerate(given))


def _canonical(path: str, cells: Sequence[str], called: lines.Names) -> list[str]:
    """Cells of a file as a policy keeps them. Raises Invalid POLICY_INVALID at `path`."""
    try:
        [row] = lines.document([("", [cell.strip() for cell in cells])], called).rows()
    except PolicyError as error:
        raise Invalid("POLICY_INVALID", path, says=str(error).removeprefix(": ")) from None
    return row


def _key(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[:4] if row[0] == "p" else row)
