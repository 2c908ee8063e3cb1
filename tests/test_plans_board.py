"""What PostgreSQL does to answer a board over 20,000 deals."""

import pytest

from tests.crm import Crm
from tests.crowd import assert_frugal, crowd, seeing_their_own
from tests.plans import Statements
from tests.sales import PLAIN, Sales
from tests.test_pipelines import BOARD

pytestmark = pytest.mark.filled(by=crowd)

COLUMN = """query($stage: ID!, $after: String) {
    deals(filter: { stage: { in: [$stage] } }, order: UPDATED_AT_DESC, first: 20, after: $after) {
        totalCount totalBudget { amount } nodes { id name } pageInfo { hasNextPage endCursor } } }"""


@pytest.mark.feature("D15")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_board_reads_what_it_shows(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await Sales.of(crm)
    for who, scope in (("nora", "all"), ("rita", "group"), ("rita", "own")):
        with monkeypatch.context() as patch:
            if scope == "own":
                seeing_their_own(patch)
            with Statements() as asked:
                answer = await crm.as_(who).ask(BOARD, id=sales.pipeline(PLAIN), first=20)
                columns = answer["pipeline"]["board"]
                for _ in range(2):
                    end = columns[0]["deals"]["pageInfo"]["endCursor"]
                    page = await crm.as_(who).ask(COLUMN, stage=columns[0]["id"], after=end)
                    assert page["deals"]["totalCount"] == columns[0]["deals"]["totalCount"]
        assert all(column["deals"]["nodes"] for column in columns)
        paging: set[str] = set()
        counting: set[str] = set()
        for sql, params in asked.seen:
            used = {each for each in await assert_frugal(sql, params) if each.startswith("ix_deal_board")}
            (counting if "count(*)" in sql else paging).update(used)
        assert paging == {f"ix_deal_board_{scope}"}
        # To count a stage, all of it costs the same by any index that begins with it; a part only by its scope's.
        assert counting == {f"ix_deal_board_{scope}"} if scope != "all" else counting
