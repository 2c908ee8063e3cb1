"""The words by which records are found as one types (D21, T12, S5): a table of its own beside the records.

`follow` writes them in the transaction that changes a record, out of what its events say: so no noun knows of it, and a
change that touches no word costs nothing. `domain/lookup.py` asks for them.
"""

import re
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

import phonenumbers
from tortoise import fields
from tortoise.models import Model

from domain import db, stored
from domain.tables import ForeignKey, Ordered
from domain.values import fold

if TYPE_CHECKING:
    from domain.events import Event  # which follows with this

MOST_LETTERS: Final = 64  # of a word; longer ones are found by these
MOST_WORDS: Final = 50  # of one field
BEGINNING: Final = 3  # letters that a search takes at least (S5)
# What words with a digit in front have in common: the text is that of their index.
_NUMBERS: Final = "substr({word}, 1, 1) IN ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')"
SUFFIX: Final = "~"  # in front of the digits of a phone from the last one on


class SearchWord(Model):
    """A word of a record. Rights to it are the record's: `responsible_id` and `group_id` only spare the reading of
    others'.
    """

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    kind = fields.SmallIntField()  # in the order of answers: KINDS
    record_id = fields.BigIntField()
    field = fields.CharField(max_length=10)  # as the graph calls it: where it is hidden, the word finds nothing (P26)
    start = fields.CharField(max_length=4)  # what every search has: the first letters
    word = fields.CharField(max_length=MOST_LETTERS + 1)  # folded
    responsible_id = fields.BigIntField()
    group_id = fields.BigIntField()

    class Meta:
        table = "search_word"
        constraints = (
            ForeignKey("fk_search_word_responsible", ("responsible_id", "group_id"), "users", ("id", "group_id")),
        )
        indexes = (
            Ordered("start", "kind", "-record_id", name="ix_search_word_all", include=("word", "field")),
            Ordered(
                "group_id",
                "start",
                "kind",
                "-record_id",
                name="ix_search_word_group",
                include=("word", "field", "responsible_id"),
            ),
            Ordered("responsible_id", "kind", "record_id", name="ix_search_word_record"),
            Ordered("kind", "word", name="ix_search_word_number", prefix=("word",), where=_NUMBERS.format(word="word")),
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that is found: its place among the answers, the column that says what it is called, and whether
    it has phones and e-mail addresses.
    """

    number: int
    named: str
    reached: bool = False
    also: tuple[str, ...] = ()  # other columns that it is found by


KINDS: Final[Mapping[str, Kind]] = {
    "deal": Kind(1, "name"),
    "contact": Kind(2, "name", reached=True),
    "company": Kind(3, "name", reached=True),
    "task": Kind(4, "text"),
    "item": Kind(5, "name", also=("code",)),
}

Word = tuple[str, str]  # the field, and the word in its folded form

_WORD: Final = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, each once: letters and digits as they are compared, whatever stands between."""
    return list(dict.fromkeys(each[:MOST_LETTERS] for each in _WORD.findall(fold(text))))


def start(word: str) -> str:
    """What the index has of a word."""
    return word[: BEGINNING + word.startswith(SUFFIX)]


def is_number(alias: str) -> str:
    """What is true of the words that begin with a digit, as SQL; without it their index is of no use."""
    return _NUMBERS.format(word=f"{alias}.word")


def of_record(entity: str, id: int, values: Mapping[str, Any]) -> set[Word]:
    """The words of those of its fields that are among these values. A deal is found by its number as well."""
    kind = KINDS[entity]
    found: set[Word] = set()
    if (text := values.get(kind.named)) is not None:
        found |= {(kind.named, each) for each in words(text)[:MOST_WORDS]}
        if entity == "deal":
            found.add(("number", str(id)))
    for name in kind.also:
        found |= {(name, each) for each in words(values.get(name) or "")[:MOST_WORDS]}
    if kind.reached:
        found |= {("phones", each) for number in values.get("phones") or () for each in _of_phone(number)}
        found |= {("emails", each) for address in values.get("emails") or () for each in words(address)}
    return found


def _of_phone(number: str) -> set[str]:
    """Its digits, those without the code of the country, and those from the last one on."""
    digits = "".join(each for each in number if each in "0123456789")
    try:
        national = str(phonenumbers.parse(number).national_number)
    except phonenumbers.NumberParseException:
        national = digits
    return {digits, national, SUFFIX + digits[::-1]}


# ---------------------------------------------------------------------------------------------------------- writing


class _Difference:
    """What a transaction has changed of one record's words and of who is responsible."""

    def __init__(self) -> None:
        self.gone: set[Word] = set()
        self.new: set[Word] = set()
        self.was: int | None = None  # responsible before
        self.owner = (0, 0)  # responsible and their group now

    def add(self, event: "Event", entity: str) -> None:
        before, after = [of_record(entity, event.record_id, side) for side in (event.before, event.after)]
        lost, won = before - after, after - before
        self.gone, self.new = self.gone | (lost - self.new), (self.new - lost) | (won - self.gone)
        self.gone -= won
        if "responsible_id" in event.before and "responsible_id" in event.after and self.was is None:
            self.was = event.before["responsible_id"]
        self.owner = event.responsible_id or 0, event.group_id or 0


async def follow(happened: Sequence["Event"]) -> None:
    """Let the words be those of the records as these events of the transaction leave them.

    One statement for all new words, one for all that go, one for all records that went to somebody else.
    """
    found: dict[tuple[int, int], _Difference] = {}
    for event in happened:
        if kind := KINDS.get(event.entity):
            found.setdefault((kind.number, event.record_id), _Difference()).add(event, event.entity)
    moved = [(each.was, *record, *each.owner) for record, each in found.items() if each.was is not None]
    gone = [(each.owner[0], *record, *word) for record, each in found.items() for word in sorted(each.gone)]
    new = [row for record, each in found.items() for row in _rows(record, each.owner, each.new)]
    if moved:
        await _run(_MOVE, moved)
    if gone:
        await _run(_DELETE, gone)
    if new:
        await _run(_INSERT, new)


_Row = tuple[Any, ...]


def _rows(record: tuple[int, int], owner: tuple[int, int], found: set[Word]) -> list[_Row]:
    """Rows of the table but for their ids, which follow the order of the words."""
    return [(*record, field, start(word), word, *owner) for field, word in sorted(found)]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement about many rows, `{rows}` in it; the rows' columns by name and type."""

    text: str
    columns: Mapping[str, str]


_INSERT: Final = _Statement(
    "insert into search_word (kind, record_id, field, start, word, responsible_id, group_id) "
    "select kind, record_id, field, start, word, responsible_id, group_id from {rows}",
    {
        "kind": "smallint",
        "record_id": "bigint",
        "field": "text",
        "start": "text",
        "word": "text",
        "responsible_id": "bigint",
        "group_id": "bigint",
    },
)
_DELETE: Final = _Statement(
    "delete from search_word where id in (select w.id from {rows} cross join search_word w where "
    "w.responsible_id = r.responsible_id and w.kind = r.kind and w.record_id = r.record_id "
    "and w.field = r.field and w.word = r.word)",
    {"responsible_id": "bigint", "kind": "smallint", "record_id": "bigint", "field": "text", "word": "text"},
)
_MOVE: Final = _Statement(
    "update search_word as w set responsible_id = r.responsible_id, group_id = r.group_id from {rows} "
    "where w.responsible_id = r.was and w.kind = r.kind and w.record_id = r.record_id",
    {"was": "bigint", "kind": "smallint", "record_id": "bigint", "responsible_id": "bigint", "group_id": "bigint"},
)


async def _run(statement: _Statement, rows: Sequence[_Row]) -> None:
    """Run a statement for all of these rows at once, inside a transaction."""
    source, params = stored.given(1, statement.columns, rows, "r")
    await stored.transaction().fetch(statement.text.format(rows=source), params)


async def hand_over(entity: str, giver: int, heirs: Sequence[tuple[int, int]], groups: Mapping[int, int]) -> None:
    """Let records, by id, and their words be those of other users; the groups of these by id."""
    if heirs and (kind := KINDS.get(entity)):
        await _run(_MOVE, [(giver, kind.number, id, user_id, groups[user_id]) for id, user_id in heirs])


# --------------------------------------------------------------------------------------------- all of them, and some

BATCH: Final = 2_000  # records of one transaction


async def rebuild() -> AsyncIterator[tuple[int, int]]:
    """Make all words anew, a batch of records at a time, which wait meanwhile; how many are done, and of how many."""
    total = sum([await _count(entity) for entity in KINDS])
    done = 0
    for entity, kind in KINDS.items():
        last = 0
        while True:
            async with db.atomic():
                batch = await _batch(entity, f"a.id > {last}", f"order by a.id limit {BATCH}")
                until = max(batch, default=None)
                await _sweep(entity, kind, last, until, batch)
                if new := [row for _, rows in batch.values() for row in rows]:
                    await _run(_INSERT, new)
            if until is None:
                break
            last, done = until, done + len(batch)
            yield done, total


async def learn(entity: str) -> None:
    """Make the words of the records of one kind, a few, which have none yet, in the transaction that made them."""
    batch = await _batch(entity, "true", "order by a.id")
    await _run(_INSERT, [row for _, rows in batch.values() for row in rows])


async def differing(samples: int) -> int:
    """Of so many records of each kind, the newest and some others, those whose words are not what they should be."""
    found = 0
    for entity, kind in KINDS.items():
        newest = await db.rows(f'select max(id) as id from "{entity}"')
        ids = _spread(newest[0]["id"] or 0, samples)
        async with db.atomic():  # so that records and words are of one moment
            batch = await _batch(entity, f"a.id in ({ids})", "order by a.id")
            rows = await db.rows(
                "select kind, record_id, field, start, word, responsible_id, group_id from search_word "
                f'where kind = {kind.number} and responsible_id in (select responsible_id from "{entity}" '
                f"where id in ({ids})) and record_id in ({ids})"
            )
        have: dict[int, list[_Row]] = {id: [] for id in batch}
        for row in rows:
            have.setdefault(row["record_id"], []).append(tuple(row.values()))
        found += sum(sorted(have[id]) != sorted(wanted) for id, (_, wanted) in batch.items())
    return found


def _spread(newest: int, samples: int) -> str:
    """The last ids and some that lie evenly before them, as SQL."""
    recent = range(max(0, newest - samples // 2), newest + 1)
    others = range(1, newest + 1, max(1, newest // max(1, samples - samples // 2)))
    return ", ".join(map(str, sorted({0, *recent, *others})))


async def _count(entity: str) -> int:
    return int((await db.rows(f'select count(*) as n from "{entity}"'))[0]["n"])


async def _batch(entity: str, where: str, order: str) -> dict[int, tuple[tuple[int, int], list[_Row]]]:
    """Some records by id, held: who is responsible, and the rows of their words."""
    kind = KINDS[entity]
    hold = " for no key update" if db.dialect() == "postgres" else ""
    columns = ", ".join(f"a.{each}" for each in ("id", kind.named, *kind.also, "responsible_id", "group_id"))
    text = f'select {columns} from "{entity}" a'
    records = await db.rows(f"{text} where {where} {order}{hold}")
    reached: dict[int, dict[str, list[str]]] = {row["id"]: {"phones": [], "emails": []} for row in records}
    if kind.reached and records:
        ids = f"in ({', '.join(map(str, reached))})"
        for field, table, column in (("phones", "phone", "number"), ("emails", "email", "address")):
            rows = await db.rows(
                f"select {entity}_id as id, {column} as text from {entity}_{table} where {entity}_id {ids}"
            )
            for row in rows:
                reached.get(row["id"], {}).setdefault(field, []).append(row["text"])
    found = {}
    for row in records:
        owner = row["responsible_id"], row["group_id"]
        made = of_record(entity, row["id"], {**row, **reached[row["id"]]})
        found[row["id"]] = owner, _rows((kind.number, row["id"]), owner, made)
    return found


async def _sweep(entity: str, kind: Kind, last: int, until: int | None, batch: Iterable[int]) -> None:
    """Delete the words of the batch, and of records behind the id `last`, up to `until`, that aren't there.

    Of any other record they are left alone: it may have been made a moment ago.
    """
    upper = "" if until is None else f" and record_id <= {until}"
    mine = ", ".join(map(str, batch)) or "0"
    await db.execute(
        f"delete from search_word where responsible_id in (select id from users) and kind = {kind.number} "
        f"and record_id > {last}{upper} and (record_id in ({mine}) "
        f'or not exists (select 1 from "{entity}" a where a.id = record_id))'
    )
