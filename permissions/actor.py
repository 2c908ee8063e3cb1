"""Who asks."""

from dataclasses import dataclass

from permissions.policy import ADMINISTRATOR, Policy


@dataclass(frozen=True, slots=True)
class Actor:
    """The user on whose behalf something happens, with the policy in force."""

    user_id: int
    group_id: int
    role: str
    policy: Policy
    locale: str = "ru"
    session_id: int | None = None

    @property
    def is_administrator(self) -> bool:
        return self.role == ADMINISTRATOR
