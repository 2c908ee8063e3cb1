"""Connections: what is in them before rights are asked."""

from collections.abc import Callable

from tests.oracle.names import KINDS, SCOPED
from tests.oracle.rows import Record
from tests.oracle.sight import View, belonging, children, through


def open_tasks(view: View, deal: Record) -> list[Record]:
    return [each for each in view.all("task") if each["deal_id"] == deal.id and not each["is_done"]]


def is_task_missing(view: View, deal: Record) -> bool:
    in_work = view.rows["stage"][deal["stage_id"]]["kind"] == "ACTIVE"
    return in_work and view.rows["pipeline"][deal["pipeline_id"]]["task_required"] and not open_tasks(view, deal)


def stages(view: View, pipeline: Record, *, archived: bool = False) -> list[Record]:
    """Those that were not deleted, in board order, or those that were; all of a deleted pipeline are."""
    found = children(view, "stage", "pipeline_id", pipeline)
    found = [each for each in found if (each["archived_at"] is not None) == archived]
    return sorted(found, key=lambda each: (each["position"], each.id))


def deals_of_company(view: View, company: Record) -> list[Record]:
    """None where the company of a deal is hidden, as if no deal had one."""
    return [] if "company" in view.hidden["Deal"] else children(view, "deal", "company_id", company)


def _deals_of_contact(view: View, contact: Record) -> list[Record]:
    return [view.rows["deal"][each["deal_id"]] for each in children(view, "deal_contact", "contact_id", contact)]


def deals_of(view: View, client: Record) -> list[Record]:
    """Those of a contact or company that are in view."""
    found = _deals_of_contact(view, client) if client.table == "contact" else deals_of_company(view, client)
    return [each for each in found if view.sees(each)]


def _deals_of_item(view: View, item: Record) -> list[Record]:
    linked = {each["deal_id"] for each in children(view, "deal_line", "item_id", item)}
    return [view.rows["deal"][id] for id in linked]


def _feed(view: View, card: Record) -> list[Record]:
    """What happened on a card and on those that belong to it, as far as it is in view."""
    cards = [card]
    if card.table == "contact":
        cards += [each for each in _deals_of_contact(view, card) if view.sees(each)]
    if card.table == "company":
        links = children(view, "contact_company", "company_id", card)
        found = [view.rows["contact"][each["contact_id"]] for each in links]
        cards += [each for each in [*found, *deals_of_company(view, card)] if view.sees(each)]
    places = {(each.table, each.id) for each in cards}
    places |= {(each["noun"], each["record_id"]) for one in cards for each in former(view, one)}
    return [
        each for each in view.rows["event"].values() if (each["card"], each["card_id"]) in places and _told(view, each)
    ]


def former(view: View, card: Record) -> list[Record]:
    """What was merged into a contact or company, the last one first."""
    mine = (each for each in view.rows["merged"].values() if (each["noun"], each["root_id"]) == (card.table, card.id))
    return sorted(mine, key=lambda each: -each.id)


def own_notifications(view: View) -> list[Record]:
    return [each for each in view.rows["notification"].values() if each["user_id"] == view.user.id]


def _told(view: View, event: Record) -> bool:
    """Of the card, its notes and files all is told; of tasks, contacts and customers, to whom may view them or could at
    last.
    """
    about = event["entity"]
    if about == "file":
        return view.tells_files(event["card"])
    if about in (event["card"], "note"):
        return True
    if about not in ("task", "contact", "customer"):
        return False
    if record := view.rows[about].get(event["record_id"]):
        return view.sees(record)
    last = view.deleted(about, event["record_id"])
    return last is not None and view.could_view(last)


# Connections: the type in them, their usual order (None: of linking), and what is in them before rights are asked.
LISTS: dict[tuple[str, str], tuple[str, str | None, Callable[[View, Record], list[Record]]]] = {
    ("Deal", "contacts"): (
        "Contact",
        None,
        lambda view, row: through(view, "deal_contact", "deal_id", "contact_id", "contact", row),
    ),
    ("Deal", "tasks"): ("Task", "DUE_AT_ASC", belonging("task", "deal_id")),
    ("Deal", "feed"): ("FeedEntry", "ID_DESC", _feed),
    **{(KINDS[noun], "files"): ("File", "ID_DESC", belonging("file", f"{noun}_id")) for noun in SCOPED},
    **{
        (KINDS[noun], "knowledge"): (
            "Item",
            None,
            lambda view, row: through(view, f"{row.table}_knowledge", f"{row.table}_id", "item_id", "item", row),
        )
        for noun in SCOPED
        if noun != "item"
    },
    ("Contact", "deals"): ("Deal", "CREATED_AT_DESC", _deals_of_contact),
    ("Contact", "tasks"): ("Task", "DUE_AT_ASC", belonging("task", "contact_id")),
    ("Contact", "feed"): ("FeedEntry", "ID_DESC", _feed),
    ("Company", "contacts"): (
        "Contact",
        None,
        lambda view, row: through(view, "contact_company", "company_id", "contact_id", "contact", row),
    ),
    ("Company", "deals"): ("Deal", "CREATED_AT_DESC", deals_of_company),
    ("Company", "tasks"): ("Task", "DUE_AT_ASC", belonging("task", "company_id")),
    ("Company", "feed"): ("FeedEntry", "ID_DESC", _feed),
    ("Viewer", "notifications"): (
        "Notification",
        "AT_DESC",
        lambda view, _: own_notifications(view),
    ),
    ("Catalogue", "items"): ("Item", "CREATED_AT_DESC", belonging("item", "catalogue_id")),
    ("Item", "contents"): ("Item", "CREATED_AT_DESC", belonging("item", "section_id")),
    ("Customer", "purchases"): ("Purchase", "AT_DESC", belonging("purchase", "customer_id")),
    ("Item", "deals"): ("Deal", "CREATED_AT_DESC", _deals_of_item),
    ("Pipeline", "deals"): ("Deal", "CREATED_AT_DESC", belonging("deal", "pipeline_id")),
    ("Pipeline", "archivedStages"): ("Stage", "POSITION_ASC", lambda view, row: stages(view, row, archived=True)),
    ("Stage", "deals"): ("Deal", "UPDATED_AT_DESC", belonging("deal", "stage_id")),
}
