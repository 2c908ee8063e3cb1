"""Contacts and companies that may be one and the same: groups of records that have something in common (X9).

A group is made of what the actor may view, so it tells nothing of others. What all have in common is looked for first,
by an index of its own; only then records are read and rights asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from domain.companies import Company
from domain.contacts import Contact
from domain.questions import Sql
from domain.reads import read
from domain.records import Record
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden

MOST: Final = 20  # records of a group that are named


class ContactLikeness(Enum):
    """What contacts have in common."""

    PHONE = "phone"
    EMAIL = "email"
    NAME_AND_COMPANY = "name_and_company"


class CompanyLikeness(Enum):
    """What companies have in common."""

    PHONE = "phone"
    EMAIL = "email"
    INN = "inn"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Group:
    """Records with the same `value`, oldest first: at most MOST of `count`."""

    value: str
    company_id: int | None
    count: int
    ids: list[int] = field(default_factory=list)

    @property
    def key(self) -> tuple[int, str]:
        """Its place in the list."""
        return self.company_id or 0, self.value


@dataclass(frozen=True, slots=True)
class _Way:
    """How records `a` are found by something: SQL of the values that there are more than once, as `company_id` and
    `value` from behind a place on, and of what leads from such a value `k` to records. `tells` is the field that it
    tells of.
    """

    model: type[Record]
    keys: Callable[[Sql, tuple[int, str]], str]
    found: Callable[[Sql], str]
    tells: str = ""


def _reached(noun: str, table: str, column: str) -> _Way:
    """By a phone or an e-mail address."""
    rows = f"{noun}_{table}"
    return _Way(
        Contact if noun == "contact" else Company,
        lambda sql, after: (
            f"select 0 as company_id, x.{column} as value from {rows} x where x.{column} > {sql.param(after[1])} "
            f"group by x.{column} having count(*) > 1"
        ),
        lambda _: f"cross join {rows} x cross join {noun} a where x.{column} = k.value and a.id = x.{noun}_id",
        f"{table}s",
    )


def _column(column: str, tells: str = "") -> _Way:
    """By a column of companies."""
    return _Way(
        Company,
        lambda sql, after: (
            f"select 0 as company_id, x.{column} as value from company x where x.{column} > {sql.param(after[1])} "
            f"group by x.{column} having count(*) > 1"
        ),
        lambda _: f"cross join company a where a.{column} = k.value",
        tells,
    )


# The company has to be in view as well: who represents it would be told otherwise.
_NAME_AND_COMPANY: Final = _Way(
    Contact,
    lambda sql, after: (
        "select x.company_id, a.name_folded as value from contact_company x join contact a on a.id = x.contact_id "
        f"where (x.company_id, a.name_folded) > ({sql.param(after[0])}, {sql.param(after[1])}) "
        "group by x.company_id, a.name_folded having count(*) > 1"
    ),
    lambda sql: (
        "cross join contact_company x cross join contact a cross join company v where x.company_id = k.company_id "
        "and a.id = x.contact_id and a.name_folded = k.value and v.id = x.company_id "
        f"and {sql.scope(Company, 'v')}"
    ),
)

_WAYS: Final[Mapping[Enum, _Way]] = {
    ContactLikeness.PHONE: _reached("contact", "phone", "number"),
    ContactLikeness.EMAIL: _reached("contact", "email", "address_folded"),
    ContactLikeness.NAME_AND_COMPANY: _NAME_AND_COMPANY,
    CompanyLikeness.PHONE: _reached("company", "phone", "number"),
    CompanyLikeness.EMAIL: _reached("company", "email", "address_folded"),
    CompanyLikeness.INN: _column("inn", "requisites"),
    CompanyLikeness.NAME: _column("name_folded"),
}


async def find(
    actor: Actor, by: ContactLikeness | CompanyLikeness, first: int, after: tuple[int, str] = (0, "")
) -> tuple[list[Group], bool]:
    """Groups from behind a place on, in the order of what they have in common, and whether there are more.

    Raises Forbidden where the field that it would tell of is hidden (P26).
    """
    way = _WAYS[by]
    noun = scope.entity(way.model)
    if way.tells in actor.rights.hidden[noun]:
        raise Forbidden(f"{noun}.{way.tells}", "view")
    sql = Sql(actor)
    text = (
        f"with k as materialized ({way.keys(sql, after)}), "
        f"seen as materialized (select k.company_id, k.value, a.id from k {way.found(sql)} "
        f"and {sql.scope(way.model, 'a')}), "
        "likeness as materialized (select company_id, value, count(*) as number from seen group by company_id, value "
        f"having count(*) > 1 order by company_id, value limit {first + 1}) "
        "select l.company_id, l.value, l.number, s.id from likeness l join "
        "(select company_id, value, id, row_number() over (partition by company_id, value order by id) as place "
        f"from seen) s on s.company_id = l.company_id and s.value = l.value where s.place <= {MOST} "
        "order by l.company_id, l.value, s.id"
    )
    [rows] = await read([(text, sql.params)])
    groups = _grouped(rows)
    return groups[:first], len(groups) > first


def _grouped(rows: Sequence[Sequence[Any]]) -> list[Group]:
    found: dict[tuple[int, str], Group] = {}
    for company_id, value, number, id in rows:
        found.setdefault((company_id, value), Group(value, company_id or None, number)).ids.append(id)
    return list(found.values())
