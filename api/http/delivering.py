"""Messages of a batch: from what the streams decided to what the outlets send.

What a message looks like is made once for all who see the same: the records of a batch are read by the compiled plan of
the selection, as any query reads them, and encoded once. Only the cursor, which is everybody's own, is put in for each.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any, Final

import orjson
from graphql import execute, get_named_type
from starlette.requests import Request
from starlette.responses import Response

from api import errors
from api.context import Context
from api.http.subscriptions import PLAIN, Form, Written, is_record
from api.reading import plans
from api.reading.declare import NOUNS
from api.reading.making import Unplanned
from api.reading.plans import Executor
from api.reading.roots import Reference
from api.reading.selection import Chosen, Selection
from api.schema.streams import BoardChange
from domain import account, records
from domain.access import MODELS
from domain.streams.members import Delivery
from domain.streams.messages import ChangeKind, Message
from domain.streams.sights import Key, eyes, sight

_CURSOR: Final = "\x00cursor\x00"  # stands where the cursor goes; no text that is stored has a NUL
_MARK: Final = orjson.dumps(_CURSOR).decode()

_ON_BOARD: Final = {
    ChangeKind.CREATED: BoardChange.ENTERED,
    ChangeKind.ACCESS_GAINED: BoardChange.ENTERED,
    ChangeKind.DELETED: BoardChange.LEFT,
    ChangeKind.ACCESS_LOST: BoardChange.LEFT,
    ChangeKind.RESYNC_REQUIRED: BoardChange.RESYNC_REQUIRED,
}
_NO_REQUEST: Final = Request({"type": "http", "headers": [], "method": "GET", "path": "/", "query_string": b""})


async def deliver(deliveries: Sequence[Delivery]) -> None:
    """Read and write the messages, then hand them to the outlets of all members; all or none."""
    writing = _Writing(Context(_NO_REQUEST, Response(), None, await account.remembered(), "", "", ""))
    ready = [(each, await writing.written(each)) for each in deliveries]
    for each, messages in ready:
        for member in each.members:
            outlet: Any = member.outlet
            for message, written in messages:
                if each.waits:
                    await outlet.ready()
                outlet.send(written, member.cursor(message))


class _Writing:
    """One batch: what was read for somebody is not read again for those who see the same."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._records: dict[tuple[Key, str], dict[int, Any]] = {}  # by who sees the same, and the response key
        self._messages: dict[Key, Written | None] = {}

    async def written(self, delivery: Delivery) -> list[tuple[Message, Written]]:
        """The messages that there is something to say in: not of a record that is out of view by now."""
        form: Any = next(iter(delivery.members)).form
        one = _One(delivery, form, self._as(delivery))
        same = one.same()
        try:
            await self._read(one, same)
            plain = False
        except Unplanned:
            plain = True
        found = []
        for message in delivery.messages:
            event = message.event and message.event.id
            by = same, event, message.kind, message.record_id, message.matches, message.stages, message.reason
            if by not in self._messages:
                self._messages[by] = await one.plainly(message) if plain else self._encoded(one, same, message)
            if (written := self._messages[by]) is not None:
                found.append((message, written))
        return found

    def _as(self, delivery: Delivery) -> Context:
        context, actor = self._context, delivery.actor
        return Context(context.request, context.response, actor, context.account, "", "", actor.locale)

    async def _read(self, one: "_One", same: Key) -> None:
        """Have the records that messages show, those that are in view at this moment. Raises Unplanned."""
        ids = {each.record_id for each in one.delivery.messages if each.shows and each.record_id is not None}
        shown: list[Chosen | None] = [each for each in one.fields if is_record(each)]
        for chosen in shown or [None]:
            known = self._records.setdefault((same, chosen.key if chosen else ""), {})
            if missing := sorted(ids - known.keys()):
                known |= await (one.records(chosen, missing) if chosen else one.in_view(missing))

    def _encoded(self, one: "_One", same: Key, message: Message) -> Written | None:
        shown = {key: known for (by, key), known in self._records.items() if by == same}
        id = message.record_id if message.shows else None
        if id is not None and all(known.get(id) is None for known in shown.values()):
            return None
        values, data = one.values(message), dict[str, Any]()
        for chosen in one.fields:
            if chosen.definition is None:
                data[chosen.key] = one.type_name
            elif is_record(chosen):
                data[chosen.key] = None if id is None else shown[chosen.key].get(id)
            else:
                value = values[chosen.definition.extensions["strawberry-definition"].python_name]
                data[chosen.key] = value.name if isinstance(value, Enum) else value
        return _split(orjson.dumps({"data": {one.root.key: data}}))


class _One:
    """Messages in one form, as somebody is shown them."""

    def __init__(self, delivery: Delivery, form: Form, context: Context) -> None:
        self.delivery, self.form, self.context = delivery, form, context
        self.selection: Selection = form.selection(delivery.actor)
        [self.root] = self.selection.roots(form.root)
        self.fields = list(form.fields(self.selection, self.root))
        self.noun = delivery.wanted.noun

    @property
    def type_name(self) -> str:
        assert self.root.definition  # noqa: S101  # validated
        return get_named_type(self.root.definition.type).name

    def same(self) -> Key:
        """What is equal for all to whom the messages look the same, and who see the records by the same right."""
        actor, form = self.delivery.actor, self.form
        seen = form, sight(self.noun, actor).key, actor.locale, self.delivery.wanted.pipeline_id
        return seen if form.depends == PLAIN else (*seen, eyes(actor), actor.user_id if form.personal else None)

    async def records(self, chosen: Chosen, ids: Sequence[int]) -> Mapping[int, Any]:
        """These records as they are selected; None of those out of view. Raises Unplanned."""
        wanted = [Reference(self.noun, id) for id in ids]
        found = await plans.records(self.form.document, self.selection, chosen, self.context, wanted)
        return {each.id: found.get(each) for each in wanted}

    async def in_view(self, ids: Sequence[int]) -> Mapping[int, Any]:
        """Which of these records are, for when nothing of them is selected; None of the others."""
        found = await records.seen(MODELS[self.noun], self.delivery.actor, ids)
        return {id: True if id in found else None for id in ids}

    def values(self, message: Message) -> dict[str, Any]:
        """The plain fields of a message, by their names in Python. Of a record that has left the view its id alone."""
        entity, event = NOUNS[self.noun], message.event
        told = None if message.kind is ChangeKind.ACCESS_LOST else event
        changed = {entity.named(column) for column in (*told.before, *told.after)} if told else set()
        return {
            "kind": self._kind(message),
            "id": None if message.record_id is None else entity.gid(message.record_id),
            "cursor": _CURSOR,
            "event_id": event and f"event_{event.id}",
            "version": told and told.version,
            "changed_fields": sorted(name for name in changed - entity.hidden(self.delivery.actor) if name),
            "matches": message.matches,
            "reason": message.reason,
            "from_stage_id": _stage(message.stages[0]),
            "to_stage_id": _stage(message.stages[1]),
        }

    def _kind(self, message: Message) -> Enum:
        if self.delivery.wanted.pipeline_id is None:
            return message.kind
        before, after = message.stages
        return _ON_BOARD.get(message.kind) or (BoardChange.UPDATED if before == after else BoardChange.MOVED)

    async def plainly(self, message: Message) -> Written | None:
        """A message by graphql-core: what no plan answers, and what has errors to tell of."""
        id = message.record_id if message.shows else None
        if id is not None and (await self.in_view([id]))[id] is None:
            return None
        shown = {self.noun: None if id is None else Reference(self.noun, id)}
        assert self.form.document.ast  # noqa: S101  # validated
        found = execute(
            self.form.schema,
            self.form.document.ast,
            root_value=SimpleNamespace(**self.values(message), **shown),
            context_value=self.context,
            variable_values=dict(self.form.raw),
            operation_name=self.form.name,
            execution_context_class=Executor,
        )
        result: Any = await found if isawaitable(found) else found
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = [errors.formatted(error, "") for error in result.errors]
            for error in body["errors"]:
                if error["extensions"]["code"] in ("UNAVAILABLE", "TIMEOUT"):
                    raise ConnectionError(error["message"])  # the batch will be told again
        return _split(orjson.dumps(body))


def _stage(id: int | None) -> str | None:
    return None if id is None else f"stage_{id}"


def _split(text: bytes) -> Written:
    return Written(text.decode().split(_MARK))
