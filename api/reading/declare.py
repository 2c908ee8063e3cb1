"""The declaration of a graph type: which field is which column, relation or rule.

    @entity(deals.Deal, sort="-created_at")
    class Deal(Node):
        '''A sale in progress.'''
        name: str = column("What the deal is called.", filter=True, order=True)
        budget: Money | None = column("Expected sum.", source="budget_minor", filter=True)
        stage: Stage = link("Where it stands.", "stage_id", filter=True)
        contacts: Connection[Contact] = many("People.", through=("deal_contact", "deal_id", "contact_id"))

The annotation is what the graph says, the factory what the database says. Strawberry's types, filter and order
inputs, connections and what is read all come from here; `prepare` compares it with the tables once at start.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, dataclass_transform

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.field import StrawberryField
from tortoise.models import Model

from api.context import Context
from domain.questions import Condition, Order, Sql
from permissions.actor import Actor
from permissions.errors import BadInput, Forbidden
from permissions.fields import CUSTOM, get
from permissions.policy import Rights
from permissions.scope import require_section

if TYPE_CHECKING:
    from api.reading.fetch import Reader

T = TypeVar("T")


class Connection(Generic[T]):
    """In annotations: a page of records. At run time each entity has a connection type of its own."""


# ---------------------------------------------------------------------------------------------- what a field is


@dataclass
class Spec:
    """What one field of the graph is in the database."""

    description: str
    name: str = field(default="", init=False)  # of the field, in Python
    entity: "Entity" = field(init=False, repr=False)
    annotation: Any = field(default=None, init=False)

    def needs(self) -> tuple[str, ...]:
        """Columns of its own table without which the field can't be answered."""
        return ()

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        raise NotImplementedError  # every kind of field says how


@dataclass
class Column(Spec):
    source: str = ""
    filter: bool = False
    order: bool | str = False  # True, or an expression over the alias {a} that is never null
    instead: Mapping[str, str] | None = None  # of an empty text, by locale
    translated: Mapping[str, str] | None = None  # by locale: the column that has it in this language
    convert: Callable[[Any], Any] | None = field(default=None, init=False)

    def needs(self) -> tuple[str, ...]:
        return (self.source, *(self.translated or {}).values())

    def column(self, locale: str) -> str:
        """The column that is read for somebody who reads in this language."""
        return self.translated[locale] if self.translated else self.source

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        value = self.shown(row.values[self.column(info.context.locale)], info.context.locale)
        return value if value is None or self.convert is None else self.convert(value)

    def shown(self, value: Any, locale: str) -> Any:
        """A stored value as somebody who reads in this language is told it."""
        return self.instead[locale] if self.instead and value == "" else value


@dataclass
class Identity(Spec):
    prefix: str = ""  # of a short form of its own

    def needs(self) -> tuple[str, ...]:
        return ("id",)

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        return self.written(row.entity) % row.values["id"]

    def written(self, entity: "Entity") -> str:
        """The form of it, with a place for the number."""
        return f"{self.prefix or f'{entity.noun}_'}%d"


@dataclass
class Computed(Spec):
    """Logic of its own over columns: `answer(row values, context)`."""

    answer: Callable[[Mapping[str, Any], Context], Any] = field(kw_only=True)
    columns: tuple[str, ...] = ()

    def needs(self) -> tuple[str, ...]:
        return self.columns

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        return self.answer(row.values, info.context)


@dataclass
class Relation(Spec):
    """A field whose rows are read for all parents at once and wait in `row.links`."""

    target: "Entity" = field(init=False, repr=False)
    section: str = field(default="", kw_only=True)  # of the program that shows it; refused where that is hidden (P24)

    def admit(self, actor: Actor) -> None:
        """Nothing, or Forbidden when the section is hidden from `actor`."""
        if self.section:
            require_section(actor, self.section)

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        found = row.links[info.path.key]
        if isinstance(found, Exception):
            raise found
        return found


@dataclass
class Link(Relation):
    """At most one record, whose id is a column here. Scoped records out of view read as null."""

    source: str = ""
    filter: bool = False

    def needs(self) -> tuple[str, ...]:
        return (self.source,)


@dataclass
class Picked(Relation):
    """Records whose ids are somewhere inside columns of the row: the one, or a list in their order."""

    pick: Callable[[Mapping[str, Any]], Sequence[int]] = field(kw_only=True)
    columns: tuple[str, ...] = ()

    def needs(self) -> tuple[str, ...]:
        return self.columns


class Hidden(Spec):
    """What stands in place of a field that is hidden from whoever asks."""

    def resolve(self, row: "Row", info: Any, **arguments: Any) -> Any:
        return None


HIDDEN = Hidden("Hidden.")


# What is derived from rows: for each row a value, or a list of column values when the target is declared (of one for a
# field that is no list), else of the objects.
Derive = Callable[["Reader", Sequence[Mapping[str, Any]]], Awaitable[Sequence[Any]]]


@dataclass
class Derived(Relation):
    """A list, or a value, that is worked out for all rows at once."""

    derive: Derive = field(kw_only=True)
    columns: tuple[str, ...] = ()
    plain: bool = field(default=True, init=False)  # the target is no declared type

    def needs(self) -> tuple[str, ...]:
        return self.columns


# Which rows of the target belong to a parent: SQL over the target's alias and the parent's id.
Belongs = Callable[[Sql, str, str], str]


@dataclass
class Many(Relation):
    """Records that belong to the parent: a connection, a short list, or the first of them."""

    belongs: Belongs = field(kw_only=True)
    through: tuple[str, str, str] | None = None  # table of links, and its columns of the parent and of the target
    order: str = ""  # of the target, unless the caller chooses; or of the link when `position` is given
    position: str = ""  # an expression over {a} and {p}: the place of the target in the parent's list
    where: str = ""  # over {a}
    first: bool = False
    most: int = 200  # of a plain list

    def needs(self) -> tuple[str, ...]:
        return ("id",)


def column(
    description: str,
    source: str = "",
    *,
    filter: bool = False,
    order: bool | str = False,
    instead: Mapping[str, str] | None = None,
    translated: Mapping[str, str] | None = None,
) -> Any:
    """A column of the table; `source` when it has another name than the field; `instead` of an empty text another one,
    and the column that it is `translated` in, by locale.
    """
    return Column(description, source=source, filter=filter, order=order, instead=instead, translated=translated)


def keyed(description: str, prefix: str) -> Any:
    """The row's number behind a letter: a name for it that is shorter than its id."""
    return Identity(description, prefix=prefix)


def computed(description: str, *columns: str, answer: Callable[[Mapping[str, Any], Context], Any]) -> Any:
    """A rule over `columns` of the row: `answer(values, context)`."""
    return Computed(description, answer=answer, columns=columns)


def link(description: str, source: str, *, filter: bool = False) -> Any:
    """The record whose id is in the column `source`."""
    return Link(description, source=source, filter=filter)


def many(
    description: str,
    column: str = "",
    *,
    through: tuple[str, str, str] | None = None,
    belongs: Belongs | None = None,
    order: str = "",
    where: str = "",
    first: bool = False,
    most: int = 200,
    section: str = "",
) -> Any:
    """Records whose `column` holds this one's id, or that a table `through` (name, own id, their id) joins to it,
    in the order of joining. `belongs` says it in SQL where neither fits.
    """
    position = ""
    if through:
        table, mine, theirs = through
        belongs = partial(_joined, table, mine, theirs)
        position = f"(select x.id from {table} x where x.{mine} = {{p}} and x.{theirs} = {{a}}.id)"
    elif belongs is None:
        belongs = partial(_holding, column)
    return Many(
        description,
        belongs=belongs,
        through=through,
        order=order,
        position=position,
        where=where,
        first=first,
        most=most,
        section=section,
    )


def _joined(table: str, mine: str, theirs: str, _sql: Sql, a: str, p: str) -> str:
    return f"{a}.id in (select x.{theirs} from {table} x where x.{mine} = {p})"


def _holding(column: str, _sql: Sql, a: str, p: str) -> str:
    return f"{a}.{column} = {p}"


def picked(description: str, *columns: str, pick: Callable[[Mapping[str, Any]], Sequence[int]]) -> Any:
    """The record, or the list of records, whose ids `pick` finds in `columns`; those out of view are left out."""
    return Picked(description, pick=pick, columns=columns)


def derived(description: str, *columns: str, derive: Derive) -> Any:
    """A list or a value worked out of `columns` for all rows at once, in a number of statements that doesn't depend on
    them.
    """
    return Derived(description, derive=derive, columns=columns)


@dataclass(frozen=True)
class FilterField:
    """One field of a filter input: what it is called, what it takes, what it means, and which fields it tells of."""

    description: str
    annotation: Any
    meaning: Callable[[Sql, str, Any], str]  # statement, alias, value as sent → SQL
    tells: tuple[str, ...]


def condition(
    description: str, annotation: Any, meaning: Callable[[Sql, str, Any], str], *, tells: tuple[str, ...] = ()
) -> Any:
    """A filter field with a meaning of its own; `annotation` is the type of its value.

    `tells` are the fields, as the graph spells them, that what it finds depends on: where one of them is hidden, the
    condition is refused. Where a field of the type has the same name, the condition's ends in an underscore.
    """
    return FilterField(description, annotation, meaning, tells)


@dataclass(frozen=True)
class Total:
    """A sum over all matching records of a connection, in minor units."""

    description: str
    source: str


# ------------------------------------------------------------------------------------------------ rows and types


class Row:
    """One record on its way to the answer: its columns, and its relations by response key."""

    __slots__ = ("entity", "links", "values")

    def __init__(self, entity: "Entity", values: dict[str, Any]) -> None:
        self.entity, self.values = entity, values
        self.links: dict[str, Any] = {}


class ReadField(StrawberryField):
    """A Strawberry field that knows what it is in the database."""

    spec: Spec

    def __copy__(self) -> "ReadField":
        copied = super().__copy__()
        copied.spec = self.spec
        return copied

    @property
    def is_basic_field(self) -> bool:
        return False

    @property
    def type(self) -> Any:
        return self.resolve_type()

    @type.setter
    def type(self, value: Any) -> None:
        """Dataclasses write the annotation's text here; `prepare` gives the type once all names are known."""

    def resolve_type(self, **context: Any) -> Any:
        return super().resolve_type(**context) if self.type_annotation else str


def read_field(spec: Spec, **options: Any) -> Any:
    """The Strawberry field for what it is in the database."""
    made = ReadField(description=spec.description, **options)
    made.spec = spec
    return made


_ID = StrawberryAnnotation(strawberry.ID)


@strawberry.interface(description="Anything with an id that `node` can look up.")
class Node:
    id: strawberry.ID = read_field(
        Identity("Opaque, the same for ever, unique in the whole graph."), type_annotation=_ID
    )


@dataclass
class Entity:
    """A declared type: its table and all that was made from the declaration."""

    cls: type
    model: type[Model]
    noun: str
    specs: dict[str, Spec]
    filters: dict[str, FilterField]
    totals: dict[str, Total]
    default_order: str
    reachable: bool  # by `node`
    hides: Mapping[str, tuple[str, str]]  # fields that are hidden where one of another record is: its noun and name
    sorted_by: str = ""  # an expression over {a}, never null, for the column of the default order
    connection: Any = None
    filter_input: Any = None
    order_enum: Any = None
    orders: dict[str, Order] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.cls.__name__

    @property
    def table(self) -> str:
        return f'"{self.model._meta.db_table}"'

    @property
    def scoped(self) -> bool:
        return hasattr(self.model, "entity")

    def gid(self, id: int) -> str:
        return f"{self.noun}_{id}"

    def named(self, column: str) -> str | None:
        """The field, as the graph spells it, that shows this column, or this list of links such as `contact_ids`.

        A custom field is known by its key. None for what the graph doesn't show.
        """
        if CUSTOM.fullmatch(column):
            return column
        listed = f"{column.removesuffix('_ids')}s" if column.endswith("_ids") else column
        for spec in self.specs.values():
            if listed in (spec.name, getattr(spec, "source", None)):
                return camel(spec.name)
        return None

    def hidden(self, actor: Actor) -> frozenset[str]:
        """The fields, as the graph spells them, that read as null for `actor` (P26)."""
        return hidden_of(self, actor.rights)

    def require_visible(self, actor: Actor, fields: Iterable[str]) -> None:
        """Nothing, or Forbidden when one of the fields is hidden from `actor`."""
        for name in fields:
            if name in self.hidden(actor):
                raise Forbidden(f"{self.noun}.{name}", "view")

    def narrowed(self, filter: Mapping[str, Any] | None) -> list[Condition]:
        """A filter as sent, as conditions that all hold. Raises BadInput for what can't be read, Forbidden for what
        would tell of a hidden field.
        """
        if not filter:
            return []
        if _conditions(filter) > MOST_CONDITIONS:
            raise BadInput("filter", f"at most {MOST_CONDITIONS} conditions are expected.")
        return [lambda sql, a: self._meaning(sql, a, filter, "filter")]

    def _meaning(self, sql: Sql, a: str, filter: Mapping[str, Any], path: str) -> str:
        parts = []
        for name, value in filter.items():
            if value is None:
                continue
            if name == "or":
                either = [self._meaning(sql, a, each, f"{path}.or.{place}") for place, each in enumerate(value)]
                parts.append(_any(either))
            elif name == "not":
                parts.append(f"({self._meaning(sql, a, value, f'{path}.not')}) is not true")
            else:
                parts.append(self._condition(sql, a, name, value, f"{path}.{name}"))
        return " and ".join(parts) or "true"

    def _condition(self, sql: Sql, a: str, name: str, value: Any, path: str) -> str:
        """One condition; a complaint about its value learns where in the filter that stands."""
        self.require_visible(sql.actor, self.filters[name].tells)
        try:
            return self.filters[name].meaning(sql, a, value)
        except BadInput as error:
            raise BadInput(f"{path}.{error.path}" if error.path else path, error.hint) from None


def hidden_of(declared: Entity, rights: Rights) -> frozenset[str]:
    """The fields of a type, as the graph spells them, that read as null under these rights."""
    along = {name for name, (noun, field) in declared.hides.items() if field in rights.hidden[noun]}
    return rights.hidden.get(declared.noun, frozenset()) | along


@lru_cache(maxsize=1000)
def hidden_fields(rights: Rights) -> Mapping[str, frozenset[str]]:
    """The fields that read as null under these rights, by the name of the type: those of records, and sums of them."""
    found: dict[str, frozenset[str]] = {}
    for declared in ENTITIES.values():
        if hidden := hidden_of(declared, rights):
            own = hidden - declared.hides.keys()
            columns = {column for name in own for column in get(declared.noun, name).columns}
            sums = (camel(name) for name, total in declared.totals.items() if total.source in columns)
            found |= {declared.name: hidden, f"{declared.name}Connection": frozenset(sums)}
    return found


def camel(name: str) -> str:
    """A name of Python as the graph spells it."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part.title() for part in rest)


MOST_CONDITIONS = 1_000  # of one filter: databases bound the parameters of a statement


def _conditions(filter: Mapping[str, Any]) -> int:
    """How many conditions a filter holds, those in `or` and `not` included."""
    found, left = 0, [filter]
    while left:
        for name, value in left.pop().items():
            if name == "or":
                left.extend(value or ())
            elif name == "not":
                left.extend([value] if value else ())
            else:
                found += len(value) if isinstance(value, list) and value and isinstance(value[0], Mapping) else 1
    return found


def _any(parts: Sequence[str]) -> str:
    """At least one of these, halved and halved again: SQLite bounds how deep an expression is."""
    if len(parts) < 2:
        return f"({parts[0]})" if parts else "false"
    half = len(parts) // 2
    return f"({_any(parts[:half])} or {_any(parts[half:])})"


ENTITIES: dict[str, Entity] = {}  # by the name of the type
NOUNS: dict[str, Entity] = {}  # by the prefix of the id


@dataclass_transform(kw_only_default=True, field_specifiers=(column, computed, link, many, picked, derived))
def entity(
    model: type[Model],
    *,
    sort: str = "-created_at",
    totals: Mapping[str, Total] | None = None,
    identified: bool = True,
    noun: str = "",
    hides: Mapping[str, tuple[str, str]] | None = None,
    sorted_by: str = "",
) -> Callable[[type[T]], type[T]]:
    """Declare a class as the graph's type of the rows of `model`; `sort` is a column, "-" for descending, or what is
    `sorted_by` in its place where it is no field that can be sorted by.

    `noun` is what ids begin with, the table's name by default. Rows that have no identity of their own (sums, for
    example) are not `identified`: they get no `id`. `hides` are fields, as the graph spells them,
    that are hidden where a field of another kind of record is: its noun and that field.
    """

    def wrap(cls: type[T]) -> type[T]:
        specs = {name: value for name, value in vars(cls).items() if isinstance(value, Spec)}
        if identified and not issubclass(cls, Node):
            specs = {"id": Identity("Opaque, the same for ever."), **specs}
            cls.__annotations__ = {"id": "strawberry.ID", **cls.__annotations__}
        conditions = {name: value for name, value in vars(cls).items() if isinstance(value, FilterField)}
        for name in conditions:
            delattr(cls, name)
        filters = {name.rstrip("_"): value for name, value in conditions.items()}
        declared = Entity(
            cls=cls,
            model=model,
            noun=noun or model._meta.db_table,
            specs=specs,
            filters=filters,
            totals=dict(totals or {}),
            default_order=sort,
            reachable=issubclass(cls, Node),
            hides=dict(hides or {}),
            sorted_by=sorted_by,
        )
        for name, spec in specs.items():
            spec.name, spec.entity = name, declared
            if isinstance(spec, Column):
                spec.source = spec.source or name
            setattr(cls, name, read_field(spec))
        ENTITIES[declared.name] = declared
        NOUNS[declared.noun] = declared
        return strawberry.type(cls, description=" ".join((cls.__doc__ or "").split()))

    return wrap
