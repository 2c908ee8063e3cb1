"""Messages of a batch: from what the streams decided to what the outlets send.

What a message looks like and who sees it are two questions. The records of a batch are read once for all who see the
same of a record, by the compiled plan of the selection, as any query reads them; each comes with the columns that
scopes look at, and whoever's scope holds of them is sent it. Where it depends on rights what a record shows of others,
it is read for each class of rights. A message is encoded once; only the cursor, which is everybody's own, is put in for
each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any, Final

import orjson
from graphql import execute
from starlette.requests import Request
from starlette.responses import Response

from api import errors
from api.context import Context
from api.http.subscriptions import CURSOR, ID, PLAIN, RECORD, Form, Written
from api.reading import plans
from api.reading.declare import NOUNS
from api.reading.making import Unplanned
from api.reading.plans import Executor
from api.reading.roots import Reference
from api.schema.streams import BoardChange
from domain import account, notifications, records, states
from domain.access import MODELS as RECORDS
from domain.streams.members import AT_ONCE, Delivery, Failed, Member, in_time
from domain.streams.messages import ChangeKind, Message
from domain.streams.sights import MODELS, Key, eyes, sight
from permissions.errors import TimedOut

_CURSOR: Final[str] = orjson.loads(CURSOR)
_ID: Final[str] = orjson.loads(ID)

PART: Final = 32 * 1024  # bytes of what was missed, and then it is waited for the reader

_ON_BOARD: Final = {
    ChangeKind.CREATED: BoardChange.ENTERED,
    ChangeKind.ACCESS_GAINED: BoardChange.ENTERED,
    ChangeKind.DELETED: BoardChange.LEFT,
    ChangeKind.ACCESS_LOST: BoardChange.LEFT,
    ChangeKind.RESYNC_REQUIRED: BoardChange.RESYNC_REQUIRED,
}
_PLAIN_FIELDS: Final = (
    *("kind", "id", "cursor", "event_id", "version", "changed_fields", "matches", "reason"),
    *("from_stage_id", "to_stage_id", "unread_notifications"),
)
_NO_REQUEST: Final = Request({"type": "http", "headers": [], "method": "GET", "path": "/", "query_string": b""})


async def deliver(deliveries: Sequence[Delivery], failed: Failed) -> None:
    """Read and write the messages, then hand them to the outlets of all members: see `Deliver`."""
    writing = _Writing(Context(_NO_REQUEST, Response(), None, await account.remembered(), "", "", ""), failed)
    for each, messages in await writing.written(deliveries):
        for member in each.members:
            if each.waits:
                await _gradually(member, messages)
            elif messages:
                outlet: Any = member.outlet
                outlet.send([(written, member.cursor(message)) for message, written in messages])


async def _gradually(member: Member, messages: Sequence[tuple[Message, Written]]) -> None:
    """Send as much at a time as the reader takes."""
    outlet: Any = member.outlet
    part, size = list[tuple[Written, str]](), 0
    for place, (message, written) in enumerate(messages, 1):
        part.append((written, member.cursor(message)))
        size += written.size
        if size > PART or place == len(messages):
            await outlet.ready()
            outlet.send(part)
            part, size = [], 0


class _Writing:
    """One batch: what was read and written is not read and written again for those who see the same of it."""

    def __init__(self, context: Context, failed: Failed) -> None:
        self._context, self._failed = context, failed
        self._records: dict[Key, dict[int, _Found]] = {}  # by who sees the same of a record; absent: see `plainly`
        self._said: dict[Key, dict[Key, Written | None]] = {}  # likewise, by what a message says

    async def written(self, deliveries: Sequence[Delivery]) -> list[tuple[Delivery, Sequence[tuple[Message, Written]]]]:
        """The messages that there is something to say in: not of a record that is out of view by now."""
        ones = [_One(each, self._as(each)) for each in deliveries]
        if counting := [one for one in ones if one.counts]:
            unread = await notifications.unread_of({one.delivery.actor.user_id for one in counting})
            for one in counting:
                one.unread = unread[one.delivery.actor.user_id]
        looks: dict[Key, list[_One]] = {}
        for one in ones:
            looks.setdefault(one.look, []).append(one)
        for look, theirs in looks.items():
            try:
                self._records[look] = await self._read(theirs)
            except Unplanned:
                continue
            except Exception as error:
                self._fail(theirs, error)
                ones = [one for one in ones if one.look != look]
        made = list[tuple[Delivery, Sequence[tuple[Message, Written]]]]()
        for one in ones:
            try:
                made.append((one.delivery, await self._all(one)))
            except Exception as error:
                self._fail([one], error)
        return made

    def _fail(self, ones: Iterable["_One"], error: Exception) -> None:
        """Raises what is the fault of none of them, and what the others are to fail with, too."""
        if errors.code_of(error) == "UNAVAILABLE":
            raise error
        for one in ones:
            self._failed(one.delivery, error)

    def _as(self, delivery: Delivery) -> Context:
        context, actor = self._context, delivery.actor
        return Context(context.request, context.response, actor, context.account, "", "", actor.locale)

    async def _read(self, ones: Sequence["_One"]) -> dict[int, "_Found"]:
        """The records that messages show those who see the same of a record. Raises Unplanned."""
        shown = {
            each.record_id
            for one in ones
            for each in one.delivery.messages
            if each.shows and each.record_id is not None
        }
        if not shown:
            return {}
        columns = tuple(sorted(set[str]().union(*(one.columns for one in ones))))
        ids, size = sorted(shown), max(1, AT_ONCE // ones[0].form.values)
        found: dict[int, _Found] = {}
        async with in_time():
            for first in range(0, len(ids), size):
                found |= await ones[0].records(ids[first : first + size], columns)
        return found

    async def _all(self, one: "_One") -> list[tuple[Message, Written]]:
        known = self._records.get(one.look)
        # What was not read for all, so that it could be judged, is executed under the rights of some.
        whose = one.whose if known is None else ()
        said = self._said.setdefault((one.look, whose, one.delivery.wanted.only), {})
        messages = []
        told = one.delivery.messages
        for message in told if known is not None else [each for several in told for each in several.apart()]:
            found = None
            if known is not None and message.shows and message.record_id is not None:
                found = known.get(message.record_id)
                if found is None or not one.sees(found):
                    continue
            says = message.says
            if says not in said:
                if known is None:
                    async with in_time():
                        said[says] = await one.plainly(message)
                else:
                    said[says] = one.encoded(message, found)
            if (written := said[says]) is not None:
                messages.append((message, written))
        return messages


@dataclass(frozen=True, slots=True)
class _Found:
    """A record as it was read: encoded, by the response key, and the columns that say who sees it."""

    shown: Mapping[str, orjson.Fragment]
    state: Mapping[str, Any] | None  # None: it was read for those who see it


class _One:
    """Messages in one form, as somebody is shown them."""

    def __init__(self, delivery: Delivery, context: Context) -> None:
        self.delivery, self.context, actor = delivery, context, delivery.actor
        form: Any = next(iter(delivery.members)).form
        self.form: Form = form
        self.shape = form.shape(actor)
        self.noun = delivery.wanted.noun
        self._sight = sight(self.noun, actor)
        self.unread = 0
        # Equal for all to whom the same record looks the same.
        self.look: Key = (form, self.noun, self.shape.hidden, actor.locale)
        self.is_judged = form.depends == PLAIN and self.noun in RECORDS
        self.whose: Key = (self._sight.key, eyes(actor), actor.user_id if form.personal else None)
        if not self.is_judged:
            self.look += self.whose

    @property
    def columns(self) -> frozenset[str]:
        """What its scope looks at."""
        return self._sight.columns if self.is_judged else frozenset()

    @property
    def counts(self) -> bool:
        """Whether messages say how many notifications are unread (C10)."""
        return any(said == "unread_notifications" for _, said in self.shape.fields)

    def sees(self, found: _Found) -> bool:
        """Whether the record was in view when it was read."""
        return found.state is None or self._sight.judge(found.state)

    async def records(self, ids: Sequence[int], columns: tuple[str, ...]) -> dict[int, _Found]:
        """These records as they are selected. Raises Unplanned."""
        if not self.shape.records:
            if self.is_judged:
                return {id: _Found({}, state) for id, state in (await states.now(self.noun, ids)).items()}
            return {id: _Found({}, None) for id in await self._in_view(ids)}
        shown: dict[int, dict[str, orjson.Fragment]] = {}
        judged: dict[int, Mapping[str, Any]] = {}
        document, selection = self.form.document, self.shape.selection
        for chosen in self.shape.records:
            if self.is_judged:
                for id, (value, state) in (
                    await plans.judged(document, selection, chosen, self.context, self.noun, ids, columns)
                ).items():
                    shown.setdefault(id, {})[chosen.key] = orjson.Fragment(orjson.dumps(value))
                    judged[id] = state
            else:
                wanted = [Reference(self.noun, id) for id in ids]
                found = await plans.records(document, selection, chosen, self.context, wanted)
                for each, value in found.items():
                    shown.setdefault(each.id, {})[chosen.key] = orjson.Fragment(orjson.dumps(value))
        return {id: _Found(each, judged.get(id)) for id, each in shown.items() if len(each) == len(self.shape.records)}

    async def _in_view(self, ids: Sequence[int]) -> set[int]:
        """Which of these records are, for when nothing of them is selected."""
        model: Any = MODELS[self.noun]
        return await records.seen(model, self.delivery.actor, ids)

    def encoded(self, message: Message, found: _Found | None) -> Written:
        """A message whose record was read, or that shows none."""
        gid = NOUNS[self.noun].gid
        ids = [f'"{gid(id)}"'.encode() for id in message.ids] if len(message.ids) > 1 else ()
        return Written(self._text(message, found), ids)

    def _text(self, message: Message, found: _Found | None) -> bytes:
        data = dict[str, Any]()
        for key, said in self.shape.fields:
            if said is None:
                data[key] = self.shape.type_name
            elif said == RECORD:
                data[key] = None if found is None else found.shown[key]
            else:
                value = self._value(said, message)
                data[key] = value.name if isinstance(value, Enum) else value
        return orjson.dumps({"data": {self.shape.root.key: data}})

    def _value(self, name: str, message: Message) -> Any:
        """A plain field of a message, by its name in Python. Of a record that has left the view its id alone."""
        event = message.event
        told = None if message.kind is ChangeKind.ACCESS_LOST else event
        match name:
            case "kind":
                return self._kind(message)
            case "id":
                if len(message.ids) > 1:
                    return _ID
                return None if message.record_id is None else NOUNS[self.noun].gid(message.record_id)
            case "cursor":
                return _CURSOR
            case "event_id":
                return event and f"event_{event.id}"
            case "version":
                return told and (told.version or None)
            case "changed_fields":
                changed = {_named(self.noun, column) for column in (*told.before, *told.after)} if told else set()
                return sorted(each for each in changed - NOUNS[self.noun].hidden(self.delivery.actor) if each)
            case "from_stage_id":
                return _stage(message.stages[0])
            case "to_stage_id":
                return _stage(message.stages[1])
            case "unread_notifications":
                return self.unread
            case _:
                return getattr(message, name)

    def _kind(self, message: Message) -> Enum:
        if not self.delivery.wanted.is_board:
            return message.kind
        before, after = message.stages
        return _ON_BOARD.get(message.kind) or (BoardChange.UPDATED if before == after else BoardChange.MOVED)

    async def plainly(self, message: Message) -> Written | None:
        """A message by graphql-core: what no plan answers, and what has errors to tell of."""
        id = message.record_id if message.shows else None
        if id is not None and id not in await self._in_view([id]):
            return None
        shown = {self.noun: None if id is None else Reference(self.noun, id)}
        assert self.form.document.ast  # noqa: S101  # validated
        found = execute(
            self.form.schema,
            self.form.document.ast,
            root_value=SimpleNamespace(**{name: self._value(name, message) for name in _PLAIN_FIELDS}, **shown),
            context_value=self.context,
            variable_values=dict(self.form.raw),
            operation_name=self.form.name,
            executor_class=Executor,
        )
        result: Any = await found if isawaitable(found) else found
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = [errors.formatted(error, "") for error in result.errors]
            for error in body["errors"]:
                match error["extensions"]["code"]:
                    case "UNAVAILABLE":
                        raise ConnectionError(error["message"])
                    case "TIMEOUT":
                        raise TimedOut
        return Written(orjson.dumps(body))


@lru_cache(maxsize=10_000)
def _named(noun: str, column: str) -> str | None:
    return NOUNS[noun].named(column)


def _stage(id: int | None) -> str | None:
    return None if id is None else f"stage_{id}"
