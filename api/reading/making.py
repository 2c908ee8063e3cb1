"""A plan in the making: what all its statements share, and the lists in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import Undefined
from graphql.execution.values import VariableValues
from tortoise.models import Model

from api.documents import variables_of
from api.reading.declare import Entity, Many
from api.reading.drafts import Bound, Draft, anybody_like, both
from api.reading.pages import is_ordered, order_of, page_of
from api.reading.selection import Chosen, Selection, has_variables
from domain import db
from domain.account import Account
from domain.questions import Order, Page, Search, SortKey
from permissions.actor import Actor

REMEMBERED: Final = 20  # arguments of one list, coerced
_SIMPLE: Final = frozenset({str, int, bool, type(None), type(Undefined)})
IN_A_LIST: Final = 20  # how many records a plain list is taken for when rows are counted before they are read


class Unplanned(Exception):
    """What keeps a field from being planned; the plain path answers it. `reason` is one of few words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a plan: how the arguments of a request become conditions, an order and a page."""

    number: int
    alias: str
    target: Entity
    arguments: Callable[[VariableValues], Mapping[str, Any]]
    order: str  # unless the caller chooses
    position: Order | None  # of a list of links that names no order
    page: Page | None  # of a list that has no pages

    def bind(self, variables: VariableValues, actor: Actor, account: Account) -> tuple[Bound, list[Any]]:
        """The list for these variables, and its parameters. Raises BadInput where the plain path does."""
        arguments = self.arguments(variables)
        order = order_of(self.target, actor, arguments, self.order)
        if self.position and not is_ordered(arguments):
            order = self.position
        page = self.page or page_of(arguments, order)
        draft = Draft(self.number, actor, account)
        matching = " and ".join(each(draft, self.alias) for each in self.target.narrowed(arguments.get("filter")))
        parts = [matching] if matching else []
        if page.after:
            parts.append(order.beyond(draft, self.alias, page.after))
        if page.before:
            parts.append(order.beyond(draft, self.alias, page.before, reverse=True))
        return Bound(matching, " and ".join(parts), order, page), draft.params


def _coerced(selection: Selection, chosen: Chosen) -> Callable[[VariableValues], Mapping[str, Any]]:
    """What reads the arguments of a field; it remembers those of the last values of their variables.

    Coercing a filter asks of each of its fields whether it is there: a tenth of a board's processor time.
    """
    names = sorted({name for each in chosen.details[0].node.arguments or () for name in variables_of(each)})
    known: dict[tuple[Any, ...], Mapping[str, Any]] = {}

    def read(variables: VariableValues) -> Mapping[str, Any]:
        values = [variables.coerced.get(name, Undefined) for name in names]
        if not all(map(_rememberable, values)):
            return selection.arguments(chosen, variables)
        key = tuple(values)
        found = known.get(key)
        if found is None:
            found = known[key] = selection.arguments(chosen, variables)
            if len(known) > REMEMBERED:
                del known[next(iter(known))]
        return found

    return read


def _rememberable(value: Any) -> bool:
    """Not lists, what may be equal but not the same (1.0 and 1.00), and what is long."""
    return type(value) in _SIMPLE and not (type(value) is str and len(value) > 200)


@dataclass(frozen=True, slots=True)
class Children:
    """The rows that belong to a parent: where they come from and what is true of them, the arguments' part aside."""

    listing: Listing
    source: str  # after "from"
    where: str
    counted: tuple[str, str]  # the same for counting, where no order needs the table of links
    search: Search | None = None  # how a page of it is found, where that takes more than an order


class Making:
    """One plan in the making, for everybody with the rights of `actor` and the language `locale`."""

    def __init__(
        self,
        selection: Selection,
        actor: Actor,
        account: Account,
        locale: str,
        apart: Callable[..., Any],
        *,
        inlined: bool,
    ) -> None:
        self.apart = apart  # makes what reads a relation by a statement of its own
        self.selection, self.account, self.locale = selection, account, locale
        self.actor = anybody_like(actor)
        self.inlined = inlined
        self.postgres = db.dialect() == "postgres"
        self.fixed: dict[int, Sequence[Any]] = {}  # parameters that no request changes, by draft
        self.given: dict[int, Bound] = {}  # lists whose arguments no request changes
        self.open: list[Listing] = []  # lists whose arguments are read at each request
        self.nested: list[tuple[int, ...]] = []  # lists inside columns, each with those around it, from the outside
        self._plain: set[int] = set()  # lists without pages
        self._drafts = 0

    def array(self, ids: Sequence[int]) -> Any:
        """Ids as the one parameter that stands for them."""
        return list(ids) if self.postgres else f"[{','.join(map(str, ids))}]"

    def mark(self) -> tuple[int, int]:
        """Where the lists stand, to come back to when an attempt fails."""
        return len(self.open), len(self.nested)

    def back_to(self, mark: tuple[int, int]) -> None:
        """Forget the lists that were begun since."""
        del self.open[mark[0] :], self.nested[mark[1] :]

    def nested_since(self, mark: tuple[int, int]) -> list[tuple[int, ...]]:
        return self.nested[mark[1] :]

    def size(self, number: int, given: Mapping[int, Bound]) -> int:
        """How many rows a list has when it is full."""
        limit = given[number].page.limit
        return min(limit, IN_A_LIST) if number in self._plain else limit

    def draft(self) -> Draft:
        """A piece of a statement that no argument changes."""
        made = Draft(self._number(), self.actor, self.account)
        self.fixed[made.number] = made.params
        return made

    def alias(self) -> str:
        """A name for a table in a statement, used once."""
        return f"t{self._number()}"

    def scope(self, model: type[Model], alias: str) -> str:
        """The condition without which no plan names a table."""
        return self.draft().scope(model, alias)

    def _number(self) -> int:
        self._drafts += 1
        return self._drafts

    def listing(
        self,
        target: Entity,
        alias: str,
        chosen: Chosen,
        order: str = "",
        position: Order | None = None,
        page: Page | None = None,
    ) -> Listing:
        """A list of a selection. Without variables, and without a filter that may mean "now", it is bound for good."""
        arguments: Mapping[str, Any] | None = None
        if page is not None:
            arguments = {}
        elif not any(map(has_variables, chosen.details[0].node.arguments or ())):
            arguments = self.selection.arguments(chosen)
        made = Listing(
            self._number(),
            alias,
            target,
            (lambda _: arguments) if arguments is not None else _coerced(self.selection, chosen),
            order,
            position,
            page,
        )
        if page is not None:
            self._plain.add(made.number)
        if arguments is not None and not arguments.get("filter"):
            self.given[made.number], self.fixed[made.number] = made.bind(
                self.selection.variables, self.actor, self.account
            )
        else:
            self.open.append(made)
        return made

    def children(self, spec: Many, chosen: Chosen, parent: str) -> Children:
        """The rows of `spec` that belong to the row `parent` (an SQL expression of its id)."""
        spec.admit(self.actor)
        a, target = self.alias(), spec.target
        draft = self.draft()
        belongs = spec.belongs(draft, a, parent)
        scope = draft.scope(target.model, a)
        more = spec.where.format(a=a)
        counted = f"{target.table} {a}", both(belongs, scope, more)
        page = None
        if spec.annotation != "connection":
            page = Page(1 if spec.first else spec.most)
        if not spec.through:
            return Children(self.listing(target, a, chosen, spec.order, page=page), *counted, counted)
        table, mine, theirs = spec.through
        order = Order("POSITION", (SortKey("{a}x.id", int),), descending=False) if page is None else None
        listing = self.listing(target, a, chosen, spec.order, order, page)
        source = f"{table} {a}x join {target.table} {a} on {a}.id = {a}x.{theirs}"
        return Children(listing, source, both(f"{a}x.{mine} = {parent}", scope, more), counted)
