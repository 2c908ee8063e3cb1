r"""The language of policy lines: what each may say, read and written.

    p, manager, deal, view, group
    p, manager, deal/Sales/Contract, edit, none         a pipeline, or a stage of it; the narrowest place decides
    p, user:rita@example.org, deal, view, all           one user's own line
    p, support, contact.phones, view, none              a field: hidden (view) or locked (edit)
    p, manager, deal.budget, edit, api                  a field that only API keys may change
    p, support, deal.f17, view, none                    a custom field, by its key
    p, manager, deal.stage/Sales/Contract, edit, none   moving a deal there
    p, manager, deal.responsible, edit, group           handing a deal over, and to whom
    p, manager, deal[budget >= 1000000], edit, none     what else holds of the deals that this is true of
    p, manager, section.analytics, view, none           a tab of the program
    g, head, manager                                    head inherits from manager

A line without a dot or a bracket grants. One with a dot or a bracket can only take away: where there is none, what is
before the dot or the bracket decides alone.

In a policy, places and values are ids and minor units, so that a renamed stage keeps its lines; in a file they are
names, in which a backslash takes the meaning from the character after it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Final, Protocol

from permissions import fields
from permissions.fields import FIELDS

ACTIONS: Final = ("create", "view", "edit", "delete", "export")
SCOPES: Final = ("none", "own", "group", "all")  # each holds the ones before it
API: Final = "api"  # of a field: by API keys alone
ADMINISTRATOR: Final = "administrator"  # outside of the matrix (P10)
INDIVIDUAL: Final = "individual"  # has no rights but the user's own lines (P9)

# What a policy may speak of. `settings` are pipelines, directories and the account; `tag` is the list of tags (P25).
RECORDS: Final = ("deal", "contact", "company", "task", "item", "customer")
ENTITIES: Final = (*RECORDS, "settings", "tag")

ROLE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
USER: Final = "user:"

_COMPARED: Final = ("=", "!=", ">=", "<=", ">", "<")
PROPERTIES: Final = {  # of a deal: by what it is compared, and how
    "budget": _COMPARED,
    "source": _COMPARED[:2],
    "stage": _COMPARED[:2],
    "pipeline": _COMPARED[:2],
}
COLUMNS: Final = {"budget": "budget_minor", "source": "source_id", "stage": "stage_id", "pipeline": "pipeline_id"}


class PolicyError(Exception):
    """A policy that can't be read or makes no sense; says where, and what."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """`p, SUBJECT, ENTITY, ACTION, SCOPE`. The entity is its canonical text: `deal/3/17`, `deal.budget`, `deal[…]`."""

    subject: str
    entity: str
    action: str
    scope: str


@dataclass(frozen=True, slots=True, order=True)
class Condition:
    """One comparison of a rule: an id, or an amount in minor units."""

    name: str
    compared: str
    value: int

    @property
    def column(self) -> str:
        return COLUMNS[self.name]


@dataclass(frozen=True, slots=True)
class Target:
    """What a line is about."""

    entity: str
    field: str = ""
    pipeline_id: int | None = None
    stage_id: int | None = None
    rule: tuple[Condition, ...] = ()

    @property
    def head(self) -> str:
        """Entity and field: what a line without place and rule says."""
        return f"{self.entity}.{self.field}" if self.field else self.entity

    def __str__(self) -> str:
        return self.spelled(Ids())

    def spelled(self, names: "Names") -> str:
        """The text of it, with these names in place of ids."""
        text = self.head
        if self.pipeline_id is not None:
            text += f"/{_escaped(names.spell_pipeline(self.pipeline_id))}"
        if self.pipeline_id is not None and self.stage_id is not None:
            text += f"/{_escaped(names.spell_stage(self.pipeline_id, self.stage_id))}"
        if self.rule:
            text += f"[{' & '.join(_compared(each, names) for each in self.rule)}]"
        return text


class Names(Protocol):
    """What pipelines, stages and users are called. Raises PolicyError for what nobody is called."""

    def pipeline(self, name: str) -> int: ...
    def stage(self, pipeline_id: int, name: str, /) -> int: ...
    def value(self, name: str, text: str, /) -> int: ...
    def user(self, name: str) -> int: ...
    def custom_field(self, entity: str, key: str, /) -> None: ...  # raises, or does nothing
    def spell_pipeline(self, id: int) -> str: ...
    def spell_stage(self, pipeline_id: int, id: int, /) -> str: ...
    def spell(self, condition: Condition) -> Sequence[str]: ...  # a stage by pipeline and name
    def spell_user(self, id: int) -> str: ...


class Ids:
    """Ids that are called by their numbers: the language as a policy keeps it."""

    def pipeline(self, name: str) -> int:
        return _number(name)

    def stage(self, _: int, name: str) -> int:
        return _number(name)

    def value(self, _: str, text: str) -> int:
        return _number(text)

    def user(self, name: str) -> int:
        return _number(name)

    def custom_field(self, _: str, key: str) -> None:
        """Whatever the key: one that a kept policy names was there when it was written."""

    def spell_pipeline(self, id: int) -> str:
        return str(id)

    def spell_stage(self, _: int, id: int) -> str:
        return str(id)

    def spell(self, condition: Condition) -> Sequence[str]:
        return (str(condition.value),)

    def spell_user(self, id: int) -> str:
        return str(id)


def line(cells: Sequence[str], names: Names) -> Line:
    """The line of four cells: subject, entity, action, scope. Raises PolicyError for what no line may say."""
    who, about, action, scope = cells
    subject = f"{USER}{names.user(who.removeprefix(USER))}" if who.startswith(USER) else role(who)
    found = target(about, names)
    _known(action, _actions(found), about)
    _known(scope, scopes(found, action), f"{about}, {action}")
    return Line(subject, str(found), action, scope)


def role(word: str) -> str:
    """The word again, if a role can be called so and have lines."""
    if not ROLE.fullmatch(word) or word in (ADMINISTRATOR, INDIVIDUAL):
        raise PolicyError(
            f"{word!r} can't be a role here (a-z, 0-9, _; {ADMINISTRATOR} and {INDIVIDUAL} need no lines)"
        )
    return word


def target(text: str, names: Names) -> Target:
    """What a text is about. Raises PolicyError for what no line may be about."""
    head, places, rule = _parts(text)
    entity, _, field = head.partition(".")
    if field or "." in head:
        _known(entity, tuple(FIELDS), text)
        if fields.CUSTOM.fullmatch(field) and entity in fields.CARDS:
            names.custom_field(entity, field)
        else:
            _known(field, tuple(FIELDS[entity]), text)
    else:
        _known(entity, ENTITIES, text)
    if (places or rule) and head not in ("deal", "deal.stage"):
        raise PolicyError(f"{text!r}: only deals and their stage have places and rules")
    if len(places) > 2:
        raise PolicyError(f"{text!r}: a place is a pipeline, or a stage of it")
    pipeline_id = names.pipeline(places[0]) if places else None
    stage_id = names.stage(pipeline_id, places[1]) if pipeline_id is not None and len(places) > 1 else None
    conditions = tuple(sorted(_condition(each, names, text) for each in rule))
    return Target(entity, field, pipeline_id, stage_id, conditions)


def scopes(of: Target, action: str) -> tuple[str, ...]:
    """The scopes that a line about this may have, from none to the widest."""
    if of.head in ("settings", "tag") or of.field not in ("", "responsible"):
        return ("none", API, "all") if of.field and action == "edit" and of.field != "stage" else ("none", "all")
    return SCOPES


def _actions(of: Target) -> tuple[str, ...]:
    if of.entity == "section":
        return ("view",)
    if of.field:
        return ("view", "edit") if fields.get(of.entity, of.field).hides else ("edit",)
    if of.entity == "tag":
        return ("create",)
    return ACTIONS


def _known(word: str, known: Sequence[str], where: str) -> None:
    if word not in known:
        raise PolicyError(f"{where}: {word!r} is none of {', '.join(known)}")


# ------------------------------------------------------------------------------------------------------ texts

_TOKEN: Final = re.compile(r"\\(.)|(.)", re.DOTALL)


def _parts(text: str) -> tuple[str, list[str], list[str]]:
    """Head, places and the conditions of the rule, still with their backslashes in the conditions."""
    body, rule = text, ""
    if (at := _first(text, "[")) is not None:
        body, rule = text[:at], text[at + 1 :]
        if (end := _first(rule, "]")) is None or end != len(rule) - 1:
            raise PolicyError(f"{text!r}: a rule ends in ]")
        rule = rule[:-1]
        if not rule.strip():
            raise PolicyError(f"{text!r}: the rule is empty")
    head, *places = _split(body, "/")
    if not all(place.strip() for place in places):
        raise PolicyError(f"{text!r}: a place has no name")
    return head.strip(), [_bare(place) for place in places], _split(rule, "&") if rule else []


_COMPARISON: Final = re.compile(r"\s*(\w+)\s*(!=|>=|<=|=|>|<)\s*(.*?)\s*", re.DOTALL)


def _condition(text: str, names: Names, where: str) -> Condition:
    if not (found := _COMPARISON.fullmatch(text)):
        raise PolicyError(f"{where!r}: {text.strip()!r} is no comparison")
    name, compared, value = found.groups()
    _known(name, tuple(PROPERTIES), where)
    _known(compared, PROPERTIES[name], where)
    pipeline, *stage = [_bare(part) for part in _split(value, "/")] if name == "stage" else [_bare(value)]
    if stage:
        return Condition(name, compared, names.stage(names.pipeline(pipeline), "/".join(stage)))
    return Condition(name, compared, names.value(name, pipeline))


def _compared(condition: Condition, names: Names) -> str:
    value = "/".join(_escaped(part) for part in names.spell(condition))
    return f"{condition.name} {condition.compared} {value}"


def _split(text: str, sign: str) -> list[str]:
    parts, rest = [], text
    while (at := _first(rest, sign)) is not None:
        parts.append(rest[:at])
        rest = rest[at + 1 :]
    return [*parts, rest]


def _first(text: str, sign: str) -> int | None:
    """Where a sign stands that no backslash is before."""
    return next((each.start() for each in _TOKEN.finditer(text) if each[2] == sign), None)


def _bare(text: str) -> str:
    return _TOKEN.sub(lambda each: each[1] or each[2], text).strip()


def _escaped(name: str) -> str:
    return re.sub(r"([\\/\[\]&])", r"\\\1", name)


def _number(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise PolicyError(f"{text!r} is no number")
    return int(text)


# --------------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Document:
    """All lines of a policy, each once, in an order of its own; `parents` by role."""

    lines: tuple[Line, ...]
    parents: tuple[tuple[str, str], ...]

    def rows(self) -> list[list[str]]:
        """As what is stored: lists of texts."""
        return [["g", *pair] for pair in self.parents] + [
            ["p", each.subject, each.entity, each.action, each.scope] for each in self.lines
        ]


def document(rows: Iterable[tuple[str, Sequence[str]]], names: Names) -> Document:
    """The lines of these rows, each with where it stands. Raises PolicyError naming the first that makes no sense."""
    lines: dict[tuple[str, str, str], Line] = {}
    parents: dict[tuple[str, str], str] = {}
    for where, cells in rows:
        try:
            if cells[0] == "p" and len(cells) == 5:
                made = line(cells[1:], names)
                if lines.setdefault((made.subject, made.entity, made.action), made) is not made:
                    raise PolicyError(f"{cells[1]} has another line for {made.action} of {cells[2]}")
            elif cells[0] == "g" and len(cells) == 3:
                pair = role(cells[1]), role(cells[2])
                if parents.setdefault(pair, where) is not where:
                    raise PolicyError(f"{cells[1]} inherits from {cells[2]} already")
            else:
                raise PolicyError("expected 'p, ROLE, ENTITY, ACTION, SCOPE' or 'g, ROLE, PARENT'")
        except PolicyError as error:
            raise PolicyError(f"{where}: {error}") from None
    _check_circles(parents)
    return Document(tuple(sorted(lines.values())), tuple(sorted(parents)))


def _check_circles(parents: Mapping[tuple[str, str], str]) -> None:
    children: dict[str, list[str]] = {}
    for child, parent in parents:
        children.setdefault(child, []).append(parent)
    try:
        TopologicalSorter(children).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]  # each inherits from the next one
        raise PolicyError(
            f"{parents[circle[0], circle[1]]}: roles inherit in a circle: {' -> '.join(circle)}"
        ) from None


def cells(of: Line, names: Names) -> list[str]:
    """A line as the cells of a file."""
    who = of.subject
    if who.startswith(USER):
        who = USER + names.spell_user(int(who.removeprefix(USER)))
    return ["p", who, target(of.entity, Ids()).spelled(names), of.action, of.scope]
