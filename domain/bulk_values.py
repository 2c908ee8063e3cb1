"""Values of inputs in JSON, for a job that will put them into records."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain import custom_values, db
from domain.custom_values import Given


def written(value: Any) -> list[Any]:
    """A value of an input with what it is."""
    match value:
        case Decimal():
            return ["decimal", str(value)]
        case datetime():
            return ["moment", db.fixed(value)]
        case date():
            return ["day", value.isoformat()]
        case custom_values.Address():
            return ["address", {name: getattr(value, name) for name in value.__slots__}]
        case custom_values.LegalEntity():
            return ["legal", {name: getattr(value, name) for name in value.__slots__}]
        case list() | tuple() if value and isinstance(value[0], Given):
            return ["given", [[each.key, each.shape, written(each.value), each.path] for each in value]]
    return ["plain", value]


def read(kept: Sequence[Any]) -> Any:
    """The value of an input that `written` gave."""
    kind, value = kept
    match kind:
        case "decimal":
            return Decimal(value)
        case "moment":
            return db.moment(value)
        case "day":
            return date.fromisoformat(value)
        case "address":
            return custom_values.Address(**value)
        case "legal":
            return custom_values.LegalEntity(**value)
        case "given":
            return [Given(key, shape, read(each), path) for key, shape, each, path in value]
    return value
