"""What other records lose when a contact or a company goes, and have again when it is back: a few statements each,
however many there are.
"""

from collections.abc import Mapping, Sequence

import orjson

from domain import db, records, stored
from domain.questions import Sql
from permissions.actor import Actor


async def from_deals(actor: Actor, noun: str, id: int) -> None:
    """Take a contact or company off its deals, with an event for each, those out of the actor's sight included."""
    if noun == "company":
        await change(actor, "deal", f"a.company_id = {id}", {"company_id": id}, {}, also="company_id = null")
    else:
        linked = f"a.id in (select x.deal_id from deal_contact x where x.contact_id = {id})"
        await change(actor, "deal", linked, {"contact_ids": [id]}, {})
        await db.execute(f"delete from deal_contact where contact_id = {id}")


async def from_contacts(actor: Actor, company_id: int) -> None:
    """Take a company off its contacts; where it was the main one, the company linked next takes its place."""
    linked = f"a.id in (select x.contact_id from contact_company x where x.company_id = {company_id})"
    await change(actor, "contact", linked, {"company_ids": [company_id]}, {})
    await db.execute(
        "update contact_company set is_main = true where id in (select min(o.id) from contact_company o "
        f"where o.company_id <> {company_id} and o.contact_id in (select x.contact_id from contact_company x "
        f"where x.company_id = {company_id} and x.is_main) group by o.contact_id)"
    )
    await db.execute(f"delete from contact_company where company_id = {company_id}")


async def to_deals(actor: Actor, noun: str, id: int, deal_ids: Sequence[int] = ()) -> None:
    """Tell that a contact is back on its deals; put a company back on those of these deals that have none since."""
    if noun == "company":
        lacking = f"a.company_id is null and a.id in ({', '.join(map(str, deal_ids)) or 'null'})"
        await change(actor, "deal", lacking, {}, {"company_id": id}, also=f"company_id = {id}")
    else:
        linked = f"a.id in (select x.deal_id from deal_contact x where x.contact_id = {id})"
        await change(actor, "deal", linked, {}, {"contact_ids": [id]})


async def to_contacts(actor: Actor, company_id: int) -> None:
    """Tell that a company is back at its contacts; where it was the main one, it is so again."""
    linked = f"a.id in (select x.contact_id from contact_company x where x.company_id = {company_id})"
    await keep_one_main(company_id)
    await change(actor, "contact", linked, {}, {"company_ids": [company_id]})


async def keep_main(contact_id: int) -> None:
    """One of a contact's companies is its main one, also when that is gone."""
    await db.execute(
        "update contact_company set is_main = true where id = (select min(id) from contact_company "
        f"where contact_id = {contact_id}) and not exists "
        f"(select 1 from contact_company o where o.contact_id = {contact_id} and o.is_main)"
    )


async def keep_one_main(company_id: int) -> None:
    """Where a company is the main one of a contact, no other is."""
    await db.execute(
        f"update contact_company set is_main = false where company_id <> {company_id} and contact_id in "
        f"(select x.contact_id from contact_company x where x.company_id = {company_id} and x.is_main)"
    )


async def change(
    actor: Actor,
    noun: str,
    where: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    also: str = "",
    card: str | None = None,
) -> None:
    """Count the versions of these records up, with an event for each of what it had `before` and has `after`.

    `card` is SQL for noun and id of the card in whose feed it stands: by default the record's own.
    """
    moment = db.now()
    if db.dialect() == "postgres":  # in one order, so that two who share records wait for each other in turn
        await db.rows(f"select a.id from {noun} a where {where} order by a.id for update")
    sql = Sql(actor)
    at = sql.param(moment) + ("::timestamptz" if sql.postgres else "")
    sets = f"version = version + 1, updated_at = {at}" + (f", {also}" if also else "")
    changed = await stored.transaction().fetch(f"update {noun} as a set {sets} where {where} returning id", sql.params)
    if changed:
        sql = Sql(actor)
        rows = f"{noun} a where {sql.within('a.id', [row[0] for row in changed])}"
        old, new = (sql.param(orjson.dumps(side).decode()) for side in (before, after))
        await records.tell_of_all(sql, f"{noun}.changed", rows, len(changed), moment, old, new, card)
