"""Enums of the domain in the graph."""

from enum import Enum
from typing import Any

import strawberry


def described(enum: type[Enum], description: str, *, name: str | None = None, **values: str) -> Any:
    """Bring an enum into the graph, under `name` when its own says too little outside its module.

    `values` describes its members by name, every one of them.
    """
    made: Any = strawberry.enum(enum, name=name, description=description)
    for value in made.__strawberry_definition__.values:
        value.description = values[value.name]
    return made
