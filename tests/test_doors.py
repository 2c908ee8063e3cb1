"""There is one door to a record, `permissions/scope.py`: every way to one goes through it (P16).

The code is walked, and what it says to the database is read: a new resolver, list or statement joins by itself.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from domain import db, policies
from domain.users import User
from tests.counting import statements
from tests.crm import Crm
from tests.rules import RECORDS, Place, Rules, shipped
from tests.tangle import NOW, tangle
from tests.test_access import GRAPH, _arguments, _selection
from tests.test_fields import everything
from tests.test_statements import ROOTS, below, fields

ROOT = Path(__file__).parent.parent

# Root fields for those who are not signed in yet.
OPEN = {"login", "invitationAccept"}

# Functions of the domain that resolvers call without an actor in front, and why nobody's rights are asked there.
NOBODYS = {
    ("second_factors", "roles"): "a setting that everyone signed in sees",
    ("sessions", "sign_in"): "who signs in is nobody yet",
    ("users", "accept"): "whoever has the invitation",
    ("directories", "visible"): "of public lists; the actor comes when it is asked",
    ("custom_fields", "visible"): "of public lists; the actor comes when it is asked",
    ("files", "used"): "a number that everyone signed in sees",
    ("file_types", "extensions"): "what the settings say",
}

# Functions that take rows of records by their ids, past the door, and why they may.
BY_ID = {
    ("directories", "offered"): "of public lists",
    ("places", "arrange"): "of public lists",
    ("places", "locked"): "of public lists",
    ("bulk_kinds", "prepare"): "tags of records, each of which is then fetched through the door",
    ("policy_words", "_live"): "of public lists",
    ("clearing", "_move"): "deals of a stage that an administrator has deleted",
    ("companies", "match_or_create"): "found in view by `reach.match`",
    ("contacts", "match_or_create"): "found in view by `reach.match`",
    ("merging", "_join"): "what stands on two records that may be edited, one of them deleted",
    ("merging", "_parted"): "what stood on a record that may be parted again",
    ("purchases", "_bought"): "a deal that has just been won, which is the account's rule",
    ("purchases", "locked"): "customers of won deals, of what is merged, and of what is reopened: whoever does that",
    ("purchases", "join"): "customers of two records that may be edited, one of them deleted",
    ("states", "now"): "what records were: each state is asked of the scope by those who follow the log",
    ("streams/rights", "taken_along"): "the same",
    ("trash", "_by_id"): "what has just been put back",
    ("trash", "forget"): "for administrators",
    ("trash", "sweep"): "what is forgotten is shown to nobody",
    ("files", "remove"): "what `_seen` has found in view",
    ("records", "write"): "the version of a row that was fetched through the door",
    ("records", "_standing"): "what is deleted with a card that may be deleted",
}
SCOPED = {"Deal", "Contact", "Company", "Task", "Item", "Customer", "Note", "File", "Trashed"}
ASKING = {"filter", "get", "get_or_none", "all", "exclude", "first", "exists", "select_for_update"}


def trees(folder: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules of a folder, demo data aside, by their names in it."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        name = path.relative_to(ROOT / folder).with_suffix("").as_posix()
        if not name.startswith(("demo/", "migrations/")):
            yield name, ast.parse(path.read_text("utf-8"))


@pytest.mark.feature("P16")
async def test_no_root_field_answers_nobody(crm: Crm) -> None:
    for word, root in (("query", GRAPH.query_type), ("mutation", GRAPH.mutation_type)):
        assert root
        for name, field in root.fields.items():
            if name not in OPEN:
                text = f"{word} {{ {name}{_arguments(name, field)}{_selection(field)} }}"
                assert await crm.as_("nobody").code(text) == "UNAUTHENTICATED", text


@pytest.mark.feature("P16")
def test_what_resolvers_call_asks_who_it_is_for() -> None:
    """Every command and question of the domain takes the actor first."""
    called = set()
    for name, tree in trees("api/resolvers"):
        module = importlib.import_module(f"api.resolvers.{name}" if name != "__init__" else "api.resolvers")
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                home = vars(module).get(node.value.id)
                made = getattr(home, node.attr, None) if isinstance(home, ModuleType) else None
                if inspect.isfunction(made) and made.__module__.startswith("domain"):
                    called.add((made.__module__.removeprefix("domain."), made.__name__, made))
    assert len(called) > 60
    for module_name, name, made in called:
        first = next(iter(inspect.signature(made).parameters), "")
        assert first == "actor" or (module_name, name) in NOBODYS, (module_name, name)


@pytest.mark.feature("P16")
def test_rows_of_records_are_not_taken_past_the_door() -> None:
    found = set()
    for name, tree in trees("domain"):
        for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)):
            calls = [each for each in ast.walk(function) if isinstance(each, ast.Call)]
            if any(map(_takes_rows, calls)) and not any(map(_asks_the_scope, calls)):
                found.add((name, function.name))
    assert found == BY_ID.keys()
    for name, tree in trees("api"):
        assert not [each for each in ast.walk(tree) if isinstance(each, ast.Call) and _takes_rows(each)], name


def _asks_the_scope(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("scope", "scoped", "predicate", "fetch", "seen")


def _takes_rows(call: ast.Call) -> bool:
    """Whether a call reads rows of a scoped table, or of whichever table it is given, without a scope in it."""
    if not isinstance(call.func, ast.Attribute):
        return False
    called, home = call.func.attr, ast.unparse(call.func.value)
    if home == "stored" and called in ("columns", "get", "one", "select") and call.args:
        model = ast.unparse(call.args[0]).rpartition(".")[2]  # a module may stand before it
        return model in SCOPED or model[0].islower() or "[" in model
    return (home.rpartition(".")[2] in SCOPED or home in ("model", "type(row)")) and called in ASKING


NAMED = re.compile(r'(?:from|join)\s+"?(deal|contact|company|task|item|customer)"?\s+(?:as\s+)?(\w+)')
# Whether a record is there at all, which decides by which of its rows its events are judged: nothing of it is shown.
IS_THERE = re.compile(r"exists \(select 1 from (?:deal|contact|company|task|item|customer) r where r\.id = [^()]*?\)")
# Rows whose ids the same statement finds within the scope.
IS_FOUND = re.compile(r'\bjoin "?\w+"? (\w+) on \1\.id (?:= k\.id|(?:=|in) (?=\(select (?:\1|k)\.id from))')


@pytest.mark.feature("P16")
async def test_every_statement_that_names_a_record_has_its_scope(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody views their own alone, a table of records is asked for its responsible each time it is named."""
    monkeypatch.setattr(db, "now", lambda: NOW)
    await tangle(1)
    rita = await User.get(email="rita@demo.voronka")
    base = shipped()
    own = {(f"user:{rita.id}", Place(each), "view"): "own" for each in RECORDS}
    policy = Rules(dict(base.lines) | own, base.parents).policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    headers = {"Authorization": f"Bearer {crm.tokens['rita']}"}
    with statements() as seen:
        for text in [*everything(), *linked(), *MORE]:
            for plan in ("explain", "plain"):
                body = {"query": text, "extensions": {"plan": plan}}
                await crm.client.post("/graphql", json=body, headers=headers)
    named = 0
    for statement in dict.fromkeys(seen):
        text = IS_FOUND.sub("", IS_THERE.sub("", statement))
        for alias in {each[2] for each in NAMED.finditer(text)}:
            times = sum(each[2] == alias for each in NAMED.finditer(text))
            assert len(re.findall(rf'\b{alias}\."responsible_id" = ', text)) >= times, (alias, statement)
            named += times
    assert named > 100


def linked() -> Iterator[str]:
    """Every list of the root, with all that hangs on its records."""
    for root, type_ in ROOTS.items():
        hanging = [
            f"{name} {below(each, '__typename')}" for name, each in fields(type_).items() if name != "customField"
        ]
        yield f"{{ {root}(first: 9) {{ nodes {{ __typename {' '.join(hanging)} }} }} }}"


MORE = (
    '{ lookup(text: "ann") { id } trash(first: 20) { totalCount nodes { id } } }',
    "{ changes(first: 20) { records { id } gone } }",
    "{ viewer { notifications { nodes { deal { id } task { id } } } } savedViews { nodes { id } } }",
    '{ nodes(ids: ["deal_1", "contact_1", "company_1", "task_1", "note_1", "item_1"]) { id } }',
    "{ events(first: 50) { totalCount nodes { changes { before after } deal { id } contact { id } company { id } "
    "task { id } note { id } } } }",
)
