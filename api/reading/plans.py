"""Compiled plans: a root field of an operation becomes statements and functions once, for all with the same rights.

What is kept is found by the field's place in its document, the values that `@include`, `@skip` and the choice of custom
fields depend on, the revision of these, and the rights and language of whoever asks: another revision of the policy has
other objects for them, so no plan of an old one answers. What can't be planned, and all that ends in an error, is left
to the plain path, whose answers are the same.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import structlog
from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode, OperationType, get_variable_values
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api import metrics
from api.context import Context
from api.documents import Document, prepared
from api.reading import apart, leaves
from api.reading.apart import ByIds
from api.reading.asking import Running
from api.reading.calls import Call
from api.reading.declare import NOUNS, Relation
from api.reading.drafts import both
from api.reading.fetch import MOST_ROWS, Reader, too_many
from api.reading.levels import Level
from api.reading.listed import Root
from api.reading.making import Children, Making, Unplanned
from api.reading.remembered import Unknown
from api.reading.roots import Reference, Returned, RootFound, RootList, RootNode, RootNodes, RootOne, RootWorkedOut
from api.reading.scalars import key, split
from api.reading.selection import Chosen, Selection
from domain import custom_fields, db, reference
from domain.questions import LOOKED, Search, one_of
from permissions.errors import CrmError, TooMuch

log = structlog.get_logger(__name__)

KEPT: Final = 2_000

PLANNED: Final = (RootList, RootOne, RootNode, RootNodes, RootFound, RootWorkedOut, Returned)


class Plan:
    """A root field, compiled."""

    def __init__(self, selection: Selection, chosen: Chosen, context: Context, *, inlined: bool) -> None:
        self._chosen = chosen
        chosen.spec.admit(context.require())
        self._making = Making(
            selection, context.require(), context.account, context.locale, apart.relation, inlined=inlined
        )
        self._list = self._listed(chosen.spec) if isinstance(chosen.spec, RootList) else None
        self._worked_out: Level | None = None
        if isinstance(chosen.spec, RootWorkedOut):
            self._worked_out = Level(self._making, chosen.spec.target, values=True)
            self._worked_out.view(chosen.details)
        self._records: dict[str, ByIds] = {}  # by noun, made for a type when one of it is asked for
        self._judged: dict[tuple[str, tuple[str, ...]], ByIds] = {}  # the same, and what they are judged by

    async def answer(self, context: Context, variables: VariableValues, row: Any, arguments: Mapping[str, Any]) -> Any:
        """The field's value. Raises what the plain path raises, and Unplanned."""
        if self._list:
            running = self._running(context, variables)
            self._check(self._list.most(running.given))
            return await self._list.answer(running)
        if self._worked_out:
            running = self._running(context, variables)
            self._check(self._worked_out.most(running.given))
            values = await self._chosen.spec.answer(running.reader, arguments)
            return None if values is None else (await self._worked_out.fill(running, [values]))[0][0]
        spec = self._chosen.spec
        if isinstance(spec, RootFound):
            wanted: Reference | list[Reference] = await spec.find(context.require(), arguments)
        else:
            wanted = _references(spec, row, arguments)
        if isinstance(wanted, Reference):
            return (await self.found(context, variables, [wanted])).get(wanted)
        found = await self.found(context, variables, wanted)
        if isinstance(spec, Returned | RootFound):
            return [found[each] for each in wanted if each in found]
        return [found.get(each) for each in wanted]

    def _listed(self, spec: RootList) -> Root:
        making, target = self._making, spec.target
        a, draft = making.alias(), making.draft()
        question = spec.question(making.actor)
        where = both(draft.scope(target.model, a), *(each(draft, a) for each in question.conditions))
        source = counted = f"{target.table} {a}", where
        search = None
        if question.far:
            search = Search(target.table, where, question.far(draft, LOOKED))
            all_of_them = one_of(a, question.far(draft, "true"), postgres=making.postgres)
            counted = source[0], both(where, all_of_them)
        listing = making.listing(target, a, self._chosen)
        return Root(making, Children(listing, *source, counted, search), self._chosen)

    async def found(
        self, context: Context, variables: VariableValues, references: Sequence[Reference]
    ) -> dict[Reference, Any]:
        """The records in view, one statement for each type."""
        wanted: dict[str, set[int]] = {}
        returned = isinstance(self._chosen.spec, Returned)  # what a mutation made, looked up by `node` or not
        for each in references:
            if returned or NOUNS[each.noun].reachable:
                wanted.setdefault(each.noun, set()).add(each.id)
        for noun in wanted:
            if noun not in self._records:
                self._records[noun] = ByIds(self._making, NOUNS[noun], self._chosen.details)
        running = self._running(context, variables)
        self._check(sum(len(ids) * self._records[noun].level.most(running.given) for noun, ids in wanted.items()))
        found: dict[Reference, Any] = {}
        for noun, ids in wanted.items():
            made = await self._records[noun].of(running, sorted(ids))
            found |= {Reference(noun, id): value for id, value in made.items()}
        return found

    async def judged(
        self, context: Context, variables: VariableValues, noun: str, ids: Sequence[int], columns: tuple[str, ...]
    ) -> Mapping[int, tuple[Any, Mapping[str, Any]]]:
        """See the function of this name."""
        if (noun, columns) not in self._judged:
            self._judged[noun, columns] = ByIds(self._making, NOUNS[noun], self._chosen.details, columns)
        found = self._judged[noun, columns]
        running = self._running(context, variables)
        self._check(len(ids) * found.level.most(running.given))
        return await found.judged(running, ids)

    def _check(self, most: int) -> None:
        """Refuse lists inside lists that may hold too many records: nobody counts them before they are read."""
        if self._making.inlined and most > MOST_ROWS:
            raise too_many()

    def _running(self, context: Context, variables: VariableValues) -> Running:
        making = self._making
        reader = Reader(context, making.selection)
        if not making.open:
            return Running(reader, making.given, making.fixed)
        given, drafts = dict(making.given), dict(making.fixed)
        for each in making.open:
            given[each.number], drafts[each.number] = each.bind(variables, making.actor, context.account)
        return Running(reader, given, drafts)


def _references(spec: Relation, row: Any, arguments: Mapping[str, Any]) -> Reference | list[Reference]:
    """The records that a root field is about. Raises BadInput and Unplanned for what are no ids."""
    match spec:
        case RootOne():
            return Reference(spec.target.noun, key(arguments["id"], spec.target.noun, "id"))
        case RootNode():
            return _reference(arguments["id"])
        case RootNodes() if len(arguments["ids"]) <= 200:
            return [_reference(id) for id in arguments["ids"]]
        case Returned():
            returned: Reference | list[Reference] = getattr(row, spec.name)
            return returned
    raise Unplanned("arguments")


def _reference(id: str) -> Reference:
    parts = split(id)
    if parts is None or parts[0] not in NOUNS:
        raise Unplanned("arguments")
    return Reference(*parts)


# ------------------------------------------------------------------------------------------------- what is kept

T = TypeVar("T")

_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()  # a Plan, a Call, or Unplanned


async def field(
    document: Document, selection: Selection, chosen: Chosen, context: Context, row: Any, arguments: Mapping[str, Any]
) -> Any:
    """The value of a root field by its plan. Raises Unplanned where the plain path is to answer."""
    variables = selection.variables
    return await _asked(
        document, selection, chosen, context, lambda plan: plan.answer(context, variables, row, arguments)
    )


async def records(
    document: Document, selection: Selection, chosen: Chosen, context: Context, references: Sequence[Reference]
) -> Mapping[Reference, Any]:
    """Those of these records that are in view, as a field of a message or payload shows them, one statement a type.

    Raises Unplanned where the plain path is to answer.
    """
    variables = selection.variables
    return await _asked(document, selection, chosen, context, lambda plan: plan.found(context, variables, references))


async def judged(
    document: Document,
    selection: Selection,
    chosen: Chosen,
    context: Context,
    noun: str,
    ids: Sequence[int],
    columns: tuple[str, ...],
) -> Mapping[int, tuple[Any, Mapping[str, Any]]]:
    """These records as a field of a message shows them, each with the columns that scopes look at, as it was read.

    For many who see the same of a record, though not the same records: it has no scope in it, so nobody may be shown
    one unless their scope holds of its columns. Raises Unplanned where the plain path is to answer.
    """
    variables = selection.variables
    return await _asked(
        document, selection, chosen, context, lambda plan: plan.judged(context, variables, noun, ids, columns)
    )


async def _asked(
    document: Document,
    selection: Selection,
    chosen: Chosen,
    context: Context,
    ask: Callable[[Plan], Awaitable[T]],
) -> T:
    if context.plain or context.actor is None:
        raise Unplanned("asked" if context.plain else "anonymous")
    try:
        await reference.load()
        try:
            value = await _value(document, selection, chosen, context, ask)
        except Unknown as unknown:  # made a moment ago by another process
            await reference.refresh(unknown.models)
            value = await _value(document, selection, chosen, context, ask)
        metrics.plan("plan")
        context.planned += 1
        return value
    except Unplanned:
        raise
    except (leaves.Unexpected, Unknown):
        raise Unplanned("null") from None
    except CrmError:
        raise Unplanned("arguments") from None
    except Exception as error:
        log.exception("a plan failed", exc_info=error)
        raise Unplanned("failed", type(error).__name__) from error


async def _value(
    document: Document,
    selection: Selection,
    chosen: Chosen,
    context: Context,
    ask: Callable[[Plan], Awaitable[T]],
) -> T:
    try:
        return await ask(_plan(document, selection, chosen, context, inlined=True))
    except TooMuch:  # full lists would be too many; read level by level it shows how many there are
        return await ask(_plan(document, selection, chosen, context, inlined=False))


def _plan(document: Document, selection: Selection, chosen: Chosen, context: Context, *, inlined: bool) -> Plan:
    return _compiled(
        document, selection, chosen, context, inlined, lambda: Plan(selection, chosen, context, inlined=inlined)
    )


def _call(document: Document, selection: Selection, chosen: Chosen, context: Context) -> Call:
    if context.actor is None:
        raise Unplanned("anonymous")

    def make() -> Call:
        return Call(
            Making(selection, context.require(), context.account, context.locale, apart.relation, inlined=True), chosen
        )

    return _compiled(document, selection, chosen, context, "call", make)


def _compiled(
    document: Document, selection: Selection, chosen: Chosen, context: Context, form: object, make: Callable[[], T]
) -> T:
    """What `make` makes of a field for all with the same rights, kept. Raises Unplanned, that being kept as well."""
    actor = context.require()
    found_by = (
        tuple([id(each.node) for each in chosen.details]),
        tuple([_hashable(selection.variables.coerced.get(name)) for name in (*document.switches, *document.keys)]),
        custom_fields.revision(),
        actor.rights,
        actor.groups == (actor.group_id,),
        actor.sees_shared,
        actor.has_customers,
        actor.key_id is None,
        context.account.currency,
        context.locale,
        db.dialect(),
        form,
    )
    kept = _kept.get(found_by)
    if kept is None:
        try:
            kept = make()
        except Unplanned as reason:
            kept = reason
        _kept[found_by] = kept
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(found_by)
    if isinstance(kept, Unplanned):
        raise Unplanned(kept.reason, kept.detail)
    made: T = kept
    return made


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# ------------------------------------------------------------------------------------------- ways into the plans


async def answer(
    schema: GraphQLSchema,
    document: Document,
    operation: OperationDefinitionNode,
    raw_variables: dict[str, Any],
    context: Context,
) -> dict[str, Any] | None:
    """The data of a query, or of a mutation of one field, of which all has plans.

    None when graphql-core is to execute it. A mutation may have been carried out by then: `context.outcome`.
    """
    if context.plain:
        return None
    variables = VariableValues({}, {})
    if operation.variable_definitions:
        coerced = get_variable_values(schema, operation.variable_definitions, raw_variables)
        if not isinstance(coerced, VariableValues):
            return None
        variables = coerced
    selection = Selection(schema, operation, document.fragments, variables, context.actor)
    roots = _roots(document, operation, selection)
    if roots is None:
        return None
    data: dict[str, Any] = {}
    try:
        for chosen in roots:
            if _spec(chosen) is None:
                data[chosen.key] = await _called(document, selection, chosen, context)
            else:
                arguments = {} if isinstance(chosen.spec, RootList) else selection.arguments(chosen)
                data[chosen.key] = await field(document, selection, chosen, context, None, arguments)
    except Unplanned as reason:
        _note(context, reason)
        return None
    except GraphQLError:  # arguments that can't be coerced: a null among ids
        _note(context, Unplanned("arguments"))
        return None
    return data


def _roots(document: Document, operation: OperationDefinitionNode, selection: Selection) -> list[Chosen] | None:
    """The fields of an operation, if all can have plans; kept with the document."""
    found_by = id(operation), *[selection.variables.coerced.get(name) for name in document.switches]
    if found_by not in document.roots:
        type_ = selection.schema.get_root_type(operation.operation)
        assert type_  # noqa: S101  # ours has queries and mutations
        roots = list(selection.roots(type_))
        can = all(isinstance(_spec(each), PLANNED) or (each.definition and not _spec(each)) for each in roots)
        # Of several mutations, each payload has to be read before the next is carried out.
        alone = operation.operation is OperationType.QUERY or len(roots) == 1
        document.roots[found_by] = roots if can and alone else None
    kept: list[Chosen] | None = document.roots[found_by]
    return kept


async def _called(document: Document, selection: Selection, chosen: Chosen, context: Context) -> Any:
    """The value of a root field that a resolver answers. Raises Unplanned where graphql-core is to tell of it.

    What a mutation came to is left in the context then.
    """
    try:
        call = _call(document, selection, chosen, context)
        outcome = await call.carry_out(context, selection.arguments(chosen))
        if selection.operation.operation is OperationType.MUTATION:
            context.outcome = outcome
        if outcome.error is not None:
            raise Unplanned("error")

        async def record(each: Chosen, value: Any) -> Any:
            return await field(document, selection, each, context, value, {})

        made = await call.written(outcome.payload, record)
        context.planned += 1
        return made
    except Unplanned:
        raise
    except leaves.Unexpected:
        raise Unplanned("null") from None
    except GraphQLError:  # arguments that can't be coerced
        raise Unplanned("arguments") from None
    except Exception as error:  # whatever it is: what was carried out is told of
        log.exception("a call failed", exc_info=error)
        raise Unplanned("failed", type(error).__name__) from error


def _note(context: Context, reason: Unplanned) -> None:
    metrics.plan(reason.reason)
    context.unplanned.append(str(reason))


def _spec(chosen: Chosen) -> Any:
    return chosen.definition and chosen.definition.extensions.get("spec")


@dataclass(frozen=True, slots=True)
class Ready:
    """A value that has the form of the answer already."""

    value: Any


class Executor(StrawberryGraphQLCoreExecutionContext):
    """graphql-core's, but for values that are ready."""

    def complete_value(self, return_type: Any, details: Any, info: Any, path: Any, result: Any, position: Any) -> Any:
        if type(result) is Ready:
            return result.value
        return super().complete_value(return_type, details, info, path, result, position)


def resolver(spec: Any) -> Callable[..., Awaitable[Any]]:
    """Answers a root field in the midst of an operation by its plan, else the plain way."""

    async def resolve(row: Any, info: Any, **arguments: Any) -> Any:
        document = prepared.get()
        if document is not None and not (isinstance(spec, Returned) and getattr(row, spec.name) is None):
            selection = Selection.of(info)
            definition = info.parent_type.fields[info.field_name]
            chosen = Chosen(str(info.path.key), definition, [FieldDetails(node, None) for node in info.field_nodes])
            try:
                value = await field(document, selection, chosen, info.context, row, arguments)
            except Unplanned as reason:
                _note(info.context, reason)
            else:
                return None if value is None else Ready(value)
        return await spec.resolve(row, info, **arguments)

    return resolve
