"""Notes on deals, contacts and companies (D34), and what marketing and sales did there (L17)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from tortoise import fields
from tortoise.exceptions import IntegrityError

from domain import db, records, trash, values
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.directories import ActivityType, offered
from domain.events import farewell, snapshot, transaction
from domain.questions import Question
from domain.records import Record, Versioned, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid, NotFound


class Note(Versioned):
    """Text on one card; rights are the card's. With a type it tells of an activity, and when that was."""

    goes_with_card: ClassVar[bool] = True
    cards: ClassVar[dict[str, type[Record]]] = {"deal_id": Deal, "contact_id": Contact, "company_id": Company}

    deal_id = fields.BigIntField(null=True)
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    text = fields.TextField()
    activity_type_id = fields.BigIntField(null=True)
    happened_at = fields.DatetimeField(null=True)  # of an activity
    created_by_id = fields.BigIntField()

    class Meta:
        table = "note"
        constraints = (
            foreign_key("note", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("note", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("note", "company_id", "company", on_delete="CASCADE"),
            foreign_key("note", "created_by_id", "users"),
            foreign_key("note", "activity_type_id", "activity_type"),
            CheckConstraint(
                check='("deal_id" IS NOT NULL AND "contact_id" IS NULL AND "company_id" IS NULL)'
                ' OR ("deal_id" IS NULL AND "contact_id" IS NOT NULL AND "company_id" IS NULL)'
                ' OR ("deal_id" IS NULL AND "contact_id" IS NULL AND "company_id" IS NOT NULL)',
                name="ck_note_one_card",
            ),
        )
        indexes = (
            Ordered("deal_id", "-id", name="ix_note_deal"),
            Ordered("contact_id", "-id", name="ix_note_contact"),
            Ordered("company_id", "-id", name="ix_note_company"),
        )

    @property
    def card(self) -> tuple[type[Record], int]:
        """The table and the id of the card that it is on."""
        return next((model, id) for column, model in self.cards.items() if (id := getattr(self, column)) is not None)


def visible(actor: Actor) -> Question:
    """Notes on cards that `actor` may view."""
    return Question(Note, actor)


async def add(
    actor: Actor,
    text: str,
    *,
    activity_type_id: int | None = None,
    happened_at: datetime | None = None,
    deal_id: int | None = None,
    contact_id: int | None = None,
    company_id: int | None = None,
) -> Note:
    """A new note on one card: whoever may view the card may write on it.

    Raises Invalid ONE_CARD unless exactly one card is named, NOT_FOUND for a type that is not offered, REQUIRED for a
    time without a type.
    """
    named = {"deal_id": deal_id, "contact_id": contact_id, "company_id": company_id}
    cards = [(column, id) for column, id in named.items() if id is not None]
    async with transaction() as events:
        if len(cards) != 1:
            raise Invalid("ONE_CARD", "dealId")
        [(column, card_id)] = cards
        card = await records.fetch(Note.cards[column], actor, "view", card_id)
        moment = db.now()
        activity = await _activity(activity_type_id, happened_at or (activity_type_id and moment) or None)
        try:
            note = await Note.create(
                **{column: card.id},
                text=_text(text),
                **activity,
                created_by_id=actor.user_id,
                created_at=moment,
                updated_at=moment,
            )
        except IntegrityError:  # the card was deleted a moment ago
            raise NotFound(card.entity) from None
        events.add("created", actor, note, snapshot(note), card=(card.entity, card.id))
    return note


async def change(actor: Actor, note_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Note:
    """Change what is `given` of: text, activity_type_id, happened_at. Its author may, and whoever may edit the card.

    Without its type a note loses its time. Raises as `add` does.
    """
    async with transaction() as events:
        note, card = await _fetch(actor, note_id, "edit")
        wanted: dict[str, Any] = {}
        if "text" in given:
            wanted["text"] = _text(given["text"])
        if given.keys() & {"activity_type_id", "happened_at"}:
            type_id = given.get("activity_type_id", note.activity_type_id)
            known = (note.happened_at or db.now()) if type_id is not None else None
            wanted |= await _activity(type_id, given.get("happened_at") or known, note.activity_type_id)
        events.add("changed", actor, note, await write(note, expected_version, **wanted), card=card)
    return note


async def delete(actor: Actor, note_id: int, expected_version: int | None = None) -> None:
    """Put a note into the trash: its author may, and whoever may edit the card. The feed still tells of it."""
    async with transaction() as events:
        note, card = await _fetch(actor, note_id, "delete")
        gone = farewell(note)
        await write(note, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, note)
        await note.delete()
        events.add("deleted", actor, note, gone, card=card)


async def _fetch(actor: Actor, note_id: int, action: str) -> tuple[Note, tuple[str, int]]:
    """A note that the actor may change, and its card.

    Raises NotFound when the card is out of sight, Forbidden when the actor is not the author and may not edit the card.
    """
    if (note := await Note.get_or_none(id=note_id)) is None:
        raise NotFound("note")
    model, card_id = note.card
    if not await scope.scoped(model, actor, "view").filter(id=card_id).exists():
        raise NotFound("note")
    if note.created_by_id != actor.user_id and not await scope.scoped(model, actor, "edit").filter(id=card_id).exists():
        raise Forbidden("note", action)
    return note, (model.entity, card_id)


async def _activity(type_id: int | None, moment: datetime | None, kept: int | None = None) -> dict[str, Any]:
    if type_id is None and moment is not None:
        raise Invalid("REQUIRED", "activityTypeId")
    return {"activity_type_id": await offered(ActivityType, type_id, "activityTypeId", kept), "happened_at": moment}


def _text(text: str) -> str:
    if (checked := values.text(text, "text")) is None:
        raise Invalid("REQUIRED", "text")
    return checked
