"""Tables read whole, by plain SQL, and their rows."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain import db
from tests.oracle.names import FLAGS, TABLES


@dataclass(eq=False)
class Record:
    """A row, or what is made of one."""

    table: str
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def id(self) -> int:
        return int(self.values["id"])


def _value(column: str, value: Any) -> Any:
    """A column's value whatever the database."""
    if value is None:
        return None
    if column in ("requisites", "before", "after", "skipped", "second_factor_roles", "custom", "custom_long"):
        return json.loads(value) if isinstance(value, str) else value
    if column == "required_from":
        return json.loads(value) if isinstance(value, str) else value
    if column.endswith("_at") or column == "at":
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    if column == "next_purchase_on":
        return str(value)
    if column.startswith("is_") or column in FLAGS:
        return bool(value)
    return value


async def tables() -> dict[str, dict[int, Record]]:
    """All rows by table and id."""
    found = {
        table: {
            row["id"]: Record(table, {name: _value(name, value) for name, value in row.items()})
            for row in await db.rows(f'select * from "{table}" order by id')
        }
        for table in TABLES
    }
    # What has happened, as a list of its own.
    found["act"] = {id: Record("act", each.values) for id, each in found["event"].items()}
    return found


def fold(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def written(moment: datetime) -> str:
    """A moment in UTC without trailing zeros."""
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").rstrip(".")
    return f"{text}+00:00"


def stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")
