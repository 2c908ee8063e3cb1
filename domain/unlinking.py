"""What other records lose when a contact or a company goes: one statement each, however many there are."""

from datetime import datetime

import orjson

from domain import db
from domain.questions import Sql
from permissions.actor import Actor


async def from_deals(actor: Actor, noun: str, id: int) -> None:
    """Take a contact or company off its deals, with an event for each, those out of the actor's sight included."""
    if noun == "company":
        await _change(actor, "deal", f"a.company_id = {id}", {"company_id": id}, also="company_id = null")
    else:
        linked = f"a.id in (select x.deal_id from deal_contact x where x.contact_id = {id})"
        await _change(actor, "deal", linked, {"contact_ids": [id]})
        await db.execute(f"delete from deal_contact where contact_id = {id}")


async def from_contacts(actor: Actor, company_id: int) -> None:
    """Take a company off its contacts; where it was the main one, the company linked next takes its place."""
    linked = f"a.id in (select x.contact_id from contact_company x where x.company_id = {company_id})"
    await _change(actor, "contact", linked, {"company_ids": [company_id]})
    await db.execute(
        "update contact_company set is_main = true where id in (select min(o.id) from contact_company o "
        f"where o.company_id <> {company_id} and o.contact_id in (select x.contact_id from contact_company x "
        f"where x.company_id = {company_id} and x.is_main) group by o.contact_id)"
    )
    await db.execute(f"delete from contact_company where company_id = {company_id}")


async def _change(actor: Actor, noun: str, where: str, before: dict[str, object], also: str = "") -> None:
    """Count the versions of these records up, and write for each that it lost what it had `before`."""
    moment = db.now()
    if db.dialect() == "postgres":  # SQLite has one writer at a time
        await db.rows(f"select a.id from {noun} a where {where} order by a.id for update")
    sql = Sql(actor)
    lost = sql.param(orjson.dumps(before).decode())
    json = "::jsonb" if sql.postgres else ""
    await db.execute(
        "insert into event (at, kind, actor_id, entity, record_id, version, card, card_id, responsible_id, group_id, "
        f"before, after) select {_moment(sql, moment)}, '{noun}.changed', {actor.user_id}, '{noun}', a.id, "
        f"a.version + 1, '{noun}', a.id, a.responsible_id, a.group_id, {lost}{json}, '{{}}'{json} "
        f"from {noun} a where {where} order by a.id",
        sql.params,
    )
    sql = Sql(actor)
    more = f", {also}" if also else ""
    await db.execute(
        f"update {noun} as a set version = version + 1, updated_at = {_moment(sql, moment)}{more} where {where}",
        sql.params,
    )


def _moment(sql: Sql, moment: datetime) -> str:
    return sql.param(moment) + ("::timestamptz" if sql.postgres else "")
