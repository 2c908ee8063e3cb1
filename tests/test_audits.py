"""The server audits of the npm package graphql-http: every MUST, SHOULD and MAY of GraphQL over HTTP."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from api.app import create_app
from tests import toy
from tests.serving import serving

AUDITS = Path(__file__).parent / "audits"


def _npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(shutil.which(arguments[0])), *arguments[1:]],
        cwd=AUDITS,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def audits() -> None:
    """The audits installed; skipped by name without Node, which on CI is a failure."""
    problem = None
    if not (shutil.which("node") and shutil.which("npm")):
        problem = "Node and npm are not installed"
    elif not (AUDITS / "node_modules" / "graphql-http").is_dir():
        installed = _npm("npm", "ci", "--no-audit", "--no-fund")
        if installed.returncode:
            problem = f"npm can't install the audits: {installed.stderr[-500:]}"
    if problem and os.environ.get("CI") == "true":
        pytest.fail(problem)
    if problem:
        pytest.skip(f"audits of GraphQL over HTTP: {problem}")


@pytest.mark.usefixtures("audits")
def test_every_audit_passes() -> None:
    with serving(create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store())) as url:
        run = _npm("node", "run.mjs", f"{url}/graphql")
    assert run.returncode == 0, run.stderr
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) > 50
    assert [result for result in results if result["status"] != "ok"] == []
