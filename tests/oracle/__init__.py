"""What queries should be answered, worked out in the simplest way: graphql-core over rows in memory.

The tables are read whole by plain SQL. Rights come from the lines of the policy, the meaning of filters, orders and
cursors from their descriptions; nothing of what the product reads with is used.

What a type or field is in tables stands in `names`; a field, list or condition that means more than a column gets its
line in `fields`, `lists` or `conditions`. Which records somebody may see as such, for tests of those who follow what
happens to them, is in `standing`.
"""

from tests.oracle.answers import Oracle, graph
from tests.oracle.lists import LISTS
from tests.oracle.names import CHILDREN, ENTITIES, NOUNS
from tests.oracle.rows import Record, tables

__all__ = ["CHILDREN", "ENTITIES", "LISTS", "NOUNS", "Oracle", "Record", "graph", "tables"]
