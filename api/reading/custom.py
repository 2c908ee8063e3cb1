"""Values of custom fields: which of them a selection asks for, and how they become a part of the answer.

A field of the graph that stands for them, `customField(key:)` or `customFields(keys:, group:)`, depends on what
administrators have defined. So a plan is made for one state of the definitions, and kept for no other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import orjson
import strawberry
from graphql import GraphQLError

from api.reading import leaves
from api.reading.declare import Entity, Relation, Row, Spec, read_field
from api.reading.making import Unplanned
from api.reading.scalars import key as number_of
from api.reading.selection import Chosen
from domain import custom_fields, reference
from domain.custom_fields import Definition, FieldKind
from domain.custom_values import COLUMNS, Address, LegalEntity, column
from permissions.actor import Actor
from permissions.errors import BadInput

if TYPE_CHECKING:
    from api.reading.fetch import Asked, Reader
    from api.reading.levels import Level

WEIGHT: Final = 5  # records that the custom fields of one are counted as

# The type of the graph by kind.
TYPES: Final[Mapping[FieldKind, str]] = {
    FieldKind.TEXT: "TextValue",
    FieldKind.TEXT_AREA: "TextAreaValue",
    FieldKind.NUMBER: "NumberValue",
    FieldKind.FLAG: "FlagValue",
    FieldKind.LIST: "OptionValue",
    FieldKind.MULTI_LIST: "OptionsValue",
    FieldKind.DATE: "DateValue",
    FieldKind.BIRTHDAY: "BirthdayValue",
    FieldKind.URL: "UrlValue",
    FieldKind.ADDRESS: "AddressValue",
    FieldKind.LEGAL_ENTITY: "LegalEntityValue",
}


@dataclass
class Custom(Relation):
    """The values of custom fields of a card: the one of a key, or a list."""

    takes: Mapping[str, tuple[Any, str]] = field(kw_only=True)  # arguments by name: type and description

    def needs(self) -> tuple[str, ...]:
        return ("id", *COLUMNS)


@dataclass
class Part(Spec):
    """A field of a value. Where there are records behind it, they are of a small public table, `target`."""

    target: Entity = field(init=False, repr=False)

    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        assert isinstance(row, Value)  # noqa: S101  # parts are of nothing else
        definition = row.definition
        match self.name:
            case "id":
                return f"{row.of}.{definition.key}"
            case "field":
                return row.behind[row.type_name, info.path.key][definition.id]
            case "option":
                return row.behind[row.type_name, info.path.key][int(row.raw)]
            case "options":
                return [row.behind[row.type_name, info.path.key][int(id)] for id in row.raw]
        show = _SHOWN.get(definition.kind)
        return show(definition, row.raw) if show else row.raw


@dataclass(frozen=True, slots=True)
class Value:
    """A value on its way to the answer: of which record, under which definition, as it is stored.

    `behind` are the records of small tables by type of the value, response key and id.
    """

    of: str
    definition: Definition
    raw: Any
    behind: Mapping[tuple[str, str], Mapping[int, Row]]

    @property
    def type_name(self) -> str:
        return TYPES[self.definition.kind]


_SHOWN: Final[Mapping[FieldKind, Callable[[Definition, Any], Any]]] = {
    FieldKind.NUMBER: lambda definition, raw: Decimal(raw).scaleb(-definition.decimals),
    FieldKind.DATE: lambda _, raw: date.fromisoformat(raw),
    FieldKind.BIRTHDAY: lambda _, raw: date.fromisoformat(raw),
    FieldKind.ADDRESS: lambda _, raw: Address(**raw),
    FieldKind.LEGAL_ENTITY: lambda _, raw: LegalEntity(**raw),
}


def part(description: str) -> Any:
    """A field of a value."""
    return read_field(Part(description))


def custom_field() -> Any:
    """The value of one custom field of a card."""
    return Custom(
        "The value of a custom field; null while it is empty, and where it is hidden from the caller (F1).",
        takes={"key": (str, "The key of the field: f17.")},
    )


def custom_fields_of_card() -> Any:
    """The values of custom fields of a card."""
    return Custom(
        "The values of custom fields that are filled and that the caller may view, in the order of the card (F1, F9).",
        takes={
            "keys": (list[str] | None, "These fields alone, archived ones too; without it all that are not archived."),
            "group": (strawberry.ID | None, "Of this group of fields alone."),
        },
    )


def chosen_fields(noun: str, arguments: Mapping[str, Any], actor: Actor) -> list[Definition]:
    """The fields that arguments ask for, as far as the actor may view them, in the order of the card.

    Raises BadInput for a key that no field of the card has, or what is no id of a group.
    """
    defined = custom_fields.of(noun)
    one, several, group = arguments.get("key"), arguments.get("keys"), arguments.get("group")
    group_id = None if group is None else number_of(group, "custom_field_group", "group")
    keys = [one] if one is not None else several
    if keys is not None and len(keys) > custom_fields.MOST:
        raise BadInput("keys", f"at most {custom_fields.MOST} keys are expected.")
    for place, key in enumerate(keys or ()):
        if key not in defined:
            path = "key" if one is not None else f"keys.{place}"
            raise BadInput(path, f"the {noun} has no custom field {key[:30]!r}.")
    hidden = actor.rights.hidden[noun]
    return [
        each
        for each in defined.values()
        if each.key not in hidden
        and (each.key in keys if keys is not None else not each.is_archived)
        and group_id in (None, each.group_id)
    ]


# ------------------------------------------------------------------------------------------------- the plain path


async def fill(reader: "Reader", rows: Sequence[Row], asked: "Asked") -> None:
    """Lay the values out for these rows. What stands behind them is read once for all of them."""
    assert isinstance(asked.spec, Custom)  # noqa: S101  # whoever calls has seen to it
    noun = asked.spec.entity.noun
    wanted = chosen_fields(noun, asked.arguments, reader.actor)
    is_list = asked.spec.annotation == "list"
    if is_list:
        reader.reserve(len(rows) * WEIGHT)
    behind: dict[tuple[str, str], Mapping[int, Row]] = {}
    for type_name in sorted({TYPES[each.kind] for each in wanted}):
        for chosen in reader.selection.below(type_name, asked.details):
            if chosen.spec is not None and (target := getattr(chosen.spec, "target", None)):
                small = [Row(target, dict(row)) for row in reference.rows(target.model).values()]
                await reader.fill(small, reader.selected(target, chosen.details))
                behind[type_name, chosen.key] = {row.values["id"]: row for row in small}
    for row in rows:
        documents = [row.values[name] or {} for name in COLUMNS]
        of = f"{noun}_{row.values['id']}"
        values = [
            Value(of, each, raw, behind)
            for each in wanted
            if (raw := documents[COLUMNS.index(column(each))].get(each.key)) is not None
        ]
        row.links[asked.key] = values if is_list else next(iter(values), None)


# ---------------------------------------------------------------------------------------------------------- plans


def written(level: "Level", entity: Entity, a: str, spec: Custom, chosen: Chosen) -> str:
    """The part of the answer, as an expression over a row of the level."""
    making = level.making
    try:
        wanted = chosen_fields(entity.noun, making.selection.arguments(chosen), making.actor)
    except (BadInput, GraphQLError):
        raise Unplanned("arguments") from None
    id = f"r[{level.place(a, 'id')}]"
    made = _Writers(level, entity, a, chosen)
    writers = [(each, made.of(each)) for each in wanted]
    given = "".join(f", {name}" for name in made.given)
    loads = level.name(orjson.loads)
    if spec.annotation != "list":
        if not writers:
            return "None"
        [(definition, writer)] = writers
        path = f"'{definition.key}'" if making.postgres else f"'$.{definition.key}'"
        place = level.placed(f'{a}."{column(definition)}" -> {path}')
        raw = f"r[{place}]"
        return f"(None if {raw} is None else {level.name(writer)}({loads}({raw}), {id}{given}))"
    level.more += WEIGHT
    parts = []
    for name in COLUMNS:
        mine = [(each.key, writer) for each, writer in writers if column(each) == name]
        raw = f"r[{level.place(a, name)}]" if mine else "None"
        parts.append(f"({loads}({raw}) if {raw} else {level.name({})})" if mine else level.name({}))
    every = level.name(_every([(each.key, COLUMNS.index(column(each)), writer) for each, writer in writers]))
    return f"{every}(({', '.join(parts)}), {id}{given})"


def _every(writers: Sequence[tuple[str, int, Callable[..., Any]]]) -> Callable[..., list[Any]]:
    def every(documents: Sequence[Mapping[str, Any]], id: int, *given: Any) -> list[Any]:
        return [write(documents[place][key], id, *given) for key, place, write in writers if key in documents[place]]

    return every


class _Writers:
    """Functions that make the parts of the answer for values, of one selection.

    Each is called with a value as it is stored, the record's id, and what the names in `given` stand for.
    """

    def __init__(self, level: "Level", entity: Entity, a: str, chosen: Chosen) -> None:
        self._level, self._entity, self._a, self._chosen = level, entity, a, chosen
        self.given: list[str] = []
        self._types: dict[str, list[tuple[Chosen, str]]] = {}

    def of(self, definition: Definition) -> Callable[..., Any]:
        type_name = TYPES[definition.kind]
        if type_name not in self._types:
            below = self._level.making.selection.below(type_name, self._chosen.details)
            self._types[type_name] = [(each, self._small(each)) for each in below]
        fields = [
            f"{each.key!r}: {self._part(type_name, definition, each, small)}" for each, small in self._types[type_name]
        ]
        return self._level.function(f"lambda d, id, *given: {{{', '.join(fields)}}}")

    def _small(self, chosen: Chosen) -> str:
        """What stands for the records of a small table, if there are any behind this field."""
        target = getattr(chosen.spec, "target", None)
        if target is None:
            return ""
        self.given.append(self._level.of_small(self._entity, self._a, chosen, target))
        return f"given[{len(self.given) - 1}]"

    def _part(self, type_name: str, definition: Definition, chosen: Chosen, small: str) -> str:
        if chosen.spec is None:
            return repr(type_name)
        match chosen.spec.name:
            case "id":
                return f"'{self._entity.noun}_%d.{definition.key}' % id"
            case "field":
                return f"{small}[{definition.id}]"
            case "option":
                return f"{small}[int(d)]"
            case "options":
                return f"[{small}[int(each)] for each in d]"
            case "number":
                return f"{self._level.name(_written_number(definition.decimals))}(d)"
            case "address" | "legal_entity":
                assert chosen.definition  # noqa: S101  # a declared field has one
                write = leaves.converter(chosen.definition.type, self._level.making, chosen.details)
                made = self._level.name(_SHOWN[definition.kind])
                return f"{self._level.name(write)}({made}(None, d))"
        return "d"


def _written_number(decimals: int) -> Callable[[int], str]:
    return lambda raw: str(Decimal(raw).scaleb(-decimals))
