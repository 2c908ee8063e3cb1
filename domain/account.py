"""The one account (company) of this deployment (S2)."""

import zoneinfo
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, ClassVar, Final, Literal

import phonenumbers
from babel.numbers import list_currencies
from tortoise import fields
from tortoise.models import Model

from domain import db, directories, groups, policies, reference, sequencer, stored, values
from domain.events import transaction
from domain.tables import CheckConstraint
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, Unavailable
from permissions.scope import require, require_administrator

Locale = Literal["ru", "en"]

# Whoever works at a screen stays below it: a board with what its cards show has some 600 entries, a card 100. A page of
# 200 deals, each with its client and amount, has 600 as well, so a base of ten thousand does not go unnoticed.
MASS_READING: Final = 20_000


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
    # A second administrator has to agree to a policy.
    policy_approval = fields.BooleanField(default=False, db_default=False)
    # There may be deals that are available to everyone (D10).
    has_shared_deals = fields.BooleanField(default=False, db_default=False)
    periodic_purchases = fields.BooleanField(default=False, db_default=False)  # there are customers (L25)
    sign_ins_kept_days = fields.IntField(default=400)  # P19
    trash_kept_days = fields.IntField(default=30, db_default=30)  # deleted records, before they are gone for good
    former_users_kept_days = fields.IntField(null=True)  # after which they are deleted; None: never
    version = fields.IntField(default=1)
    # How many entries of answers within an hour are worth an event (P30); None: no number is.
    mass_reading_from = fields.IntField(null=True, default=MASS_READING, db_default=MASS_READING)
    second_factor_roles = fields.JSONField[list[str]](default=list)  # whose users need a second factor

    class Meta:
        table = "account"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_account_single"),)


# The columns that say something, in their order.
SETTINGS: Final = (
    *("title", "locale", "country", "currency", "time_zone", "task_result_required", "sign_ins_kept_days"),
    *("former_users_kept_days", "policy_approval", "has_shared_deals", "mass_reading_from", "trash_kept_days"),
    *("periodic_purchases", "version"),
)

# What only administrators change.
ADMINISTRATORS: Final = {
    "sign_ins_kept_days",
    "former_users_kept_days",
    "policy_approval",
    "mass_reading_from",
    "trash_kept_days",
}

MOST_DAYS: Final = 36_500  # that anything is kept
LEAST_READING: Final = 100  # entries that may be called much

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
        if not await groups.Group.exists():
            await groups.Group.create(name=texts["group"])
        for position, code in enumerate(("CONTACT", "MEETING"), start=1):
            defaults = {"name": texts[code], "name_folded": values.fold(texts[code]), "position": position}
            await directories.TaskType.get_or_create(code=code, defaults=defaults)
        await policies.seed()


@lru_cache(maxsize=8)
def of(*settings: Any) -> Account:
    """The account with these values of SETTINGS, in their order; not to be changed, since requests share it."""
    made = stored.new(Account, id=1, **dict(zip(SETTINGS, settings, strict=True)))
    for name in ("task_result_required", "policy_approval", "has_shared_deals", "periodic_purchases"):
        setattr(made, name, bool(getattr(made, name)))  # SQLite keeps 0 and 1
    return made


async def current() -> Account:
    """The account. Raises Unavailable when the database has not been set up."""
    if (account := await stored.get(Account, 1)) is None:
        raise Unavailable("The database is empty: run voronka migrate.")
    return account


def known() -> Account:
    """The account as it is in memory, at most a second old. Raises KeyError when it isn't."""
    row = reference.rows(Account)[1]
    return of(*(row[name] for name in SETTINGS))


async def remembered() -> Account:
    """`known`, or else `current`."""
    try:
        return known()
    except KeyError:  # not read yet
        return await current()


async def update(actor: Actor, given: Mapping[str, Any], expected_version: int | None = None) -> Account:
    """Change the given ones of `title`, `time_zone`, `task_result_required`, `periodic_purchases`,
    `sign_ins_kept_days`, `former_users_kept_days`, `trash_kept_days`, `policy_approval` and `mass_reading_from` (S2,
    S3, T8, P19, P21, P30).

    Takes the right to edit settings, and the last five an administrator. Raises Invalid REQUIRED for what is emptied,
    TIME_ZONE_UNKNOWN, NUMBER_OUT_OF_RANGE; Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        if given.keys() & ADMINISTRATORS:
            require_administrator(actor)
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


async def share_deals(actor: Actor) -> None:
    """Let rights reckon with deals that are available to everyone, within a second of the commit (D10).

    While an account has none, views needn't ask for them, and an index may begin with the group.
    """
    async with transaction() as events:
        if await Account.filter(id=1, has_shared_deals=False).update(has_shared_deals=True):
            events.add("changed", actor, await current(), {"has_shared_deals": (False, True)}, card=None)


def is_time_zone(name: str) -> bool:
    """Whether IANA knows a time zone of this name."""
    return name in _time_zones()


def _time_zone(name: str | None) -> str:
    if values.required(name, "timeZone") not in _time_zones():
        raise Invalid("TIME_ZONE_UNKNOWN", "timeZone")
    return str(name)


def _flag(path: str) -> Callable[[bool | None], bool]:
    def check(value: bool | None) -> bool:
        if value is None:
            raise Invalid("REQUIRED", path)
        return value

    return check


def _days(value: int | None, path: str) -> int:
    if value is None:
        raise Invalid("REQUIRED", path)
    if not 1 <= value <= MOST_DAYS:
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=1, most=MOST_DAYS)
    return value


def _much(value: int) -> int:
    if value < LEAST_READING:
        raise Invalid("NUMBER_OUT_OF_RANGE", "massReadingFrom", least=LEAST_READING, most=2**31 - 1)
    return value


_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": lambda value: values.required(value, "title", 100),
    "time_zone": _time_zone,
    "task_result_required": _flag("taskResultRequired"),
    "policy_approval": _flag("policyApproval"),
    "periodic_purchases": _flag("periodicPurchases"),
    "sign_ins_kept_days": lambda value: _days(value, "signInsKeptDays"),
    "trash_kept_days": lambda value: _days(value, "trashKeptDays"),
    "former_users_kept_days": lambda value: None if value is None else _days(value, "formerUsersKeptDays"),
    "mass_reading_from": lambda value: None if value is None else _much(value),
}


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
