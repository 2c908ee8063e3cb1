"""Policy lines as the contract words them, read and random: what the compiled policy is compared with."""

import csv
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from permissions.policy import ACTIONS, ADMINISTRATOR, ENTITIES, SCOPES, Line, Policy

ROLES = ("manager", "head", "support", "accountant")


@dataclass(frozen=True)
class Rules:
    """Lines and inheritance as the contract words them."""

    lines: Mapping[tuple[str, str, str], str]
    parents: Mapping[str, tuple[str, ...]]

    def scope(self, role: str, entity: str, action: str) -> str:
        """The role's own line, else the widest of its parents' answers, else none."""
        if role == ADMINISTRATOR:
            return "all"
        if own := self.lines.get((role, entity, action)):
            return own
        answers = [self.scope(parent, entity, action) for parent in self.parents.get(role, ())]
        return max(answers, key=SCOPES.index, default="none")

    def policy(self) -> Policy:
        return Policy([Line(*key, scope) for key, scope in self.lines.items()], self.parents)


def random_rules(chance: random.Random) -> Rules:
    lines = {
        (role, entity, action): chance.choice(SCOPES)
        for role in ROLES
        for entity in ENTITIES
        for action in ACTIONS
        if chance.random() < 0.75
    }
    order = chance.sample(ROLES, len(ROLES))  # a role inherits from those behind it, so never in a circle
    parents = {
        role: tuple(other for other in order[place + 1 :] if chance.random() < 0.4) for place, role in enumerate(order)
    }
    return Rules(lines, parents)


def shipped() -> Rules:
    """The lines of policies.csv, read by nothing of ours."""
    lines: dict[tuple[str, str, str], str] = {}
    parents: dict[str, tuple[str, ...]] = {}
    with (Path(__file__).parent.parent / "policies.csv").open(encoding="utf-8", newline="") as file:
        for cells in csv.reader(file, skipinitialspace=True):
            if cells and cells[0] == "p":
                lines[cells[1], cells[2], cells[3]] = cells[4]
            elif cells and cells[0] == "g":
                parents[cells[1]] = (*parents.get(cells[1], ()), cells[2])
    return Rules(lines, parents)
