"""Who answers for users, their profiles and the viewer."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key
from api.schema.files import upload_to
from api.schema.users import (
    InvitationAcceptInput,
    InvitationAcceptPayload,
    PasswordChangeInput,
    PasswordChangePayload,
    ProfilePhotoDeleteInput,
    ProfilePhotoDeletePayload,
    ProfilePhotoUploadInput,
    ProfilePhotoUploadPayload,
    ProfileUpdateInput,
    ProfileUpdatePayload,
    User,
    UserCreateInput,
    UserCreatePayload,
    UserResetPasswordInput,
    UserResetPasswordPayload,
    UserUpdateInput,
    UserUpdatePayload,
)
from api.schema.viewer import Viewer
from domain import files, photos, users
from domain.users import Invitation

LONG = 60.0  # seconds for what changes all records of a user at once


@roots
@strawberry.type
class UserQuery:
    user: User | None = root_one("A user by their id.")
    users: Connection[User] = root_list(
        users.everyone, "Everybody who works here or did, by name, deleted users excepted."
    )

    @strawberry.field(description="Who is signed in, and what they may do.")
    def viewer(self, info: Info) -> Viewer | None:
        return Viewer.of(info.context.require())


def _secret(info: Info, password: str | None) -> tuple[str | Invitation, str | None]:
    """A password, or an invitation to choose one, with its token to be told."""
    if password is not None:
        return password, None
    invitation = Invitation()
    info.context.holds_secret = True
    return invitation, invitation.token


@strawberry.type
class UserMutation:
    @mutation("Register a user; only administrators (P1, P8, P10).")
    async def user_create(self, info: Info, input: UserCreateInput) -> UserCreatePayload | None:
        secret, token = _secret(info, input.password)
        user = await users.create(
            info.context.require(),
            name=input.name,
            email=input.email,
            password=secret,
            role=input.role,
            group=key(input.group_id, "group", "groupId"),
            is_head=input.is_head,
            locale=input.locale,
        )
        return UserCreatePayload(user=reference("user", user.id), invitation=token)

    @mutation(
        "Change a user, their role and department included, in force at once; only administrators (P1, P8, P10).",
        seconds=LONG,
    )
    async def user_update(self, info: Info, input: UserUpdateInput) -> UserUpdatePayload | None:
        values = given(input)
        user_id = key(values.pop("user_id"), "user", "userId")
        if "group_id" in values:
            values["group_id"] = key(values["group_id"], "group", "groupId")
        expected_version = values.pop("expected_version", None)
        await users.update(info.context.require(), user_id, expected_version, values)
        return UserUpdatePayload(user=reference("user", user_id))

    @mutation("Set a user's password, or have them choose one, and end their sessions; only administrators (P10).")
    async def user_reset_password(self, info: Info, input: UserResetPasswordInput) -> UserResetPasswordPayload | None:
        secret, token = _secret(info, input.password)
        user_id = key(input.user_id, "user", "userId")
        await users.reset_password(info.context.require(), user_id, secret)
        return UserResetPasswordPayload(user=reference("user", user_id), invitation=token)

    @mutation("Choose one's password, as invited; then sign in with it.", anonymous=True)
    async def invitation_accept(
        self,
        info: Info,  # noqa: ARG002 (as every resolver is called)
        input: InvitationAcceptInput,
    ) -> InvitationAcceptPayload | None:
        return InvitationAcceptPayload(email=(await users.accept(input.token, input.password)).email)

    @mutation("Change one's own profile (P31).")
    async def profile_update(self, info: Info, input: ProfileUpdateInput) -> ProfileUpdatePayload | None:
        actor, values = info.context.require(), given(input)
        if "muted_notifications" in values:
            values["muted_notifications"] = [each.value for each in values["muted_notifications"]]
        expected_version, password = values.pop("expected_version", None), values.pop("current_password", None)
        await users.update_profile(actor, expected_version, values, password, info.context.client_ip)
        return ProfileUpdatePayload(user=reference("user", actor.user_id))

    @mutation("Announce a photo of oneself, which all colleagues may see (P31).")
    async def profile_photo_upload(
        self, info: Info, input: ProfilePhotoUploadInput
    ) -> ProfilePhotoUploadPayload | None:
        info.context.holds_secret = True
        address = await files.announce_photo(info.context.require(), input.name, input.size, input.type)
        return ProfilePhotoUploadPayload(upload=upload_to(address))

    @mutation("Take one's own photo away (P31).")
    async def profile_photo_delete(
        self, info: Info, input: ProfilePhotoDeleteInput
    ) -> ProfilePhotoDeletePayload | None:
        actor = info.context.require()
        await photos.remove(actor, input.expected_version)
        return ProfilePhotoDeletePayload(user=reference("user", actor.user_id))

    @mutation("Change one's own password, and end one's other sessions (P31).")
    async def password_change(self, info: Info, input: PasswordChangeInput) -> PasswordChangePayload | None:
        ended = await users.change_password(
            info.context.require(), input.current_password, input.new_password, info.context.client_ip
        )
        return PasswordChangePayload(count=ended)
