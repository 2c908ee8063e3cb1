"""What a message of a webhook says: judged and read when it is sent, by the rights that its key has then."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import orjson
from tortoise.expressions import Q

from domain import db, events, states, webhook_lanes, webhooks
from domain.account import Account
from domain.events import Event
from domain.states import Change
from domain.streams.sights import columns
from domain.webhook_lanes import Held
from domain.webhooks import Unreadable, Webhook, WebhookKind
from permissions import scope
from permissions.actor import Actor


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be sent about one lane; nothing when it has no body."""

    lane: Held
    head: int  # of the lane when it is done
    told: bool | None
    checked: int
    settled: bool
    id: str = ""
    event_id: int | None = None
    kind: WebhookKind | None = None
    version: int | None = None  # of the record
    body: bytes = b""
    variant: int = 0
    failure: str = ""  # why there is no body when there should be one
    wait: bool = False  # for rights that the log has not told of yet


async def messages(hook: Webhook, actor: Actor, company: Account, lanes: Sequence[Held]) -> list[Message]:
    """What these lanes of an endpoint have to tell next, judged and read with the rights of this moment.

    Raises Unreadable for several lanes; of one alone the message says so.
    """
    sight = webhooks.sight_of(actor, hook)
    settled = sight == hook.sight
    conditions = {lane.entity: webhooks.condition(sight, lane.entity) for lane in lanes}
    looked_at = {noun: columns(q) for noun, q in conditions.items()}
    present = await _present(lanes, looked_at)
    waiting = await webhook_lanes.waiting(lanes)  # after the records, as `states.first` wants it
    judged = []
    happened: dict[int, Event] = {}
    for lane in lanes:
        sees, state = conditions[lane.entity], present.get((lane.entity, lane.record_id))
        if behind := waiting.get(lane.id):
            happened[behind[0].id] = behind[0]
            change = states.first(behind, state, looked_at[lane.entity])
            judged.append(_of_event(lane, behind[0], change, sees, settled))
        else:
            judged.append(_of_rights(lane, state, state is not None and scope.holds(sees, state), settled))
    try:
        return await _written(hook, actor, company, judged, happened)
    except Unreadable as error:
        if len(judged) > 1:
            raise
        return [replace(judged[0], failure=str(error))]


async def _present(
    lanes: Sequence[Held], looked_at: Mapping[str, Collection[str]]
) -> dict[tuple[str, int], states.State]:
    """The records that lanes have something to tell of, as they are."""
    wanted: dict[str, set[int]] = {}
    for lane in lanes:
        if lane.head < lane.tail or lane.armed > lane.checked:
            wanted.setdefault(lane.entity, set()).add(lane.record_id)
    found = {noun: await states.now(noun, ids, {"version", *looked_at[noun]}) for noun, ids in wanted.items()}
    return {(noun, id): state for noun, of_noun in found.items() for id, state in of_noun.items()}


def _of_event(lane: Held, event: Event, change: Change | None, sees: Q, settled: bool) -> Message:
    """What an event means to somebody who knows, or doesn't, the record so far."""
    if change is None:  # it tells of nothing that is the record's own
        return Message(lane, event.id, lane.told, lane.checked, settled)
    saw = change.before is not None and scope.holds(sees, change.before)
    known = saw if lane.told is None else lane.told
    now = change.after is not None and scope.holds(sees, change.after)
    new = WebhookKind.CREATED if change.before is None else WebhookKind.ACCESS_GAINED
    # That it is deleted, is told to whom it would still be in sight.
    gone = WebhookKind.DELETED if change.after is None and saw else WebhookKind.ACCESS_LOST
    kind = _kind(lane, known, now, new, gone, WebhookKind.UPDATED)
    told = None if lane.again else now
    made = Message(lane, event.id, told, lane.checked, settled, f"event_{event.id}", event.id, kind, event.version)
    return _another(made)


def _kind(
    lane: Held, known: bool, now: bool, new: WebhookKind, gone: WebhookKind, same: WebhookKind | None
) -> WebhookKind | None:
    """What to tell of a record that is in sight `now`. What failed so far may have been understood nevertheless."""
    tried = WebhookKind(lane.tried) if lane.tried else None
    if tried in _WITH_RECORD:
        return tried if now else gone
    if tried is not None:
        return (WebhookKind.ACCESS_GAINED if known else new) if now else tried
    if known:
        return same if now else gone
    return new if now else None


def _another(message: Message) -> Message:
    """The same under another id, if what was tried under the present one said something else: who has understood that
    would take this for a repetition.
    """
    lane = message.lane
    differs = message.kind is not None and lane.tried is not None and message.kind.value != lane.tried
    variant = lane.variant + differs
    return replace(message, variant=variant, id=f"{message.id}_{variant}") if variant else message


def _of_rights(lane: Held, state: states.State | None, now: bool, settled: bool) -> Message:
    """What another right means, with no event of the record's own."""
    if lane.armed == lane.checked:
        return Message(lane, lane.head, lane.told, lane.checked, settled)
    if not settled:
        return Message(lane, lane.head, lane.told, lane.checked, settled, wait=True)
    known = now if lane.told is None else lane.told
    kind = _kind(lane, known, now, WebhookKind.ACCESS_GAINED, WebhookKind.ACCESS_LOST, None)
    id = f"access_{lane.id}_{lane.checked}"  # no lane of this id will be there again, and it counts up when it is told
    version = state["version"] if state else None
    return _another(Message(lane, lane.head, now, lane.armed, settled, id, None, kind, version))


async def _written(
    hook: Webhook, actor: Actor, company: Account, judged: Sequence[Message], happened: Mapping[int, Event]
) -> list[Message]:
    """The same with bodies, where there is something that the endpoint wants to know."""
    wanted: dict[str, list[int]] = {}
    for each in judged:
        if each.kind and each.kind.value in hook.kinds and each.kind in _WITH_RECORD:
            wanted.setdefault(each.lane.entity, []).append(each.lane.record_id)
    records = {
        noun: await webhooks.shown[noun].read(actor, company, hook.selections.get(noun, ""), sorted(set(ids)))
        for noun, ids in wanted.items()
    }
    made = []
    for each in judged:
        if each.kind is None or each.kind.value not in hook.kinds or each.lane.entity not in hook.entities:
            made.append(each)
            continue
        event = None if each.event_id is None else happened[each.event_id]
        record = records.get(each.lane.entity, {}).get(each.lane.record_id)
        made.append(replace(each, body=_body(actor, each, each.kind, event, record)))
    return made


_WITH_RECORD: Final = (WebhookKind.CREATED, WebhookKind.UPDATED, WebhookKind.ACCESS_GAINED)


def _body(actor: Actor, message: Message, kind: WebhookKind, event: Event | None, record: Any) -> bytes:
    """The message as it goes out. Of a record that left its sight the receiver is told the id alone."""
    lane = message.lane
    data: dict[str, Any] = {"kind": kind.value, "entity": lane.entity, "id": f"{lane.entity}_{lane.record_id}"}
    if kind is not WebhookKind.ACCESS_LOST:
        data |= {
            "version": message.version,
            "actor": f"user_{event.actor_id}" if event and event.actor_id != events.NOBODY else None,
            "changedFields": _changed(actor, event) if event and kind is WebhookKind.UPDATED else [],
            "record": record,
        }
    return json(f"{lane.entity}.{kind.value.lower()}", event.at if event else db.now(), data)


def _changed(actor: Actor, event: Event) -> list[str]:
    return webhooks.shown[event.entity].named(actor, [*event.before, *event.after])


def json(type: str, at: datetime, data: Mapping[str, Any]) -> bytes:
    return orjson.dumps({"type": type, "timestamp": at.astimezone(UTC).isoformat(), "data": data})
