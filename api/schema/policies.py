"""The policy in the graph: revisions, drafts, their lines (P3–P15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import strawberry

from api.reading.payloads import payload, returned, value
from api.reading.prepare import roots
from api.reading.roots import Reference, reference
from api.reading.scalars import DateTime
from api.schema.viewer import PermissionAction, PermissionEntity, PermissionScope
from domain import policies, previews

if TYPE_CHECKING:
    from api.schema.users import User


@strawberry.type(description="A line of a policy, in the words of policies.csv; see docs/administrators.md.")
class PolicyLine:
    kind: str = strawberry.field(description="p: a grant. g: a role inherits from another.")
    subject: str = strawberry.field(description="A role, or `user:E-MAIL` for one user's own line.")
    entity: str | None = strawberry.field(
        description="What it is about: deal, deal/PIPELINE/STAGE, deal.budget, deal[budget > 1000]. Null for g."
    )
    action: str | None = strawberry.field(description="create, view, edit, delete or export. Null for g.")
    scope: str | None = strawberry.field(description="none, own, group or all; of a field also api. Null for g.")
    parent: str | None = strawberry.field(description="Of g: the role that is inherited from.")

    @classmethod
    def of(cls, cells: list[str]) -> PolicyLine:
        """A line from the cells of a file."""
        kind, subject, *rest = cells
        if kind == "g":
            return cls(kind=kind, subject=subject, entity=None, action=None, scope=None, parent=rest[0])
        return cls(kind=kind, subject=subject, entity=rest[0], action=rest[1], scope=rest[2], parent=None)


@strawberry.type(description="A line that a revision has other than the one before it.")
class PolicyDifference:
    line: str = strawberry.field(description="The line without its scope.")
    before: str | None = strawberry.field(description="Its scope before, or `inherits`; null when there was none.")
    after: str | None = strawberry.field(description="Its scope after, or `inherits`; null when there is none.")


@roots
@strawberry.type(description="A policy that is, was or may come to be in force.")
class PolicyRevision:
    row: strawberry.Private[policies.PolicyRevision]

    author: User | None = returned("Who began it; null for policies.csv and the command line.")
    published_by: User | None = returned("Who published it; null for a draft, policies.csv and the command line.")
    requested_by: User | None = returned("Who wants this draft published, while another administrator has to agree.")

    @strawberry.field(description="Opaque, the same for ever.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"policy_revision_{self.row.id}")

    @strawberry.field(description="Counts revisions in the order of publishing; null for a draft.")
    def number(self) -> int | None:
        return self.row.number

    @strawberry.field(description="The revision that was in force when the draft was begun.")
    def based_on(self) -> int | None:
        return self.row.based_on

    @strawberry.field(description="Why.")
    def comment(self) -> str:
        return self.row.comment

    @strawberry.field(description="When it was begun.")
    def created_at(self) -> DateTime:
        return DateTime(self.row.created_at)

    @strawberry.field(description="When it came into force; null for a draft.")
    def published_at(self) -> DateTime | None:
        return None if self.row.published_at is None else DateTime(self.row.published_at)

    @strawberry.field(description="Counts changes of a draft; send it as expectedVersion.")
    def version(self) -> int:
        return self.row.version

    @strawberry.field(description="Whether it decides now.")
    def is_in_force(self) -> bool:
        return self.row.number == policies.in_force().number

    @strawberry.field(description="All its lines: inheritance, then grants, by role.")
    async def lines(self) -> list[PolicyLine]:
        return [PolicyLine.of(cells) for cells in await policies.in_words(self.row)]

    @strawberry.field(description="The lines as a file like policies.csv.")
    async def file(self) -> str:
        return await policies.file_of(self.row)

    @strawberry.field(description="What it has other than the revision that it was based on.")
    async def differences(self) -> list[PolicyDifference]:
        return [
            PolicyDifference(line=", ".join(each.cells), before=each.before, after=each.after)
            for each in await policies.differences_of(self.row)
        ]

    @classmethod
    def of(cls, row: policies.PolicyRevision) -> PolicyRevision:
        """A stored revision."""
        return cls(
            row=row,
            author=_user(row.author_id),
            published_by=_user(row.published_by_id),
            requested_by=_user(row.requested_by_id),
        )


def _user(id: int | None) -> User | None:
    return None if id is None else cast("User", Reference("user", id))  # read when the client asks for it


@strawberry.input(description="A line of a policy, in the words of policies.csv.")
class PolicyLineInput:
    kind: str = strawberry.field(default="p", description="p: a grant. g: a role inherits from another.")
    subject: str = strawberry.field(description="A role, or `user:E-MAIL` for one user's own line.")
    entity: str | None = strawberry.field(default=None, description="Of p: what it is about.")
    action: str | None = strawberry.field(default=None, description="Of p: create, view, edit, delete or export.")
    scope: str | None = strawberry.field(default=None, description="Of p: none, own, group, all or api.")
    parent: str | None = strawberry.field(default=None, description="Of g: the role that is inherited from.")

    def cells(self) -> list[str]:
        """The line as the cells of a file."""
        rest = [self.parent] if self.kind == "g" else [self.entity, self.action, self.scope]
        return [self.kind, self.subject, *(cell or "" for cell in rest)]


@strawberry.input(description="A draft that begins as the policy in force, or as a whole file.")
class PolicyDraftCreateInput:
    comment: str = strawberry.field(default="", description="Why, at most 1000 characters.")
    file: str | None = strawberry.field(
        default=None, description="Lines as in policies.csv, in place of those in force."
    )


@strawberry.input(description="What to change of a draft.")
class PolicyDraftUpdateInput:
    draft_id: strawberry.ID = strawberry.field(description="Which draft.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the draft is no longer at this version."
    )
    put: list[PolicyLineInput] | None = strawberry.field(
        default=None, description="Lines to have, in place of others about the same; at most 10,000."
    )
    remove: list[PolicyLineInput] | None = strawberry.field(
        default=None, description="Lines to have no longer, whatever their scope; at most 10,000."
    )
    comment: str | None = strawberry.field(default=None, description="Why.")


@strawberry.input(description="Which draft to give up.")
class PolicyDraftDeleteInput:
    draft_id: strawberry.ID = strawberry.field(description="Which draft.")


@strawberry.input(description="Which draft is to decide from now on.")
class PolicyPublishInput:
    draft_id: strawberry.ID = strawberry.field(description="Which draft.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the draft is no longer at this version."
    )
    confirm: bool = strawberry.field(default=False, description="Also when it leaves users without their role.")


@strawberry.input(description="Which earlier revision is to decide again, as a new one.")
class PolicyRollBackInput:
    number: int = strawberry.field(description="Its number.")
    comment: str = strawberry.field(default="", description="Why, at most 1000 characters.")
    confirm: bool = strawberry.field(default=False, description="Also when it leaves users without their role.")


@payload
class PolicyDraftCreatePayload:
    """What policyDraftCreate answers."""

    draft: PolicyRevision | None = value("The new draft.")


@payload
class PolicyDraftUpdatePayload:
    """What policyDraftUpdate answers."""

    draft: PolicyRevision | None = value("The draft as it is now.")


@payload
class PolicyDraftDeletePayload:
    """What policyDraftDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the draft that is gone.")


@payload
class PolicyPublishPayload:
    """What policyPublish answers."""

    revision: PolicyRevision | None = value(
        "The revision in force, or the draft while another administrator must agree."
    )


@payload
class PolicyRollBackPayload:
    """What policyRollBack answers."""

    revision: PolicyRevision | None = value("The revision in force, or a draft while another administrator must agree.")


@roots
@strawberry.type(description="What becomes of one user's right to do something.")
class PolicyEffect:
    user: User = returned("Whose right.")
    entity: PermissionEntity = strawberry.field(description="To records of this kind.")
    action: PermissionAction = strawberry.field(description="Doing this.")
    before: PermissionScope = strawberry.field(description="How far it reaches now, where it reaches farthest.")
    after: PermissionScope = strawberry.field(description="How far it would reach.")
    gained_count: int = strawberry.field(description="Records that they could do it to, and can't now; 0 of creating.")
    lost_count: int = strawberry.field(description="Records that they can do it to, and could no longer.")
    gained_sample: list[strawberry.ID] = strawberry.field(description="The newest of those gained, at most 5.")
    lost_sample: list[strawberry.ID] = strawberry.field(description="The newest of those lost, at most 5.")

    @classmethod
    def of(cls, effect: previews.Effect) -> PolicyEffect:
        """An effect that was worked out."""
        return cls(
            user=reference("user", effect.user_id),
            entity=PermissionEntity(effect.entity),
            action=PermissionAction(effect.action),
            before=PermissionScope(effect.before),
            after=PermissionScope(effect.after),
            gained_count=effect.gained,
            lost_count=effect.lost,
            gained_sample=[strawberry.ID(f"{effect.entity}_{id}") for id in effect.gained_sample],
            lost_sample=[strawberry.ID(f"{effect.entity}_{id}") for id in effect.lost_sample],
        )


@roots
@strawberry.type(description="What becomes of one user's right to a field, to a section, to a move or to a hand-over.")
class PolicyFieldEffect:
    user: User = returned("Whose right.")
    field: str = strawberry.field(description="Which: deal.budget, section.analytics, deal.stage, deal.responsible.")
    action: PermissionAction = strawberry.field(description="Viewing or editing it.")
    before: str = strawberry.field(description="none, api, own, group or all, where it reaches farthest now.")
    after: str = strawberry.field(description="The same once the draft is published.")

    @classmethod
    def of(cls, effect: previews.FieldEffect) -> PolicyFieldEffect:
        """An effect that was worked out."""
        return cls(
            user=reference("user", effect.user_id),
            field=effect.field,
            action=PermissionAction(effect.action),
            before=effect.before,
            after=effect.after,
        )


@strawberry.type(description="What publishing a draft would change for active users.")
class PolicyPreview:
    affected_user_count: int = strawberry.field(description="How many users it would change something for.")
    effects: list[PolicyEffect] = strawberry.field(description="Of these users, by their id: what they may do.")
    field_effects: list[PolicyFieldEffect] = strawberry.field(description="Of these users, by their id: fields.")

    @classmethod
    def of(cls, found: previews.Preview) -> PolicyPreview:
        """A preview that was worked out."""
        return cls(
            affected_user_count=found.users,
            effects=[PolicyEffect.of(each) for each in found.effects],
            field_effects=[PolicyFieldEffect.of(each) for each in found.fields],
        )
