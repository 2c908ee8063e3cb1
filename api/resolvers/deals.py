"""Who answers for deals."""

from __future__ import annotations

import strawberry

from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list, root_one
from api.schema.deals import Deal
from domain import deals


@roots
@strawberry.type
class DealQuery:
    deals: Connection[Deal] = root_list(deals.visible, "Deals that the caller may view, newest first.")
    deal: Deal | None = root_one("A deal by its id.")
