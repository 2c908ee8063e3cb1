"""Mutations: one command each, whose mistakes that a person can mend are part of the answer."""

import functools
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, dataclass_transform, get_args

import strawberry

from api.context import Info, allow
from api.messages import MESSAGES, UserErrorCode, message
from api.reading.declare import ENTITIES, NOUNS, Entity, read_field
from api.reading.enums import described
from api.reading.prepare import roots
from api.reading.roots import Reference, Returned
from domain import idempotency
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid

T = TypeVar("T")

described(
    UserErrorCode,
    "What a person can mend; each with the English form of its message.",
    **{code: english for code, (_, english) in MESSAGES.items()},
)


@strawberry.type(description="Something that a person can mend.")
class UserError:
    code: UserErrorCode = strawberry.field(description="What is wrong.")
    path: list[str] = strawberry.field(description="Where in the input: field names and list indexes.")
    message: str = strawberry.field(description="A sentence for the person, in the caller's language.")
    fields: list[str] = strawberry.field(
        default_factory=list,
        description="Of FIELDS_REQUIRED: the keys of all custom fields to fill in first (F6). Of MERGE_OVERTAKEN: the "
        "fields that were changed since (X9).",
    )


def returned(description: str) -> Any:
    """A record of a payload, read after the commit with what the client selected; null when it is out of sight."""
    return read_field(Returned(description), default=None)


def value(description: str) -> Any:
    """A plain field of a payload; null when the mutation failed."""
    return strawberry.field(default=None, description=description)


@dataclass_transform(kw_only_default=True, field_specifiers=(returned, value))
def payload(cls: type[T]) -> type[T]:
    """Declare the answer of a mutation; `errors` comes with it."""
    cls.__annotations__["errors"] = list[UserError]
    cls.errors = strawberry.field(  # type: ignore[attr-defined]  # every payload has it
        default_factory=list, description="What a person can mend; empty when all went well."
    )
    return roots(strawberry.type(cls, description=" ".join((cls.__doc__ or "").split())))


def mutation(
    description: str, *, anonymous: bool = False, setting_up: bool = False, seconds: float | None = None
) -> Callable[[Callable[..., Awaitable[Any]]], Any]:
    """A mutation field: `Invalid` becomes `errors` of its payload, and a repeated Idempotency-Key its first answer.

    Only `anonymous` ones may be called by nobody in particular, and only these and those for `setting_up` the second
    factor by who has to do that first. One that may take longer than other requests says how many `seconds`.
    """

    def wrap(function: Callable[..., Awaitable[Any]]) -> Any:
        @functools.wraps(function)
        async def resolver(self: Any, info: Info, **arguments: Any) -> Any:
            if info.context.outcome is not None:
                return info.context.outcome.told()
            if setting_up:
                info.context.signed_in()
            elif not anonymous:
                info.context.require()
            if seconds is not None:
                allow(seconds)
            try:
                with idempotency.field(str(info.path.key)):
                    return await function(self, info, **arguments)
            except Invalid as error:
                return _payload(function)(errors=[user_error(error, info.context.locale)])
            except idempotency.AlreadyDone as done:
                return _repeated(_payload(function), done.outcome)
            except Conflict as error:
                raise _in_graph(error, info.context.actor) from None

        return strawberry.mutation(resolver, description=description)

    return wrap


def _payload(function: Callable[..., Any]) -> Any:
    """The payload's class, from the text of the annotation or the annotation itself: `XPayload | None`."""
    annotation = function.__annotations__["return"]
    if not isinstance(annotation, str):
        return get_args(annotation)[0]
    return function.__globals__[annotation.removesuffix(" | None")]


def user_error(error: Invalid, locale: str) -> UserError:
    """What a business rule said, for somebody who reads in this language."""
    return UserError(
        code=UserErrorCode[error.reason],
        path=error.path.split("."),
        message=message(error.reason, locale, **error.values),
        fields=error.values.get("fields", []),
    )


def _in_graph(error: Conflict, actor: Actor | None) -> Conflict:
    """The same in the words of the graph, without hidden fields: budget for budget_minor, stage for stage_id."""
    if error.noun not in NOUNS or actor is None:
        return error
    declared = NOUNS[error.noun]
    fields = {declared.named(column) for column in error.changed_fields} - {None} - declared.hidden(actor)
    return Conflict(error.current_version, sorted(str(field) for field in fields), error.noun)


def _repeated(payload: Any, outcome: list[tuple[str, int]]) -> Any:
    """The payload again, from the records that the transaction changed: each field takes the first of its kind, and
    a list all that are left, in the order of their changes.
    """
    left = list(outcome)
    found: dict[str, Any] = {}
    for made in payload.__strawberry_definition__.fields:
        spec = getattr(made, "spec", None)
        if isinstance(spec, Returned):
            target: Entity | None = getattr(spec, "target", None)  # none of a Node
            known = {
                declared.model._meta.db_table: declared.noun for declared in ENTITIES.values() if declared.reachable
            }
            nouns = known if target is None else {target.model._meta.db_table: target.noun}
            fitting = [each for each in left if each[0] in nouns]
            many = spec.annotation == "list"
            mine = fitting if many else fitting[:1]
            left = [each for each in left if each not in mine]
            references = [Reference(nouns[table], id) for table, id in mine]
            found[spec.name] = references if many else next(iter(references), None)
        elif made.python_name == "deleted_id" and left:
            found["deleted_id"] = strawberry.ID("{}_{}".format(*left.pop(0)))
    return payload(**found)
