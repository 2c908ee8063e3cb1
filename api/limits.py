"""How much one request may ask for (T45): limits on documents and variables, all linear in what was sent.

Fragments are summed up once each and then added up along their spreads, so a document whose fragments
spread each other costs no more than its length. A limit stands here as a name, a number and a sentence.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from api.errors import TooComplex

CHARACTERS: Final = 100_000  # of a document, comments and all
TOKENS: Final = 5_000  # lexical, of a document, comments left out
DEPTH: Final = 15  # fields inside fields
FIELDS: Final = 5_000  # with fragments spread out
ALIASES: Final = 100  # as written
REPEATS: Final = 50  # of one answer name in one selection
DIRECTIVES: Final = 50  # as written
OPERATIONS: Final = 20  # in a document
FRAGMENTS: Final = 100  # defined in a document
MUTATIONS: Final = 10  # root fields of one mutation
ITEMS: Final = 1_000  # of one list, written or in a variable
VALUES: Final = 50_000  # in all variables together
NESTING: Final = 32  # of lists and objects in a value
MESSAGE: Final = 10_000  # values that one message of a subscription or webhook may show: others wait for it


@dataclass
class _Summary:
    """What a selection holds by itself, and where it spreads fragments. Depths are counted from its root."""

    depth: int = 0
    fields: int = 0
    spreads: list[tuple[str, int]] = field(default_factory=list)
    roots: set[str] = field(default_factory=set)
    root_spreads: list[str] = field(default_factory=list)


def check_text(text: str) -> None:
    """Nothing, or TooComplex when the text is too long to be looked at."""
    _at_most(CHARACTERS, len(text), "characters", "characters in one document")


def check_document(document: DocumentNode) -> None:
    """Nothing, or TooComplex naming the first limit that the document breaks."""
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    _at_most(OPERATIONS, len(operations), "operations", "operations in one document")
    # counted as written: a second fragment of the same name is no way around the limit
    _at_most(FRAGMENTS, len(document.definitions) - len(operations), "fragments", "fragments in one document")
    _check_written(document)
    summaries = {name: _summary(fragment.selection_set) for name, fragment in fragments.items()}
    totals = _totals(summaries)
    for operation in operations:
        summary = _summary(operation.selection_set)
        depth, fields = _total(summary, totals)
        _at_most(DEPTH, depth, "depth", "levels of fields")
        _at_most(FIELDS, fields, "fields", "fields, fragments spread out")
        if operation.operation is OperationType.MUTATION:
            _at_most(MUTATIONS, len(_roots(summary, summaries)), "mutations", "root fields in one mutation")


def check_variables(variables: dict[str, Any]) -> None:
    """Nothing, or TooComplex naming the first limit that the values break."""
    values = 0
    stack: list[tuple[object, int]] = [(variables, 0)]
    while stack:
        value, depth = stack.pop()
        values += 1
        if isinstance(value, (dict, list)):
            _at_most(NESTING, depth, "nesting", "levels inside one variable")
            if isinstance(value, list):
                _at_most(ITEMS, len(value), "items", "items in one list")
            inner = value.values() if isinstance(value, dict) else value
            _at_most(VALUES, values + len(stack) + len(inner), "values", "values in the variables")
            stack.extend((item, depth + 1) for item in inner)


def check_message(values: int) -> None:
    """Nothing, or TooComplex when a message of a subscription may show too many values."""
    _at_most(MESSAGE, values, "message", "values in one message of a subscription")


def _check_written(document: DocumentNode) -> None:
    """Limits on what stands in the text, wherever it stands."""
    aliases = directives = 0
    stack: list[tuple[Node, int]] = [(document, 0)]
    while stack:
        node, nesting = stack.pop()
        match node:
            case FieldNode():
                aliases += node.alias is not None
            case DirectiveNode():
                directives += 1
            case SelectionSetNode():
                repeats = Counter(_answer_name(s) for s in node.selections if isinstance(s, FieldNode))
                most = max(repeats.values(), default=0)
                _at_most(REPEATS, most, "repeats", "times the same answer name in one selection")
            case ListValueNode():
                _at_most(ITEMS, len(node.values), "items", "items in one list")
            case _:
                pass
        nesting += isinstance(node, (ListValueNode, ObjectValueNode))
        _at_most(NESTING, nesting, "nesting", "levels inside one value")
        stack.extend((child, nesting) for child in _children(node))
    _at_most(ALIASES, aliases, "aliases", "aliases in one document")
    _at_most(DIRECTIVES, directives, "directives", "directives in one document")


def _children(node: Node) -> Iterator[Node]:
    for key in node.keys:
        if key == "loc":
            continue
        child = getattr(node, key, None)
        if isinstance(child, Node):
            yield child
        elif isinstance(child, (list, tuple)):
            yield from child


def _summary(selection_set: SelectionSetNode) -> _Summary:
    summary = _Summary()
    stack = [(selection_set, 1)]
    while stack:
        selections, depth = stack.pop()
        for selection in selections.selections:
            if isinstance(selection, FragmentSpreadNode):
                summary.spreads.append((selection.name.value, depth - 1))
                if depth == 1:
                    summary.root_spreads.append(selection.name.value)
                continue
            inner = depth
            if isinstance(selection, FieldNode):
                summary.fields += 1
                summary.depth = max(summary.depth, depth)
                inner += 1
                if depth == 1:
                    summary.roots.add(_answer_name(selection))
            nested: SelectionSetNode | None = getattr(selection, "selection_set", None)
            if nested:
                stack.append((nested, inner))
    return summary


def _answer_name(node: FieldNode) -> str:
    return (node.alias or node.name).value


def _totals(summaries: dict[str, _Summary]) -> dict[str, tuple[int, int]]:
    """Depth and fields of each fragment with what it spreads, innermost first, without recursion.

    A spread that closes a circle adds nothing here: the rules of GraphQL refuse it.
    """
    totals: dict[str, tuple[int, int]] = {}
    for start, first in summaries.items():
        path = [start] if start not in totals else []
        on_path = set(path)
        cursor = {start: iter(first.spreads)}
        while path:
            name = path[-1]
            for spread, _ in cursor[name]:
                if spread in summaries and spread not in totals and spread not in on_path:
                    path.append(spread)
                    on_path.add(spread)
                    cursor[spread] = iter(summaries[spread].spreads)
                    break
            else:
                totals[name] = _total(summaries[name], totals)
                on_path.discard(path.pop())
    return totals


def _total(summary: _Summary, totals: dict[str, tuple[int, int]]) -> tuple[int, int]:
    depth, fields = summary.depth, summary.fields
    for spread, at in summary.spreads:
        inner_depth, inner_fields = totals.get(spread, (0, 0))
        depth = max(depth, at + inner_depth)
        fields = min(fields + inner_fields, FIELDS + 1)  # doubling along a chain would make huge numbers
    return depth, fields


def _roots(summary: _Summary, summaries: dict[str, _Summary]) -> set[str]:
    """The answer names at the root of an operation, each fragment looked at once."""
    roots, seen, queue = set(summary.roots), set[str](), list[str](summary.root_spreads)
    while queue:
        name = queue.pop()
        if name in seen or name not in summaries:
            continue
        seen.add(name)
        roots |= summaries[name].roots
        queue.extend(summaries[name].root_spreads)
    return roots


def _at_most(allowed: int, found: int, limit: str, what: str) -> None:
    if found > allowed:
        raise TooComplex(limit, allowed, f"at most {allowed} {what} are allowed.")
