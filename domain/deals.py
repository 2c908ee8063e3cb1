"""Deals: what all the work hangs on (D1–D42)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import (
    account,
    companies,
    contacts,
    custom_values,
    db,
    directories,
    passing,
    pipelines,
    product_lines,
    reach,
    records,
    stored,
    tags,
    trash,
    users,
)
from domain.account import current, remembered
from domain.companies import Company, NewCompany
from domain.contacts import Contact, NewContact
from domain.custom_values import Given
from domain.events import Events, farewell, in_short, snapshot, transaction
from domain.pipelines import Pipeline, Stage, StageKind
from domain.questions import Question
from domain.records import Card, Change, of_responsible, write
from domain.tables import CheckConstraint, ForeignKey, Ordered, foreign_key
from domain.users import User
from domain.values import fold, line, minor, percent, required, text
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class CreatedVia(Enum):
    """How a deal came to be (D39)."""

    MANUAL = "MANUAL"
    API = "API"


class Deal(Card):
    entity: ClassVar[str] = "deal"
    # These follow from the moves.
    untold: ClassVar[tuple[str, ...]] = (*Card.untold, "first_stage_id", "furthest_stage_id")

    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    pipeline_id = fields.BigIntField()
    stage_id = fields.BigIntField()
    stage_entered_at = fields.DatetimeField()
    # For the funnel. Never null in the first; nullable since SQLite adds no other columns to a table in use.
    first_stage_id = fields.BigIntField(null=True)  # where it was created
    furthest_stage_id = fields.BigIntField(null=True)  # of its pipeline; null while it was never but lost there
    budget_minor = fields.BigIntField(null=True)
    goal = fields.CharField(max_length=1000, null=True)
    company_id = fields.BigIntField(null=True)
    source_id = fields.BigIntField(null=True)
    type_id = fields.BigIntField(null=True)  # D10
    probability = fields.SmallIntField(null=True)  # of success, in percent (D10)
    refusal_reason_id = fields.BigIntField(null=True)
    refusal_details = fields.TextField(null=True)
    created_via = fields.CharEnumField(CreatedVia, max_length=10)
    available_to_everyone = fields.BooleanField(default=False, db_default=False)  # D10
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "deal"
        constraints = (
            *of_responsible("deal"),
            ForeignKey("fk_deal_stage", ("stage_id", "pipeline_id"), "stage", ("id", "pipeline_id")),
            foreign_key("deal", "company_id", "company"),
            foreign_key("deal", "source_id", "source"),
            foreign_key("deal", "type_id", "deal_type"),
            foreign_key("deal", "refusal_reason_id", "refusal_reason"),
            CheckConstraint(check='"budget_minor" >= 0', name="ck_deal_budget"),
            CheckConstraint(check='"probability" BETWEEN 0 AND 100', name="ck_deal_probability"),
            CheckConstraint(check="\"created_via\" IN ('MANUAL', 'API')", name="ck_deal_created_via"),
        )
        indexes = (
            Ordered(
                "-created_at",
                "-id",
                name="ix_deal_all",
                include=("source_id", "stage_id", "pipeline_id", "budget_minor"),
            ),
            Ordered("group_id", "-created_at", "-id", name="ix_deal_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_deal_own"),
            Ordered("-updated_at", "-id", name="ix_deal_updated"),
            Ordered("stage_id", "-updated_at", "-id", name="ix_deal_board_all", include=("budget_minor",)),
            Ordered(
                "stage_id", "group_id", "-updated_at", "-id", name="ix_deal_board_group", include=("budget_minor",)
            ),
            Ordered(
                "stage_id", "responsible_id", "-updated_at", "-id", name="ix_deal_board_own", include=("budget_minor",)
            ),
            Ordered(
                "pipeline_id",
                "-created_at",
                "-id",
                name="ix_deal_pipeline",
                include=("stage_id", "first_stage_id", "furthest_stage_id", "budget_minor"),
            ),
            Ordered("pipeline_id", "group_id", "-created_at", "-id", name="ix_deal_pipeline_group"),
            Ordered(
                "pipeline_id",
                "responsible_id",
                "created_at",
                name="ix_deal_funnel",
                include=("group_id", "stage_id", "first_stage_id", "furthest_stage_id", "budget_minor"),
            ),
            Ordered("stage_id", "-updated_at", "-id", name="ix_deal_shared", where="available_to_everyone"),
            Ordered(
                "stage_id",
                "closed_at",
                name="ix_deal_closed",
                include=("refusal_reason_id", "responsible_id", "group_id", "budget_minor"),
                where='"closed_at" IS NOT NULL',
            ),
            Ordered("id", "responsible_id", name="ix_deal_responsible", unique=True),  # what `of_deal` refers to
            Ordered("company_id", "-created_at", "-id", name="ix_deal_company"),
        )


class DealContact(Model):
    """A contact of a deal, in the order of adding (D6)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    contact_id = fields.BigIntField()

    class Meta:
        table = "deal_contact"
        unique_together = (("deal_id", "contact_id"),)
        constraints = (
            foreign_key("deal_contact", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("deal_contact", "contact_id", "contact", on_delete="CASCADE"),
        )
        indexes = (Ordered("contact_id", "-deal_id", name="ix_deal_contact_contact"),)


MOST_AT_ONCE = 200  # deals of one bulk change
MOST_LINKED = 100  # contacts linked by one call


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeal:
    """What a deal is made of. Money is exact, in the account's currency; `paths` in errors are the graph's."""

    name: str | None = None
    pipeline_id: int | None = None
    stage_id: int | None = None
    budget: Decimal | None = None
    goal: str | None = None
    responsible_id: int | None = None
    company_id: int | None = None
    company: NewCompany | None = None
    contact_ids: Sequence[int] = ()
    contacts: Sequence[NewContact] = ()
    source_id: int | None = None
    type_id: int | None = None
    probability: int | None = None
    tags: Sequence[str] = ()
    custom_fields: Sequence[Given] = ()
    refusal_reason_id: int | None = None
    refusal_details: str | None = None
    available_to_everyone: bool = False
    created_via: CreatedVia = CreatedVia.MANUAL


def visible(actor: Actor) -> Question:
    """Deals that `actor` may view."""
    return Question(Deal, actor)


async def create(actor: Actor, new: NewDeal) -> Deal:
    """A new deal on a stage, or on the first one of its pipeline, with its contacts and company (D1–D7).

    Contacts and companies given as data are matched by phone and e-mail with those in the actor's sight, or made
    (D5). Without a name it is called by its number (D2). Raises Invalid FIELDS_REQUIRED on a stage that takes more
    custom fields than are given (F7).
    """
    async with transaction() as events:
        responsible = await users.working(new.responsible_id or actor.user_id, "responsibleId")
        scope.require_fields(actor, "deal", records.filled(new))
        stage = await _stage_of(new)
        budget = await _budget(new.budget)
        custom, _ = await custom_values.put(actor, "deal", new.custom_fields)
        custom_values.require_filled(actor, await custom_values.needed_on(stage), custom, "customFields")
        future = stored.new(
            Deal, pipeline_id=stage.pipeline_id, stage_id=stage.id, budget_minor=budget, source_id=new.source_id
        )
        scope.require_creation(actor, "deal", responsible.id, responsible.group_id, future)
        if new.available_to_everyone:
            await account.share_deals(actor)
        await reach.hold(actor, *contacts.keys(new.contacts, new.company))
        company_id = await _company_of(actor, new, responsible.id)
        contact_ids = await _contacts_of(actor, new, responsible.id, company_id)
        moment = db.now()
        name = line(new.name, "name")
        deal = await Deal.create(
            name=name or "",
            name_folded=fold(name or ""),
            pipeline_id=stage.pipeline_id,
            stage_id=stage.id,
            stage_entered_at=moment,
            first_stage_id=stage.id,
            furthest_stage_id=None if stage.kind is StageKind.LOST else stage.id,
            budget_minor=budget,
            goal=text(new.goal, "goal", 1000),
            company_id=company_id,
            source_id=await directories.offered(directories.Source, new.source_id, "sourceId"),
            type_id=await directories.offered(directories.DealType, new.type_id, "typeId"),
            probability=percent(new.probability, "probability") if new.probability is not None else stage.probability,
            created_via=new.created_via,
            available_to_everyone=new.available_to_everyone,
            responsible_id=responsible.id,
            group_id=responsible.group_id,
            created_by_id=actor.user_id,
            created_at=moment,
            updated_at=moment,
            **custom,
            **passing.closed(stage, moment),
            **await _refusal(
                stage, {"refusal_reason_id": new.refusal_reason_id, "refusal_details": new.refusal_details}
            ),
        )
        if not name:
            deal.name = f"{'Сделка' if (await current()).locale == 'ru' else 'Deal'} #{deal.id}"
            deal.name_folded = fold(deal.name)
            await deal.save(update_fields=["name", "name_folded"])
        await DealContact.bulk_create([DealContact(deal_id=deal.id, contact_id=each) for each in contact_ids])
        tagged = await tags.put(actor, tags.DealTag, "deal_id", deal.id, new.tags, "tags")
        linked: Change = {"contact_ids": (None, contact_ids)} if contact_ids else {}
        events.add("created", actor, deal, snapshot(deal) | tagged | linked)
    return deal


@in_short
async def update(actor: Actor, deal_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Deal:
    """Change what is `given` of: name, budget, goal, source_id, type_id, probability, tags, company_id (with
    replace_company), add_contact_ids, remove_contact_ids, refusal_reason_id, refusal_details, available_to_everyone,
    responsible_id, custom_fields.

    A second company is refused unless `replace_company` says that it takes the first one's place (D7). Raises Invalid
    FIELDS_REQUIRED where a custom field is emptied that the deal needs on its stage (F6, F7), BUDGET_OF_LINES where
    product lines decide (D37).
    """
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "edit", deal_id)
        scope.require_fields(actor, "deal", given)
        values = await _edited(actor, deal, given)
        also = await _relink(actor, deal, given)
        if "tags" in given:
            also |= await tags.put(actor, tags.DealTag, "deal_id", deal.id, given["tags"], "tags")
        if filled := given.get("custom_fields"):
            custom, told = await custom_values.put(actor, "deal", filled, deal)
            needed = await custom_values.needed_on(await stored.one(Stage, deal.stage_id))
            custom_values.require_filled(actor, [each for each in needed if each.key in told], custom, "customFields")
            values, also = values | custom, also | told
        change = await write(deal, expected_version, also, **values)
        events.add("changed", actor, deal, change)
        if given.get("responsible_id") not in (None, deal.responsible_id):
            await _hand_over(actor, events, deal, await users.working(given["responsible_id"], "responsibleId"))
    return deal


@in_short
async def move(
    actor: Actor,
    deal_id: int,
    stage_id: int,
    expected_version: int | None = None,
    *,
    refusal_reason_id: int | None = None,
    refusal_details: str | None = None,
    backward: bool = False,
    as_before: Mapping[str, Any] | None = None,
) -> Deal:
    """Put a deal on a stage, of its own pipeline or of another one (D22, D28); a closing stage closes it (D13, D30).

    `backward` confirms a move back in a pipeline that warns of these; each is recorded (D24). `as_before` are columns
    that a move changes, as they were before the move that this one takes back. Leaving a stage is recorded with its
    length and the stages jumped over (D23, D42). Raises Invalid FIELDS_REQUIRED naming all custom fields to fill in
    first (F6, F7), BACKWARD_FORBIDDEN, BACKWARD_MOVE, REASON_REQUIRED where the pipeline wants a reason for a refusal,
    NOT_LOST for a reason elsewhere, Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "edit", deal_id)
        refusal = {"refusal_reason_id": refusal_reason_id, "refusal_details": refusal_details}
        again = {name: value for name, value in refusal.items() if value is not None}
        scope.require_fields(actor, "deal", again)
        left, entered, skipped = await pipelines.way(stage_id, "stageId", (deal.pipeline_id, deal.stage_id))
        if entered.id != left.id:
            scope.require_move(actor, deal, entered.pipeline_id, entered.id)
            custom_values.require_filled(actor, await custom_values.needed_on(entered), vars(deal), "stageId")
        if entered.id == left.id:
            change = await write(deal, expected_version, **await _refusal(entered, again, deal))
            events.add("changed", actor, deal, change)
        else:
            if is_backward := pipelines.is_backward(left, entered):
                await pipelines.require_way_back(entered.pipeline_id, confirmed=backward)
            passage = passing.passage(actor, deal, left, entered, skipped, is_backward=is_backward)
            values = passing.likely(entered) | passing.closed(entered, passage.created_at)
            values |= await _refusal(entered, refusal)
            reached = deal.furthest_stage_id
            if entered.pipeline_id != left.pipeline_id:
                reached = await passing.depart(deal, entered.pipeline_id)
            change = await write(
                deal,
                expected_version,
                stage_id=entered.id,
                pipeline_id=entered.pipeline_id,
                stage_entered_at=passage.created_at,
                furthest_stage_id=await pipelines.further(reached, left, entered),
                **(values | dict(as_before or {})),
            )
            await stored.put(passage)
            change.pop("stage_entered_at", None)  # the same when it was entered this very moment
            if is_backward:
                change["backward"] = (None, True)
            if passage.skipped:
                change["skipped"] = (None, passage.skipped)
            events.add("moved", actor, deal, change)
    return deal


async def reassign(actor: Actor, deal_ids: Sequence[int], responsible_id: int) -> list[int]:
    """Hand deals over to another user, all or none (D27); their ids."""
    if len(deal_ids) > MOST_AT_ONCE:
        raise Invalid("TOO_MANY", "dealIds", most=MOST_AT_ONCE)
    async with transaction() as events:
        # In one order, so that two who share deals wait for each other in turn.
        deals = [await records.fetch(Deal, actor, "edit", deal_id) for deal_id in sorted(set(deal_ids))]
        moving = [deal for deal in deals if deal.responsible_id != responsible_id]
        if moving:
            user = await users.working(responsible_id, "responsibleId")
            for deal in moving:
                await _hand_over(actor, events, deal, user)
    return list(dict.fromkeys(deal_ids))


async def delete(actor: Actor, deal_id: int, expected_version: int | None = None) -> None:
    """Remove a deal with its tasks and notes; its history stays."""
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "delete", deal_id)
        gone = farewell(deal)
        await write(deal, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, deal)
        events.add("deleted", actor, deal, gone)
        await records.take_along(actor, events, deal)
        await stored.of_all(pipelines.forget_passages, (), deal.id)
        await stored.remove(deal)


async def _edited(actor: Actor, deal: Deal, given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that `update` is given, checked."""
    values: dict[str, Any] = {}
    if "refusal_reason_id" in given or "refusal_details" in given:
        values = await _refusal(await stored.one(Stage, deal.stage_id), given, deal)
    if "name" in given:
        values["name"] = required(given["name"], "name")
        values["name_folded"] = fold(values["name"])
    if "budget" in given:
        if await product_lines.decide(deal.id):
            raise Invalid("BUDGET_OF_LINES", "budget")
        values["budget_minor"] = await _budget(given["budget"])
    if "goal" in given:
        values["goal"] = text(given["goal"], "goal", 1000)
    if "source_id" in given:
        values["source_id"] = await directories.offered(
            directories.Source, given["source_id"], "sourceId", kept=deal.source_id
        )
    if "type_id" in given:
        values["type_id"] = await directories.offered(
            directories.DealType, given["type_id"], "typeId", kept=deal.type_id
        )
    if "probability" in given:
        values["probability"] = percent(given["probability"], "probability")
    if "company_id" in given:
        values["company_id"] = await _other_company(actor, deal, given)
    if "available_to_everyone" in given:
        values["available_to_everyone"] = bool(given["available_to_everyone"])
        if given["available_to_everyone"]:
            await account.share_deals(actor)
    return values


async def _budget(amount: Decimal | None) -> int | None:
    return None if amount is None else minor(amount, (await remembered()).currency, "budget")


async def _hand_over(actor: Actor, events: Events, deal: Deal, user: User) -> None:
    scope.require_hand_over(actor, deal, user.id, user.group_id)
    change = await write(deal, None, responsible_id=user.id, group_id=user.group_id)
    events.add("reassigned", actor, deal, change)


async def _stage_of(new: NewDeal) -> Stage:
    """The stage that a new deal starts on: the one named, else the first of its pipeline (D3, D11)."""
    if new.stage_id is None:
        if new.pipeline_id is None:
            raise Invalid("REQUIRED", "pipelineId")
        return await pipelines.first_stage(new.pipeline_id, "pipelineId")
    stage = await pipelines.stage(new.stage_id, "stageId")
    if new.pipeline_id not in (None, stage.pipeline_id):
        raise Invalid("NOT_IN_PIPELINE", "stageId")
    return stage


async def _company_of(actor: Actor, new: NewDeal, responsible_id: int) -> int | None:
    if new.company is None:
        return None if new.company_id is None else await records.in_view(Company, actor, new.company_id, "companyId")
    if new.company_id is not None:
        raise Invalid("COMPANY_ALREADY_SET", "company")
    return int((await companies.match_or_create(actor, new.company, "company", responsible_id=responsible_id)).id)


async def _contacts_of(actor: Actor, new: NewDeal, responsible_id: int, company_id: int | None) -> list[int]:
    """Contacts that exist, then those given as data: new ones fall to the deal's owner and represent its company."""
    if len(new.contact_ids) + len(new.contacts) > MOST_LINKED:
        longer = "contactIds" if len(new.contact_ids) > len(new.contacts) else "contacts"
        raise Invalid("TOO_MANY", longer, most=MOST_LINKED)
    found = await records.all_in_view(Contact, actor, new.contact_ids, "contactIds")
    for i, each in enumerate(new.contacts):
        contact = await contacts.match_or_create(
            actor, each, f"contacts.{i}", responsible_id=responsible_id, company_id=company_id
        )
        found.append(contact.id)
    return list(dict.fromkeys(found))


async def _other_company(actor: Actor, deal: Deal, given: Mapping[str, Any]) -> int | None:
    wanted = given["company_id"]
    if wanted is None:
        return None
    wanted = await records.in_view(Company, actor, wanted, "companyId")
    other = [deal.company_id] if deal.company_id not in (None, wanted) and not given.get("replace_company") else []
    if await records.seen(Company, actor, other):  # to who doesn't view it there is none: no answer tells of it (P16)
        raise Invalid("COMPANY_ALREADY_SET", "companyId")
    return wanted


async def _relink(actor: Actor, deal: Deal, given: Mapping[str, Any]) -> Change:
    """Link and unlink contacts (D6); what has changed, as lists of ids."""
    added, removed = given.get("add_contact_ids") or (), given.get("remove_contact_ids") or ()
    if not added and not removed:
        return {}
    for path, ids in (("addContactIds", added), ("removeContactIds", removed)):
        if len(ids) > MOST_LINKED:
            raise Invalid("TOO_MANY", path, most=MOST_LINKED)
    wanted = await records.all_in_view(Contact, actor, added, "addContactIds")
    gone = await records.all_in_view(Contact, actor, removed, "removeContactIds")
    linked = {each.contact_id for each in await DealContact.filter(deal_id=deal.id, contact_id__in=[*wanted, *gone])}
    new = [each for each in dict.fromkeys(wanted) if each not in linked and each not in gone]
    old = [each for each in dict.fromkeys(gone) if each in linked]
    await DealContact.bulk_create([DealContact(deal_id=deal.id, contact_id=each) for each in new])
    await DealContact.filter(deal_id=deal.id, contact_id__in=old).delete()
    return {"contact_ids": (old or None, new or None)} if new or old else {}


async def _refusal(stage: Stage, given: Mapping[str, Any], deal: Deal | None = None) -> dict[str, Any]:
    """What is given of reason and details of a refusal, checked for a deal on this stage.

    Raises Invalid NOT_LOST for a reason on a stage that is not a lost one, REASON_REQUIRED (D30).
    """
    values: dict[str, Any] = {}
    if "refusal_reason_id" in given:
        wanted, kept = given["refusal_reason_id"], deal.refusal_reason_id if deal else None
        values["refusal_reason_id"] = await directories.offered(
            directories.RefusalReason, wanted, "refusalReasonId", kept=kept
        )
    if "refusal_details" in given:
        values["refusal_details"] = text(given["refusal_details"], "refusalDetails")
    if stage.kind is not StageKind.LOST:
        for name, path in (("refusal_reason_id", "refusalReasonId"), ("refusal_details", "refusalDetails")):
            if values.get(name) is not None:
                raise Invalid("NOT_LOST", path)
    elif (
        values.get("refusal_reason_id", 0) is None
        and (await stored.one(Pipeline, stage.pipeline_id)).refusal_reason_required
    ):
        raise Invalid("REASON_REQUIRED", "refusalReasonId")
    return values
