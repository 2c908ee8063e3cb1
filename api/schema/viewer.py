"""Who the caller is in the graph: what they may do, and where they are signed in."""

from __future__ import annotations

from enum import Enum
from typing import cast

import strawberry

from api.reading.declare import Connection
from api.reading.payloads import returned
from api.reading.prepare import roots
from api.reading.roots import Reference, root_list
from api.reading.scalars import DateTime
from api.schema.notifications import Notification
from api.schema.users import User
from domain import notifications, second_factors, sessions
from permissions.actor import Actor


@strawberry.enum(description="What a session is for.")
class SessionKind(Enum):
    COOKIE = strawberry.enum_value(
        "COOKIE",
        description="A browser: the token is set as a cookie that scripts can't read. Ends after 30 days unused.",
    )
    BEARER = strawberry.enum_value(
        "BEARER", description="A program: the token is in the answer, for the Authorization header. Ends after a year."
    )


@strawberry.type(description="A sign-in that still holds.")
class Session:
    id: strawberry.ID = strawberry.field(description="Opaque, the same for ever.")
    kind: SessionKind = strawberry.field(description="A browser's or a program's.")
    address: str = strawberry.field(
        description="Network address that it was begun from; empty when made on the server."
    )
    user_agent: str = strawberry.field(description="What the browser or program calls itself.")
    created_at: DateTime = strawberry.field(description="When it began.")
    seen_at: DateTime = strawberry.field(description="When it was last used, to five minutes.")
    expires_at: DateTime = strawberry.field(description="When it ends.")
    is_current: bool = strawberry.field(description="Whether this very request belongs to it.")

    @classmethod
    def of(cls, row: sessions.Session, actor: Actor) -> Session:
        """A stored session as its owner sees it."""
        return cls(
            id=strawberry.ID(f"session_{row.id}"),
            kind=SessionKind[row.kind],
            address=row.address,
            user_agent=row.user_agent,
            created_at=DateTime(row.created_at),
            seen_at=DateTime(row.seen_at),
            expires_at=DateTime(row.expires_at),
            is_current=row.id == actor.session_id,
        )


@strawberry.type(description="The second factor of the caller: a code from an app, or a recovery code.")
class SecondFactor:
    actor: strawberry.Private[Actor]

    @strawberry.field(description="Whether their role takes one.")
    async def is_required(self) -> bool:
        return self.actor.role in await second_factors.roles()

    @strawberry.field(description="How many recovery codes are left; null while no second factor is in force.")
    async def recovery_codes_left(self) -> int | None:
        return await second_factors.codes_left(self.actor)


@strawberry.enum(description="What a permission is about.")
class PermissionEntity(Enum):
    DEAL = strawberry.enum_value("deal", description="Deals.")
    CONTACT = strawberry.enum_value("contact", description="Contacts.")
    COMPANY = strawberry.enum_value("company", description="Companies.")
    TASK = strawberry.enum_value("task", description="Tasks.")
    ITEM = strawberry.enum_value("item", description="Items of catalogues.")
    CUSTOMER = strawberry.enum_value("customer", description="Customers, who buy again and again.")
    SETTINGS = strawberry.enum_value("settings", description="Pipelines, stages, directories and the account.")
    TAG = strawberry.enum_value("tag", description="The list of tags.")


@strawberry.enum(description="What one may do, or not.")
class PermissionAction(Enum):
    CREATE = strawberry.enum_value("create", description="Make a new one.")
    VIEW = strawberry.enum_value("view", description="See that it exists, and read it.")
    EDIT = strawberry.enum_value("edit", description="Change it.")
    DELETE = strawberry.enum_value("delete", description="Remove it.")
    EXPORT = strawberry.enum_value("export", description="Take it along in a file.")


@strawberry.enum(description="On which records; each holds the ones before it.")
class PermissionScope(Enum):
    NONE = strawberry.enum_value("none", description="On no record.")
    OWN = strawberry.enum_value("own", description="On those that one is responsible for.")
    GROUP = strawberry.enum_value("group", description="On those that somebody of one's group is responsible for.")
    ALL = strawberry.enum_value("all", description="On all.")


@strawberry.type(description="How far one action on one kind of record reaches.")
class Permission:
    entity: PermissionEntity = strawberry.field(description="Records of this kind.")
    action: PermissionAction = strawberry.field(description="Doing this.")
    scope: PermissionScope = strawberry.field(description="To these.")


@roots
@strawberry.type(description="The signed-in user, and what they may do.")
class Viewer:
    actor: strawberry.Private[Actor]
    user: User = returned("The user.")

    notifications: Connection[Notification] = root_list(
        notifications.visible, "What they were told, the latest first (C10)."
    )

    @strawberry.field(description="How many of their notifications they have not read (C10).")
    async def unread_notifications(self) -> int:
        return await notifications.unread(self.actor)

    @strawberry.field(description="Name of the role that decides what they may do.")
    def role(self) -> str:
        return self.actor.role

    @strawberry.field(description="Language of messages: ru or en. The user's own choice, else the account's.")
    def locale(self) -> str:
        return self.actor.locale

    @strawberry.field(description="Where they are signed in, newest first.")
    async def sessions(self) -> list[Session]:
        return [Session.of(each, self.actor) for each in await sessions.own(self.actor)]

    @strawberry.field(description="Their second factor.")
    async def second_factor(self) -> SecondFactor:
        return SecondFactor(actor=self.actor)

    @strawberry.field(
        description="Every action on every kind of record, and how far it reaches where it reaches farthest."
    )
    def permissions(self) -> list[Permission]:
        return [
            Permission(
                entity=entity,
                action=action,
                scope=PermissionScope[self.actor.rights.grant(entity.name.lower(), action.name.lower()).widest.upper()],
            )
            for entity in PermissionEntity
            for action in PermissionAction
        ]

    @classmethod
    def of(cls, actor: Actor) -> Viewer:
        """The viewer that an actor is."""
        return cls(actor=actor, user=cast("User", Reference("user", actor.user_id)))  # read when the client asks for it
