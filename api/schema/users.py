"""Users and their profiles in the graph (P1, P31)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import strawberry

from api.context import Context
from api.reading.declare import Node, column, computed, entity, link
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import ByteSize, DateTime
from api.schema.files import FileUpload, photo_url
from domain import users
from domain.notifications import NotificationKind
from domain.users import UserKind

described(
    UserKind,
    "Who a user is.",
    PERSON="Somebody who signs in.",
    INTEGRATION="A program, which comes with an API key (I10).",
)

described(
    NotificationKind,
    "What somebody is told.",
    DEAL_ASSIGNED="Somebody else has made them responsible for a deal, a new one or one that was there.",
    TASK_ASSIGNED="Somebody else has set them a task, or handed one over to them (T16).",
    TASK_COMPLETED="Somebody else has completed a task that they set (T17).",
    TASK_DUE="A task of theirs is due soon (T10).",
    EXPORT_READY="The file that they asked for can be downloaded (P17).",
    EXPORT_FAILED="The file that they asked for could not be made.",
    WEBHOOK_PAUSED="Deliveries to a webhook failed for so long that it was paused; administrators are told.",
    POLICY_APPROVAL="Another administrator asks for a second one to publish a policy.",
    BULK_ENDED="A bulk change that they asked for has ended.",
)

if TYPE_CHECKING:
    from api.schema.groups import Group


def _private(
    description: str, name: str, value: Callable[[Mapping[str, Any]], Any] | None = None
) -> Any:  # whatever the annotation says
    """A column, or a `value` made of it, that only the user themselves and administrators see; null to others."""
    shown = value or itemgetter(name)

    def answer(row: Mapping[str, Any], context: Context) -> Any:
        actor = context.require()
        return shown(row) if actor.is_administrator or row["id"] == actor.user_id else None

    return computed(f"{description}; null to all but themselves and administrators.", name, "id", answer=answer)


@entity(users.User, sort="name", noun="user")
class User(Node):
    """Somebody who works here, or did."""

    name: str = column(
        "First and last name; of a deleted user that they are deleted, in the caller's language (P21).",
        order=True,
        instead=users.DELETED,
    )
    group: Group = link("The department.", "group_id", filter=True)
    is_head: bool = column("Whether they are a head of it, and so reach the departments below it as well (P14).")
    kind: UserKind = column("A person, or a program with an API key.", filter=True)
    photo_url: str | None = computed(
        "Where their photo is, to be shown in place, for a GET with the same cookie or token as here; null without "
        "one. Another photo has another address (P31).",
        "photo_id",
        answer=lambda values, _: None if values["photo_id"] is None else photo_url(values["photo_id"]),
    )
    is_active: bool = column("False for people who have left; their history stays.", filter=True)
    email: str | None = _private("What they sign in with", "email")
    phone: str | None = _private("Their phone in E.164", "phone")
    locale: str | None = _private("The language that they chose, ru or en, or null for the account's", "locale")
    deactivated_at: DateTime | None = _private("When they left", "deactivated_at")
    invitation_ends_at: DateTime | None = _private(
        "Until when the invitation to choose a password is good, or null without one", "invitation_ends_at"
    )
    version: int | None = _private("Counts changes; send it as expectedVersion", "version")
    role: str | None = _private("Their role in the policy", "role")
    has_second_factor: bool | None = _private(
        "Whether signing in takes a code as well",
        "second_factor_at",
        lambda row: row["second_factor_at"] is not None,
    )
    muted_notifications: list[NotificationKind] | None = _private(
        "The kinds of notifications that they don't want (C11)",
        "muted_notifications",
        lambda row: [NotificationKind(each) for each in row["muted_notifications"] or ()],
    )
    remind_minutes: int | None = _private(
        "How many minutes before a task is due they are reminded of it, unless the task says otherwise, or null for "
        "not at all (T10)",
        "remind_minutes",
    )


@strawberry.input(description="A new user (P1).")
class UserCreateInput:
    email: str = strawberry.field(description="What they sign in with; unique, whatever its case.")
    name: str = strawberry.field(description="First and last name, at most 100 characters.")
    role: str = strawberry.field(description="A role of the policy, or administrator (P8, P10).")
    group_id: strawberry.ID = strawberry.field(description="The department.")
    is_head: bool = strawberry.field(
        default=False, description="Whether they are a head of it, who reaches the departments below as well (P14)."
    )
    password: str | None = strawberry.field(
        default=None, description="From 10 to 1024 characters. Left out, the answer has an invitation to choose one."
    )
    locale: str | None = strawberry.field(default=None, description="ru or en; the account's if absent.")


@payload
class UserCreatePayload:
    """What userCreate answers."""

    user: User | None = returned("The new user.")
    invitation: str | None = value(
        "For invitationAccept, once within 7 days; told only once, and only when no password was given."
    )


@strawberry.input(description="What to change of a user; what is left out stays.")
class UserUpdateInput:
    user_id: strawberry.ID = strawberry.field(description="Which user.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="First and last name.")
    email: strawberry.Maybe[str] = strawberry.field(default=None, description="What they sign in with.")
    role: strawberry.Maybe[str] = strawberry.field(
        default=None, description="A role of the policy, or administrator. Nobody changes their own (T25)."
    )
    group_id: strawberry.Maybe[strawberry.ID] = strawberry.field(
        default=None, description="The department; their records go with them. Nobody changes their own (T25)."
    )
    is_head: strawberry.Maybe[bool] = strawberry.field(
        default=None,
        description="Whether they are a head of it (P14); of another department they aren't unless this says so. "
        "Nobody changes their own (T25).",
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the user is no longer at this version."
    )


@payload
class UserUpdatePayload:
    """What userUpdate answers."""

    user: User | None = returned("The user as they are now.")


@strawberry.input(description="Whose password to set.")
class UserResetPasswordInput:
    user_id: strawberry.ID = strawberry.field(description="Which user; not oneself.")
    password: str | None = strawberry.field(
        default=None, description="From 10 to 1024 characters. Left out, the answer has an invitation to choose one."
    )


@payload
class UserResetPasswordPayload:
    """What userResetPassword answers."""

    user: User | None = returned("The user, whose sessions have ended.")
    invitation: str | None = value(
        "For invitationAccept, once within 7 days; told only once, and only when no password was given."
    )


@strawberry.input(description="An invitation, and the password that is chosen.")
class InvitationAcceptInput:
    token: str = strawberry.field(description="As userCreate or userResetPassword told it.")
    password: str = strawberry.field(description="From 10 to 1024 characters.")


@payload
class InvitationAcceptPayload:
    """What invitationAccept answers."""

    email: str | None = value("What to sign in with now.")


@strawberry.input(description="What to change of one's own profile; what is left out stays (P31).")
class ProfileUpdateInput:
    phone: strawberry.Maybe[str | None] = strawberry.field(default=None, description="As people write it; or none.")
    locale: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="Language of messages: ru or en; null for the account's."
    )
    email: strawberry.Maybe[str] = strawberry.field(
        default=None, description="What one signs in with. Another one takes currentPassword."
    )
    muted_notifications: strawberry.Maybe[list[NotificationKind]] = strawberry.field(
        default=None, description="All kinds of notifications that one doesn't want (C11)."
    )
    remind_minutes: strawberry.Maybe[int | None] = strawberry.field(
        default=None,
        description="How many minutes before a task is due to be reminded of it, at most 10080, 30 at first; null or 0 "
        "for no reminders (T10).",
    )
    current_password: str | None = strawberry.field(default=None, description="The present password.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the user is no longer at this version."
    )


@payload
class ProfileUpdatePayload:
    """What profileUpdate answers."""

    user: User | None = returned("The caller as they are now.")


@strawberry.input(description="A photo of oneself that is to be sent (P31).")
class ProfilePhotoUploadInput:
    name: str = strawberry.field(
        description="What the file is called, at most 255 characters. What it ends in says of what type it is: JPEG, "
        "PNG, GIF or WebP."
    )
    size: ByteSize = strawberry.field(description="How long it is, exactly; at most 5 MB.")
    type: str | None = strawberry.field(
        default=None, description="Its MIME type as the sender has it, to be checked; told by the name if absent."
    )


@payload
class ProfilePhotoUploadPayload:
    """What profilePhotoUpload answers."""

    upload: FileUpload | None = value("Where to send it; then it takes the place of the photo before.")


@strawberry.input(description="Which photo is to go: one's own.")
class ProfilePhotoDeleteInput:
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the user is no longer at this version."
    )


@payload
class ProfilePhotoDeletePayload:
    """What profilePhotoDelete answers."""

    user: User | None = returned("The caller as they are now.")


@strawberry.input(description="The present password and the one after it.")
class PasswordChangeInput:
    current_password: str = strawberry.field(description="The present one.")
    new_password: str = strawberry.field(description="The next one, from 10 to 1024 characters.")


@payload
class PasswordChangePayload:
    """What passwordChange answers."""

    count: int | None = value("How many other sessions of the caller have ended.")
