"""What an operation selects, by graphql-core's own rules: fragments, aliases, merged fields, `@include` and `@skip`."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from graphql import (
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values

from api.documents import variables_of
from api.reading.declare import HIDDEN, hidden_fields
from permissions.actor import Actor

Details = list[FieldDetails]


class Chosen(NamedTuple):
    """One field of a selection: its response key, its definition (None for `__typename`) and where it is written."""

    key: str
    definition: GraphQLField | None
    details: Details
    is_hidden: bool = False  # from whoever asks: it reads as null

    @property
    def name(self) -> str | None:
        """Its name in the type; None for `__typename`."""
        return self.details[0].node.name.value if self.definition else None

    @property
    def spec(self) -> Any:
        """What it is in the database; None for `__typename`."""
        if self.is_hidden:
            return HIDDEN
        return self.definition.extensions["spec"] if self.definition else None


class Selection:
    """The selections of one operation with the values of its variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode | FragmentDetails],
        variables: VariableValues,
        actor: Actor | None,
    ) -> None:
        self.schema, self.operation, self.variables = schema, operation, variables
        self._hidden = hidden_fields(actor.rights) if actor else {}
        self.fragments = {
            name: each if isinstance(each, FragmentDetails) else FragmentDetails(each)
            for name, each in fragments.items()
        }

    @classmethod
    def of(cls, info: GraphQLResolveInfo[Any]) -> "Selection":
        """Of the operation that a resolver is called for."""
        # Strawberry hands on the coerced values alone, without where each came from.
        variables = VariableValues({}, cast("dict[str, Any]", info.variable_values))
        return cls(info.schema, info.operation, info.fragments, variables, info.context.actor)

    def roots(self, type_: GraphQLObjectType) -> Iterator[Chosen]:
        """The fields of the operation itself."""
        found = collect_fields(self.schema, self.fragments, self.variables, type_, self.operation)
        yield from self._chosen(type_, found.grouped_field_set)

    def below(self, type_name: str, details: Details) -> Iterator[Chosen]:
        """The fields that are selected of an object of this type."""
        type_ = self.schema.type_map[type_name]
        assert isinstance(type_, GraphQLObjectType)  # noqa: S101  # entities and connections are objects
        found = collect_subfields(self.schema, self.fragments, self.variables, self.operation, type_, details)
        yield from self._chosen(type_, found.grouped_field_set)

    def _chosen(self, type_: GraphQLObjectType, grouped: Mapping[str, Details]) -> Iterator[Chosen]:
        hidden = self._hidden.get(type_.name, ())
        for key, details in grouped.items():
            name = details[0].node.name.value
            yield Chosen(key, type_.fields.get(name), details, name in hidden)

    def arguments(self, chosen: Chosen, variables: VariableValues | None = None) -> dict[str, Any]:
        """The coerced arguments of a field, with these values of the variables or those of the operation."""
        node, _, fragment_variables = chosen.details[0]
        assert chosen.definition  # noqa: S101  # `__typename` takes none
        return get_argument_values(chosen.definition, node, variables or self.variables, fragment_variables)


def has_variables(node: Node) -> bool:
    """Whether a variable stands anywhere in this part of a document."""
    return next(variables_of(node), None) is not None
