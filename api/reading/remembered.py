"""Records of small public tables in the form that an answer has, made once from the rows in memory."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from tortoise.models import Model

from domain import reference


class Unknown(Exception):
    """A record that is not in memory, maybe not yet: the tables of `models` have to be read."""

    def __init__(self, models: Sequence[type[Model]]) -> None:
        super().__init__()
        self.models = models


class Remembered:
    """The records of the first of `models` as `write` makes them; the other tables are those that it looks into."""

    def __init__(self, models: Sequence[type[Model]], write: Callable[[Mapping[str, Any]], Any]) -> None:
        self.models, self._write = models, write
        self._revisions: list[int] = []
        self._written = _Written(self, {})

    def current(self) -> Mapping[int | None, Any]:
        """By id, as of now; null for none. Raises Unknown before the first reading, and for an id that is not there."""
        try:
            revisions = [reference.revision(model) for model in self.models]
        except KeyError:
            raise Unknown(self.models) from None
        if revisions != self._revisions:
            self._revisions, self._written = revisions, _Written(self, reference.rows(self.models[0]))
        return self._written

    def written(self, row: Mapping[str, Any]) -> Any:
        """The record as it stands in an answer; null where it was deleted, and so is out of everybody's view."""
        if getattr(self.models[0], "buried", False) and row["deleted_at"] is not None:
            return None
        return orjson.Fragment(orjson.dumps(self._write(row)))


class _Written(dict[int | None, Any]):
    """Filled as records are asked for."""

    def __init__(self, remembered: Remembered, rows: Mapping[int, Mapping[str, Any]]) -> None:
        super().__init__({None: None})
        self._remembered, self._rows = remembered, rows

    def __missing__(self, id: int | None) -> Any:
        if id is None or id not in self._rows:
            raise Unknown(self._remembered.models)
        made = self[id] = self._remembered.written(self._rows[id])
        return made
