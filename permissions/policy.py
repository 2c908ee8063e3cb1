"""Policy lines and what Casbin makes of them."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import casbin
from casbin.model import Model

# What a policy may speak of. `settings` is the administrative entity: pipelines, stages, directories, account.
ENTITIES = ("deal", "contact", "company", "task", "settings")
ACTIONS = ("create", "view", "edit", "delete", "export")
SCOPES = ("none", "own", "group", "all")  # each holds the ones before it
ADMINISTRATOR = "administrator"

_ROLE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MODEL = Path(__file__).with_name("model.conf")


class PolicyError(Exception):
    """A policy file that can't be read; says the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """`p, ROLE, ENTITY, ACTION, SCOPE`: one grant of one role."""

    role: str
    entity: str
    action: str
    scope: str


class Policy:
    """The policy in force: Casbin decides, and each decision is kept for as long as this object lives.

    A new revision of the policy is a new object, so nothing has to be forgotten.
    """

    def __init__(self, lines: Iterable[Line], parents: Mapping[str, tuple[str, ...]]) -> None:
        self._own = {(line.role, line.entity, line.action): line.scope for line in lines}
        self._parents = dict(parents)
        self.roles = frozenset(
            {ADMINISTRATOR, *(role for role, _, _ in self._own), *parents, *(p for ps in parents.values() for p in ps)}
        )
        self._enforcer = self._build()
        self._scopes: dict[tuple[str, str, str], str] = {}

    def scope(self, role: str, entity: str, action: str) -> str:
        """How far `role` reaches with `action` on `entity`: none, own, group or all. No line: none."""
        asked = (role, entity, action)
        if asked not in self._scopes:
            self._scopes[asked] = next(
                (reach for reach in reversed(SCOPES[1:]) if self.enforce(role, entity, action, reach)), "none"
            )
        return self._scopes[asked]

    def enforce(self, role: str, entity: str, action: str, reach: str) -> bool:
        """Casbin's own answer for one record that is `reach` (own, group, all) away from the asker."""
        return bool(self._enforcer.enforce(role, entity, action, reach))

    def _build(self) -> casbin.Enforcer:
        model = Model()
        model.load_model(str(_MODEL))
        enforcer = casbin.Enforcer(model)
        rules = [
            ["1", role, entity, action, reach, "allow" if SCOPES.index(reach) <= SCOPES.index(scope) else "deny"]
            for role in sorted(self.roles)
            for entity in ENTITIES
            for action in ACTIONS
            if (scope := self._resolved(role, entity, action)) is not None
            for reach in SCOPES[1:]
        ]
        if rules:
            enforcer.add_policies(rules)
        return enforcer

    def _resolved(self, role: str, entity: str, action: str) -> str | None:
        """The role's own line, else the widest answer of its parents, each found likewise."""
        if role == ADMINISTRATOR:  # outside the matrix (P10)
            return "all"
        if own := self._own.get((role, entity, action)):
            return own
        found = [self._resolved(parent, entity, action) for parent in self._parents.get(role, ())]
        return max((scope for scope in found if scope), key=SCOPES.index, default=None)


def read(path: Path) -> Policy:
    """The policy of a file of `p, ROLE, ENTITY, ACTION, SCOPE` and `g, ROLE, PARENT` lines.

    Read here and not by Casbin, whose reader knows no quoting and keeps trailing comments.
    Raises PolicyError naming file and line.
    """
    lines: dict[tuple[str, str, str], Line] = {}
    parents: dict[str, tuple[str, ...]] = {}
    for where, cells in _cells(path):
        if cells[0] == "p" and len(cells) == 5:
            line = Line(*cells[1:])
            _check(where, line)
            if lines.setdefault((line.role, line.entity, line.action), line) is not line:
                raise PolicyError(f"{where}: {line.role} has another line for {line.action} of {line.entity}")
        elif cells[0] == "g" and len(cells) == 3:
            role, parent = (_role(where, cell) for cell in cells[1:])
            parents[role] = (*parents.get(role, ()), parent)
        else:
            raise PolicyError(f"{where}: expected 'p, ROLE, ENTITY, ACTION, SCOPE' or 'g, ROLE, PARENT'")
    _check_cycles(path, parents)
    return Policy(lines.values(), parents)


def _cells(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each line that says something, with its place. Raises PolicyError for what is no UTF-8, no CSV, no file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, skipinitialspace=True, strict=True)
            try:
                for record in reader:
                    cells = [cell.strip() for cell in record]
                    if any(cells) and not cells[0].startswith("#"):
                        yield f"{path}:{reader.line_num}", cells
            except csv.Error as error:
                raise PolicyError(f"{path}:{reader.line_num}: {error}") from None
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PolicyError(f"{path}: not a text in UTF-8") from None


def _check(where: str, line: Line) -> None:
    _role(where, line.role)
    for word, known in ((line.entity, ENTITIES), (line.action, ACTIONS), (line.scope, SCOPES)):
        if word not in known:
            raise PolicyError(f"{where}: {word!r} is none of {', '.join(known)}")
    if line.entity == "settings" and line.scope not in ("none", "all"):
        raise PolicyError(f"{where}: settings belong to nobody, so their scope is none or all")


def _role(where: str, word: str) -> str:
    if not _ROLE.fullmatch(word) or word == ADMINISTRATOR:
        raise PolicyError(f"{where}: {word!r} can't be a role here (a-z, 0-9, _; {ADMINISTRATOR} needs no lines)")
    return word


def _check_cycles(path: Path, parents: Mapping[str, tuple[str, ...]]) -> None:
    def climb(role: str, below: tuple[str, ...]) -> None:
        if role in below:
            raise PolicyError(f"{path}: roles inherit in a circle: {' -> '.join((*below, role))}")
        for parent in parents.get(role, ()):
            climb(parent, (*below, role))

    for role in parents:
        climb(role, ())
