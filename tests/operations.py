"""Random queries over the whole schema as it is: a field that is added is asked for by itself.

Fields, arguments and filters are read from the schema; what to look for (ids, texts, moments, cursors) is handed in.
Every query is valid GraphQL. Some hold something that the server has to refuse, in one root field at most: of several
that fail, an answer tells of one.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FragmentDefinitionNode,
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    ListValueNode,
    Node,
    ObjectFieldNode,
    OverlappingFieldsCanBeMergedRule,
    SelectionNode,
    ValueNode,
    VariableDefinitionNode,
    get_named_type,
    is_leaf_type,
    parse,
    print_ast,
    validate,
)
from graphql.language import REMOVE, Visitor, visit

LEVELS = 14  # of fields in fields; the server takes one more
MOST = 5_000  # characters; longer ones show little more, and may be too complex
NEVER = object()  # a variable that isn't sent

# What ids are about where the name of the field or argument doesn't say it.
# Figures, which have an oracle and random histories of their own: tests/test_funnel_history.py. And what is one's own,
# or the administrators': tests/test_api_keys.py, test_allowlists.py, test_sign_ins.py, test_views.py and
# test_webhooks.py show it.
UNASKED: tuple[str, ...] = ("funnel", "apiKey", "apiKeys", "export", "exports", "ipAllowlists", "signIns", "webhooks")
UNASKED += (
    "bulkChange",
    "bulkChanges",
    "changes",
    "fileLimits",
    "savedViews",
    "viewPresets",
    "contactDuplicates",
    "companyDuplicates",
)
UNASKED += ("contactMergePreview", "companyMergePreview")
# What was, which tests/test_past.py compares with what was read then; and figures of test_refusals.py.
UNASKED += ("dealAsOf", "contactAsOf", "companyAsOf", "dealDifference", "contactDifference", "companyDifference")
UNASKED += ("refusals", "pipelineHealth", "sourceReport", "sourceCosts", "legalEntities")
NOUNS = {
    "responsible": "user",
    "actor": "user",
    "author": "user",
    "createdBy": "user",
    "completedBy": "user",
    "deletedBy": "user",
    "mergedBy": "user",
    "type": "task_type",
    "record": "deal",
    "parent": "group",
    "owner": "user",
    "knowledge": "item",
    "section": "item",
}
# By what a custom field of a kind is filtered.
SHAPES = {
    "TEXT": "text",
    "NUMBER": "number",
    "FLAG": "flag",
    "LIST": "option",
    "MULTI_LIST": "option",
    "DATE": "date",
    "BIRTHDAY": "date",
    "URL": "text",
    "ADDRESS": "text",
    "LEGAL_ENTITY": "legalEntity",
}
ORDERED = ("TEXT", "URL", "NUMBER", "FLAG", "LIST", "DATE", "BIRTHDAY")  # the kinds that lists are ordered by
OFTEN: tuple[str, ...] = ("deals", "contacts", "companies", "tasks", "pipelines", "nodes", "edges", "node", "feed")
OFTEN += ("lookup", "nearestTask", "customField", "customFields", "formerly")
MALFORMED = ("", "17", "deal_", "deal_0", "deal_01", "deal_-1", "deal_99999999999999999999", "deal_1 ", "сделка_1")
SIZES, BAD_SIZES = (1, 2, 3, 5, 50, 200), (0, -1, 201, 2**31 - 1)
BAD_CURSORS = ("", "!", "W10", "WyJOQU1FX0FTQyJd", "bnVsbA", "eyJhIjoxfQ")


_FOR_ADMINISTRATORS = re.compile(r"(?:[Oo]nly|for) administrators(?: \([^)]*\))?\.$|Administrators only\.$")


def for_administrators(field: GraphQLField) -> bool:
    """Whether a field of the root says that it is refused to everybody else: tests/test_access.py asks for it."""
    return bool(_FOR_ADMINISTRATORS.search(field.description or ""))


@dataclass
class Known:
    """What may be looked for in a database."""

    ids: Mapping[str, Sequence[str]]  # by noun; of records that some askers don't see as well
    cursors: Mapping[tuple[str, str], Sequence[str]]  # by type and order
    texts: Sequence[str]
    typed: Sequence[str]  # that records may be found by
    phones: Sequence[str]
    emails: Sequence[str]
    inns: Sequence[str]
    moments: Sequence[str]
    amounts: Sequence[Any]
    custom: Mapping[str, Sequence[tuple[str, str]]]  # keys and kinds of custom fields by type
    days: Sequence[str]
    usual: Mapping[tuple[str, str], str]  # orders of lists by type and field, where they aren't the first of their enum


@dataclass
class Scope:
    """What stands in one object of the answer: field and arguments by name, and what is below."""

    fields: dict[str, tuple[str, "Scope"]] = field(default_factory=dict)

    def takes(self, other: "Scope") -> bool:
        """Whether all of `other` may stand here as well."""
        return all(
            key not in self.fields or (self.fields[key][0] == signature and self.fields[key][1].takes(below))
            for key, (signature, below) in other.fields.items()
        )

    def add(self, other: "Scope") -> None:
        for key, (signature, below) in other.fields.items():
            self.fields.setdefault(key, (signature, Scope()))[1].add(below)


@dataclass(frozen=True)
class Variable:
    name: str
    type: str
    default: str | None
    draw: Callable[[], Any]


@dataclass(frozen=True)
class Fragment:
    name: str
    on: str
    scope: Scope
    text: str
    depth: int
    levels: int


@dataclass(frozen=True)
class Operation:
    """A query, and values for its variables, drawn anew each time."""

    text: str
    variables: Sequence[Variable]

    def values(self) -> dict[str, Any]:
        drawn = {each.name: each.draw() for each in self.variables}
        return {name: value for name, value in drawn.items() if value is not NEVER}


class Operations:
    """Draws queries with the help of `chance`."""

    def __init__(self, schema: GraphQLSchema, known: Known, chance: random.Random) -> None:
        self.schema, self.known, self.chance = schema, known, chance
        self.variables: dict[str, Variable] = {}
        self.fragments: dict[str, Fragment] = {}
        self.bad = False  # whether something may stand here that is refused
        self.is_bad = False  # whether something does
        self.narrow = False  # whether conditions matter more than what is selected

    def draw(self) -> Operation:
        """A valid query."""
        for _ in range(20):
            self.variables, self.fragments = {}, {}
            made = self._operation()
            if len(made.text) > MOST:
                continue
            if " on " not in made.text or not validate(
                self.schema, parse(made.text), [OverlappingFieldsCanBeMergedRule]
            ):
                return made
        return Operation("{ viewer { role } }", ())

    # ---------------------------------------------------------------------------------------------------- chances

    def odds(self, percent: int) -> bool:
        """True so often; the smallest example has False."""
        return self.chance.randrange(100) >= 100 - percent

    def one(self, values: Sequence[Any]) -> Any:
        return values[self.chance.randrange(len(values))]

    def _few(self) -> int:
        return int(self.one([0, 1, 1, 1, 1, 1, 2, 2, 2, 3]))

    # ------------------------------------------------------------------------------------------------- selections

    def _operation(self) -> Operation:
        query = self.schema.query_type
        assert query
        scope, depth = Scope(), 6 if self.odds(10) else 4
        self.narrow = self.odds(40)
        number = 1 + self.chance.randrange(6 if self.narrow else 3)
        broken = self.chance.randrange(number) if self.odds(25) else -1
        items = []
        for place in range(number):
            self.bad = place == broken
            if self.narrow:
                lists = [each for each in query.fields if "filter" in query.fields[each].args and each not in UNASKED]
                name = self.one(_weighed(_weighed(lists)))
                key = self._key(
                    name, name + (arguments := self._arguments("Query", name, query.fields[name])), scope, None
                )
                items.append(f"{key}: {name}{arguments} {{ totalCount nodes {{ id }} }}")
            else:
                roots = [
                    name
                    for name in _weighed(query.fields)
                    if name not in UNASKED and not for_administrators(query.fields[name])
                ]
                items += self._field(query, self.one(roots), scope, depth, LEVELS)
        if self.odds(10):
            items.append("__typename")
        body = " ".join(items)
        texts, left = [body], [body]
        while left:
            for name in re.findall(r"\.\.\.(F\d+)", left.pop()):
                text = self.fragments[name].text
                if text not in texts:
                    texts.append(text)
                    left.append(text)
        used = set(re.findall(r"\$(v\d+)", " ".join(texts)))
        variables = [each for name, each in self.variables.items() if name in used]
        declared = ", ".join(
            f"${each.name}: {each.type}" + (f" = {each.default}" if each.default is not None else "")
            for each in variables
        )
        head = f"query{self.one(['', ' Q'])}({declared}) " if declared else self.one(["", "query Named "])
        return Operation(" ".join([f"{head}{{ {body} }}", *texts[1:]]), variables)

    def _selection(self, type_: GraphQLNamedType, scope: Scope, depth: int, levels: int) -> str:
        items: list[str] = []
        for _ in range(1 + self.chance.randrange(4)):
            items += self._item(type_, scope, depth, levels)
        return f"{{ {' '.join(items or ['__typename'])} }}"

    def _item(self, type_: GraphQLNamedType, scope: Scope, depth: int, levels: int) -> list[str]:
        dice = self.chance.randrange(100)
        if dice >= 95:
            return self._put("__typename", "__typename", scope, "")
        if dice >= 88:
            return self._inline(type_, scope, depth, levels)
        if dice >= 80:
            return self._spread(type_, scope, depth, levels)
        if isinstance(type_, GraphQLInterfaceType):
            return self._inline(type_, scope, depth, levels) if dice % 4 else self._put("id", "id", scope, "")
        assert isinstance(type_, GraphQLObjectType)
        plain = [name for name, each in type_.fields.items() if is_leaf_type(get_named_type(each.type))]
        below = [name for name in type_.fields if name not in plain and self._fits(type_, name, depth, levels)]
        names = _weighed(below) if below and (dice >= 40 or not plain) else plain
        return self._field(type_, self.one(names), scope, depth, levels) if names else []

    def _fits(self, type_: GraphQLObjectType, name: str, depth: int, levels: int) -> bool:
        """Whether a field may be asked for that deep down."""
        return levels > 3 and (depth > 0 or not self._goes_deeper(type_, name))

    def _goes_deeper(self, type_: GraphQLObjectType, name: str) -> bool:
        """Whether other records are behind a field; those of a page have been counted with it."""
        behind = get_named_type(type_.fields[name].type)
        within = type_.name.endswith(("Connection", "Edge"))
        return not within and isinstance(behind, GraphQLObjectType | GraphQLInterfaceType) and behind.name != "Money"

    def _field(self, type_: GraphQLObjectType, name: str, scope: Scope, depth: int, levels: int) -> list[str]:
        declared = type_.fields[name]
        behind = get_named_type(declared.type)
        self.is_bad = False
        arguments = self._arguments(type_.name, name, declared)
        if is_leaf_type(behind):
            return self._put(name, name + arguments, scope, self._directive(), type_)
        must = "totalCount " if self.is_bad and behind.name.endswith("Connection") else ""
        key = self._key(name, name + arguments, scope, type_)
        below = scope.fields[key][1]
        if must:
            below.fields.setdefault("totalCount", ("totalCount", Scope()))
            if below.fields["totalCount"][0] != "totalCount":
                must = ""
        deeper = depth - self._goes_deeper(type_, name)
        selection = self._selection(behind, below, deeper, levels - 1).replace("{ ", "{ " + must, 1)
        alias = "" if key == name else f"{key}: "
        return [f"{alias}{name}{arguments}{self._directive()} {selection}"]

    def _put(
        self, name: str, signature: str, scope: Scope, directive: str, type_: GraphQLObjectType | None = None
    ) -> list[str]:
        """A field without anything below."""
        key = self._key(name, signature, scope, type_)
        return [f"{'' if key == name else f'{key}: '}{signature}{directive}"]

    def _key(self, name: str, signature: str, scope: Scope, type_: GraphQLObjectType | None) -> str:
        """The name under which a field stands in the answer: its own, or an alias, maybe the name of another one."""
        key = name
        if self.odds(12):
            key = self.one(["a", "b", *(list(type_.fields) if type_ else [])])
        while key in scope.fields and scope.fields[key][0] != signature:
            key = f"x{self.chance.randrange(100)}"
        scope.fields.setdefault(key, (signature, Scope()))
        return key

    def _inline(self, type_: GraphQLNamedType, scope: Scope, depth: int, levels: int) -> list[str]:
        on, own = self._narrowed(type_), Scope()
        selection = self._selection(on, own, depth, levels)
        if isinstance(type_, GraphQLInterfaceType):
            pass  # types of their own may say what they like, as far as the shapes agree; `draw` has it checked
        elif not scope.takes(own):
            return []
        else:
            scope.add(own)
        condition = "" if on is type_ and self.odds(30) else f" on {on.name}"
        return [f"...{condition}{self._directive()} {selection}"]

    def _spread(self, type_: GraphQLNamedType, scope: Scope, depth: int, levels: int) -> list[str]:
        on = self._narrowed(type_)
        old = [
            each
            for each in self.fragments.values()
            if each.on == on.name and each.depth <= depth and each.levels <= levels and not self.bad
        ]
        if old and self.odds(60):
            chosen = self.one(old)
        else:
            own = Scope()
            selection = self._selection(on, own, depth, levels)
            name = f"F{len(self.fragments)}"
            chosen = Fragment(name, on.name, own, f"fragment {name} on {on.name} {selection}", depth, levels)
            if not self.bad:
                self.fragments[name] = chosen
        if not isinstance(type_, GraphQLInterfaceType):
            if not scope.takes(chosen.scope):
                return []
            scope.add(chosen.scope)
        if chosen.name not in self.fragments:  # with something to refuse in it, so it stands here only
            return [f"... on {on.name} {chosen.text.split(' ', 4)[4]}"]
        return [f"...{chosen.name}{self._directive()}"]

    def _narrowed(self, type_: GraphQLNamedType) -> GraphQLNamedType:
        """A type to speak of where `type_` is: itself, a type that it may be, an interface that it has."""
        if isinstance(type_, GraphQLInterfaceType):
            kinds = sorted(self.schema.get_possible_types(type_), key=lambda each: each.name)
            return type_ if self.odds(10) else self.one(kinds)
        assert isinstance(type_, GraphQLObjectType)
        return self.one(type_.interfaces) if type_.interfaces and self.odds(15) else type_

    def _directive(self) -> str:
        if not self.odds(8):
            return ""
        condition = f"${self._variable('Boolean!', None, lambda: self.odds(50))}" if self.odds(60) else ""
        return f" @{self.one(['include', 'skip'])}(if: {condition or self.one(['true', 'false'])})"

    # -------------------------------------------------------------------------------------------------- arguments

    def _arguments(self, type_: str, name: str, declared: GraphQLField) -> str:
        behind = get_named_type(declared.type).name
        if name == "lookup":
            given = self._looked_for(declared.args)
        elif behind == "CustomFieldValue":
            given = self._keys_of(type_, declared.args)
        elif behind.endswith("Connection"):
            given = self._page(type_, name, behind.removesuffix("Connection"), declared.args)
        else:
            given = {arg: self._value(each.type, about(arg, behind)) for arg, each in declared.args.items()}
        return f"({', '.join(f'{arg}: {text}' for arg, text in given.items())})" if given else ""

    def _looked_for(self, args: Mapping[str, GraphQLArgument]) -> dict[str, str]:
        """What somebody types, most often the beginning of a word that is there."""
        refused = self.bad and self.odds(50)
        self.is_bad |= refused
        typed = ("ab", "", "a" * 201, " a b c") if refused else self.known.typed
        given = {"text": self._maybe_variable(args["text"].type, partial(self.one, typed))}
        if self.odds(40):
            given["kinds"] = self._value(args["kinds"].type, "kinds")
        if self.odds(50):
            given["first"] = str(self.one((1, 2, 3, 7, 20)))
        return given

    def _page(self, type_: str, name: str, entity: str, args: Mapping[str, GraphQLArgument]) -> dict[str, str]:
        given: dict[str, str] = {}
        backward = self.odds(15)
        for arg in ("first", "last"):
            if self.odds(60 if (arg == "last") == backward else 0) or (self.bad and self.odds(20)):
                given[arg] = self._value(args[arg].type, arg)
        if "filter" in args and self.odds(80 if self.narrow else 25):
            given["filter"] = self._value(args["filter"].type, "filter")
        orders = get_named_type(args["order"].type)
        assert isinstance(orders, GraphQLEnumType)
        order = self.known.usual.get((type_, name)) or next(iter(orders.values))
        if self.odds(20):
            order = given["order"] = self.one(list(orders.values))
        elif "customOrder" in args and self.odds(15):
            order, given["customOrder"] = self._sorted(entity, args["customOrder"].type)
        for arg in ("after", "before"):
            found = self.known.cursors.get((entity, order), ())
            if found and self.odds(15 if self.narrow else 10):
                given[arg] = self._maybe_variable(args[arg].type, partial(self.one, found))
            elif self.bad and self.odds(15):
                self.is_bad = True
                others = [each for some in self.known.cursors.values() for each in some[:2]]
                given[arg] = self._maybe_variable(args[arg].type, partial(self.one, [*BAD_CURSORS, *others]))
        if not {"order", "customOrder", "after", "before"} & set(given) and self.odds(10):
            given["order"] = self._value(args["order"].type, "order")
        if self.bad and "customOrder" in args and self.odds(5):  # as well
            _, given["customOrder"] = self._sorted(entity, args["customOrder"].type)
            self.is_bad = True
        if self.odds(50):
            given = dict(reversed(given.items()))
        return given

    def _keys_of(self, type_: str, args: Mapping[str, GraphQLArgument]) -> dict[str, str]:
        """Which custom fields."""
        keys = [key for key, _ in self.known.custom[type_]]
        if self.bad and self.odds(50):
            self.is_bad, keys = True, ["f999", "", "name", *(key for key, _ in self.known.custom["Company"])]
        if "key" in args:
            return {"key": self._maybe_variable(args["key"].type, partial(self.one, keys), given=True)}
        given: dict[str, str] = {}
        if self.is_bad or self.odds(50):
            draw = partial(self._some, keys)
            given["keys"] = self._maybe_variable(args["keys"].type, draw, given=self.is_bad)
        if self.odds(20):
            given["group"] = self._maybe_variable(
                args["group"].type, partial(self.one, self.known.ids["custom_field_group"])
            )
        return given

    def _sorted(self, type_: str, argument: GraphQLInputType) -> tuple[str, str]:
        """The name of an order by a custom field, if it is known, and the order as it is written."""
        refused = self.bad and self.odds(30)
        self.is_bad |= refused
        keys = [key for key, kind in self.known.custom[type_] if (kind in ORDERED) != refused]

        def draw() -> dict[str, str]:
            return {"key": self.one([*keys, "f999"] if refused else keys), "direction": self.one(("ASC", "DESC"))}

        if self.odds(30):
            return "", f"${self._variable(str(argument), None, self._sometimes_absent(argument, draw))}"
        key, way = draw().values()
        if self.odds(20):
            return "", f"{{key: ${self._variable('String!', None, lambda: draw()['key'])}, direction: {way}}}"
        return f"{key}_{way}", f"{{direction: {way}, key: {json.dumps(key)}}}"

    def _some(self, values: Sequence[Any]) -> list[Any]:
        return [self.one(values) for _ in range(1 + self._few())]

    def _maybe_variable(self, type_: GraphQLInputType, draw: Callable[[], Any], *, given: bool = False) -> str:
        """A literal, or a variable, which may be absent unless it is to be `given`."""
        if self.odds(40) and given:
            return f"${self._variable(str(type_), None, draw)}"
        if self.odds(40):
            return f"${self._variable(str(type_), None, self._sometimes_absent(type_, draw))}"
        return json.dumps(draw(), ensure_ascii=False)

    def _variable(self, type_: str, default: str | None, draw: Callable[[], Any]) -> str:
        if type_ == "Boolean!" and self.odds(30):
            for each in self.variables.values():
                if each.type == type_:
                    return each.name
        name = f"v{len(self.variables)}"
        self.variables[name] = Variable(name, type_, default, draw)
        return name

    def _sometimes_absent(self, type_: GraphQLInputType, draw: Callable[[], Any]) -> Callable[[], Any]:
        if isinstance(type_, GraphQLNonNull):
            return draw
        return lambda: (None if self.odds(50) else NEVER) if self.odds(25) else draw()

    def _value(self, type_: GraphQLInputType, name: str, depth: int = 0) -> str:
        """A value of this type as it is written in a query: a variable, or a literal, maybe with variables in it."""
        if self.odds(20):
            bad = self.bad
            shown: GraphQLInputType = _required(type_) if self.odds(30) else type_
            default = self._literal(shown, name, depth) if self.odds(25) else None
            if default is not None and "$" in default:
                default = None
            if default is not None and isinstance(type_, GraphQLNonNull) and bad:
                shown = type_.of_type  # whose default stands in; null, though, is an error
            draw = self._sometimes_absent(shown, lambda: self._with(bad, lambda: self._sent(shown, name, depth)))
            if default is not None:
                given = draw
                draw = lambda: NEVER if self.odds(40) else given()  # noqa: E731  # names the one above
            self.is_bad |= bad
            return f"${self._variable(str(shown), default, draw)}"
        return self._literal(type_, name, depth)

    def _with(self, bad: bool, draw: Callable[[], Any]) -> Any:
        before, self.bad = self.bad, bad
        try:
            return draw()
        finally:
            self.bad = before

    def _literal(self, type_: GraphQLInputType, name: str, depth: int) -> str:
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        elif self.odds(3):
            return "null"
        if isinstance(type_, GraphQLList):
            if self.odds(10):  # one stands for a list of it
                return self._literal(_required(type_.of_type), name, depth)
            return f"[{', '.join(self._value(type_.of_type, name, depth) for _ in range(self._few()))}]"
        if isinstance(type_, GraphQLInputObjectType) and type_.name == "CustomFilter":
            return _written(self._custom(name))
        if isinstance(type_, GraphQLInputObjectType):
            parts = [
                f"{key}: {self._value(type_.fields[key].type, self._about(type_, key, name), depth + 1)}"
                for key in self._keys(type_, depth)
            ]
            return f"{{{', '.join(parts)}}}"
        value = self._plain(type_, name)
        return str(value) if isinstance(type_, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)

    def _sent(self, type_: GraphQLInputType, name: str, depth: int) -> Any:
        """A value of this type as it is sent in a variable."""
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        elif self.odds(3):
            return None
        if isinstance(type_, GraphQLList):
            if self.odds(10):
                return self._sent(_required(type_.of_type), name, depth)
            return [self._sent(type_.of_type, name, depth) for _ in range(self._few())]
        if isinstance(type_, GraphQLInputObjectType) and type_.name == "CustomFilter":
            return self._custom(name)
        if isinstance(type_, GraphQLInputObjectType):
            return {
                key: self._sent(type_.fields[key].type, self._about(type_, key, name), depth + 1)
                for key in self._keys(type_, depth)
            }
        return self._plain(type_, name)

    def _keys(self, type_: GraphQLInputObjectType, depth: int) -> list[str]:
        names = [name for name in type_.fields if depth < 2 or name not in ("or", "not")]
        found = [name for name, each in type_.fields.items() if isinstance(each.type, GraphQLNonNull)]
        for _ in range(self._few()):
            if (name := self.one(names)) not in found:
                found.append(name)
        return found

    @staticmethod
    def _about(type_: GraphQLInputObjectType, key: str, name: str) -> str:
        """What a member of an input is about: `in` and `eq` are about what the member above is called."""
        if key == "custom":
            return type_.name  # whose card the fields are of
        return key if type_.name.endswith("Filter") and "or" in type_.fields else name

    def _custom(self, filter: str) -> dict[str, Any]:
        """One condition by a custom field of the card that a filter is for."""
        known = self.known
        key, kind = self.one(known.custom[filter.removesuffix("Filter")])
        shape = SHAPES.get(kind, "empty") if not self.odds(15) else "empty"
        if kind == "BIRTHDAY" and self.odds(50):
            shape = "birthday"
        if kind == "LEGAL_ENTITY" and self.odds(50):
            shape = "text"
        if self.bad and self.odds(50):
            self.is_bad = True
            nul = {"text": {"key": key, "eq": "a\u0000b"}} if shape == "text" else {"empty": ""}
            refused: dict[str, Any] = self.one([{"empty": "f999"}, {"flag": {"key": "f999", "is": True}}, nul])
            return refused
        if shape == "empty":
            return {"empty": key}
        given: dict[str, Any] = {"key": key}
        if shape == "text":
            for word in self._words(["eq", "startsWith", "contains"]):
                given[word] = self.one(known.texts)
        elif shape == "number":
            for word in self._words(["eq", "gte", "lte"]):
                given[word] = self.one(["0", "1", "-1", "125.5", "125.505", "12550", "999999999999999"])
        elif shape == "flag":
            given["is"] = self.odds(50)
        elif shape == "date":
            for word in self._words(["gte", "lt"]):
                given[word] = self.one(known.days)
        elif shape == "birthday":
            given |= {"from": self.one(["01-01", "02-29", "12-31"]), "to": self.one(["01-01", "11-21", "12-31"])}
        elif shape == "option":
            given["in"] = self._some(known.ids["custom_field_option"]) if self.odds(90) else []
        else:
            for word in self._words(["inn", "kpp"]):
                given[word] = self.one(known.inns) if word == "inn" else "770701001"
        return {shape: given}

    def _words(self, words: Sequence[str]) -> list[str]:
        return sorted({self.one(words) for _ in range(self._few())})

    def _plain(self, type_: GraphQLInputType, name: str) -> Any:
        if isinstance(type_, GraphQLEnumType):
            return self.one(list(type_.values))
        assert isinstance(type_, GraphQLScalarType)
        known = self.known
        refused = self.bad and self.odds(50)
        self.is_bad |= refused
        if type_.name == "Boolean":
            return self.odds(50)
        if type_.name == "Int":
            if name in ("first", "last"):
                return self.one(BAD_SIZES if refused else SIZES)
            if name == "stalledDays":
                return self.one((-1, 36_501) if refused else (0, 1, 3, 30, 36_500))
            return self.one((0, 1, 5, 100, -1, 2**31 - 1))
        if type_.name == "DateTime":
            return self.one(known.moments)
        if type_.name == "Date":
            return "2026-02-30" if refused else self.one(known.days)
        if type_.name == "Amount":
            return "1e25" if refused else self.one(known.amounts)
        if type_.name == "ID":
            return self._id(name, refused)
        if name == "inCalendar":
            return "Mars/Base" if refused else self.one(("UTC", "Europe/Moscow", "Asia/Kathmandu"))
        if name == "phone":
            return "позвони" if refused else self.one(known.phones)
        if name == "inn":
            return "12" if refused else self.one(known.inns)
        if refused:
            return self.one(("a\u0000b", "я" * 1001))
        return self.one(known.emails if name == "email" and self.odds(80) else known.texts)

    def _id(self, name: str, refused: bool) -> str:
        noun = NOUNS.get(name, snake(name))
        if name == "type":
            noun = self.one(("task_type", "deal_type"))
        if noun == "node":
            noun = self.one(list(self.known.ids))
        if refused:
            return str(self.one([*MALFORMED, *(ids[0] for ids in self.known.ids.values() if ids)]))
        if self.odds(5) or not self.known.ids[noun]:
            return f"{noun}_{self.one((999_999, 10**17))}"
        return str(self.one(self.known.ids[noun]))


def _written(value: Any) -> str:
    """A value as it is written in a query."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _required(type_: GraphQLInputType) -> GraphQLNonNull[Any]:
    return type_ if isinstance(type_, GraphQLNonNull) else GraphQLNonNull(type_)


def about(argument: str, behind: str) -> str:
    """What an argument is about: the records that its ids are of, those of the field's own type if it is but `id`."""
    if argument in ("id", "ids"):
        return "node" if behind == "Node" else snake(behind)
    return argument.removesuffix("s").removesuffix("Id")


def snake(name: str) -> str:
    """A name of the graph as ids and columns spell it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _weighed(names: Iterable[str]) -> list[str]:
    """These names, those where much happens several times."""
    return [name for name in names for _ in range(4 if name in OFTEN else 1)]


def shorter(schema: GraphQLSchema, text: str, place: int = 0) -> Iterator[tuple[int, str]]:
    """The same query without one field, argument, condition or the like, each in turn from a place on, if valid."""
    while True:
        cut = _Cut(place)
        document = visit(parse(text, no_location=True), cut)
        if cut.left >= 0:
            return
        made = _without_unused(print_ast(document))
        if not validate(schema, parse(made)):
            yield place, made
        place += 1


class _Cut(Visitor):
    """Takes out what could be left out: the first, the second, … of all that could."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.left = place

    def enter(self, node: Node, key: Any, parent: Any, _path: Any, ancestors: Sequence[Any]) -> Any:
        if not isinstance(key, int):
            return None
        selected = isinstance(node, SelectionNode) and len(parent) > 1
        given = isinstance(node, ArgumentNode | DirectiveNode | ObjectFieldNode) or (
            isinstance(node, ValueNode) and isinstance(ancestors[-2], ListValueNode)
        )
        self.left -= selected or given
        return REMOVE if self.left == -1 and (selected or given) else None


class _Unused(Visitor):
    """Takes out fragments and variables that nothing speaks of any more."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: Any) -> Any:
        return None if re.search(rf"\.\.\.{node.name.value}\b", self.text) else REMOVE

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: Any) -> Any:
        used = re.findall(rf"\${node.variable.name.value}\b", self.text)
        return None if len(used) > 1 else REMOVE


def _without_unused(text: str) -> str:
    while (made := print_ast(visit(parse(text, no_location=True), _Unused(text)))) != text:
        text = made
    return text
