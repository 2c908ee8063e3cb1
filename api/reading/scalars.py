"""Values as the graph writes and reads them: ids, moments, money."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NewType

import strawberry
from graphql import GraphQLError, StringValueNode, ValueNode
from graphql.language import FloatValueNode, IntValueNode

from api.context import Context
from domain import values
from domain.values import at
from permissions.errors import BadInput

_ID = re.compile(r"([a-z_]{1,40})_([1-9][0-9]{0,17})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")


def key(id: str, noun: str, path: str) -> int:
    """The number in a global id like "deal_17". Raises BadInput naming `path` for any other noun or form."""
    match = _ID.fullmatch(id)
    if not match or match[1] != noun:
        raise BadInput(path, f"expected the id of a {noun.replace('_', ' ')}, as the graph gave it.")
    return int(match[2])


def optional_key(id: str | None, noun: str, path: str) -> int | None:
    """`key`, for an id that may be absent."""
    return None if id is None else key(id, noun, path)


def keys(ids: Sequence[str], noun: str, path: str, most: int | None = None) -> list[int]:
    """`key` of each of a list, which has so many at most; the path names the place in it."""
    if most is not None and len(ids) > most:
        raise BadInput(path, f"at most {most} ids are expected.")
    return [key(id, noun, at(path, place)) for place, id in enumerate(ids)]


def split(id: str) -> tuple[str, int] | None:
    """Noun and number of a global id; None when it has another form."""
    match = _ID.fullmatch(id)
    return (match[1], int(match[2])) if match else None


def write_moment(value: datetime) -> str:
    """RFC 3339 in UTC with offset, no trailing zeros in the fraction: the same on every path to the answer."""
    text = value.astimezone(UTC).isoformat()
    head, point, fraction = text.removesuffix("+00:00").partition(".")
    fraction = fraction.rstrip("0")
    return f"{head}{point if fraction else ''}{fraction}+00:00"


def read_moment(value: object) -> datetime:
    """A moment with an offset. Raises GraphQLError saying what a DateTime looks like."""
    try:
        if not isinstance(value, str) or len(value) > 40:
            raise ValueError
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None or "T" not in value.upper():
            raise ValueError
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise GraphQLError("A DateTime looks like 2026-11-21T09:30:00+03:00: date, time and offset.") from None


def read_day(value: object) -> date:
    """A day of the calendar. Raises GraphQLError saying what a Date looks like."""
    try:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise GraphQLError("A Date looks like 2026-11-21: a day that the calendar has.") from None


def read_decimal(value: object) -> Decimal:
    """An exact decimal, from a string or a number. Raises GraphQLError saying what a Decimal looks like."""
    if (found := _decimal(value)) is None:
        raise GraphQLError('A Decimal looks like "12500.50": a decimal number, best as a string.')
    return found


def read_amount(value: object) -> Decimal:
    """`read_decimal` of money. Raises GraphQLError saying what an Amount looks like."""
    if (found := _decimal(value)) is None:
        raise GraphQLError('An Amount looks like "12500.50": a decimal number, best as a string.')
    return found


def read_bytes(value: object) -> int:
    """A number of bytes. Raises GraphQLError saying what a ByteSize looks like."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise GraphQLError("A ByteSize looks like 1048576: a whole number of bytes, below 2 to the power of 53.")
    return value


def _decimal(value: object) -> Decimal | None:
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            raise ValueError
        text = str(value)
        if len(text) > 40 or not _AMOUNT.fullmatch(text):
            raise ValueError
        amount = Decimal(text)
        if amount.adjusted() > 30 or int(amount.as_tuple().exponent) < -30:
            raise ValueError
        return amount
    except ValueError:  # integers of thousands of digits have no text, either
        return None


def _literal(read: Callable[[object], Decimal]) -> Callable[..., Decimal]:
    """From a literal, whose digits are read as they were written."""

    def read_literal(node: ValueNode, _variables: dict[str, Any] | None = None) -> Decimal:
        return read(node.value if isinstance(node, StringValueNode | IntValueNode | FloatValueNode) else None)

    return read_literal


DateTime = NewType("DateTime", datetime)
Amount = NewType("Amount", Decimal)
Day = NewType("Day", date)
Exact = NewType("Exact", Decimal)
ByteSize = NewType("ByteSize", int)

SCALARS: dict[object, Any] = {
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, RFC 3339 with an offset; any offset is accepted as input.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=write_moment,
        parse_value=read_moment,
    ),
    Amount: strawberry.scalar(
        name="Amount",
        description='An exact decimal amount of money, written as a string: "12500.50".',
        serialize=str,
        parse_value=read_amount,
        parse_literal=_literal(read_amount),
    ),
    Day: strawberry.scalar(
        name="Date",
        description="A day of the calendar, whatever the time zone: 2026-11-21.",
        serialize=date.isoformat,
        parse_value=read_day,
    ),
    Exact: strawberry.scalar(
        name="Decimal",
        description='An exact decimal number, written as a string: "12.50".',
        serialize=str,
        parse_value=read_decimal,
        parse_literal=_literal(read_decimal),
    ),
    ByteSize: strawberry.scalar(
        name="ByteSize",
        description="A number of bytes: a whole number from 0 to 9007199254740991, which JavaScript has exactly.",
        serialize=int,
        parse_value=read_bytes,
    ),
}


@strawberry.type(description="An amount of money.")
class Money:
    minor: strawberry.Private[int]

    def _amount(self, info: strawberry.Info[Context, None]) -> Amount:
        return Amount(values.major(self.minor, info.context.account.currency))

    def _currency(self, info: strawberry.Info[Context, None]) -> str:
        return info.context.account.currency

    amount: Amount = strawberry.field(
        resolver=_amount, description="The amount, exact, with all the decimals that the currency has."
    )
    currency: str = strawberry.field(
        resolver=_currency, description="ISO 4217 code; one currency for the whole account."
    )
