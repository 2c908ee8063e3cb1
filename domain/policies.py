"""The policy in force."""

from functools import cache
from pathlib import Path

from permissions.policy import Policy, PolicyError, read

FILE = "policies.csv"


@cache
def in_force() -> Policy:
    """The policy of this process, read once: policies.csv of the working directory, else of this checkout.

    Raises PolicyError, one line, when there is none or it can't be read.
    """
    places = (Path(FILE), Path(__file__).parents[1] / FILE)
    if (path := next((place for place in places if place.is_file()), None)) is None:
        raise PolicyError(f"{FILE} is neither in {Path.cwd()} nor in {places[1].parent}")
    return read(path)
