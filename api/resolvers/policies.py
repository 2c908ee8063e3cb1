"""Who answers for the policy. All of it is the administrators'."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.reading.payloads import mutation
from api.reading.scalars import key
from api.schema.policies import (
    PolicyDraftCreateInput,
    PolicyDraftCreatePayload,
    PolicyDraftDeleteInput,
    PolicyDraftDeletePayload,
    PolicyDraftUpdateInput,
    PolicyDraftUpdatePayload,
    PolicyPreview,
    PolicyPublishInput,
    PolicyPublishPayload,
    PolicyRevision,
    PolicyRollBackInput,
    PolicyRollBackPayload,
)
from domain import policies, previews
from permissions.errors import BadInput

MOST = 200


@strawberry.type
class PolicyQuery:
    @strawberry.field(description="The policy in force. Administrators only.")
    async def policy(self, info: Info) -> PolicyRevision | None:
        return PolicyRevision.of(await policies.current(info.context.require()))

    @strawberry.field(description="Revisions and drafts, newest first. Administrators only.")
    async def policy_revisions(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many: 1 to 200.")] = 50,
        before: Annotated[strawberry.ID | None, strawberry.argument(description="Those begun before this one.")] = None,
    ) -> list[PolicyRevision] | None:
        if not 1 <= first <= MOST:
            raise BadInput("first", f"a page size of 1 to {MOST} is expected.")
        id = None if before is None else key(before, "policy_revision", "before")
        found = await policies.revisions(info.context.require(), first, id)
        return [PolicyRevision.of(each) for each in found]

    @strawberry.field(description="A revision or draft. Administrators only.")
    async def policy_revision(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> PolicyRevision | None:
        found = await policies.find(info.context.require(), key(id, "policy_revision", "id"))
        return None if found is None else PolicyRevision.of(found)

    @strawberry.field(
        description="What publishing a draft would change for active users, worked out without doing so: the first so "
        "many of those affected, by their id. Administrators only."
    )
    async def policy_preview(
        self,
        info: Info,
        draft_id: Annotated[strawberry.ID, strawberry.argument(description="Which draft.")],
        first: Annotated[int, strawberry.argument(description="Of how many users: 1 to 200.")] = 50,
        after: Annotated[strawberry.ID | None, strawberry.argument(description="Users after this one.")] = None,
    ) -> PolicyPreview | None:
        if not 1 <= first <= MOST:
            raise BadInput("first", f"1 to {MOST} users are expected.")
        beyond = 0 if after is None else key(after, "user", "after")
        id = key(draft_id, "policy_revision", "draftId")
        return PolicyPreview.of(await previews.preview(info.context.require(), id, first, beyond))


@strawberry.type
class PolicyMutation:
    @mutation("Begin a draft of the policy, which grants nothing until it is published. Administrators only.")
    async def policy_draft_create(self, info: Info, input: PolicyDraftCreateInput) -> PolicyDraftCreatePayload | None:
        draft = await policies.draft_create(info.context.require(), input.comment, input.file)
        return PolicyDraftCreatePayload(draft=PolicyRevision.of(draft))

    @mutation("Change lines of a draft. Administrators only.")
    async def policy_draft_update(self, info: Info, input: PolicyDraftUpdateInput) -> PolicyDraftUpdatePayload | None:
        draft = await policies.draft_update(
            info.context.require(),
            key(input.draft_id, "policy_revision", "draftId"),
            input.expected_version,
            put=[each.cells() for each in input.put or ()],
            remove=[each.cells() for each in input.remove or ()],
            comment=input.comment,
        )
        return PolicyDraftUpdatePayload(draft=PolicyRevision.of(draft))

    @mutation("Give a draft up. Administrators only.")
    async def policy_draft_delete(self, info: Info, input: PolicyDraftDeleteInput) -> PolicyDraftDeletePayload | None:
        await policies.draft_delete(info.context.require(), key(input.draft_id, "policy_revision", "draftId"))
        return PolicyDraftDeletePayload(deleted_id=input.draft_id)

    @mutation(
        "Let a draft decide from now on, in every process within a second; see `policyPreview` first. "
        "Where the account wants a second administrator, another one has to call this too. Administrators only."
    )
    async def policy_publish(self, info: Info, input: PolicyPublishInput) -> PolicyPublishPayload | None:
        id = key(input.draft_id, "policy_revision", "draftId")
        actor = info.context.require()
        published = await policies.publish(actor, id, input.expected_version, confirm=input.confirm)
        return PolicyPublishPayload(revision=PolicyRevision.of(published))

    @mutation("Publish the lines of an earlier revision again, as a new one. Administrators only.")
    async def policy_roll_back(self, info: Info, input: PolicyRollBackInput) -> PolicyRollBackPayload | None:
        actor = info.context.require()
        published = await policies.roll_back(actor, input.number, input.comment, confirm=input.confirm)
        return PolicyRollBackPayload(revision=PolicyRevision.of(published))
