"""How to reach a client: phones and e-mail addresses of contacts and companies (L1, L2), and who has them (D5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tortoise.models import Model

from domain import db
from domain.questions import Sql
from domain.records import Change, Record
from domain.values import email, fold, phone
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid

MOST = 20  # phones, addresses or handles of one record


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a kind of client keeps them: `column` of both tables is its id."""

    model: type[Record]
    phone: type[Model]
    email: type[Model]
    column: str


def phones(given: Sequence[str], path: str, country: str) -> list[str]:
    """Numbers in E.164, each once, in the order given (X8). Raises Invalid PHONE_INVALID, TOO_MANY."""
    return distinct(few(given, path), lambda number, place: phone(number, place, country), path)


def emails(given: Sequence[str], path: str) -> list[str]:
    """Addresses, each once whatever its case, in the order given. Raises Invalid EMAIL_INVALID, TOO_MANY."""
    return distinct(few(given, path), email, path, key=fold)


def few(given: Sequence[str], path: str) -> Sequence[str]:
    """The same. Raises Invalid TOO_MANY."""
    if len(given) > MOST:
        raise Invalid("TOO_MANY", path, most=MOST)
    return given


def distinct(
    given: Sequence[str], check: Callable[[str, str], str], path: str, key: Callable[[str], str] = str
) -> list[str]:
    """What `check` makes of each, and each once by its `key`; `check` is told the path of the one at hand."""
    made: dict[str, str] = {}
    for place, each in enumerate(given):
        checked = check(each, f"{path}.{place}")
        made.setdefault(key(checked), checked)
    return list(made.values())


async def held(reach: Reach, id: int) -> tuple[list[str], list[str]]:
    """The phones and the addresses of a record, in their order."""
    mine = {reach.column: id}
    return (
        [str(each) for each in await reach.phone.filter(**mine).order_by("id").values_list("number", flat=True)],
        [str(each) for each in await reach.email.filter(**mine).order_by("id").values_list("address", flat=True)],
    )


async def put(reach: Reach, id: int, phones: Sequence[str] | None, emails: Sequence[str] | None) -> Change:
    """Let a record have exactly these phones and addresses; None leaves them. What has changed, as lists."""
    change: Change = {}
    if phones is None and emails is None:
        return change
    old_phones, old_emails = await held(reach, id)
    mine = {reach.column: id}
    if phones is not None and list(phones) != old_phones:
        await reach.phone.filter(**mine).delete()
        await reach.phone.bulk_create([reach.phone(**mine, number=each) for each in phones])
        change["phones"] = (old_phones, list(phones))
    if emails is not None and list(emails) != old_emails:
        await reach.email.filter(**mine).delete()
        await reach.email.bulk_create(
            [reach.email(**mine, address=each, address_folded=folded(each)) for each in emails]
        )
        change["emails"] = (old_emails, list(emails))
    return change


def folded(address: str) -> str:
    """An address as it is compared."""
    return fold(address)[:320]


async def hold(actor: Actor, phones: Iterable[str], emails: Iterable[str]) -> None:
    """Wait until no other transaction looks for clients by one of these, however the numbers are written.

    Who looks for several clients holds the keys of all of them first, so that two who do so wait in turn.
    """
    digits = ("".join(each for each in phone if each.isdigit())[-7:] for phone in phones)
    keys = sorted({*digits, *(folded(each.strip()) for each in emails)})
    sql = Sql(actor)
    if keys and sql.postgres:  # SQLite has one writer at a time
        names = sql.array([f"client {key}" for key in keys], "text")
        await db.rows(f"select pg_advisory_xact_lock(hashtextextended(k, 0)) from unnest({names}) k", sql.params)


async def match(reach: Reach, actor: Actor, phones: Sequence[str], emails: Sequence[str]) -> int | None:
    """The oldest record in the actor's view that has one of these phones or addresses (D5).

    Whoever asks for the same at the same time waits until this transaction is over, so that two requests don't make
    two records of one client.
    """
    hidden = actor.rights.hidden[scope.entity(reach.model)]  # a match would tell of a hidden phone (T23)
    phones, emails = () if "phones" in hidden else phones, () if "emails" in hidden else emails
    if not phones and not emails:
        return None
    await hold(actor, phones, emails)
    table, sql = reach.model._meta.db_table, Sql(actor)
    having = (
        f"select x.{reach.column} from {reach.phone._meta.db_table} x where {sql.within('x.number', phones, 'text')} "
        f"union all select x.{reach.column} from {reach.email._meta.db_table} x "
        f"where {sql.within('x.address_folded', [folded(each) for each in emails], 'text')}"
    )
    where = f"a.id in ({having}) and {sql.scope(reach.model, 'a')}"
    found = await db.rows(f'select a.id from "{table}" a where {where} order by a.id limit 1', sql.params)
    return int(found[0]["id"]) if found else None
