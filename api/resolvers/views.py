"""Who answers for saved views and ready-made ones."""

from __future__ import annotations

from typing import Any, Final

import strawberry
from strawberry.scalars import JSON

from api.context import Info
from api.reading.custom_orders import ordering
from api.reading.declare import Connection
from api.reading.exporting import sent
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key, optional_key
from api.schema.views import (
    CompanyViewSaveInput,
    CompanyViewSavePayload,
    ContactViewSaveInput,
    ContactViewSavePayload,
    DealViewSaveInput,
    DealViewSavePayload,
    ItemViewSaveInput,
    ItemViewSavePayload,
    SavedView,
    SavedViewDeleteInput,
    SavedViewDeletePayload,
    TaskViewSaveInput,
    TaskViewSavePayload,
    ViewPreset,
)
from domain import views

_OPEN: Final = {"closedAt": {"isNull": True}}

# Code, entity, the name in Russian and in English, the filter.
_PRESETS: Final[tuple[tuple[str, str, str, str, dict[str, Any]], ...]] = (
    ("DEALS_WITHOUT_TASK", "deal", "Сделки без задач", "Deals without a task", {"hasNoTask": True} | _OPEN),
    (
        *("DEALS_WITH_OVERDUE_TASK", "deal", "Сделки с просроченными задачами", "Deals with an overdue task"),
        {"hasOverdueTask": True},
    ),
    (
        *("DEALS_WITHOUT_GOAL_OR_BUDGET", "deal", "Сделки без цели или бюджета", "Deals without goal or budget"),
        {"goalOrBudgetEmpty": True} | _OPEN,
    ),
    (
        *("COMPANIES_WITH_NEITHER", "company", "Компании без сделок и задач", "Companies with neither deals nor tasks"),
        {"hasNeitherDealsNorTasks": True},
    ),
    ("OVERDUE_TASKS", "task", "Просроченные задачи", "Overdue tasks", {"inBucket": "OVERDUE"}),
)


@roots
@strawberry.type
class ViewQuery:
    saved_views: Connection[SavedView] = root_list(
        views.visible,
        "The caller's own views, and those shared with groups that they are of or above, of what they may use "
        "(D18, L13).",
    )

    @strawberry.field(description="Ready-made views of deals, companies and tasks (D18–D20, L16).")
    def view_presets(self, info: Info) -> list[ViewPreset]:
        info.context.require()
        russian = info.context.locale == "ru"
        return [
            ViewPreset(code=code, entity=entity, name=name if russian else english, filter=JSON(filter))
            for code, entity, name, english, filter in _PRESETS
        ]


async def _save(info: Info, noun: str, input: Any) -> Any:
    values = given(input)
    view_id = optional_key(values.pop("view_id", None), "saved_view", "viewId")
    expected = values.pop("expected_version", None)
    if "filter" in values:
        values["filter"] = sent(values["filter"])
    if "order" in values or "custom_order" in values:
        values["ordering"] = ordering(values.pop("order", None), values.pop("custom_order", None))
    if "group_id" in values:
        values["group_id"] = optional_key(values["group_id"], "group", "groupId")
    if "catalogue_id" in values:
        values["catalogue_id"] = optional_key(values["catalogue_id"], "catalogue", "catalogueId")
    view = await views.save(info.context.require(), noun, view_id, expected, values)
    return reference("saved_view", view.id)


@strawberry.type
class ViewMutation:
    @mutation("Save a view of the lists of deals (D18).")
    async def deal_view_save(self, info: Info, input: DealViewSaveInput) -> DealViewSavePayload | None:
        return DealViewSavePayload(view=await _save(info, "deal", input))

    @mutation("Save a view of the lists of contacts (L13).")
    async def contact_view_save(self, info: Info, input: ContactViewSaveInput) -> ContactViewSavePayload | None:
        return ContactViewSavePayload(view=await _save(info, "contact", input))

    @mutation("Save a view of the lists of companies (D18).")
    async def company_view_save(self, info: Info, input: CompanyViewSaveInput) -> CompanyViewSavePayload | None:
        return CompanyViewSavePayload(view=await _save(info, "company", input))

    @mutation("Save a view of the lists of tasks (D18).")
    async def task_view_save(self, info: Info, input: TaskViewSaveInput) -> TaskViewSavePayload | None:
        return TaskViewSavePayload(view=await _save(info, "task", input))

    @mutation("Save a view of the items of a catalogue (L8).")
    async def item_view_save(self, info: Info, input: ItemViewSaveInput) -> ItemViewSavePayload | None:
        return ItemViewSavePayload(view=await _save(info, "item", input))

    @mutation("Delete a view of one's own.")
    async def saved_view_delete(self, info: Info, input: SavedViewDeleteInput) -> SavedViewDeletePayload | None:
        await views.delete(info.context.require(), key(input.view_id, "saved_view", "viewId"))
        return SavedViewDeletePayload(deleted_id=input.view_id)
