"""Filters by custom fields: an input for each kind, and what it means in SQL (F14)."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import strawberry

from api.reading.declare import condition
from api.reading.inputs import check_texts
from api.reading.scalars import Day, Exact, keys
from domain import custom_fields, values
from domain.custom_fields import Definition, FieldKind
from domain.custom_indexes import expression
from domain.custom_values import column, is_inn
from domain.questions import Sql
from permissions.errors import BadInput, Forbidden

_KEY: Final = "The key of the field: f17."
_DAY: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
MOST_IDS: Final = 1000


@strawberry.input(
    description="Which texts match, of a TEXT or URL, of an ADDRESS in one line, or of the name of a LEGAL_ENTITY; all "
    "given conditions hold. Case and ё/е make no difference."
)
class TextCustomFilter:
    key: str = strawberry.field(description=_KEY)
    eq: str | None = strawberry.field(default=strawberry.UNSET, description="The whole text.")
    starts_with: str | None = strawberry.field(default=strawberry.UNSET, description="How the text begins.")
    contains: str | None = strawberry.field(
        default=strawberry.UNSET, description="A part of the text, taken literally."
    )


@strawberry.input(description="Which numbers match; all given conditions hold.")
class NumberCustomFilter:
    key: str = strawberry.field(description=_KEY)
    eq: Exact | None = strawberry.field(default=strawberry.UNSET, description="Exactly this number.")
    gte: Exact | None = strawberry.field(default=strawberry.UNSET, description="At least this number.")
    lte: Exact | None = strawberry.field(default=strawberry.UNSET, description="At most this number.")


@strawberry.input(description="Which flags match.")
class FlagCustomFilter:
    key: str = strawberry.field(description=_KEY)
    is_: bool = strawberry.field(name="is", description="Yes or no; a flag that was never set is neither.")


@strawberry.input(description="Which days match, of a DATE or a BIRTHDAY; all given conditions hold.")
class DateCustomFilter:
    key: str = strawberry.field(description=_KEY)
    gte: Day | None = strawberry.field(default=strawberry.UNSET, description="From this day on.")
    lt: Day | None = strawberry.field(default=strawberry.UNSET, description="Before this day.")


@strawberry.input(description="Whose birthday comes, whatever the year; both ends included (F3).")
class BirthdayCustomFilter:
    key: str = strawberry.field(description=_KEY)
    from_: str = strawberry.field(name="from", description="The first day, as 12-25.")
    to: str = strawberry.field(description="The last day, as 01-07; before `from` it is that of the next year.")


@strawberry.input(description="Which choices match, of a LIST or a MULTI_LIST.")
class OptionCustomFilter:
    key: str = strawberry.field(description=_KEY)
    in_: list[strawberry.ID] = strawberry.field(
        name="in", description="One of these options was chosen, archived ones included; at most 1000."
    )


@strawberry.input(description="Which legal entities match; all given conditions hold.")
class LegalEntityCustomFilter:
    key: str = strawberry.field(description=_KEY)
    inn: str | None = strawberry.field(default=strawberry.UNSET, description="The taxpayer number, ИНН.")
    kpp: str | None = strawberry.field(default=strawberry.UNSET, description="The reason code, КПП.")


@strawberry.input(one_of=True, description="What holds of one custom field, by its kind.")
class CustomFilter:
    text: TextCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a text.")
    number: NumberCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a number.")
    flag: FlagCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a flag.")
    date: DateCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a day.")
    birthday: BirthdayCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a birthday.")
    option: OptionCustomFilter | None = strawberry.field(default=strawberry.UNSET, description="Of a choice.")
    legal_entity: LegalEntityCustomFilter | None = strawberry.field(
        default=strawberry.UNSET, description="Of a legal entity."
    )
    empty: str | None = strawberry.field(
        default=strawberry.UNSET, description="Nothing is in the field with this key; in `not`, something is."
    )


def custom(noun: str) -> Any:
    """The condition by custom fields, of a card."""

    def meaning(sql: Sql, a: str, value: Any) -> str:
        return " and ".join(["true", *(_one(noun, sql, a, each, f"{place}") for place, each in enumerate(value))])

    return condition("Of custom fields: all of these hold (F14).", list[CustomFilter], meaning)


def _one(noun: str, sql: Sql, a: str, value: Mapping[str, Any], place: str) -> str:
    sent = [(name, each) for name, each in value.items() if each is not None]
    if len(sent) != 1:
        raise BadInput(place, "exactly one of its fields is expected.")
    [(shape, given)] = sent
    path = f"{place}.{shape}"
    key = given if shape == "empty" else given["key"]
    definition = custom_fields.of(noun).get(key)
    if definition is None:
        where = path if shape == "empty" else f"{path}.key"
        raise BadInput(where, f"the {noun} has no custom field {key[:30]!r}.")
    if key in sql.actor.rights.hidden[noun]:
        raise Forbidden(f"{noun}.{key}", "view")
    if shape == "empty":
        arrow = f"'{key}'" if sql.postgres else f"'$.{key}'"
        return f'{a}."{column(definition)}" -> {arrow} is null'
    kinds, write = _MEANINGS[shape]
    if definition.kind not in kinds:
        fitting = [each for each, (of, _) in _MEANINGS.items() if definition.kind in of]
        expected = f"filtered by {' or '.join([*fitting, 'empty'])}"
        raise BadInput(path, f"the field {key} is a {definition.kind.value}, {expected}, not by {shape}.")
    try:
        return _all(write(definition, sql, a, {name: each for name, each in given.items() if each is not None}))
    except BadInput as error:
        raise BadInput(f"{path}.{error.path}", error.hint) from None


def _all(parts: list[str]) -> str:
    return " and ".join(["true", *parts])


def _text(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    asked = {name: each for name, each in given.items() if name != "key"}
    check_texts(asked)
    found, folded = _of(definition, a), {name: values.fold(each) for name, each in asked.items()}
    parts = [f"{found} = {sql.param(folded['eq'])}"] if "eq" in folded else []
    parts += [sql.starts_with(found, folded["startsWith"])] if "startsWith" in folded else []
    parts += [sql.contains(found, folded["contains"])] if "contains" in folded else []
    return parts


def _number(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    found, parts = _of(definition, a), []
    for word, sign in (("eq", "="), ("gte", ">="), ("lte", "<=")):
        if word in given:
            scaled = given[word].scaleb(definition.decimals)
            if abs(scaled) >= 10**18:
                raise BadInput(word, "a number of at most 15 digits is expected.")
            if word == "eq" and scaled != scaled.to_integral_value():
                parts.append("false")
                continue
            rounding = "ROUND_CEILING" if word == "gte" else "ROUND_FLOOR"
            parts.append(f"{found} {sign} {sql.param(int(scaled.to_integral_value(rounding=rounding)))}")
    return parts


def _flag(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    wanted = ("'true'" if given["is"] else "'false'") if sql.postgres else str(int(given["is"]))
    return [f"{_of(definition, a)} = {wanted}"]


def _date(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    found = _of(definition, a)
    signs = (("gte", ">="), ("lt", "<"))
    return [f"{found} {sign} {sql.param(given[word].isoformat())}" for word, sign in signs if word in given]


def _birthday(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    for word in ("from", "to"):
        if not _DAY.fullmatch(given[word]):
            raise BadInput(word, "a month and a day are expected, for example 12-25.")
    found = f"substr({_of(definition, a)}, 6)"
    begins, ends = f"{found} >= {sql.param(given['from'])}", f"{found} <= {sql.param(given['to'])}"
    return [f"({begins} {'or' if given['from'] > given['to'] else 'and'} {ends})"]


def _option(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    if len(given["in"]) > MOST_IDS:
        raise BadInput("in", f"at most {MOST_IDS} ids are expected.")
    wanted = [str(each) for each in keys(given["in"], "custom_field_option", "in")]
    if definition.kind is FieldKind.LIST:
        return [sql.within(_of(definition, a), wanted, "text")]
    if sql.postgres:
        return [f"""coalesce({a}."custom" -> '{definition.key}', '[]') ?| {sql.array(wanted, "text")}"""]
    chosen = f"""json_each({a}."custom", '$.{definition.key}')"""
    return [f"exists (select 1 from {chosen} o where {sql.within('o.value', wanted, 'text')})"]


def _legal_entity(definition: Definition, sql: Sql, a: str, given: Mapping[str, Any]) -> list[str]:
    parts = []
    for word in ("inn", "kpp"):
        if word in given:
            wanted = "".join(given[word].split())
            if word == "inn" and not is_inn(wanted):
                raise BadInput(word, "an INN is expected: 10 or 12 digits, the last of which check the others.")
            if word == "kpp" and not re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", wanted):
                raise BadInput(word, "a KPP of 9 characters is expected.")
            found = expression(definition.key, definition.kind, a, word)
            parts.append(f"{found} = {sql.param(wanted)}")
    return parts


def _of(definition: Definition, a: str) -> str:
    return expression(definition.key, definition.kind, a)


Meaning = Callable[[Definition, Sql, str, Mapping[str, Any]], list[str]]
_MEANINGS: Final[Mapping[str, tuple[tuple[FieldKind, ...], Meaning]]] = {
    "text": ((FieldKind.TEXT, FieldKind.URL, FieldKind.ADDRESS, FieldKind.LEGAL_ENTITY), _text),
    "number": ((FieldKind.NUMBER,), _number),
    "flag": ((FieldKind.FLAG,), _flag),
    "date": ((FieldKind.DATE, FieldKind.BIRTHDAY), _date),
    "birthday": ((FieldKind.BIRTHDAY,), _birthday),
    "option": ((FieldKind.LIST, FieldKind.MULTI_LIST), _option),
    "legalEntity": ((FieldKind.LEGAL_ENTITY,), _legal_entity),
}
