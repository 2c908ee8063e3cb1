"""The server audits of the npm package graphql-http: every MUST, SHOULD and MAY of GraphQL over HTTP."""

import json
from pathlib import Path

from api.app import create_app
from tests import node, toy
from tests.serving import serving

AUDITS = Path(__file__).parent / "audits"


def test_every_audit_passes() -> None:
    node.install(AUDITS)
    with serving(create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store())) as url:
        run = node.run(AUDITS, "run.mjs", f"{url}/graphql")
    assert run.returncode == 0, run.stderr
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) > 50
    assert [result for result in results if result["status"] != "ok"] == []
