"""Custom fields: what administrators add to cards and to items of catalogues, and how each is to be filled (F1–F17).

A field is known by a short key that is never used again, `f17`; values are kept under it in the JSON columns of their
record (`domain/custom_values.py`), so that a new field changes no table. Its card and its kind are fixed for ever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, Final

from tortoise import fields

from domain import reference
from domain.questions import Question
from domain.records import Versioned
from domain.tables import CheckConstraint, foreign_key


class CardKind(Enum):
    """The records that have custom fields."""

    DEAL = "deal"
    CONTACT = "contact"
    COMPANY = "company"
    ITEM = "item"  # of one catalogue


class FieldKind(Enum):
    """What the values of a field are (F2)."""

    TEXT = "TEXT"
    TEXT_AREA = "TEXT_AREA"
    NUMBER = "NUMBER"
    FLAG = "FLAG"
    LIST = "LIST"
    MULTI_LIST = "MULTI_LIST"
    DATE = "DATE"
    BIRTHDAY = "BIRTHDAY"
    URL = "URL"
    ADDRESS = "ADDRESS"
    LEGAL_ENTITY = "LEGAL_ENTITY"


class IndexState(Enum):
    """How far the index of a field is."""

    NONE = "NONE"
    WAITING = "WAITING"
    READY = "READY"
    FAILED = "FAILED"


CARDS: Final = "\"entity\" IN ('deal', 'contact', 'company', 'item')"
OF_ITEMS: Final = '("entity" = \'item\') = ("catalogue_id" IS NOT NULL)'
MOST: Final = 200  # fields of one card, archived ones included (F13)
LISTS: Final = (FieldKind.LIST, FieldKind.MULTI_LIST)


class Labelled(Versioned):
    """What is called something in both languages, and stands at a place."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    label_ru = fields.CharField(max_length=100)
    label_en = fields.CharField(max_length=100)
    position = fields.IntField()

    class Meta:
        abstract = True


class CustomFieldGroup(Labelled):
    """Fields of a card that belong together, by process: qualification, delivery (F9)."""

    entity = fields.CharEnumField(CardKind, max_length=10)
    catalogue_id = fields.BigIntField(null=True)  # of items

    class Meta:
        table = "custom_field_group"
        constraints = (
            foreign_key("custom_field_group", "catalogue_id", "catalogue"),
            CheckConstraint(check=CARDS, name="ck_custom_field_group_entity"),
            CheckConstraint(check=OF_ITEMS, name="ck_custom_field_group_catalogue"),
        )


class CustomField(Labelled):
    """A field that administrators have added. One that is deleted leaves its row, so that nothing has its key again."""

    buried: ClassVar[bool] = True  # rows with a `deleted_at` are out of everybody's view

    entity = fields.CharEnumField(CardKind, max_length=10)
    catalogue_id = fields.BigIntField(null=True)  # of items
    kind = fields.CharEnumField(FieldKind, max_length=12)
    group_id = fields.BigIntField(null=True)
    decimals = fields.IntField(null=True)  # of a number, which is stored without its point
    is_archived = fields.BooleanField(default=False)  # out of the card and its checks, with its values (F12)
    is_required = fields.BooleanField(default=False)
    required_from = fields.JSONField[list[int]]()  # stages, one of a pipeline at most (F7)
    is_api_only = fields.BooleanField(default=False)
    is_qualification = fields.BooleanField(default=False)
    is_indexed = fields.BooleanField(default=False)  # wanted; what there is says the state
    index_state = fields.CharEnumField(IndexState, max_length=10, default=IndexState.NONE)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "custom_field"
        constraints = (
            foreign_key("custom_field", "group_id", "custom_field_group"),
            foreign_key("custom_field", "catalogue_id", "catalogue"),
            CheckConstraint(check=CARDS, name="ck_custom_field_entity"),
            CheckConstraint(check=OF_ITEMS, name="ck_custom_field_catalogue"),
        )

    @property
    def key(self) -> str:
        return f"f{self.id}"


class CustomFieldOption(Labelled):
    """A choice of a list."""

    field_id = fields.BigIntField()
    is_archived = fields.BooleanField(default=False)  # offered no longer, still shown where it was chosen

    class Meta:
        table = "custom_field_option"
        constraints = (foreign_key("custom_field_option", "field_id", "custom_field"),)


TABLES: Final[tuple[type[Labelled], ...]] = (CustomFieldGroup, CustomField, CustomFieldOption)


# ------------------------------------------------------------------------------------------ as a process knows them


@dataclass(frozen=True, slots=True)
class Definition:
    """A live field; `labels` by locale, `options` by id in their order."""

    id: int
    key: str
    entity: str
    catalogue_id: int | None
    kind: FieldKind
    labels: Mapping[str, str]
    group_id: int | None
    decimals: int
    is_archived: bool
    is_required: bool
    required_from: Sequence[int]
    is_api_only: bool
    is_indexed: bool
    options: Mapping[int, "Choice"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list."""

    labels: Mapping[str, str]
    is_archived: bool


Fields = Mapping[str, Definition]  # of one card by key, in the order of the card: by group, those without one first


class _Kept:
    revisions: tuple[int, ...] = ()
    fields: Mapping[str, Fields] = {}


def revision() -> tuple[int, ...]:
    """What differs whenever `of` gives something else. Raises KeyError before `reference.load`."""
    return tuple([reference.revision(each) for each in TABLES])


def of(entity: str) -> Fields:
    """The live fields of a card, at most a second behind. Raises KeyError before `reference.load`."""
    if (revisions := revision()) != _Kept.revisions:
        groups, found, options = ([*reference.rows(each).values()] for each in TABLES)
        _Kept.fields, _Kept.revisions = _definitions(groups, found, options), revisions
    return _Kept.fields[entity]


async def fresh(entity: str) -> Fields:
    """The live fields of a card as the database has them now."""
    groups, found, options = [[vars(row) for row in await each.all()] for each in TABLES]
    return _definitions(groups, found, options)[entity]


async def known(entity: str, catalogue_id: int | None = None) -> Fields:
    """`of`, or `fresh` in a process that hasn't loaded them; of items those of one catalogue."""
    try:
        return within(of(entity), catalogue_id)
    except KeyError:
        return within(await fresh(entity), catalogue_id)


def within(found: Fields, catalogue_id: int | None) -> Fields:
    """Of the fields of a card those that are of this catalogue; all of them where a card has none."""
    return {key: each for key, each in found.items() if each.catalogue_id == catalogue_id}


async def keys() -> list[tuple[str, str]]:
    """The keys of all fields there are or were, each with its entity."""
    return [(each.key, each.entity.value) for each in await CustomField.all()]


def _definitions(
    groups: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]], options: Sequence[Mapping[str, Any]]
) -> Mapping[str, Fields]:
    stand = {None: 0, **{row["id"]: row["position"] for row in groups}}
    choices: dict[int, dict[int, Choice]] = {}
    for row in sorted(options, key=_place):
        choices.setdefault(row["field_id"], {})[row["id"]] = Choice(labels_of(row), bool(row["is_archived"]))
    made: dict[str, dict[str, Definition]] = {each.value: {} for each in CardKind}
    for row in sorted(found, key=lambda row: (stand[row["group_id"]], *_place(row))):
        if row["deleted_at"] is None:
            definition = Definition(
                id=row["id"],
                key=f"f{row['id']}",
                entity=CardKind(row["entity"]).value,
                kind=FieldKind(row["kind"]),
                labels=labels_of(row),
                options=choices.get(row["id"], {}),
                decimals=row["decimals"] or 0,
                **{name: row[name] for name in _PLAIN},
            )
            made[definition.entity][definition.key] = definition
    return made


_PLAIN: Final = ("catalogue_id", "group_id", "is_archived", "is_required", "required_from", "is_api_only", "is_indexed")


def _place(row: Mapping[str, Any]) -> tuple[int, int]:
    return row["position"], row["id"]


def labels_of(row: Mapping[str, Any]) -> dict[str, str]:
    """The labels of a row by locale."""
    return {"ru": row["label_ru"], "en": row["label_en"]}


def visible(model: type[Labelled]) -> Any:
    """Fields, or groups of them: everyone signed in sees all of them, as what they are, not their values."""
    return lambda actor: Question(model, actor)
