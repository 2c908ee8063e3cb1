"""A policy: its lines, and what they grant to a role or to one user."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import casbin
from casbin.model import Model

from permissions.fields import CUSTOM, FIELDS, SECTIONS, get
from permissions.lines import (
    ADMINISTRATOR,
    API,
    INDIVIDUAL,
    RECORDS,
    USER,
    Condition,
    Document,
    Ids,
    Line,
    PolicyError,
    Target,
    target,
)

_MODEL: Final = Path(__file__).with_name("model.conf")
_WIDTHS: Final = ("none", API, "own", "group", "all")
_WIDTH: Final = {scope: width for width, scope in enumerate(_WIDTHS)}


def width(scope: str) -> int:
    """A number that is the greater the more a scope holds."""
    return _WIDTH[scope]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a policy says of one place: the line that decides, and the subjects by which it is inherited."""

    line: Line
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """What holds besides of the records that a rule is true of, in a place or everywhere."""

    rule: tuple[Condition, ...]
    scope: str
    pipeline_id: int | None = None
    stage_id: int | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """How far one action reaches: scopes by place, the narrowest place deciding, within caps.

    Only places are kept that say something else than what is around them.
    """

    scope: str
    pipelines: Mapping[int, str]
    stages: Mapping[int, tuple[int, str]]  # stage → its pipeline and the scope
    caps: tuple[Cap, ...]

    def at(self, pipeline_id: int | None, stage_id: int | None) -> str:
        """The scope of a place, caps aside."""
        if stage_id is not None and stage_id in self.stages:
            return self.stages[stage_id][1]
        return self.scope if pipeline_id is None else self.pipelines.get(pipeline_id, self.scope)

    @property
    def widest(self) -> str:
        """The scope of the place where it is widest."""
        everywhere = (self.scope, *self.pipelines.values(), *(scope for _, scope in self.stages.values()))
        return max(everywhere, key=width)


_NOTHING: Final = Grant("none", {}, {}, ())


class Rights:
    """What one role, or one user with lines of their own, may do under one policy. Worked out once, then kept."""

    def __init__(self, policy: "Policy", role: str, user_id: int | None) -> None:
        self.policy, self.role = policy, role
        self.user_id = user_id  # None: whoever has the role and no lines of their own
        self._grants: dict[tuple[str, str], Grant] = {}

    def grant(self, head: str, action: str) -> Grant:
        """How far `action` reaches on an entity, or on a field of one (`deal.budget`); nowhere in a hidden section."""
        if (found := self._grants.get((head, action))) is None:
            found = self._grants[head, action] = _NOTHING if self.shut(head) else self._compiled(head, action)
        return found

    def shut(self, entity: str) -> bool:
        """Whether the section that shows records of this entity is hidden, and so are they wherever they stand (P24).

        What is not in a section never is.
        """
        return entity in SECTIONS and self.scope(f"section.{SECTIONS[entity]}", "view") == "none"

    def scope(self, head: str, action: str) -> str:
        """The scope where no narrower place says otherwise."""
        return self.grant(head, action).scope

    @cached_property
    def hidden(self) -> Mapping[str, frozenset[str]]:
        """The fields that read as null, by entity; of `section` those that are refused."""
        return {
            entity: frozenset(
                name
                for name in self.policy.fields(entity)
                if get(entity, name).hides and self.scope(f"{entity}.{name}", "view") == "none"
            )
            for entity in FIELDS
        }

    @cached_property
    def locked(self) -> Mapping[str, Mapping[str, str]]:
        """The fields that not everybody may change who may edit the record, with who may: none, or api."""
        return {
            entity: {
                name: scope
                for name in self.policy.fields(entity)
                if name not in ("stage", "responsible") and (scope := self._editing(entity, name)) != "all"
            }
            for entity in RECORDS
        }

    def answer(self, place: str, action: str) -> Answer | None:
        """What decides at one place, no other considered: the user's own line, the role's, or the widest inherited."""
        if self.user_id is not None and (own := self.policy.line(f"{USER}{self.user_id}", place, action)):
            return Answer(own, (own.subject,))
        return self.policy.answer(self.role, place, action)

    def decisive(self, head: str, action: str, pipeline_id: int | None, stage_id: int | None) -> Answer | None:
        """What is said of the narrowest place that anything is said of; None when nothing is."""
        places = (f"{head}/{pipeline_id}/{stage_id}", f"{head}/{pipeline_id}", head)
        return next(filter(None, (self.answer(place, action) for place in places)), None)

    def rules(self, head: str, action: str) -> Iterator[tuple[Target, Answer]]:
        """The rules that hold besides, with what decides each."""
        for place in self.policy.places(head, action):
            if place.rule and self.role != ADMINISTRATOR and (found := self.answer(str(place), action)):
                yield place, found

    def enforce(
        self, head: str, action: str, reach: str, pipeline_id: int | None = None, stage_id: int | None = None
    ) -> bool:
        """Casbin's own answer for one record that is `reach` away from the asker, caps and hidden sections aside."""
        asked = (
            self.role,
            head,
            f"{head}/{pipeline_id}",
            f"{head}/{pipeline_id}/{stage_id}",
            action,
            reach,
        )
        return bool(self._enforcer(head, action).enforce(*asked))

    def _enforcer(self, head: str, action: str) -> casbin.Enforcer:
        model = Model()
        model.load_model(str(_MODEL))
        enforcer = casbin.Enforcer(model)
        scopes = {str(place): scope for place, scope in self._places(head, action) if not place.rule}
        scopes[head] = self._default(head, action)
        rules = [
            [
                str(3 - place.count("/")),
                self.role,
                place,
                action,
                reach,
                "allow" if width(reach) <= width(scope) else "deny",
            ]
            for place, scope in scopes.items()
            for reach in _WIDTHS[1:]
        ]
        enforcer.add_policies(sorted(rules))  # Casbin doesn't sort what is added
        return enforcer

    def _editing(self, entity: str, name: str) -> str:
        """A hidden field can't be changed either: whether that succeeds would tell of it."""
        return "none" if name in self.hidden[entity] else self.scope(f"{entity}.{name}", "edit")

    def _default(self, head: str, action: str) -> str:
        if self.role == ADMINISTRATOR:
            return "all"
        found = self.answer(head, action)
        return found.line.scope if found else "all" if "." in head else "none"

    def _places(self, head: str, action: str) -> Iterator[tuple[Target, str]]:
        """What is said of narrower places and rules."""
        if self.role != ADMINISTRATOR:
            for place in self.policy.places(head, action):
                if (found := self.answer(str(place), action)) is not None:
                    yield place, found.line.scope

    def _compiled(self, head: str, action: str) -> Grant:
        default = self._default(head, action)
        pipelines: dict[int, str] = {}
        stages: dict[int, tuple[int, str]] = {}
        caps: list[Cap] = []
        for place, scope in self._places(head, action):
            if place.rule:
                caps.append(Cap(place.rule, scope, place.pipeline_id, place.stage_id))
            elif place.pipeline_id is not None and place.stage_id is not None:
                stages[place.stage_id] = place.pipeline_id, scope
            elif place.pipeline_id is not None:
                pipelines[place.pipeline_id] = scope
        pipelines = {id: scope for id, scope in pipelines.items() if scope != default}
        around = {id: pipelines.get(pipeline_id, default) for id, (pipeline_id, _) in stages.items()}
        stages = {id: place for id, place in stages.items() if place[1] != around[id]}
        return Grant(default, pipelines, stages, tuple(cap for cap in caps if cap.scope != "all"))


class Policy:
    """One revision of the policy. A new one is a new object, so nothing that was worked out has to be forgotten."""

    def __init__(self, document: Document, number: int = 0) -> None:
        self.document, self.number = document, number
        self._lines = {(line.subject, line.entity, line.action): line for line in document.lines}
        self._parents: dict[str, list[str]] = {}
        for child, parent in document.parents:
            self._parents.setdefault(child, []).append(parent)
        named = {line.subject for line in document.lines}
        self.roles = frozenset(
            {ADMINISTRATOR, INDIVIDUAL, *(role for pair in document.parents for role in pair)}
            | {subject for subject in named if not subject.startswith(USER)}
        )
        self.individuals = frozenset(int(each.removeprefix(USER)) for each in named if each.startswith(USER))
        self._places: dict[tuple[str, str], list[Target]] = {}
        self._custom: dict[str, list[str]] = {}
        for entity, action in sorted({(line.entity, line.action) for line in document.lines}):
            if (place := target(entity, Ids())).head != entity:
                self._places.setdefault((place.head, action), []).append(place)
            elif CUSTOM.fullmatch(place.field):
                self._custom.setdefault(place.entity, []).append(place.field)
        self._rights: dict[tuple[str, int | None], Rights] = {}
        self._answers: dict[tuple[str, str, str], Answer | None] = {}

    def rights(self, role: str, user_id: int) -> Rights:
        """What a user with this role may do; the same object for all whose rights are the same."""
        whose = role, user_id if user_id in self.individuals and role != ADMINISTRATOR else None
        if (found := self._rights.get(whose)) is None:
            found = self._rights[whose] = Rights(self, *whose)
        return found

    def line(self, subject: str, place: str, action: str) -> Line | None:
        """The line that a subject itself has."""
        return self._lines.get((subject, place, action))

    def fields(self, entity: str) -> Sequence[str]:
        """The fields whose rights may differ from those of their record: of custom ones those that a line names."""
        return [*FIELDS[entity], *dict.fromkeys(self._custom.get(entity, ()))]

    def places(self, head: str, action: str) -> Sequence[Target]:
        """What any line says of narrower places of an entity or field, and of rules."""
        return self._places.get((head, action), ())

    def answer(self, role: str, place: str, action: str) -> Answer | None:
        """The role's own line for a place, else the widest answer of its parents, each found likewise."""
        asked = role, place, action
        if asked not in self._answers:
            found: Answer | None = None
            if own := self.line(*asked):
                found = Answer(own, (role,))
            else:
                above = [self.answer(parent, place, action) for parent in self._parents.get(role, ())]
                widest = max(filter(None, above), key=lambda each: width(each.line.scope), default=None)
                found = widest and Answer(widest.line, (role, *widest.by))
            self._answers[asked] = found
        return self._answers[asked]


def cells(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each line of a policy file that says something, with its place. Raises PolicyError for what can't be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from parsed(file, str(path))
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PolicyError(f"{path}: not a text in UTF-8") from None


def parsed(file: Iterable[str], called: str) -> Iterator[tuple[str, list[str]]]:
    """Each line of a text that says something, with its place.

    Read here and not by Casbin, whose reader knows no quoting and keeps trailing comments.
    """
    reader = csv.reader(file, skipinitialspace=True, strict=True)
    try:
        for record in reader:
            found = [cell.strip() for cell in record]
            if any(found) and not found[0].startswith("#"):
                yield f"{called}:{reader.line_num}", found
    except csv.Error as error:
        raise PolicyError(f"{called}:{reader.line_num}: {error}") from None
