"""Who asks."""

from dataclasses import dataclass

from permissions.lines import ADMINISTRATOR
from permissions.policy import Policy, Rights


@dataclass(frozen=True, slots=True)
class Actor:
    """The user on whose behalf something happens, with their rights under the policy in force.

    `groups` are those that "group" reaches: a member's own, and for the head of a group those below it too (P14).
    """

    user_id: int
    group_id: int
    rights: Rights
    groups: tuple[int, ...]
    locale: str = "ru"
    session_id: int | None = None
    key_id: int | None = None  # of the API key that asks instead of a person
    sees_shared: bool = True  # whether there may be deals that are available to everyone (D10)
    has_customers: bool = True  # whether the account keeps customers (L25)

    @property
    def role(self) -> str:
        return self.rights.role

    @property
    def policy(self) -> Policy:
        return self.rights.policy

    @property
    def is_administrator(self) -> bool:
        return self.rights.role == ADMINISTRATOR
