"""How people leave, in the graph (P20–P23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import Derive, computed, derived, entity, link, picked
from api.reading.payloads import UserError, payload, returned, value
from api.reading.scalars import DateTime, key, optional_key
from domain import users
from domain.leaving import SAMPLES, Plan

if TYPE_CHECKING:
    from api.reading.fetch import Reader
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.customers import Customer
    from api.schema.deals import Deal
    from api.schema.items import Item
    from api.schema.tasks import Task
    from api.schema.users import User


@strawberry.input(description="Who takes what belongs to a pipeline.")
class HandOverPipelineInput:
    pipeline_id: strawberry.ID = strawberry.field(description="Deals of this pipeline, and tasks of its deals.")
    user_id: strawberry.ID = strawberry.field(description="Go to this active user.")


@strawberry.input(
    description="Who takes the open deals, the open tasks and the customers of somebody who leaves: one user, or the "
    "members of a group in turn; before that, by pipeline. A task goes with its deal (P23)."
)
class HandOverInput:
    user_id: strawberry.ID | None = strawberry.field(default=None, description="This active user.")
    group_id: strawberry.ID | None = strawberry.field(
        default=None, description="The active members of this department in turn, in the order of their ids."
    )
    pipelines: list[HandOverPipelineInput] | None = strawberry.field(
        default=None, description="What belongs to these pipelines goes to a user of its own."
    )
    contacts: bool = strawberry.field(default=False, description="Whether all their contacts go as well.")
    companies: bool = strawberry.field(default=False, description="Whether all their companies go as well.")
    items: bool = strawberry.field(default=False, description="Whether all their items of catalogues go as well.")

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> HandOverInput:
        """The input as a query is given it."""
        pipelines = [
            HandOverPipelineInput(pipeline_id=each["pipelineId"], user_id=each["userId"])
            for each in sent.get("pipelines") or ()
        ]
        return cls(
            user_id=sent.get("userId"),
            group_id=sent.get("groupId"),
            pipelines=pipelines,
            contacts=sent["contacts"],
            companies=sent["companies"],
            items=sent["items"],
        )

    def plan(self) -> Plan:
        """What the domain makes of it. Raises BadInput."""
        path = "handOver.pipelines"
        return Plan(
            user_id=optional_key(self.user_id, "user", "handOver.userId"),
            group_id=optional_key(self.group_id, "group", "handOver.groupId"),
            pipelines=[
                (
                    key(each.pipeline_id, "pipeline", f"{path}.{i}.pipelineId"),
                    key(each.user_id, "user", f"{path}.{i}.userId"),
                )
                for i, each in enumerate(self.pipelines or ())
            ],
            contacts=self.contacts,
            companies=self.companies,
            items=self.items,
        )


@strawberry.input(description="Who leaves, and who takes their open work.")
class UserDeactivateInput:
    user_id: strawberry.ID = strawberry.field(description="Which user; not oneself.")
    hand_over: HandOverInput | None = strawberry.field(
        default=None, description="Who takes their open work; left out, it stays with them."
    )


@strawberry.input(description="Whose traces to erase, and who takes their open work.")
class UserDeleteInput:
    user_id: strawberry.ID = strawberry.field(description="Which user; not oneself.")
    hand_over: HandOverInput | None = strawberry.field(
        default=None, description="Who takes their open work; needed when there is any."
    )


@strawberry.input(description="Who comes back.")
class UserReactivateInput:
    user_id: strawberry.ID = strawberry.field(description="Which deactivated user.")


@payload
class UserDeactivatePayload:
    """What userDeactivate answers."""

    user: User | None = returned("The user, who can't sign in any more.")
    deal_count: int | None = value("How many open deals went to others.")
    task_count: int | None = value("How many open tasks went to others.")
    contact_count: int | None = value("How many contacts went to others.")
    company_count: int | None = value("How many companies went to others.")
    item_count: int | None = value("How many items of catalogues went to others.")
    customer_count: int | None = value("How many customers went to others.")


@payload
class UserReactivatePayload:
    """What userReactivate answers."""

    user: User | None = returned("The user, who can sign in again.")


@payload
class UserDeletePayload:
    """What userDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the user, under which records go on naming a deleted user.")
    deal_count: int | None = value("How many open deals went to others.")
    task_count: int | None = value("How many open tasks went to others.")
    contact_count: int | None = value("How many contacts went to others.")
    company_count: int | None = value("How many companies went to others.")
    item_count: int | None = value("How many items of catalogues went to others.")
    customer_count: int | None = value("How many customers went to others.")


def _count(noun: str, description: str) -> Any:
    return computed(description, answer=lambda values, _: len(values["ids"][noun]))


def _first(noun: str, description: str) -> Any:
    return picked(description, "id", pick=lambda values: values["ids"][noun][:SAMPLES])


@entity(users.User, sort="id", identified=False, noun="hand_over_share")
class HandOverShare:
    """What one user takes over."""

    user: User = link("Who takes it.", "id")
    deal_count: int = _count("deal", "How many open deals.")
    task_count: int = _count("task", "How many open tasks.")
    contact_count: int = _count("contact", "How many contacts.")
    company_count: int = _count("company", "How many companies.")
    item_count: int = _count("item", "How many items of catalogues.")
    customer_count: int = _count("customer", "How many customers.")
    deals: list[Deal] = _first("deal", f"The oldest {SAMPLES} of the deals.")
    tasks: list[Task] = _first("task", f"The oldest {SAMPLES} of the tasks.")
    contacts: list[Contact] = _first("contact", f"The oldest {SAMPLES} of the contacts.")
    companies: list[Company] = _first("company", f"The oldest {SAMPLES} of the companies.")
    items: list[Item] = _first("item", f"The oldest {SAMPLES} of the items.")
    customers: list[Customer] = _first("customer", f"The oldest {SAMPLES} of the customers.")


def _given(name: str) -> Derive:
    async def derive(_: Reader, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        return [row[name] for row in rows]

    return derive


@entity(users.User, sort="id", identified=False, noun="user_deactivate_preview")
class UserDeactivatePreview:
    """What userDeactivate would do if it came now."""

    shares: list[HandOverShare] = derived(
        "What goes to whom, in the order of the users' ids.", "id", derive=_given("shares")
    )
    errors: list[UserError] = derived(
        "What keeps it from being done; empty when all is well.", "id", derive=_given("errors")
    )


@entity(users.User, sort="id", identified=False, noun="user_due_for_erasure")
class UserDueForErasure:
    """A former user whose time is up."""

    user: User = link("Who.", "id")
    deactivated_at: DateTime = computed("When they left.", answer=lambda values, _: values["deactivated_at"])
    due_at: DateTime = computed("Since when they are due.", answer=lambda values, _: values["due_at"])
    deal_count: int = computed(
        "Open deals that have to be handed over first.", answer=lambda values, _: values["deals"]
    )
    task_count: int = computed(
        "Open tasks that have to be handed over first.", answer=lambda values, _: values["tasks"]
    )


@entity(users.User, sort="id", identified=False, noun="users_due_for_erasure")
class UsersDueForErasure:
    """Former users whom the account keeps no longer; within the hour those without open work are deleted."""

    users: list[UserDueForErasure] = derived("They, the longest gone first.", "id", derive=_given("users"))
