"""Short lists that people put in order: places count from 1."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from permissions.errors import Invalid

M = TypeVar("M", bound=Model)


async def locked(model: type[M], **of: Any) -> list[M]:
    """The rows in their order; nobody else arranges them before this transaction ends."""
    await model.filter(**of).select_for_update(no_key=True).order_by("id").only("id")
    return await model.filter(**of).order_by("position", "id")  # asked again: sees what was added while it waited


def index(place: int | None, most: int, path: str) -> int:
    """The list index of a place from 1 to `most`, the last one when none is given.

    Raises Invalid NUMBER_OUT_OF_RANGE.
    """
    if place is not None and not 1 <= place <= most:
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=1, most=most)
    return (most if place is None else place) - 1


async def arrange(rows: Sequence[Any]) -> None:
    """Number the rows in this order; what has its number already is not written."""
    for place, row in enumerate(rows, start=1):
        if row.position != place:
            row.position = place
            await type(row).filter(id=row.id).update(position=place)


@contextmanager
def unique_name(path: str) -> Iterator[None]:
    """What is stored inside has a name that nothing else of its kind has. Raises Invalid NAME_TAKEN."""
    try:
        yield
    except IntegrityError:
        raise Invalid("NAME_TAKEN", path) from None
