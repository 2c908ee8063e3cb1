"""Records found as one types: deals first, then contacts, companies, tasks and items of
catalogues, the newest of each (D21, T12, S5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final

from domain import search
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.items import Item
from domain.questions import Sql
from domain.reads import read
from domain.records import Record
from domain.search import KINDS, SUFFIX
from domain.tasks import Task
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput
from permissions.fields import SECTIONS

MOST: Final = 20  # records of one answer
MOST_TYPED: Final = 200  # characters
MOST_WORDS: Final = 10  # of what is typed
FEW: Final = 1000  # numbers that begin as typed: as many are enough for the walk along all to be short
RARE: Final = 200  # words with the same first letters: as many are enough for another word to be met with them


class LookupKind(Enum):
    """What may be looked for, in the order of answers."""

    DEAL = "deal"
    CONTACT = "contact"
    COMPANY = "company"
    TASK = "task"
    ITEM = "item"


_MODELS: Final[Mapping[str, type[Record]]] = {
    "deal": Deal,
    "contact": Contact,
    "company": Company,
    "task": Task,
    "item": Item,
}
_NUMBER: Final = re.compile(r"[\d\s()+./№#-]+")
_TRUNK = "8"  # dialled inside Russia in place of the country's code

Reading = tuple[str, ...]  # beginnings of words that a record has, all of them


async def find(actor: Actor, text: str, kinds: Sequence[LookupKind] | None, first: int) -> list[tuple[str, int]]:
    """Noun and id of the records in view that have a word for each beginning that was typed (P16).

    Each kind that is asked for has an equal part of the answer, and more where others leave theirs. Of sections that
    are hidden nothing is found, and to name them is Forbidden (P24). Raises BadInput for a text without a word of
    three characters, and for a number of records that isn't 1 to MOST.
    """
    if not 1 <= first <= MOST:
        raise BadInput("first", f"1 to {MOST} records are expected.")
    readings = list(_readings(text))
    for kind in kinds or ():
        scope.require_section(actor, SECTIONS[kind.value])
    hidden = actor.rights.hidden["section"]
    nouns = [each.value for each in LookupKind if (not kinds or each in kinds) and SECTIONS[each.value] not in hidden]
    sql = Sql(actor)
    branches = [branch for noun in nouns for reading in readings if (branch := _branch(sql, noun, reading, first))]
    if not branches:
        return []
    [rows] = await read([(" union all ".join(branches), sql.params)])
    found: dict[str, list[int]] = {noun: [] for noun in nouns}
    names = {kind.number: noun for noun, kind in KINDS.items()}
    for number, id in sorted({(row[0], row[1]) for row in rows}, key=lambda each: (each[0], -each[1])):
        found[names[number]].append(id)
    return _shared_out(found, first)


def _readings(text: str) -> Iterator[Reading]:
    """The ways in which a text may be meant: as words, and when it is all digits as a number or the end of one."""
    if len(text) > MOST_TYPED:
        raise BadInput("text", f"at most {MOST_TYPED} characters are expected.")
    words = tuple(search.words(text))
    if len(words) > MOST_WORDS:
        raise BadInput("text", f"at most {MOST_WORDS} words are expected.")
    found = [words]
    if _NUMBER.fullmatch(text) and (digits := "".join(words)).isdecimal():
        found.append((digits,))
        if digits.startswith(_TRUNK):
            found += [(digits[1:],), (f"7{digits[1:]}",)]
        national = digits[1:] if len(digits) == 11 and digits[0] in "78" else digits
        found.append((SUFFIX + national[::-1],))
    long = [reading for reading in dict.fromkeys(found) if any(map(_is_long, reading))]
    if not long:
        raise BadInput("text", f"a word of at least {search.BEGINNING} characters is expected.")
    yield from long


def _is_long(word: str) -> bool:
    return len(word.removeprefix(SUFFIX)) >= search.BEGINNING


def _branch(sql: Sql, noun: str, reading: Reading, limit: int) -> str:
    """The newest records of one kind that have all these beginnings, as SQL; "" where none can have.

    The index is walked by one of them, from the newest record on, and no further than the limit; of a record that has
    the others, too, its scope is asked for. What that says of responsible and group spares the words of others.

    Where few begin otherwise, these are gathered instead of walking along many. Such are numbers: nearly all phones
    begin alike, so one would be looked for among all of them. And where everyone's records are in view, the second of
    several words may be rare: if it isn't, a record with both is met soon.
    """
    kind, model = KINDS[noun], _MODELS[noun]
    if any(word.startswith(SUFFIX) for word in reading) and not kind.reached:
        return ""
    hidden = sorted(sql.actor.rights.hidden[noun])
    # The rarest of them, as far as one can tell: numbers are, and long words.
    rarest, *others = sorted(reading, key=lambda word: (_is_long(word) and word[-1].isdigit(), len(word)), reverse=True)
    long = [word for word in others if _is_long(word)]
    everyone = scope.reach(model, sql.actor)
    reach, of_kind = sql.condition(everyone, "w"), f"w.kind = {kind.number}"
    asked = ["a.id = w.record_id", sql.scope(model, "a")]
    for word in others[len(long) :]:
        owned = f"x.responsible_id = a.responsible_id and x.kind = {kind.number} and x.record_id = a.id"
        asked.append(f"exists (select 1 from search_word x where {owned} and {_begins(sql, 'x', word, hidden)})")
    seen = f'(select 1 from "{model._meta.db_table}" a where {" and ".join(asked)}) = 1'

    # Asked row by row, in the order of the index: no planner makes a join of a subselect that gives a value, and none
    # takes it, inside a case, for so rare that all words that begin alike had better be sorted first.
    def asked_of(word: str, beside: Sequence[str]) -> str:
        has = [_begins(sql, "w", word, hidden), *(f"{_same(sql, kind, each, hidden)} = 1" for each in beside)]
        return f"case when {' and '.join(has)} then {seen} end"

    def starting(word: str) -> str:
        return f"{of_kind} and w.start = {sql.param(search.start(word))} and {reach}"

    last = f"order by w.record_id desc limit {limit}"
    walked = f"{starting(rarest)} and {asked_of(rarest, long)} {last}"
    found = f"select distinct w.record_id from search_word w where {{}}{walked}"
    if rarest.isascii() and rarest.isdecimal():
        most, mine = FEW, f"{reach} and {asked_of(rarest, long)}"
        few = f"select w.* from search_word w where {of_kind} and {search.is_number('w')} "
        few += f"and {sql.starts_with('w.word', rarest)}"
    elif long and everyone is scope.ALL:
        most, mine = RARE, asked_of(long[0], [rarest, *long[1:]])
        few = f"select w.* from search_word w where {starting(long[0])} order by w.record_id desc"
    else:
        return f"select {kind.number} as kind, record_id from ({found.format('')}) {noun}"
    counted = "(select count(*) from few)"
    return (
        f"select {kind.number} as kind, record_id from (with few as materialized ({few} limit {most}) "
        f"select * from (select distinct w.record_id from few w where {counted} < {most} and {mine} {last}) gathered "
        f"union all select * from ({found.format(f'{counted} = {most} and ')}) walked) {noun}"
    )


def _same(sql: Sql, kind: search.Kind, word: str, hidden: Sequence[str]) -> str:
    """1 where the record of the word `w` has one that begins so, as SQL."""
    start = f"x.start = {sql.param(search.start(word))} and x.kind = {kind.number} and x.record_id = w.record_id"
    return f"(select 1 from search_word x where {start} and {_begins(sql, 'x', word, hidden)} limit 1)"


def _begins(sql: Sql, alias: str, word: str, hidden: Sequence[str]) -> str:
    """A word begins so, and stands in a field that isn't hidden from whoever asks."""
    return " and ".join([sql.starts_with(f"{alias}.word", word), *_shown(sql, alias, hidden)])


def _shown(sql: Sql, alias: str, hidden: Sequence[str]) -> list[str]:
    """What is true of words that stand in no hidden field; nothing where none is."""
    return [f"not {sql.within(f'{alias}.field', hidden, 'text')}"] if hidden else []


def _shared_out(found: Mapping[str, Sequence[int]], first: int) -> list[tuple[str, int]]:
    """So many of these at most, kind by kind: an equal part of each, then what is left in their order."""
    parts = {noun: min(len(ids), first // len(found)) for noun, ids in found.items()}
    left = first - sum(parts.values())
    for noun, ids in found.items():
        more = min(left, len(ids) - parts[noun])
        parts[noun] += more
        left -= more
    return [(noun, id) for noun, ids in found.items() for id in ids[: parts[noun]]]
