"""Who may see which records now, and could have of late: what streams, replays, syncs and webhooks are held against."""

from dataclasses import dataclass, field
from typing import Any

from domain.access import MODELS
from domain.events import plain
from domain.groups import Group
from domain.users import User
from tests.rules import Asker, Rules, asker

State = dict[str, Any]
Versions = dict[str, int]


@dataclass
class Standing:
    """Records of these kinds, by lines of the policy and plain rows."""

    rules: Rules
    kinds: tuple[str, ...]
    lately: dict[str, list[State]] = field(default_factory=dict)

    async def note(self) -> None:
        """Remember the records as they are."""
        for id, state in (await self._states()).items():
            known = self.lately.setdefault(id, [])
            if not known or known[-1] != state:
                known.append(state)

    async def of(self, who: str) -> Versions:
        """The records that somebody may see, with their versions; who is one of the cast, or a program by its name."""
        user, states = await _asker(who), await self._states()
        return {
            id: state["version"]
            for id, state in states.items()
            if self.rules.may(user, id.split("_")[0], "view", state)
        }

    async def of_late(self, who: str) -> set[str]:
        """The records that were at some time as somebody may see them now; groups are those of now."""
        user, groups = await _asker(who), {each.id: each.group_id async for each in User.all()}
        return {
            id
            for id, states in self.lately.items()
            for state in states
            if self.rules.may(user, id.split("_")[0], "view", state | {"group_id": groups[state["responsible_id"]]})
        }

    async def _states(self) -> dict[str, State]:
        return {
            f"{kind}_{row.id}": {name: plain(getattr(row, name)) for name in row._meta.db_fields}
            for kind in self.kinds
            for row in await MODELS[kind].all()
        }


async def _asker(who: str) -> Asker:
    parents = {group.id: group.parent_id async for group in Group.all()}
    user = await User.get_or_none(email=f"{who}@demo.voronka") or await User.get(name=who)
    return asker(vars(user), parents)
