"""Who may do what to a record, and why, in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.enums import described
from api.reading.payloads import returned
from api.reading.prepare import roots
from api.reading.roots import reference
from api.schema.policies import PolicyLine
from api.schema.viewer import PermissionAction, PermissionScope
from domain import access
from domain.access import Reason

if TYPE_CHECKING:
    from api.schema.users import User

described(
    Reason,
    "What a rule is about.",
    USER="Only active users may do anything.",
    ADMINISTRATOR="Administrators stand outside of the matrix (P10).",
    LINE="A line of the policy, or that there is none.",
    RULE="A line about deals of which a rule is true (P13).",
    SHARED="The deal is available to everyone (D10, P15).",
    FIELD="A line about the field (P26).",
    SECTION="The section of these records is hidden, and so are all of them (P24).",
)


@strawberry.type(description="One rule that decides.")
class AccessStep:
    reason: Reason = strawberry.field(description="What it is about.")
    action: PermissionAction = strawberry.field(description="Every action takes viewing as well.")
    allows: bool = strawberry.field(description="Whether it lets the user.")
    line: PolicyLine | None = strawberry.field(description="The line that decides; null where none does.")
    inherited_by: list[str] = strawberry.field(
        description="The roles, from the user's own on, by which the line is inherited; or the user."
    )
    near: PermissionScope | None = strawberry.field(
        description="How near the record is to the user: own, group, or all for anybody else's."
    )

    @classmethod
    def of(cls, step: access.Step) -> AccessStep:
        """A rule that was asked."""
        return cls(
            reason=step.reason,
            action=PermissionAction(step.action),
            allows=step.allows,
            line=None if step.line is None else PolicyLine.of(list(step.line)),
            inherited_by=list(step.by),
            near=None if step.near is None else PermissionScope(step.near),
        )


@strawberry.type(description="The smallest change that would turn the answer: all of it together.")
class AccessChange:
    lines: list[PolicyLine] = strawberry.field(description="Lines to put into a draft.")
    activate: bool | None = strawberry.field(description="Whether the user is to be active.")
    available_to_everyone: bool | None = strawberry.field(description="Whether the deal is to be.")


@strawberry.type(description="Whether a user may do something to a record, and why.")
class AccessExplanation:
    allowed: bool = strawberry.field(description="The answer.")
    steps: list[AccessStep] = strawberry.field(description="The rules, in the order in which they are asked.")
    change: AccessChange = strawberry.field(description="What would turn the answer.")

    @classmethod
    def of(cls, found: access.Explanation) -> AccessExplanation:
        """An explanation that was worked out."""
        return cls(
            allowed=found.allowed,
            steps=[AccessStep.of(step) for step in found.steps],
            change=AccessChange(
                lines=[PolicyLine.of(cells) for cells in found.change.lines],
                activate=found.change.activate,
                available_to_everyone=found.change.share,
            ),
        )


@roots
@strawberry.type(description="A user who may do it, and why.")
class AccessHolder:
    user: User = returned("Who.")
    step: AccessStep = strawberry.field(description="The rule that lets them.")

    @classmethod
    def of(cls, user_id: int, step: access.Step) -> AccessHolder:
        """A user who was found."""
        return cls(user=reference("user", user_id), step=AccessStep.of(step))
