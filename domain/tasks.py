"""Tasks: what somebody is to do by when, mostly about a deal (T1–T16)."""

from typing import ClassVar

from tortoise import fields

from domain.records import Record, of_responsible
from domain.tables import CheckConstraint, Ordered, foreign_key


class Task(Record):
    """`created_by_id` is the task's author."""

    entity: ClassVar[str] = "task"

    task_type_id = fields.BigIntField()
    text = fields.CharField(max_length=1000)
    comment = fields.TextField(null=True)
    due_at = fields.DatetimeField()
    deal_id = fields.BigIntField(null=True)
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    is_done = fields.BooleanField(default=False)
    result = fields.TextField(null=True)
    completed_at = fields.DatetimeField(null=True)
    completed_by_id = fields.BigIntField(null=True)

    class Meta:
        table = "task"
        constraints = (
            *of_responsible("task"),
            foreign_key("task", "task_type_id", "task_type"),
            foreign_key("task", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("task", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("task", "company_id", "company", on_delete="CASCADE"),
            foreign_key("task", "completed_by_id", "users"),
            CheckConstraint(
                check='("deal_id" IS NULL OR ("contact_id" IS NULL AND "company_id" IS NULL))'
                ' AND ("contact_id" IS NULL OR "company_id" IS NULL)',
                name="ck_task_one_record",
            ),
        )
        indexes = (
            Ordered("due_at", "id", name="ix_task_all", where="NOT is_done"),
            Ordered("group_id", "due_at", "id", name="ix_task_group", where="NOT is_done"),
            Ordered("responsible_id", "due_at", "id", name="ix_task_own", where="NOT is_done"),
            Ordered("due_at", "id", name="ix_task_all_due"),
            Ordered("group_id", "due_at", "id", name="ix_task_group_due"),
            Ordered("responsible_id", "due_at", "id", name="ix_task_own_due"),
            Ordered("deal_id", "due_at", "id", name="ix_task_deal"),
            Ordered("contact_id", "due_at", "id", name="ix_task_contact"),
            Ordered("company_id", "due_at", "id", name="ix_task_company"),
        )
