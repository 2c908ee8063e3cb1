"""The one account (company) of this deployment (S2)."""

import zoneinfo
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, Final, Literal

import phonenumbers
from babel.numbers import list_currencies
from tortoise import fields
from tortoise.models import Model

from domain import db, directories, sequencer, users, values
from domain.events import transaction
from domain.tables import CheckConstraint
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, Unavailable
from permissions.scope import require

Locale = Literal["ru", "en"]


class Account(Model):
    """Settings of the whole company: row 1."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=100)
    locale = fields.CharField(max_length=5)  # ru or en
    country = fields.CharField(max_length=2)  # ISO 3166: how phones without a country code are read
    currency = fields.CharField(max_length=3)  # ISO 4217: of all amounts
    time_zone = fields.CharField(max_length=40)  # IANA: where days begin
    task_result_required = fields.BooleanField(default=False)  # T8
    version = fields.IntField(default=1)

    class Meta:
        table = "account"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_account_single"),)


# The columns that say something, in their order.
SETTINGS: Final = ("title", "locale", "country", "currency", "time_zone", "task_result_required", "version")

_TEXTS: Final = {
    "ru": {"title": "Моя компания", "group": "Общий отдел", "CONTACT": "Связаться", "MEETING": "Встреча"},
    "en": {"title": "My company", "group": "General", "CONTACT": "Contact", "MEETING": "Meeting"},
}


async def seed(
    locale: Locale = "ru", *, country: str = "RU", currency: str = "RUB", time_zone: str = "Europe/Moscow"
) -> None:
    """What an empty database needs to be used: the account, a first group, the built-in task types (T3).

    Names are in the locale. Country and currency stay what they are given here: numbers and amounts are kept by them.
    Does nothing to what is there already. Raises Invalid COUNTRY_UNKNOWN, CURRENCY_UNKNOWN, TIME_ZONE_UNKNOWN.
    """
    texts = _TEXTS[locale]
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise Invalid("COUNTRY_UNKNOWN", "country")
    if currency not in list_currencies():
        raise Invalid("CURRENCY_UNKNOWN", "currency")
    async with db.atomic():
        _, new = await Account.get_or_create(
            id=1,
            defaults={
                "title": texts["title"],
                "locale": locale,
                "country": country,
                "currency": currency,
                "time_zone": _time_zone(time_zone),
            },
        )
        if new:
            await sequencer.begin_anew()  # instead of events that nobody caused
        if not await users.Group.exists():
            await users.Group.create(name=texts["group"])
        for position, code in enumerate(("CONTACT", "MEETING"), start=1):
            defaults = {"name": texts[code], "name_folded": values.fold(texts[code]), "position": position}
            await directories.TaskType.get_or_create(code=code, defaults=defaults)


async def current() -> Account:
    """The account. Raises Unavailable when the database has not been set up."""
    if (account := await Account.get_or_none(id=1)) is None:
        raise Unavailable("The database is empty: run voronka migrate.")
    return account


async def update(actor: Actor, given: Mapping[str, Any], expected_version: int | None = None) -> Account:
    """Change the given ones of `title`, `time_zone` and `task_result_required` (S2, T8).

    Takes the right to edit settings. Raises Invalid REQUIRED for what is emptied, TIME_ZONE_UNKNOWN; Conflict when
    `expected_version` is stale.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        account = await current()
        if expected_version not in (None, account.version):
            raise Conflict(account.version, [])
        wanted = {name: _CHECKS[name](value) for name, value in given.items()}
        change = {
            name: (getattr(account, name), value) for name, value in wanted.items() if value != getattr(account, name)
        }
        if change:
            values = {name: after for name, (_, after) in change.items()} | {"version": account.version + 1}
            if not await Account.filter(id=1, version=account.version).update(**values):
                raise Conflict((await current()).version, [])
            account.update_from_dict(values)
            events.add("changed", actor, account, change, card=None)
    return account


def _time_zone(name: str | None) -> str:
    if values.required(name, "timeZone") not in _time_zones():
        raise Invalid("TIME_ZONE_UNKNOWN", "timeZone")
    return str(name)


def _flag(value: bool | None) -> bool:
    if value is None:
        raise Invalid("REQUIRED", "taskResultRequired")
    return value


_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": lambda value: values.required(value, "title", 100),
    "time_zone": _time_zone,
    "task_result_required": _flag,
}


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
