"""A policy in words: what its ids are called, its file, and what it has other than another one."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from tortoise.models import Model
from tortoise.queryset import QuerySet

from domain import account, custom_fields, directories, pipelines, users, values
from permissions import lines
from permissions.errors import Invalid
from permissions.lines import Condition, Document, PolicyError


@dataclass(frozen=True, slots=True)
class Named:
    """What pipelines, stages, sources and users are called now. What is gone is called by its id, `#17`, as is what
    has such a name itself.
    """

    pipelines: Mapping[str, int]
    stages: Mapping[tuple[int, str], int]
    sources: Mapping[str, int]
    users: Mapping[str, int]
    custom_fields: Mapping[str, str]  # key → entity, of those that are gone as well
    roles: Mapping[int, str]  # of users
    currency: str

    def pipeline(self, name: str) -> int:
        return _found(self.pipelines, name, name, "pipeline")

    def stage(self, pipeline_id: int, name: str) -> int:
        return _found(self.stages, (pipeline_id, name), name, "stage of this pipeline")

    def value(self, name: str, text: str) -> int:
        match name:
            case "budget":
                try:
                    return values.minor(Decimal(text), self.currency, "")
                except (InvalidOperation, Invalid):
                    raise PolicyError(f"{text!r} is no amount in {self.currency}") from None
            case "source":
                return _found(self.sources, text, text, "source")
            case "pipeline":
                return self.pipeline(text)
        return _found({}, text, text, "stage (PIPELINE/STAGE)")

    def user(self, name: str) -> int:
        return _found(self.users, values.fold(name), name, "user")

    def custom_field(self, entity: str, key: str) -> None:
        if self.custom_fields.get(key) != entity:
            raise PolicyError(f"{key!r} is no custom field of the {entity}")

    def spell_pipeline(self, id: int) -> str:
        return _spelled(self.pipelines, id)

    def spell_stage(self, _: int, id: int) -> str:
        return _spelled({name: each for (_, name), each in self.stages.items()}, id)

    def spell(self, condition: Condition) -> Sequence[str]:
        match condition.name:
            case "budget":
                return (str(values.major(condition.value, self.currency)),)
            case "source":
                return (_spelled(self.sources, condition.value),)
            case "pipeline":
                return (_spelled(self.pipelines, condition.value),)
        place = next((place for place, each in self.stages.items() if each == condition.value), None)
        spelled = self.spell_stage(0, condition.value)
        return (self.spell_pipeline(place[0]), spelled) if place else (spelled,)

    def spell_user(self, id: int) -> str:
        return _spelled(self.users, id)


async def names() -> Named:
    """What everything is called at this moment."""
    people = await users.User.all().values_list("id", "email", "role")
    return Named(
        pipelines={name: id for id, name in await _live(pipelines.Pipeline).values_list("id", "name")},
        stages={
            (pipeline_id, name): id
            for id, pipeline_id, name in await _live(pipelines.Stage).values_list("id", "pipeline_id", "name")
        },
        sources={name: id for id, name in await directories.Source.all().values_list("id", "name")},
        users={email: id for id, email, _ in people if email},
        custom_fields=dict(await custom_fields.keys()),
        roles={id: role for id, _, role in people},
        currency=(await account.current()).currency,
    )


def _live(model: type[Model]) -> QuerySet[Any]:
    """Those that were not deleted: the names of the others are free again."""
    return model.filter(archived_at__isnull=True)


def _found(known: Mapping[Any, int], key: Any, name: str, noun: str) -> int:
    if _ID.fullmatch(name):
        return int(name[1:])
    if key in known:
        return known[key]
    raise PolicyError(f"{name!r} is no {noun}")


def _spelled(known: Mapping[str, int], id: int) -> str:
    return next((name for name, each in known.items() if each == id and not _ID.fullmatch(name)), f"#{id}")


_ID: Final = re.compile(r"#[0-9]{1,18}")


def written(document: Document, called: lines.Names) -> str:
    """The file of a policy: inheritance, then lines, by role."""
    out = io.StringIO()
    out.write("# p, ROLE, ENTITY, ACTION, SCOPE and g, ROLE, PARENT. No line: denied. See docs/administrators.md.\n")
    file = csv.writer(out, lineterminator="\n")
    file.writerows(["g", *pair] for pair in document.parents)
    file.writerows(lines.cells(each, called) for each in document.lines)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Difference:
    """A line, and its scope before and after; None: there is none."""

    cells: Sequence[str]
    before: str | None
    after: str | None


def differences(before: Document, after: Document, called: lines.Names) -> list[Difference]:
    """What a policy has other than another one: inheritance, then lines, by role. In words."""
    found: list[Difference] = []
    old_parents, new_parents = set(before.parents), set(after.parents)
    for pair in sorted(old_parents ^ new_parents):
        kept = [None if pair not in side else "inherits" for side in (old_parents, new_parents)]
        found.append(Difference(["g", *pair], *kept))
    old, new = ({(each.subject, each.entity, each.action): each for each in side.lines} for side in (before, after))
    for key in sorted(old.keys() | new.keys()):
        scopes = [side[key].scope if key in side else None for side in (old, new)]
        if scopes[0] != scopes[1]:
            found.append(Difference(lines.cells((new.get(key) or old[key]), called)[:4], *scopes))
    return found


def told(change: Iterable[Difference]) -> tuple[list[str], list[str]]:
    """Lines before and after, as history keeps them."""
    sides: tuple[list[str], list[str]] = [], []
    for each in change:
        for side, scope in zip(sides, (each.before, each.after), strict=True):
            if scope is not None:
                side.append(", ".join(each.cells if each.cells[0] == "g" else [*each.cells, scope]))
    return sides
