"""Compiled plans: a root field of an operation becomes statements and functions once, for all with the same rights.

What is kept is found by the field's place in its document, the values that `@include` and `@skip` depend on, and the
policy and role of whoever asks: another revision of the policy is another object, so no plan of an old one answers.
What can't be planned, and all that ends in an error, is left to the plain path, whose answers are the same.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from graphql import GraphQLSchema, OperationDefinitionNode, OperationType, get_variable_values
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.context import Context
from api.documents import Document, prepared
from api.metrics import PLANS
from api.reading import apart, leaves
from api.reading.apart import ByIds
from api.reading.asking import Running
from api.reading.declare import NOUNS, Relation
from api.reading.drafts import both
from api.reading.fetch import MOST_ROWS, Reader
from api.reading.levels import Level
from api.reading.listed import Root
from api.reading.making import Children, Making, Unplanned
from api.reading.remembered import Unknown
from api.reading.roots import Reference, Returned, RootList, RootNode, RootNodes, RootOne, RootWorkedOut
from api.reading.scalars import key, split
from api.reading.selection import Chosen, Selection
from domain import db, reference
from permissions.errors import CrmError, TooMuch

log = structlog.get_logger(__name__)

KEPT: Final = 2_000

PLANNED: Final = (RootList, RootOne, RootNode, RootNodes, RootWorkedOut, Returned)


class Plan:
    """A root field, compiled."""

    def __init__(self, selection: Selection, chosen: Chosen, context: Context, *, inlined: bool) -> None:
        self._chosen = chosen
        self._making = Making(selection, context.require(), context.account, apart.relation, inlined=inlined)
        self._list = self._listed(chosen.spec) if isinstance(chosen.spec, RootList) else None
        self._worked_out: Level | None = None
        if isinstance(chosen.spec, RootWorkedOut):
            self._worked_out = Level(self._making, chosen.spec.target, values=True)
            self._worked_out.view(chosen.details)
        self._records: dict[str, ByIds] = {}  # by noun, made for a type when one of it is asked for

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
        wanted = _references(self._chosen.spec, row, arguments)
        if isinstance(wanted, Reference):
            return (await self._found(context, variables, [wanted])).get(wanted)
        found = await self._found(context, variables, wanted)
        if isinstance(self._chosen.spec, Returned):
            return [found[each] for each in wanted if each in found]
        return [found.get(each) for each in wanted]

    def _listed(self, spec: RootList) -> Root:
        making, target = self._making, spec.target
        a, draft = making.alias(), making.draft()
        question = spec.question(making.actor)
        where = both(draft.scope(target.model, a), *(each(draft, a) for each in question.conditions))
        source = f"{target.table} {a}", where
        return Root(making, Children(making.listing(target, a, self._chosen), *source, source), self._chosen)

    async def _found(
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

    def _check(self, most: int) -> None:
        """Refuse lists inside lists that may hold too many records: nobody counts them before they are read."""
        if self._making.inlined and most > MOST_ROWS:
            raise TooMuch(MOST_ROWS)

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

_kept: OrderedDict[tuple[Any, ...], Plan | Unplanned] = OrderedDict()


async def field(
    document: Document, selection: Selection, chosen: Chosen, context: Context, row: Any, arguments: Mapping[str, Any]
) -> Any:
    """The value of a root field by its plan. Raises Unplanned where the plain path is to answer."""
    if context.plain or context.actor is None:
        raise Unplanned("asked" if context.plain else "anonymous")
    try:
        await reference.load()
        try:
            value = await _value(document, selection, chosen, context, row, arguments)
        except Unknown as unknown:  # made a moment ago by another process
            await reference.refresh(unknown.models)
            value = await _value(document, selection, chosen, context, row, arguments)
        PLANS.labels("plan").inc()
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
    document: Document, selection: Selection, chosen: Chosen, context: Context, row: Any, arguments: Mapping[str, Any]
) -> Any:
    try:
        plan = _plan(document, selection, chosen, context, inlined=True)
        return await plan.answer(context, selection.variables, row, arguments)
    except TooMuch:  # full lists would be too many; read level by level it shows how many there are
        plan = _plan(document, selection, chosen, context, inlined=False)
        return await plan.answer(context, selection.variables, row, arguments)


def _plan(document: Document, selection: Selection, chosen: Chosen, context: Context, *, inlined: bool) -> Plan:
    actor = context.require()
    found_by = (
        tuple([id(each.node) for each in chosen.details]),
        tuple([selection.variables.coerced.get(name) for name in document.switches]),
        actor.policy,
        actor.role,
        context.account.currency,
        db.dialect(),
        inlined,
    )
    kept = _kept.get(found_by)
    if kept is None:
        try:
            kept = Plan(selection, chosen, context, inlined=inlined)
        except Unplanned as reason:
            kept = reason
        _kept[found_by] = kept
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(found_by)
    if isinstance(kept, Unplanned):
        raise Unplanned(kept.reason, kept.detail)
    return kept


# ------------------------------------------------------------------------------------------- ways into the plans


async def answer(
    schema: GraphQLSchema,
    document: Document,
    operation: OperationDefinitionNode,
    raw_variables: dict[str, Any],
    context: Context,
) -> dict[str, Any] | None:
    """The data of a query whose every root field has a plan; None when graphql-core is to execute it."""
    if operation.operation is not OperationType.QUERY or context.plain:
        return None
    variables = VariableValues({}, {})
    if operation.variable_definitions:
        coerced = get_variable_values(schema, operation.variable_definitions, raw_variables)
        if not isinstance(coerced, VariableValues):
            return None
        variables = coerced
    selection = Selection(schema, operation, document.fragments, variables)
    roots = _roots(document, operation, selection)
    if roots is None:
        return None
    data: dict[str, Any] = {}
    for chosen in roots:
        try:
            arguments = {} if isinstance(chosen.spec, RootList) else selection.arguments(chosen)
            data[chosen.key] = await field(document, selection, chosen, context, None, arguments)
        except Unplanned as reason:
            _note(context, reason)
            return None
    return data


def _roots(document: Document, operation: OperationDefinitionNode, selection: Selection) -> list[Chosen] | None:
    """The fields of a query, if all can have plans; kept with the document."""
    found_by = id(operation), *[selection.variables.coerced.get(name) for name in document.switches]
    if found_by not in document.roots:
        assert selection.schema.query_type  # noqa: S101  # ours has one
        roots = list(selection.roots(selection.schema.query_type))
        document.roots[found_by] = roots if all(isinstance(_spec(each), PLANNED) for each in roots) else None
    kept: list[Chosen] | None = document.roots[found_by]
    return kept


def _note(context: Context, reason: Unplanned) -> None:
    PLANS.labels(reason.reason).inc()
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
