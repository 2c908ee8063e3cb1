"""docs/features.md: what the catalogue asks for, which tests show it, and how far it is built.

A pytest plugin. Marks are checked on every run; `--write-features` writes the page from the results of a whole run,
`--check-features` compares the page with the marks, taking every test as passed. Works under xdist, where the results
arrive at the controller with the ids as properties of each report.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "docs" / "features.toml"
PAGE = ROOT / "docs" / "features.md"
PROPERTY = "feature"

INTRODUCTION = """\
# Features

Every behaviour this product aims at, and how far it is. Written by `make features` from `docs/features.toml` and
the tests marked with an id; don't edit it.

- **built**: tests show all that the row says
- **partly**: tests show a part; what is missing is named, and what that waits for
- **not yet**: no test shows it; what it waits for is named where the rest of its area is built
"""

AREAS = "DLFT"  # in which whatever is not built says what it waits for


class Catalogue:
    """The behaviours by id, in order; what is known to be missing from those begun, and what is waited for."""

    def __init__(self, path: Path = CATALOGUE) -> None:
        content = tomllib.loads(path.read_text("utf-8"))
        self.areas: dict[str, str] = content["areas"]
        self.lines: dict[str, str] = content["features"]
        self.missing: dict[str, str] = content["missing"]
        self.waits: dict[str, str] = content["waits"]

    def area(self, letter: str) -> Iterator[str]:
        """Ids of one area, by number."""
        return iter(sorted((id for id in self.lines if id[0] == letter), key=_number))


class Outcomes:
    """What became of the tests of each id; a test counts once, whatever its parameters."""

    def __init__(self) -> None:
        self.passed: dict[str, set[str]] = defaultdict(set)
        self.failed: dict[str, set[str]] = defaultdict(set)
        self.skipped: dict[str, set[str]] = defaultdict(set)

    def add(self, ids: Iterable[str], nodeid: str, outcome: str) -> None:
        """Count one run; `outcome` is pytest's own word."""
        test = re.sub(r"\[.*", "", nodeid, flags=re.DOTALL)
        for id in ids:
            getattr(self, outcome)[id].add(test)

    def unseen(self) -> set[str]:
        """Tests of which every run was skipped, so that nothing is known of them."""
        known = set().union(*self.passed.values(), *self.failed.values())
        return set().union(*self.skipped.values()) - known


def page(catalogue: Catalogue, outcomes: Outcomes) -> str:
    """The text of docs/features.md; the same marks and results give the same text."""
    states = {id: _state(id, catalogue, outcomes) for id in catalogue.lines}
    counts = {
        state: sum(text.startswith(state) for text in states.values()) for state in ("built", "partly", "not yet")
    }
    parts = [INTRODUCTION, f"{counts['built']} built, {counts['partly']} partly, {counts['not yet']} not yet.\n"]
    for letter, title in catalogue.areas.items():
        rows = [_row(id, catalogue.lines[id], outcomes.passed[id], states[id]) for id in catalogue.area(letter)]
        parts.append(
            "\n".join([f"## {letter}. {title}\n", "| id | what | tests | state |", "| --- | --- | --- | --- |", *rows])
        )
        parts.append("")
    return "\n".join(parts)


def _state(id: str, catalogue: Catalogue, outcomes: Outcomes) -> str:
    failing = outcomes.failed[id]
    waits = f"waits for {catalogue.waits[id]}" if id in catalogue.waits else ""
    if not outcomes.passed[id] - failing:
        return f"not yet: {waits}" if waits else "not yet"
    if failing:
        return f"partly: fails in {_names(failing)}"
    if id not in catalogue.missing:
        return "built"
    return "; ".join(part for part in (f"partly: without {catalogue.missing[id]}", waits) if part)


def unsaid(catalogue: Catalogue, outcomes: Outcomes) -> list[str]:
    """What the catalogue lacks of what rows wait for, and what it says too much."""
    found = []
    for id in catalogue.lines:
        state = _state(id, catalogue, outcomes)
        if state == "built" and id in catalogue.waits:
            found.append(f"{id} is built: take it out of [waits] of docs/features.toml.")
        if id[0] in AREAS and state.startswith(("not yet", "partly: without")) and id not in catalogue.waits:
            found.append(f"{id} is not built: say in [waits] of docs/features.toml what it waits for.")
    return found


def _row(id: str, line: str, tests: set[str], state: str) -> str:
    return f"| {id} | {line} | {_names(tests)} | {state} |"


def _names(tests: set[str]) -> str:
    """`test_deals.py`: `test_move`, `test_close` and so on, by file."""
    files: Mapping[str, list[str]] = defaultdict(list)
    for test in sorted(tests):
        file, _, name = test.partition("::")
        files[Path(file).name].append(f"`{name}`")
    return "<br>".join(f"{file}: {', '.join(names)}" for file, names in files.items())


def _number(id: str) -> int:
    return int(id[1:])


def _ids(item: pytest.Item) -> list[str]:
    return [id for mark in item.iter_markers("feature") for id in mark.args]


def _unknown(item: pytest.Item, id: str) -> str:
    return f"{item.nodeid} is marked with {id}, which docs/features.toml lacks."


class FeaturesPlugin:
    """Reads the marks of the collected tests and, where asked to, writes or checks the page."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.catalogue = Catalogue()
        self.outcomes = Outcomes()
        self.complaints: list[str] = []

    @property
    def controller(self) -> bool:
        """Whether this process sees all results: not so in a worker of xdist."""
        return not hasattr(self.config, "workerinput")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Hand each test's ids on with its reports."""
        for item in items:
            ids = _ids(item)
            item.user_properties += [(PROPERTY, id) for id in ids]
            if self.config.option.check_features:
                self.complaints += [_unknown(item, id) for id in ids if id not in self.catalogue.lines]
                self.outcomes.add(ids, item.nodeid, "passed")

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Fail a test that is marked with an id which the catalogue lacks."""
        for id in _ids(item):
            if id not in self.catalogue.lines:
                pytest.fail(_unknown(item, id), pytrace=False)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the call of a test; of set-up and tear-down what went wrong there."""
        if report.when == "call" or not report.passed:
            self.outcomes.add(
                [str(id) for name, id in report.user_properties if name == PROPERTY], report.nodeid, report.outcome
            )

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write or check the page after a run that saw everything."""
        if not self.controller:
            return
        if self.config.option.check_features:
            self._check()
        elif self.config.option.write_features:
            self._write()
        if self.complaints:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what is wrong with the page where people look for it."""
        for complaint in self.complaints:
            terminalreporter.write_line(complaint, red=True)

    def _check(self) -> None:
        self.complaints += unsaid(self.catalogue, self.outcomes)
        if not PAGE.exists() or PAGE.read_text("utf-8") != page(self.catalogue, self.outcomes):
            self.complaints.append("docs/features.md differs from the marks on the tests: run make features.")

    def _write(self) -> None:
        if unseen := self.outcomes.unseen():
            self.complaints.append(
                f"docs/features.md was not written: {', '.join(sorted(unseen))} did not run. "
                "Start PostgreSQL and Redis, install Node and Chromium."
            )
            return
        PAGE.write_text(page(self.catalogue, self.outcomes), "utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options of `make features` and `make check`."""
    group = parser.getgroup("features")
    group.addoption("--write-features", action="store_true", help="write docs/features.md from the results of this run")
    group.addoption("--check-features", action="store_true", help="fail when docs/features.md is behind the marks")


def pytest_configure(config: pytest.Config) -> None:
    """Join in, in workers of xdist as well."""
    config.pluginmanager.register(FeaturesPlugin(config), "voronka-features")
