"""Values of custom fields: checked against the kind of their field, kept in two JSON columns of their record (F2, F17).

`custom` holds them by key, `custom_long` those of text areas, which would make each filter slow beside the others.
Numbers are integers without their point, options are ids, days are ISO; what is looked for as a text has its folded
form under the key with a tilde, `f17~`. A record is locked while it is changed, so its document is written whole.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from domain import custom_fields, db, jobs, pipelines, stored
from domain.custom_fields import CustomField, Definition, FieldKind
from domain.pipelines import Stage, StageKind
from domain.records import Change
from domain.values import at, fold, line, text, url
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput, Invalid

# What the value of a kind is given as: the name of the input.
SHAPES: Final[Mapping[FieldKind, str]] = {
    FieldKind.TEXT: "text",
    FieldKind.TEXT_AREA: "text",
    FieldKind.NUMBER: "number",
    FieldKind.FLAG: "flag",
    FieldKind.LIST: "option",
    FieldKind.MULTI_LIST: "options",
    FieldKind.DATE: "date",
    FieldKind.BIRTHDAY: "date",
    FieldKind.URL: "url",
    FieldKind.ADDRESS: "address",
    FieldKind.LEGAL_ENTITY: "legalEntity",
}
MOST_LONG: Final = 10_000  # characters of a text area
MOST_URL: Final = 600  # characters: an entry of an index holds 2,700 bytes
MOST_DIGITS: Final = 15  # of a number, its decimals among them: JSON's numbers are exact up to there
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
STRIPPED: Final = 1_000  # records rid of a deleted field at a time


@dataclass(frozen=True, slots=True)
class Given:
    """A value for a field in the shape of its input, at a path; without a shape the field is emptied."""

    key: str
    shape: str | None
    value: Any
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Parts of an address, from the largest to the smallest."""

    postal_code: str | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None
    street: str | None = None
    house: str | None = None
    apartment: str | None = None

    @property
    def full(self) -> str:
        """All of it in one line."""
        return ", ".join(part for name in self.__slots__ if (part := getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEntity:
    """An organisation or an entrepreneur as registers know them (F4)."""

    name: str | None = None
    inn: str | None = None
    kpp: str | None = None


async def put(
    actor: Actor, entity: str, given: Sequence[Given], row: Any = None, *, catalogue_id: int | None = None
) -> tuple[dict[str, Any], Change]:
    """The columns of a record, new or `row`, once these values are in it; and what changes, by key. An item is of a
    catalogue, which has fields of its own.

    Raises BadInput for a key that no field has, or a value of another kind; Forbidden for a field that is locked;
    Invalid FIELD_ARCHIVED, API_ONLY (F8), REPEATED, and what the value's own check raises.
    """
    if not given:
        return {}, {}
    defined = await _defined(entity, given, catalogue_id)
    scope.require_fields(actor, entity, [each.key for each in given])
    documents: dict[str, dict[str, Any]] = {name: dict((row and getattr(row, name)) or {}) for name in COLUMNS}
    change: Change = {}
    for each in given:
        definition = defined[each.key]
        if each.key in change:
            raise Invalid("REPEATED", each.path)
        document = documents[column(definition)]
        before, after = document.get(each.key), _stored(actor, definition, each)
        change[each.key] = before, after
        document.pop(each.key, None)
        document.pop(f"{each.key}~", None)
        if after is not None:
            document[each.key] = after
            if (searched := _searched(definition.kind, after)) is not None:
                document[f"{each.key}~"] = fold(searched)
    return (
        {name: document or None for name, document in documents.items()},
        {key: both for key, both in change.items() if both[0] != both[1]},
    )


COLUMNS: Final = ("custom", "custom_long")


def column(definition: Definition) -> str:
    """Where the values of a field are kept."""
    return COLUMNS[definition.kind is FieldKind.TEXT_AREA]


async def _defined(entity: str, given: Sequence[Given], catalogue_id: int | None) -> custom_fields.Fields:
    """The fields of a card, those that another process made a moment ago among them."""
    found = await custom_fields.known(entity, catalogue_id)
    for again in (True, False):
        strange = next((each for each in given if not _is_known(found, each)), None)
        if strange is None:
            return found
        if again:
            found = custom_fields.within(await custom_fields.fresh(entity), catalogue_id)
    assert strange  # noqa: S101  # else it would have been returned
    if strange.key not in found:
        raise BadInput(at(strange.path, "key"), f"the {entity} has no custom field {strange.key[:30]!r}.")
    return found


def _is_known(found: custom_fields.Fields, given: Given) -> bool:
    if given.key not in found:
        return False
    options = given.value if given.shape == "options" else [given.value] if given.shape == "option" else []
    return set(options) <= found[given.key].options.keys()


def _stored(actor: Actor, definition: Definition, given: Given) -> Any:
    """A value as it is kept, None for nothing."""
    if definition.is_archived:
        raise Invalid("FIELD_ARCHIVED", given.path, labels=definition.labels)
    if definition.is_api_only and actor.key_id is None:
        raise Invalid("API_ONLY", given.path, labels=definition.labels)
    if given.shape is None:
        return None
    expected = SHAPES[definition.kind]
    if given.shape != expected:
        raise BadInput(given.path, f"the field {definition.key} is filled by {expected}, not by {given.shape}.")
    return _CHECKS[definition.kind](definition, given.value, at(given.path, "value"))


def _searched(kind: FieldKind, value: Any) -> str | None:
    """The text by which a value is looked for."""
    match kind:
        case FieldKind.TEXT | FieldKind.URL:
            return str(value)
        case FieldKind.ADDRESS:
            return Address(**value).full
        case FieldKind.LEGAL_ENTITY:
            name: str | None = value.get("name")
            return name
    return None


def in_words(definition: Definition, value: Any, locale: str) -> str:
    """A value as it is kept, for somebody who reads in this language; truth is "true" or "false"."""
    match definition.kind:
        case FieldKind.NUMBER:
            return f"{Decimal(value).scaleb(-definition.decimals):f}"
        case FieldKind.FLAG:
            return "true" if value else "false"
        case FieldKind.LIST | FieldKind.MULTI_LIST:
            chosen = [int(id) for id in ([value] if isinstance(value, str) else value)]
            return ", ".join(definition.options[id].labels[locale] for id in chosen if id in definition.options)
        case FieldKind.ADDRESS:
            return Address(**value).full
        case FieldKind.LEGAL_ENTITY:
            numbers = [f"{name} {value[part]}" for part, name in (("inn", "ИНН"), ("kpp", "КПП")) if part in value]
            return ", ".join([*([value["name"]] if "name" in value else []), *numbers])
    return str(value)


# --------------------------------------------------------------------------------------------------------- checks


def _number(definition: Definition, value: Decimal, path: str) -> int:
    scaled = value.scaleb(definition.decimals) if value.is_finite() else Decimal("0.5")
    if scaled != scaled.to_integral_value():
        raise Invalid("NUMBER_INVALID", path, decimals=definition.decimals)
    if abs(scaled) >= 10**MOST_DIGITS:
        most = Decimal(10**MOST_DIGITS - 1).scaleb(-definition.decimals)
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=-most, most=most)
    return int(scaled)


def _day(_: Definition, value: date, path: str) -> str:
    if not FIRST_DAY <= value <= LAST_DAY:
        raise Invalid("DAY_OUT_OF_RANGE", path, least=FIRST_DAY.year, most=LAST_DAY.year)
    return value.isoformat()


def _birthday(definition: Definition, value: date, path: str) -> str:
    if value > (db.now() + timedelta(days=1)).date():  # it may be tomorrow already where the person is
        raise Invalid("BIRTHDAY_AHEAD", path)
    return _day(definition, value, path)


def _option(definition: Definition, value: int, path: str) -> str:
    if (choice := definition.options.get(value)) is None or choice.is_archived:
        raise Invalid("NOT_FOUND", path)
    return str(value)


def _options(definition: Definition, value: Sequence[int], path: str) -> list[str] | None:
    """In the order of the list, each once."""
    chosen = {_option(definition, each, at(path, place)) for place, each in enumerate(value)}
    return [str(id) for id in definition.options if str(id) in chosen] or None


def _url(_: Definition, value: str, path: str) -> str | None:
    checked = url(value, path)
    if checked is not None and max(len(checked), len(fold(checked))) > MOST_URL:
        raise Invalid("TEXT_TOO_LONG", path, most=MOST_URL)
    return checked


def _address(_: Definition, value: Address, path: str) -> dict[str, str] | None:
    return _parts({name: line(getattr(value, name), at(path, _camel(name))) for name in Address.__slots__})


def legal_entity(value: LegalEntity, path: str) -> dict[str, str] | None:
    """The parts that are there, in the form that is kept.

    Raises Invalid INN_INVALID, KPP_INVALID: an entrepreneur, whose INN has 12 digits, has no KPP.
    """
    name = line(value.name, at(path, "name"))
    inn = "".join((line(value.inn, at(path, "inn")) or "").split())
    kpp = "".join((line(value.kpp, at(path, "kpp")) or "").split())
    if inn and not is_inn(inn):
        raise Invalid("INN_INVALID", at(path, "inn"))
    if kpp and (len(inn) == 12 or not re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", kpp)):
        raise Invalid("KPP_INVALID", at(path, "kpp"))
    if kpp and not (name or inn):
        raise Invalid("REQUIRED", at(path, "name"))
    return _parts({"name": name, "inn": inn, "kpp": kpp})


_WEIGHTS: Final = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def is_inn(text: str) -> bool:
    """Whether this is a taxpayer number: 10 digits, the last of them a check, or 12 with two."""
    if not re.fullmatch(r"[0-9]{10}|[0-9]{12}", text):
        return False
    digits = [int(each) for each in text]
    places = (9,) if len(digits) == 10 else (10, 11)
    return all(
        digits[place] == sum(w * d for w, d in zip(_WEIGHTS[-place:], digits, strict=False)) % 11 % 10
        for place in places
    )


def _parts(found: Mapping[str, str | None]) -> dict[str, str] | None:
    return {name: part for name, part in found.items() if part} or None


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


_CHECKS: Final[Mapping[FieldKind, Callable[[Definition, Any, str], Any]]] = {
    FieldKind.TEXT: lambda _, value, path: line(value, path),
    FieldKind.TEXT_AREA: lambda _, value, path: text(value, path, MOST_LONG),
    FieldKind.NUMBER: _number,
    FieldKind.FLAG: lambda _, value, __: value,
    FieldKind.LIST: _option,
    FieldKind.MULTI_LIST: _options,
    FieldKind.DATE: _day,
    FieldKind.BIRTHDAY: _birthday,
    FieldKind.URL: _url,
    FieldKind.ADDRESS: _address,
    FieldKind.LEGAL_ENTITY: lambda _, value, path: legal_entity(value, path),
}


# ------------------------------------------------------------------------------------------------------- required


def require_filled(
    actor: Actor, needed: Iterable[Definition], columns: Mapping[str, Mapping[str, Any] | None], path: str
) -> None:
    """Nothing, or Invalid FIELDS_REQUIRED naming all of these fields that are empty (F6).

    Those that are hidden from the actor are left out: what is in them must not show by the answer (P26).
    """
    hidden = actor.rights.hidden
    empty = [
        each
        for each in needed
        if each.key not in hidden[each.entity] and not _is_filled(each, columns.get(column(each)) or {})
    ]
    if empty:
        labels = {locale: ", ".join(each.labels[locale] for each in empty) for locale in ("ru", "en")}
        raise Invalid("FIELDS_REQUIRED", path, fields=[each.key for each in empty], labels=labels)


def _is_filled(definition: Definition, document: Mapping[str, Any]) -> bool:
    """A flag is filled once it is true: it confirms that something was done (F16)."""
    value = document.get(definition.key)
    return value is not None and value is not False


async def always_needed(entity: str, catalogue_id: int | None = None) -> list[Definition]:
    """The fields without which no contact, company or item is made (F5)."""
    found = (await custom_fields.known(entity, catalogue_id)).values()
    return [each for each in found if each.is_required and not each.is_archived]


async def needed_on(stage: Stage) -> list[Definition]:
    """The fields without which no deal enters a stage (F6, F7): those required on it or from an earlier one on.

    What is required always is not yet asked for on the first stage, where deals begin. A lost stage is no later one: it
    takes only what is required from itself on (F15).
    """
    found = (await custom_fields.known("deal")).values()
    return [each for each in found if not each.is_archived and await _is_needed(each, stage)]


async def _is_needed(definition: Definition, stage: Stage) -> bool:
    if stage.id in definition.required_from:
        return True
    if stage.kind is StageKind.LOST:
        return False
    if definition.is_required and not (stage.kind is StageKind.ACTIVE and stage.position == 1):
        return True
    for id in definition.required_from:
        origin = await pipelines.find(id)
        if origin and origin.pipeline_id == stage.pipeline_id and origin.place < stage.place:
            return True
    return False


# ------------------------------------------------------------------------------------------------------ deletion


@jobs.job("custom_fields.strip", limit=timedelta(hours=1))
async def strip(field_id: int) -> None:
    """Take the values of a deleted field out of their records, a batch at a time (F11).

    Nobody is told, and no record counts it as a change: to everybody the values have been gone since the field was.
    """
    found = await CustomField.get(id=field_id)
    table, name, key = found.entity.value, COLUMNS[found.kind is FieldKind.TEXT_AREA], found.key
    if db.dialect() == "postgres":
        there, rest = f"{name} -> '{key}' is not null", f"{name} - '{{{key},{key}~}}'::text[]"
    else:
        there, rest = f"{name} -> '$.{key}' is not null", f"json_remove({name}, '$.{key}', '$.\"{key}~\"')"
    some = f"select id from {table} where id > {stored.placeholder(1)} and {there} order by id limit {STRIPPED}"
    last: int | None = 0
    while last is not None:
        async with db.atomic():
            text = f"update {table} set {name} = {rest} where id in ({some}) returning id"
            rows = await stored.transaction().fetch(text, [last])
        last = max((row[0] for row in rows), default=None)
