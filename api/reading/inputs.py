"""Filter and order inputs, made from the declarations."""

import enum
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import GenericAlias
from typing import Any

import strawberry
from tortoise import fields as columns

from api.reading.declare import Column, Entity, FilterField, Link, Spec, camel, condition
from api.reading.enums import described
from api.reading.scalars import Amount, DateTime, Day, Money, keys
from domain import values
from domain.questions import Order, SortKey, Sql
from permissions.errors import BadInput, Invalid

MODULE = __name__


@strawberry.input(description="Which texts match; all given conditions hold. Case and ё/е make no difference.")
class TextFilter:
    eq: str | None = strawberry.field(default=strawberry.UNSET, description="The whole text.")
    starts_with: str | None = strawberry.field(default=strawberry.UNSET, description="How the text begins.")
    contains: str | None = strawberry.field(
        default=strawberry.UNSET, description="A part of the text, taken literally."
    )


@strawberry.input(
    description="Which texts match, by an index; all given conditions hold. Case and ё/е make no difference."
)
class PrefixFilter:
    eq: str | None = strawberry.field(default=strawberry.UNSET, description="The whole text.")
    starts_with: str | None = strawberry.field(default=strawberry.UNSET, description="How the text begins.")


@strawberry.input(description="Which texts match, as they are written: case makes a difference; all conditions hold.")
class WrittenFilter:
    contains: str | None = strawberry.field(
        default=strawberry.UNSET, description="A part of the text, taken literally."
    )
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether there is no text.")


@strawberry.input(description="Which linked records match; all given conditions hold.")
class IDFilter:
    in_: list[strawberry.ID] | None = strawberry.field(
        name="in", default=strawberry.UNSET, description="One of these, at most 1000."
    )
    is_null: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether there is none that the caller may view."
    )


@strawberry.input(description="Which moments match; all given conditions hold.")
class DateTimeFilter:
    gte: DateTime | None = strawberry.field(default=strawberry.UNSET, description="From this moment on.")
    lt: DateTime | None = strawberry.field(default=strawberry.UNSET, description="Before this moment.")
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether it has not happened.")


@strawberry.input(description="Which days match; all given conditions hold.")
class DateFilter:
    gte: Day | None = strawberry.field(default=strawberry.UNSET, description="From this day on.")
    lt: Day | None = strawberry.field(default=strawberry.UNSET, description="Before this day.")
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether no day is given.")


@strawberry.input(description="Which amounts match, in the account's currency; all given conditions hold.")
class MoneyFilter:
    gte: Amount | None = strawberry.field(default=strawberry.UNSET, description="At least this amount.")
    lte: Amount | None = strawberry.field(default=strawberry.UNSET, description="At most this amount.")
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether no amount is given.")


@strawberry.input(description="Which whole numbers match; all given conditions hold.")
class IntFilter:
    gte: int | None = strawberry.field(default=strawberry.UNSET, description="At least this number.")
    lte: int | None = strawberry.field(default=strawberry.UNSET, description="At most this number.")
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether no number is given.")


def comparable(column: str, kind: str = "") -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over a column of moments or numbers; `kind` is PostgreSQL's type of what it is compared
    with, where that may be wider than the column.
    """

    def meaning(sql: Sql, a: str, value: Any) -> str:
        name, cast = f'{a}."{column}"', f"::{kind}" if kind and sql.postgres else ""
        return _all(
            (f"{name} {sign} {sql.param(value[word])}{cast}" if value.get(word) is not None else "")
            for word, sign in (("gte", ">="), ("lte", "<="), ("lt", "<"))
        ) + _null(name, value)

    return meaning


def _null(name: str, value: Any) -> str:
    wanted = value.get("isNull")
    return "" if wanted is None else f" and {name} is {'' if wanted else 'not '}null"


def _all(parts: Any) -> str:
    return " and ".join(["true", *(part for part in parts if part)])


def money(column: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over an amount; the account's currency decides the decimals."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        name = f'{a}."{column}"'
        parts = []
        for word, sign in (("gte", ">="), ("lte", "<=")):
            if (amount := value.get(word)) is not None:
                scaled = values.scaled(amount, sql.account.currency)
                if abs(scaled) >= values.MAX_MINOR:
                    raise BadInput(word, "an amount below a hundred billion is expected.")
                whole = int(scaled.to_integral_value(rounding="ROUND_CEILING" if word == "gte" else "ROUND_FLOOR"))
                parts.append(f"{name} {sign} {sql.param(whole)}")
        return _all(parts) + _null(name, value)

    return meaning


def written(column: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over a text that is kept as it is written only."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        name, part = f'{a}."{column}"', value.get("contains")
        check_texts({"contains": part})
        return _all([sql.contains(name, part) if part is not None else ""]) + _null(name, value)

    return meaning


def text(column: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over a folded column."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        name = f'{a}."{column}"'
        check_texts(value)
        folded = {word: values.fold(part) for word, part in value.items() if part is not None}
        parts = []
        if "eq" in folded:
            parts.append(f"{name} = {sql.param(folded['eq'])}")
        if "startsWith" in folded:
            parts.append(sql.starts_with(name, folded["startsWith"]))
        if "contains" in folded:
            parts.append(sql.contains(name, folded["contains"]))
        return _all(parts)

    return meaning


def check_texts(given: Mapping[str, str | None]) -> None:
    """Nothing, or BadInput at the first text that no database could look for."""
    for word, part in given.items():
        if part is not None and ("\x00" in part or len(part) > 1000):
            raise BadInput(word, "a text of at most 1000 characters without NUL is expected.")


def has_phone(table: str, owner: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a phone as people write it: `table` has it under `owner`, the record's id (X8)."""

    def meaning(sql: Sql, a: str, value: str) -> str:
        try:
            number = values.phone(value, "filter.phone", sql.account.country)
        except Invalid:
            raise BadInput("", "a phone number is expected, for example +7 912 345-67-89.") from None
        return f"{a}.id in (select x.{owner} from {table} x where x.number = {sql.param(number)})"

    return meaning


def has_email(table: str, owner: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over e-mail addresses: `table` has them under `owner`, the record's id."""
    matches = text("address_folded")

    def meaning(sql: Sql, a: str, value: Any) -> str:
        found = f"select x.{owner} from {table} x where {matches(sql, 'x', value)}"
        # Statistics take any prefix for one row in a hundred or more, too many to look up one by one. Few letters do
        # match many rows, though.
        selective = max(len(value.get("eq") or ""), len(value.get("startsWith") or "")) >= 3
        return f"{a}.id = any(array({found}))" if sql.postgres and selective else f"{a}.id in ({found})"

    return meaning


def one_of(column: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a list of enum values."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        return sql.within(f'{a}."{column}"', [getattr(each, "value", each) for each in value], "text")

    return meaning


def flag(column: str) -> Callable[[Sql, str, Any], str]:
    """The meaning of a boolean: in the text of the statement, where partial indexes see it."""
    return lambda _, a, value: f'{"" if value else "not "}{a}."{column}"'


def ids(value: Any, noun: str, path: str = "") -> list[int]:
    """The numbers of a list of global ids. Raises BadInput for a foreign noun, or more than 1000."""
    if len(value) > 1000:
        raise BadInput(path, "at most 1000 ids are expected.")
    return keys(value, noun, path)


def linked(spec: Link) -> Callable[[Sql, str, Any], str]:
    """The meaning of a filter over a link: a record out of view is none, to filters as well."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        wanted, empty = value.get("in"), value.get("isNull")
        if wanted is None and empty is None:  # nor may a statement have a parameter that stands nowhere in it
            return "true"
        name, target = f'{a}."{spec.source}"', spec.target
        parts = []
        seen = (
            f"exists (select 1 from {target.table} v where v.id = {name} and {sql.scope(target.model, 'v')})"
            if target.scoped
            else f"{name} is not null"
        )
        if wanted is not None:
            parts.append(sql.within(name, ids(wanted, target.noun, "in")))
            parts += [seen] if target.scoped else []
        if empty is not None:
            parts.append(f"not {seen}" if empty else seen)
        return _all(parts)

    return meaning


def tagged(noun: str) -> Any:
    """A filter by tags, for a noun whose table of tags is called after it."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        wanted = sql.within("x.tag_id", ids(value, "tag"))
        return f"{a}.id in (select x.{noun}_id from {noun}_tag x where {wanted})"

    return condition("Has at least one of these tags.", list[strawberry.ID], meaning)


def filter_fields(declared: Entity) -> dict[str, FilterField]:
    """What lists of this type can be filtered by: declared columns and links, then conditions of their own."""
    made: dict[str, FilterField] = {}
    for spec in declared.specs.values():
        if isinstance(spec, Column | Link) and spec.filter:
            made[spec.name] = _filter_field(declared, spec)
    return made | declared.filters


def _filter_field(declared: Entity, spec: Spec) -> FilterField:
    annotation, meaning = _filtering(declared, spec)
    description = spec.description if not isinstance(annotation, GenericAlias) else f"One of these: {spec.description}"
    return FilterField(description, annotation, meaning, tells=(camel(spec.name),))


def _filtering(declared: Entity, spec: Spec) -> tuple[Any, Callable[[Sql, str, Any], str]]:
    if isinstance(spec, Link):
        return IDFilter, linked(spec)
    assert isinstance(spec, Column)  # noqa: S101  # the only other kind that filters
    column, base = spec.source, spec.annotation
    if base is DateTime:
        return DateTimeFilter, comparable(column)
    if base is Day:
        return DateFilter, comparable(column)
    if base is Money:
        return MoneyFilter, money(column)
    if base is bool:
        return bool, flag(column)
    if base is int:
        return IntFilter, comparable(column, "int")
    if isinstance(base, type) and issubclass(base, enum.Enum):
        return list[base], one_of(column)  # type: ignore[valid-type]  # a type that is data
    if (folded := f"{column}_folded") in declared.model._meta.db_fields:
        return TextFilter, text(folded)
    return WrittenFilter, written(column)


def filter_input(declared: Entity) -> Any:
    """The input type of this entity's filter."""
    name = f"{declared.name}Filter"
    members = {
        field_name: strawberry.field(default=strawberry.UNSET, description=each.description)
        for field_name, each in declared.filters.items()
    }
    annotations: dict[str, Any] = {field_name: each.annotation | None for field_name, each in declared.filters.items()}
    annotations |= {"or_": f"list[{name}] | None", "not_": f"{name} | None"}
    cls: Any = type(name, (), {"__module__": MODULE, "__annotations__": annotations, **members})
    cls.or_ = strawberry.field(name="or", default=strawberry.UNSET, description="At least one of these holds.")
    cls.not_ = strawberry.field(name="not", default=strawberry.UNSET, description="This does not hold.")
    made = strawberry.input(cls, description=f"Which records match; all given conditions hold. For {declared.name}.")
    globals()[name] = made  # its own name, for `or` and `not`
    return made


_KINDS: dict[type, type] = {
    columns.DatetimeField: datetime,
    columns.DateField: date,
    columns.CharField: str,
    columns.TextField: str,
}


def orders(declared: Entity) -> dict[str, Order]:
    """What lists of this type can be ordered by, name → order, the default first."""
    made: dict[str, Order] = {}
    default = declared.default_order
    sortable: dict[str, str] = {default.lstrip("-"): declared.sorted_by or f'{{a}}."{default.lstrip("-")}"'}
    for spec in declared.specs.values():
        if isinstance(spec, Column) and spec.order:
            folded = f"{spec.source}_folded"
            source = folded if folded in declared.model._meta.db_fields else spec.source
            sortable[spec.source] = spec.order if isinstance(spec.order, str) else f'{{a}}."{source}"'
    for source, sql in sortable.items():
        name = next((s.name for s in declared.specs.values() if isinstance(s, Column) and s.source == source), source)
        field = declared.model._meta.fields_map[source]
        kind = next((kind for base, kind in _KINDS.items() if isinstance(field, base)), int)
        keys = (SortKey(sql, kind),) if source == "id" else (SortKey(sql, kind), SortKey("{a}.id", int))
        both = [Order(f"{name.upper()}_{way}", keys, way == "DESC") for way in ("ASC", "DESC")]
        if source == default.lstrip("-") and default.startswith("-"):
            both.reverse()
        made |= {order.name: order for order in both}
    return made


def order_enum(declared: Entity) -> Any:
    """The enum of this entity's orders."""
    name = f"{declared.name}Order"
    make: Any = enum.Enum  # whose name and members are data here
    made = globals()[name] = make(name, {each: each for each in declared.orders}, module=MODULE)
    words = {
        each: f"By {each.rsplit('_', 1)[0].lower().replace('_', ' ')}, "
        + ("largest, latest or last first." if order.descending else "smallest, earliest or first first.")
        for each, order in declared.orders.items()
    }
    return described(made, f"Orders of lists of {declared.name}; ties are broken by the id.", **words)
