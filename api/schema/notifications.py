"""Notifications in the graph (C10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import strawberry

from api.reading.declare import Node, column, computed, condition, entity, picked
from api.reading.payloads import payload, value
from api.reading.scalars import DateTime
from api.schema.changes import noun_of
from domain import notifications
from domain.notifications import NotificationKind
from domain.questions import Sql

if TYPE_CHECKING:
    from api.schema.bulk import BulkChange
    from api.schema.deals import Deal
    from api.schema.exports import Export
    from api.schema.tasks import Task
    from api.schema.users import User

# In Russian and in English, for one record and for several. They name nothing that rights may have hidden since.
_WORDS: Final[Mapping[NotificationKind, tuple[tuple[str, str], tuple[str, str]]]] = {
    NotificationKind.DEAL_ASSIGNED: (
        ("Вы теперь отвечаете за сделку.", "You are responsible for a deal now."),
        ("Вы теперь отвечаете за сделки: {count}.", "You are responsible for {count} more deals now."),
    ),
    NotificationKind.TASK_ASSIGNED: (
        ("Вам поставили задачу.", "You were set a task."),
        ("Вам поставили задачи: {count}.", "You were set {count} tasks."),
    ),
    NotificationKind.TASK_COMPLETED: (
        ("Задача, которую вы поставили, выполнена.", "A task that you set was completed."),
        ("Задачи, которые вы поставили, выполнены: {count}.", "{count} tasks that you set were completed."),
    ),
    NotificationKind.TASK_DUE: (
        ("Скоро срок задачи.", "A task is due soon."),
        ("Скоро срок задач: {count}.", "{count} tasks are due soon."),
    ),
    NotificationKind.EXPORT_READY: (
        ("Выгрузка готова, её можно скачать.", "Your export is ready to be downloaded."),
        ("Выгрузки готовы: {count}.", "{count} exports are ready to be downloaded."),
    ),
    NotificationKind.EXPORT_FAILED: (
        ("Выгрузку сделать не удалось.", "Your export could not be made."),
        ("Выгрузки сделать не удалось: {count}.", "{count} exports could not be made."),
    ),
    NotificationKind.WEBHOOK_PAUSED: (
        ("Вебхук приостановлен: доставки не проходят.", "A webhook was paused: its deliveries fail."),
        ("Вебхуки приостановлены: {count}.", "{count} webhooks were paused: their deliveries fail."),
    ),
    NotificationKind.POLICY_APPROVAL: (
        ("Политика прав ждёт согласия второго администратора.", "A policy waits for a second administrator."),
        ("Политики прав ждут согласия: {count}.", "{count} policies wait for a second administrator."),
    ),
    NotificationKind.BULK_ENDED: (
        ("Массовое изменение закончилось.", "Your bulk change has ended."),
        ("Массовые изменения закончились: {count}.", "{count} of your bulk changes have ended."),
    ),
}


def _text(values: Mapping[str, Any], context: Any) -> str:
    one, several = _WORDS[NotificationKind(values["kind"])]
    russian, english = one if values["count"] == 1 else several
    return (russian if context.locale.startswith("ru") else english).format(count=values["count"])


def _about(noun: str) -> Any:
    return lambda values: [values["record_id"]] if values["entity"] == noun else []


def _deal(values: Mapping[str, Any]) -> list[int]:
    id = values["record_id"] if values["entity"] == "deal" else values["deal_id"]
    return [] if id is None else [id]


def _unread(_: Sql, a: str, wanted: bool) -> str:
    return f"{a}.read_at is {'' if wanted else 'not '}null"


@entity(notifications.Notification, sort="-at")
class Notification(Node):
    """Something that somebody is told. Each sees their own."""

    kind: NotificationKind = column("What it is about.", filter=True)
    at: DateTime = column("When that happened.", filter=True)
    text: str = computed("A sentence for the person, in the caller's language.", "kind", "count", answer=_text)
    count: int = column("How many records came at once; the links lead to one of them.")
    is_read: bool = computed("Whether it was read.", "read_at", answer=lambda values, _: values["read_at"] is not None)
    read_at: DateTime | None = column("When it was read.")
    actor: User | None = picked(
        "Who did it, a person or an integration; null when nobody did.",
        "actor_id",
        pick=lambda values: [values["actor_id"]] if values["actor_id"] else [],
    )
    record_id: strawberry.ID = computed(
        "The id of the record that it leads to, for `node`; which the caller may no longer view, or which is gone.",
        "entity",
        "record_id",
        answer=lambda values, _: f"{noun_of(values['entity'])}_{values['record_id']}",
    )
    deal: Deal | None = picked(
        "The deal that it is about, or that the task is about; null when the caller may not view it (any more).",
        *("entity", "record_id", "deal_id"),
        pick=_deal,
    )
    task: Task | None = picked(
        "The task that it is about; null when the caller may not view it (any more).",
        *("entity", "record_id"),
        pick=_about("task"),
    )
    bulk_change: BulkChange | None = picked(
        "The bulk change that has ended.", *("entity", "record_id"), pick=_about("bulk_change")
    )
    export: Export | None = picked("The export that it is about.", *("entity", "record_id"), pick=_about("export"))

    unread = condition("Not read yet, or read.", bool, _unread)


@strawberry.input(description="Which notifications of one's own were read: either these, or all up to one.")
class NotificationMarkReadInput:
    ids: list[strawberry.ID] | None = strawberry.field(default=None, description="These, at most 200.")
    up_to: strawberry.ID | None = strawberry.field(default=None, description="This one, and all that are no later.")


@payload
class NotificationMarkReadPayload:
    """What notificationMarkRead answers."""

    count: int | None = value("How many were not read before.")
    unread_notifications: int | None = value("How many are left.")
