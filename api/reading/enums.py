"""Enums of the domain in the graph."""

from enum import Enum
from typing import Any

import strawberry


def described(enum: type[Enum], description: str, **values: str) -> Any:
    """Bring an enum into the graph; `values` describes its members by name, every one of them."""
    made: Any = strawberry.enum(enum, description=description)
    for value in made.__strawberry_definition__.values:
        value.description = values[value.name]
    return made
