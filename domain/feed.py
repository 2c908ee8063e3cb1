"""Which events stand in a card's feed (D33, L10): SQL over the alias `a` of `event` and the card's id `p`."""

from domain.contacts import Contact
from domain.deals import Deal
from domain.events import is_last
from domain.purchases import Customer
from domain.questions import Sql
from domain.records import Record
from domain.tasks import Task
from permissions.lines import RECORDS


def of_deal(sql: Sql, a: str, p: str) -> str:
    """What happened to the deal, its notes and its tasks."""
    return f"{a}.card = 'deal' and {a}.card_id = {p} and {_in_sight(sql, a)}"


def of_contact(sql: Sql, a: str, p: str) -> str:
    """What happened on the contact's card, on those that were merged into it (X9), and on those of its deals that are
    in the actor's sight.
    """
    deals = (
        f"select 'deal', x.deal_id from deal_contact x cross join deal d "
        f"where x.contact_id = {p} and d.id = x.deal_id and {sql.scope(Deal, 'd')}"
    )
    return _of_cards(
        sql, a, f"select 'contact' as card, {p} as card_id union all {_former('contact', p)} union all {deals}"
    )


def of_company(sql: Sql, a: str, p: str) -> str:
    """What happened on the company's card, on those of its contacts and deals that are in the actor's sight, and on the
    cards of what was merged into the company or these contacts (X9).
    """
    theirs = f"x.company_id = {p} and k.id = x.contact_id and {sql.scope(Contact, 'k')}"
    contacts = (
        f"select 'contact', x.contact_id from contact_company x cross join contact k where {theirs} union all "
        "select 'contact', m.record_id from contact_company x cross join contact k cross join merged m "
        f"where {theirs} and m.noun = 'contact' and m.root_id = x.contact_id"
    )
    own = f"d.company_id = {p}" if tells_company(sql) else "false"
    deals = f"select 'deal', d.id from deal d where {own} and {sql.scope(Deal, 'd')}"
    cards = f"select 'company' as card, {p} as card_id union all {_former('company', p)}"
    return _of_cards(sql, a, f"{cards} union all {contacts} union all {deals}")


def _former(noun: str, p: str) -> str:
    """The cards of those that were merged into one."""
    return f"select '{noun}', m.record_id from merged m where m.noun = '{noun}' and m.root_id = {p}"


def tells_company(sql: Sql) -> bool:
    """Whether the actor may know which company a deal is with (P26)."""
    return "company" not in sql.actor.rights.hidden["deal"]


def _of_cards(sql: Sql, a: str, cards: str) -> str:
    # By way of the ids, so that each card is an index probe and only the events of these cards are sorted. SQLite takes
    # the tables of a cross join in their order, where it might begin with all deals of the group.
    return (
        f"{a}.id in (select e.id from ({cards}) c join event e on e.card = c.card and e.card_id = c.card_id "
        f"where {_in_sight(sql, 'e')})"
    )


def _in_sight(sql: Sql, a: str) -> str:
    """What happened to the card itself, its notes and files, and to tasks, contacts and customers that the actor may
    view.
    """
    about = f"{a}.entity in ({a}.card, 'note', 'file')"
    seen = [_seen(sql, model, a) for model in (Task, Contact, *([Customer] if sql.actor.has_customers else []))]
    return f"({' or '.join([about, *seen])}){but_hidden_files(sql, a)}"


def but_hidden_files(sql: Sql, a: str) -> str:
    """That an event is not about a file on what doesn't show the actor its files (P26)."""
    hidden = [noun for noun in RECORDS if "files" in sql.actor.rights.hidden[noun]]
    return f" and not ({a}.entity = 'file' and {a}.card in ({', '.join(map(repr, hidden))}))" if hidden else ""


def _seen(sql: Sql, model: type[Record], a: str) -> str:
    """The event is about a record of `model` that the actor may view, or could have viewed when it was deleted last."""
    noun = model.entity
    return (
        f"({a}.entity = '{noun}' and case "
        f"when exists (select 1 from {noun} r where r.id = {a}.record_id) "
        f"then exists (select 1 from {noun} r where r.id = {a}.record_id and {sql.scope(model, 'r')}) "
        f"else exists (select 1 from event g where g.entity = '{noun}' and g.record_id = {a}.record_id "
        f"and g.kind = '{noun}.deleted' and {is_last('g')} and {sql.scope(model, 'g')}) end)"
    )
