"""What PostgreSQL does to answer lists of 20,000 deals in the order of a custom field that has an index."""

from typing import Any

import pytest

from domain import db
from tests.crm import Crm
from tests.crowd import assert_frugal, crowd
from tests.custom import field_of
from tests.plans import Statements
from tests.test_custom_fields import work

pytestmark = pytest.mark.filled(by=crowd)

LISTED = """query($by: CustomOrder, $f: DealFilter, $first: Int, $after: String, $last: Int) {
    deals(customOrder: $by, filter: $f, first: $first, after: $after, last: $last) {
        nodes { name responsible { name } company { name } } pageInfo { endCursor } } }"""


@pytest.mark.feature("F14")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_list_in_the_order_of_a_field_reads_what_it_shows(crm: Crm) -> None:
    """Of all deals or a group's, whatever page; a third of them has nothing in the field."""
    stored = {
        "NUMBER": "to_jsonb(id * 7919 % 20011)",
        "TEXT": "to_jsonb('city ' || id * 7919 % 997)",
        "DATE": "to_jsonb(to_char(date '2026-01-01' + (id % 700)::int, 'YYYY-MM-DD'))",
        "FLAG": "to_jsonb(id % 2 = 0)",
    }
    fields = {kind: (await field_of(crm, "DEAL", kind, isIndexed=True)).key for kind in stored}
    values = ", ".join(f"'{key}{'~' if kind == 'TEXT' else ''}', {stored[kind]}" for kind, key in fields.items())
    await db.execute(f"update deal set custom = jsonb_build_object({values}) where id % 3 > 0")
    await work()  # which makes the indexes
    await db.execute("vacuum (analyze)")
    for who in ("nora", "rita"):
        for key in fields.values():
            for way in ("ASC", "DESC"):
                by = {"key": key, "direction": way}
                used = await _indexes(crm, who, {"by": by, "first": 50})
                assert f"cf_{key[1:]}_order" in used, (who, key, way)
                await _indexes(crm, who, {"by": by, "last": 50})
    filled = {"not": {"custom": [{"empty": fields["NUMBER"]}]}}
    by = {"key": fields["NUMBER"], "direction": "DESC"}
    assert f"cf_{fields['NUMBER'][1:]}_order" in await _indexes(crm, "nora", {"by": by, "f": filled, "first": 50})


async def _indexes(crm: Crm, who: str, variables: dict[str, Any]) -> set[str]:
    """The indexes with which a page and the one after it are read."""
    with Statements() as asked:
        page = (await crm.as_(who).ask(LISTED, **variables))["deals"]
        assert len(page["nodes"]) == 50
        if "first" in variables:
            after = page["pageInfo"]["endCursor"]
            page = (await crm.as_(who).ask(LISTED, **variables, after=after))["deals"]
            assert len(page["nodes"]) == 50
    used: set[str] = set()
    for sql, params in asked.seen:
        used |= await assert_frugal(sql, params)
    return used
