"""Documents read once: parsed, held against the limits and the rules of GraphQL, and kept for the next request."""

from collections import OrderedDict
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.language.parser import MAX_NESTING_DEPTH
from graphql.validation.rules import overlapping_fields_can_be_merged
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api import limits
from api.errors import TooComplex

# Comparing fields pair by pair is the one step of validation that isn't linear; 0.1 s at most instead of 0.5 s.
overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = 100_000

MAX_ERRORS: Final = 20
KEPT_DOCUMENTS: Final = 1_000
KEPT_CHARACTERS: Final = 4_000_000

# Fields of which these arguments say what is selected.
KEYED: Final = ("customField", "customFields")
KEYS: Final = ("key", "keys", "group")


@dataclass(frozen=True)
class Document:
    """A document as sent, and what is wrong with it. `ast` is None when it can't be parsed."""

    text: str
    ast: DocumentNode | None
    errors: tuple[GraphQLError, ...]
    roots: dict[tuple[Any, ...], Any] = field(default_factory=dict)  # what readers found its operations to ask for

    @cached_property
    def fragments(self) -> dict[str, FragmentDetails]:
        """Its fragments by name."""
        definitions = self.ast.definitions if self.ast else ()
        return {
            each.name.value: FragmentDetails(each) for each in definitions if isinstance(each, FragmentDefinitionNode)
        }

    @cached_property
    def switches(self) -> tuple[str, ...]:
        """The variables upon which it depends what is selected at all: those in `@include` and `@skip`."""
        return tuple(sorted({name for each in _found(self.ast).directives for name in variables_of(each)}))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The variables upon which it depends which custom fields are selected."""
        return tuple(sorted({name for each in _found(self.ast).keyed for name in variables_of(each)}))

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to execute. Raises GraphQLError when the name leads to none, or none was named of several."""
        found = [d for d in self.ast.definitions if isinstance(d, OperationDefinitionNode)] if self.ast else []
        if name is None and len(found) == 1:
            return found[0]
        if name is None:
            raise GraphQLError("operationName: say which of the document's operations to execute.")
        for operation in found:
            if operation.name and operation.name.value == name:
                return operation
        raise GraphQLError("operationName: the document has no operation of that name.")


def variables_of(node: Node) -> Iterator[str]:
    """The names of the variables in a part of a document."""
    left: list[Any] = [node]
    while left:
        each = left.pop()
        if isinstance(each, VariableNode):
            yield each.name.value
        elif isinstance(each, Node):
            left.extend(getattr(each, key, None) for key in each.keys if key != "loc")
        elif isinstance(each, list | tuple):
            left.extend(each)


class _Switches(Visitor):
    """Collects the directives of a document's selections, and the arguments that name custom fields."""

    def __init__(self) -> None:
        super().__init__()
        self.directives: list[DirectiveNode] = []
        self.keyed: list[ArgumentNode] = []

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.directives.append(node)

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        if node.name.value in KEYED:
            self.keyed.extend(each for each in node.arguments or () if each.name.value in KEYS)


def _found(document: DocumentNode | None) -> _Switches:
    switches = _Switches()
    if document:
        visit(document, switches)
    return switches


class Documents:
    """The documents of one schema, the least recently used forgotten first. Bounded by number and by length."""

    def __init__(self, schema: GraphQLSchema, *, introspection: bool = True) -> None:
        self._schema = schema
        self._rules = (
            *specified_rules,
            MaybeNullValidationRule,
            OneOfInputValidationRule,
            *(() if introspection else (NoSchemaIntrospectionCustomRule,)),
        )
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def get(self, text: str) -> Document:
        """The document, from memory or read now. Never raises: what is wrong is in its `errors`."""
        if document := self._kept.get(text):
            self._kept.move_to_end(text)
            return document
        try:
            limits.check_text(text)
        except TooComplex as error:
            return Document(text, None, (error.with_traceback(None),))
        document = self._read(text)
        self._kept[text] = document
        self._characters += len(text)
        while len(self._kept) > KEPT_DOCUMENTS or self._characters > KEPT_CHARACTERS:
            dropped, _ = self._kept.popitem(last=False)
            self._characters -= len(dropped)
        return document

    def _read(self, text: str) -> Document:
        try:
            ast = parse(text, max_tokens=limits.TOKENS)
            limits.check_document(ast)
        except TooComplex as error:
            return Document(text, None, (error.with_traceback(None),))
        except GraphQLError as error:
            return Document(text, None, (_unparsed(error).with_traceback(None),))
        errors = validate(self._schema, ast, self._rules, max_errors=MAX_ERRORS, hide_suggestions=True)
        return Document(text, ast, tuple(_aborted(error) for error in errors))


def _unparsed(error: GraphQLError) -> GraphQLError:
    """As it is, unless the parser stopped at one of its own limits, which it tells by words alone."""
    if f"more than {limits.TOKENS} tokens" in error.message:
        return TooComplex("tokens", limits.TOKENS, f"at most {limits.TOKENS} tokens are allowed in one document.")
    if "nested too deeply" in error.message:
        return TooComplex("nesting", MAX_NESTING_DEPTH, f"at most {MAX_NESTING_DEPTH} levels of brackets are allowed.")
    return error


def _aborted(error: GraphQLError) -> GraphQLError:
    """As it is, unless validation gave up on a document that takes too long to validate."""
    if error.message != "Validation aborted.":
        return error
    budget = overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET
    return TooComplex("overlaps", budget, "too many fields of the same name overlap.")


# The document that the request being answered was found to hold.
prepared: ContextVar[Document | None] = ContextVar("prepared", default=None)


class Prepared(SchemaExtension):
    """Lets the executor take over a document that has been read already, instead of parsing and validating it again."""

    def on_parse(self) -> Iterator[None]:
        document = prepared.get()
        if document is not None and document.text == self.execution_context.query and document.ast is not None:
            self.execution_context.graphql_document = document.ast
            self.execution_context.pre_execution_errors = list(document.errors)
        yield
