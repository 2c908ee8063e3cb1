"""Who answers for tasks."""

from __future__ import annotations

from typing import Any

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, optional_key
from api.schema.tasks import (
    Task,
    TaskCompleteInput,
    TaskCompletePayload,
    TaskCreateInput,
    TaskCreatePayload,
    TaskDeleteInput,
    TaskDeletePayload,
    TaskFollowUpInput,
    TaskReopenInput,
    TaskReopenPayload,
    TaskUpdateInput,
    TaskUpdatePayload,
)
from domain import tasks

# Ids of inputs: Python name, noun, and name in the graph.
_LINKS = (
    ("type_id", "task_type", "typeId"),
    ("responsible_id", "user", "responsibleId"),
    ("deal_id", "deal", "dealId"),
    ("contact_id", "contact", "contactId"),
    ("company_id", "company", "companyId"),
)


def _links(input: TaskCreateInput | TaskFollowUpInput, at: str = "") -> dict[str, Any]:
    return {name: optional_key(getattr(input, name), noun, f"{at}{path}") for name, noun, path in _LINKS}


@roots
@strawberry.type
class TaskQuery:
    tasks: Connection[Task] = root_list(
        tasks.visible,
        "Tasks that the caller may view, the earliest due first. Ask once per bucket for a grouped list.",
        section="tasks",
    )
    task: Task | None = root_one("A task by its id; null when it is not in view.", section="tasks")


@strawberry.type
class TaskMutation:
    @mutation("Set a task, for oneself or for a colleague (T1, T2, T16).")
    async def task_create(self, info: Info, input: TaskCreateInput) -> TaskCreatePayload | None:
        new = tasks.NewTask(
            text=input.text,
            due_at=input.due_at,
            comment=input.comment,
            remind_minutes=input.remind_minutes,
            **_links(input),
        )
        task = await tasks.create(info.context.require(), new)
        return TaskCreatePayload(task=reference("task", task.id))

    @mutation("Change a task; another responsible is a hand-over (T1, T16).")
    async def task_update(self, info: Info, input: TaskUpdateInput) -> TaskUpdatePayload | None:
        values = given(input)
        for name, noun, path in _LINKS:
            if name in values:
                values[name] = optional_key(values[name], noun, path)
        task_id = key(input.task_id, "task", "taskId")
        await tasks.update(info.context.require(), task_id, input.expected_version, values)
        return TaskUpdatePayload(task=reference("task", task_id))

    @mutation("Complete a task with its result, and set the next one in the same step (T7, T8, T9).")
    async def task_complete(self, info: Info, input: TaskCompleteInput) -> TaskCompletePayload | None:
        following = None
        if input.follow_up:
            following = tasks.FollowUp(
                text=input.follow_up.text,
                due_at=input.follow_up.due_at,
                comment=input.follow_up.comment,
                remind_minutes=input.follow_up.remind_minutes,
                **_links(input.follow_up, "followUp."),
            )
        task, follow_up = await tasks.complete(
            info.context.require(),
            key(input.task_id, "task", "taskId"),
            input.result,
            following,
            input.expected_version,
        )
        return TaskCompletePayload(
            task=reference("task", task.id), follow_up=reference("task", follow_up.id) if follow_up else None
        )

    @mutation("Open a completed task again; its result stays in the history alone.")
    async def task_reopen(self, info: Info, input: TaskReopenInput) -> TaskReopenPayload | None:
        task_id = key(input.task_id, "task", "taskId")
        await tasks.reopen(info.context.require(), task_id, input.expected_version)
        return TaskReopenPayload(task=reference("task", task_id))

    @mutation("Delete a task; its history stays.")
    async def task_delete(self, info: Info, input: TaskDeleteInput) -> TaskDeletePayload | None:
        await tasks.delete(info.context.require(), key(input.task_id, "task", "taskId"), input.expected_version)
        return TaskDeletePayload(deleted_id=input.task_id)
