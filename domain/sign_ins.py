"""Who signed in, from where, and who was refused (P19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import db, stored, values
from domain.questions import Question
from domain.reads import read
from domain.tables import Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Invalid

PRUNED_AT_ONCE: Final = 10_000  # rows of one statement


class ClientKind(Enum):
    """What somebody comes with."""

    BROWSER = "BROWSER"  # a session of kind COOKIE
    MOBILE = "MOBILE"  # one of kind BEARER
    PARTNER = "PARTNER"  # an API key


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from, and with what."""

    address: str
    client: ClientKind
    user_agent: str = ""


class SignInOutcome(Enum):
    """How an attempt ended."""

    SUCCEEDED = "SUCCEEDED"
    UNKNOWN_USER = "UNKNOWN_USER"
    WRONG_PASSWORD = "WRONG_PASSWORD"  # noqa: S105  # the name of an outcome
    DEACTIVATED = "DEACTIVATED"
    CODE_MISSING = "CODE_MISSING"
    WRONG_CODE = "WRONG_CODE"
    ADDRESS_NOT_ALLOWED = "ADDRESS_NOT_ALLOWED"
    TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS"


class SignIn(Model):
    """One attempt. An API key, which does not sign in, leaves one a day and whenever its address is another."""

    owner: ClassVar[str] = "user_id"

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    user_id = fields.BigIntField(null=True)
    login = fields.CharField(
        max_length=255, null=True
    )  # the e-mail that was typed, when no user was found, or looked for
    client = fields.CharEnumField(ClientKind, max_length=10)
    address = fields.CharField(max_length=45)
    user_agent = fields.CharField(max_length=255)
    outcome = fields.CharEnumField(SignInOutcome, max_length=20)

    class Meta:
        table = "sign_in"
        constraints = (foreign_key("sign_in", "user_id", "users", on_delete="CASCADE"),)
        indexes = (
            Ordered("-at", "-id", name="ix_sign_in_at"),
            Ordered("user_id", "-at", "-id", name="ix_sign_in_user"),
        )


def visible(actor: Actor) -> Question:
    """One's own; to administrators everybody's."""
    return Question(SignIn, actor)


async def note(origin: Origin, outcome: SignInOutcome, user_id: int | None = None, login: str | None = None) -> None:
    """Keep an attempt; in the transaction of the caller, if there is one."""
    row = stored.new(
        SignIn,
        at=db.now(),
        user_id=user_id,
        login=_mail(login) if user_id is None else None,
        client=origin.client,
        address=origin.address,
        user_agent=shown(origin.user_agent),
        outcome=outcome,
    )
    async with db.atomic():
        await stored.insert(row)


def _mail(typed: str | None) -> str | None:
    """What was typed, if it is an e-mail: of what else people type there by mistake some is a password."""
    try:
        return values.email(typed, "email") if typed else None
    except Invalid:
        return None


def shown(user_agent: str) -> str:
    """What a program calls itself, fit to be stored and shown."""
    return "".join(char for char in user_agent if char.isprintable())[:255]


async def succeeded(since: datetime) -> Sequence[tuple[int, ClientKind, str, int, datetime]]:
    """Who got in since then: user, client, address, how often, and when last."""
    text = (
        "select user_id, client, address, count(*), max(at) from sign_in "
        f"where at >= {stored.placeholder(1)} and outcome = 'SUCCEEDED' group by user_id, client, address"
    )
    [rows] = await read([(text, [since])])
    return [
        (user_id, ClientKind(client), address, count, db.moment(last) if isinstance(last, str) else last)
        for user_id, client, address, count, last in rows
    ]


async def prune(kept_days: int) -> int:
    """Delete attempts that are older; how many. In steps, so that none takes long."""
    pruned, before = 0, db.now() - timedelta(days=kept_days)
    while ids := await SignIn.filter(at__lt=before).order_by("at").limit(PRUNED_AT_ONCE).values_list("id", flat=True):
        pruned += await SignIn.filter(id__in=list(ids)).delete()
    return pruned
