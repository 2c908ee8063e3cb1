"""The house around the code: commands, lock files, documents and manners of the repository."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from domain.config import PREFIX, Settings
from tests.features import Catalogue, Outcomes, page, unsaid

ROOT = Path(__file__).parent.parent
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CODE = ("api", "bench", "domain", "permissions", "tests", "tools")


def texts(*suffixes: str) -> Iterator[tuple[Path, str]]:
    """The files of the repository that people write, by ending, with their text."""
    files = [path for place in (*CODE, "docs", ".ci") for path in (ROOT / place).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file() and path.name not in (".env", ".git")]
    foreign = {"node_modules", "static"}
    for path in sorted(files):
        if foreign & set(path.parts):
            continue
        if path.suffix in (suffixes or {".py", ".md", ".toml", ".yml", ".csv", ".graphql", ".html", ".js", ".css", ""}):
            yield path.relative_to(ROOT), path.read_text("utf-8")


@pytest.mark.parametrize(
    "target", ["run", "test", "check", "schema", "bench", "bench-peers", "features", "format", "lock"]
)
def test_make_knows_its_targets(target: str) -> None:
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("script", [".ci/run", "tools/install"])
def test_scripts_can_be_run(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK), f"chmod +x {script}"
    shell = path.read_text("utf-8").partition("\n")[0].split("/")[-1].split()[-1]
    subprocess.run([shell, "-n", path], check=True)


def pins(lock: str) -> dict[str, list[str]]:
    """Name to the versions that a lock file allows, one for each range of platforms and Pythons."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def required(extra: str = "") -> list[Requirement]:
    names = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return [Requirement(name) for name in names]


@pytest.mark.parametrize(("lock", "extra"), [("requirements.lock", ""), ("requirements-dev.lock", "dev")])
def test_lock_files_hold_what_the_project_requires(lock: str, extra: str) -> None:
    locked = pins(lock)
    for requirement in [*required(), *(required(extra) if extra else [])]:
        versions = locked.get(requirement.name.lower().replace("_", "-"), [])
        assert versions, f"{lock} lacks {requirement.name}: make lock"
        wrong = [version for version in versions if version not in SpecifierSet(str(requirement.specifier))]
        assert not wrong, f"{lock} has {requirement.name} {wrong[0]}, asked for is {requirement.specifier}: make lock"


def test_both_lock_files_agree() -> None:
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in run} == run, "make lock"


def test_the_operators_guide_names_every_setting_and_no_other() -> None:
    guide = (ROOT / "docs" / "operators.md").read_text("utf-8")
    assert set(re.findall(r"VORONKA_[A-Z_]+", guide)) == SETTINGS


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    for path, text in texts(".md", ".yml", ".toml", ""):
        unknown = set(re.findall(r"\bVORONKA_[A-Z_]*[A-Z]\b", text)) - SETTINGS
        assert not unknown, f"{path} names {', '.join(sorted(unknown))}"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    for path, text in texts():
        found = re.search(r"(?<![\w.])/(?:home|root|Users|work)/\w+", text)
        assert not found, f"{path} names {found[0] if found else ''}"


def test_what_silences_a_check_has_its_reason_beside_it() -> None:
    silencer = re.compile(r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]+\])?)(.*)")
    for path, text in texts(".py"):
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if (found := silencer.search(line)) and path.name != "test_house.py":
                above = number > 0 and lines[number - 1].strip().startswith("#")
                assert above or re.search(r"\w{3}", found[1]), f"{path}:{number + 1} silences a check without a reason"


def test_nothing_is_left_for_later() -> None:
    marker = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    for path, text in texts(".py", ".md", ".yml", ""):
        found = marker.search(text)
        assert not found, f"{path} says {found[0] if found else ''}"


def test_the_catalogue_of_features_is_whole() -> None:
    catalogue = Catalogue()
    assert len(catalogue.lines) == 362
    assert {*catalogue.missing, *catalogue.waits} <= set(catalogue.lines)
    assert {id[0] for id in catalogue.lines} == set(catalogue.areas)
    assert max(len(line) for line in catalogue.lines.values()) <= 110


def test_a_feature_is_built_when_its_tests_pass_and_nothing_is_missing() -> None:
    outcomes = Outcomes()
    outcomes.add(["D2", "D22", "D4"], "tests/test_deals.py::test_one[sqlite]", "passed")
    outcomes.add(["D4"], "tests/test_deals.py::test_other", "failed")
    outcomes.add(["D5"], "tests/test_deals.py::test_third", "skipped")
    rows = {
        line.split("|")[1].strip(): line for line in page(Catalogue(), outcomes).splitlines() if line.startswith("| ")
    }
    assert rows["D2"].endswith("| test_deals.py: `test_one` | built |")
    assert rows["D22"].endswith("| partly: without stage automation (A1); waits for automation |")
    assert rows["T15"].endswith("| not yet: waits for automation and intake |")
    assert rows["D4"].endswith("| partly: fails in test_deals.py: `test_other` |")
    assert rows["D5"].endswith("| not yet |")
    told = unsaid(Catalogue(), outcomes)
    assert any(each.startswith("D5 is not built: say") for each in told)
    assert not [each for each in told if each.startswith(("D2 ", "D22 ", "D4 ", "T15 ", "U1 "))]
    outcomes.add(["T15"], "tests/test_tasks.py::test_made", "passed")
    assert any(each.startswith("T15 is built: take it out") for each in unsaid(Catalogue(), outcomes))
    assert outcomes.unseen() == {"tests/test_deals.py::test_third"}
