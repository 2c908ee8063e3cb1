"""A small database in which everything is awkward: ties, nulls, hidden links, odd texts, cards without anything."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain import db, reference, search
from domain.account import Account
from domain.catalogues import Catalogue
from domain.companies import Company, CompanyEmail, CompanyPhone
from domain.contacts import (
    Contact,
    ContactCompany,
    ContactEmail,
    ContactMessenger,
    ContactPhone,
    MessengerKind,
)
from domain.custom_fields import (
    LISTS,
    TABLES,
    CardKind,
    CustomField,
    CustomFieldGroup,
    CustomFieldOption,
    FieldKind,
)
from domain.deals import CreatedVia, Deal, DealContact
from domain.directories import ActivityType, ClientType, CustomerStage, DealType, RefusalReason, Source, TaskType
from domain.events import Event, EventKind
from domain.file_store import ObjectState, StoredObject
from domain.file_types import TYPES
from domain.files import File
from domain.groups import Group
from domain.items import Item
from domain.knowledge import Knowledge
from domain.merges import Merged
from domain.notes import Note
from domain.pipelines import Passage, Pipeline, Stage, StageKind
from domain.product_lines import DealLine, amount
from domain.purchases import Customer, Purchase
from domain.records import Card, Record
from domain.tags import CompanyTag, ContactTag, DealTag, Tag
from domain.tasks import Task
from domain.trash import Trashed
from domain.users import User
from domain.values import fold
from permissions.lines import INDIVIDUAL

# When every question is asked. Evening in Moscow: the day of the account ends in half an hour.
NOW = datetime(2026, 11, 21, 20, 30, 0, 120_000, UTC)

MOMENTS = [
    NOW,
    NOW - timedelta(microseconds=1),
    NOW + timedelta(microseconds=1),
    NOW - timedelta(days=3),
    NOW + timedelta(minutes=30) - timedelta(microseconds=120_000),  # midnight in Moscow
    NOW + timedelta(hours=7),
    NOW + timedelta(days=1, hours=5),
    NOW + timedelta(days=40),
    datetime(2026, 3, 29, 1, 0, 0, 500_000, UTC),
    datetime(2026, 3, 29, 1, 0, 0, 500_001, UTC),
    datetime(2024, 2, 29, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, 59, 999_990, UTC),
]
TEXTS = [
    "Ромашка",
    "ромашка",
    "Ёлки",
    "елки ",
    'He said "no"',
    "O'Brien \\ Söhne",
    "два\nряда",
    "100 % {a} $1 ?1 %s",
    "👩‍👩‍👧‍👦 семья",
    "\u2028 line",
    "ﬁne",
    "Straße",
    "<b>&amp;</b>",
    "tab\tbed",
    "a",
    "\U0010fffd",
]
PHONES = ["+79123456789", "+74951234567", "+12025550123"]
EMAILS = ["Anna@example.com", "anna@ёлка.рф", "o'brien@example.com", "info@example.com"]
# What is typed to find them, beside beginnings of the texts.
TYPED = ["+7 912", "8 912 345", "345-67-89", "8 (912) 345-67-89", "1234567", "202", "0123", "ёлки ром", "100 s"]
TYPED += ["anna@", "anna@exa", "example", "brien o", "info com", "ряда два", "romashka", "семья", "fin", "stras"]
DAYS = ["2026-11-21", "1999-12-31", "2024-02-29", "2000-01-01", "1900-01-01"]
INNS = ["7707083893", "500100732259"]
AMOUNTS = [None, 0, 1, 10, 12_550, 100_000, 9_999_999_999_999]


class _Company:
    """Draws the rows."""

    def __init__(self, chance: random.Random, users: Sequence[User]) -> None:
        self.chance, self.users = chance, users

    def text(self) -> str:
        return self.chance.choice(TEXTS)

    def maybe(self, values: Sequence[Any]) -> Any:
        return self.chance.choice([None, *values])

    def moment(self) -> datetime:
        return self.chance.choice(MOMENTS)

    def versioned(self) -> dict[str, Any]:
        return {
            "version": self.chance.choice([1, 1, 7]),
            "created_at": self.moment(),
            "updated_at": self.moment(),
            "created_by_id": self.chance.choice(self.users).id,
        }

    def owned(self) -> dict[str, Any]:
        responsible = self.chance.choice(self.users)
        return self.versioned() | {"responsible_id": responsible.id, "group_id": responsible.group_id}

    def some(self, values: Sequence[Any], most: int) -> list[Any]:
        return self.chance.sample(values, min(len(values), self.chance.randrange(most + 1)))


async def tangle(seed: int, whose: str = "") -> None:
    """Fill the cast's database: six to twenty records a table, the same for the same seed.

    Of all users, or of the one with this log-in.
    """
    chance = random.Random(seed)
    draw = _Company(chance, await User.filter(email__startswith=whose).order_by("id"))
    for table in (Source, RefusalReason, ClientType, TaskType, ActivityType, DealType, CustomerStage):
        place = await table.all().count()
        await table.create(name='Old "one"', name_folded='old "one"', position=place + 1, is_archived=True)
    sources, reasons, kinds, types, activities, sorts, steps = [
        [each.id for each in await table.all().order_by("id")]
        for table in (Source, RefusalReason, ClientType, TaskType, ActivityType, DealType, CustomerStage)
    ]
    tags = []
    for name in ("опт", "VIP", "ёж", "'", "zz"):
        tag, _ = await Tag.get_or_create(name_folded=fold(name), defaults={"name": name})
        tags.append(tag.id)
    companies = [
        await Company.create(
            name=(name := draw.text()),
            name_folded=fold(name),
            client_type_id=draw.maybe(kinds),
            website=draw.maybe(["https://example.com"]),
            legal_address=draw.maybe(TEXTS),
            actual_address=draw.maybe(TEXTS),
            inn=draw.maybe(INNS),
            requisites=chance.choice([{}, {}, {"legal_name": 'ООО "Я"', "kpp": "770701001"}]),
            annual_turnover_minor=chance.choice(AMOUNTS),
            employees=draw.maybe([0, 1, 5, 100]),
            **draw.owned(),
        )
        for _ in range(7)
    ]
    for company in companies:
        for number in draw.some(PHONES, 2):
            await CompanyPhone.create(company_id=company.id, number=number)
        for address in draw.some(EMAILS, 2):
            await CompanyEmail.create(company_id=company.id, address=address, address_folded=fold(address))
        for tag_id in draw.some(tags, 3):
            await CompanyTag.create(company_id=company.id, tag_id=tag_id)
    contacts = []
    for _ in range(9):
        first, last = draw.maybe(TEXTS), draw.maybe(TEXTS[:4])
        name = " ".join(each for each in (first, last) if each) or PHONES[0]
        contacts.append(
            await Contact.create(
                name=name,
                name_folded=fold(name),
                first_name=first,
                last_name=last,
                first_name_folded=fold(first or ""),
                last_name_folded=fold(last or ""),
                client_type_id=draw.maybe(kinds),
                address=draw.maybe(TEXTS),
                mailing_consent=chance.random() < 0.5,
                **draw.owned(),
            )
        )
    for contact in contacts:
        for number in draw.some(PHONES, 2):
            await ContactPhone.create(contact_id=contact.id, number=number)
        for address in draw.some(EMAILS, 2):
            await ContactEmail.create(contact_id=contact.id, address=address, address_folded=fold(address))
        for kind in draw.some(list(MessengerKind), 2):
            await ContactMessenger.create(contact_id=contact.id, kind=kind, handle=draw.text())
        for tag_id in draw.some(tags, 3):
            await ContactTag.create(contact_id=contact.id, tag_id=tag_id)
        linked = draw.some(companies, 3)
        main = chance.choice(linked) if linked else None
        for company in linked:
            await ContactCompany.create(
                contact_id=contact.id, company_id=company.id, is_main=company is main, post=draw.maybe(TEXTS)
            )
    deals = await _deals(draw, companies, sources, reasons, sorts)
    await _hygiene(draw)
    for deal in deals:
        for contact in draw.some(contacts, 4):
            await DealContact.create(deal_id=deal.id, contact_id=contact.id)
        for tag_id in draw.some(tags, 3):
            await DealTag.create(deal_id=deal.id, tag_id=tag_id)
    cards = [*companies, *contacts, *deals]
    await _custom(draw, cards, [CardKind.DEAL, CardKind.CONTACT, CardKind.COMPANY])
    tasks = []
    for _ in range(20):
        card, done = chance.choice([None, *cards, *deals]), chance.random() < 0.35
        tasks.append(
            await Task.create(
                task_type_id=chance.choice(types),
                text=draw.text(),
                comment=draw.maybe(TEXTS),
                due_at=draw.moment(),
                is_done=done,
                result=draw.maybe(TEXTS) if done else None,
                completed_at=draw.moment() if done else None,
                completed_by_id=chance.choice(draw.users).id if done else None,
                **draw.owned(),
                **({f"{card.entity}_id": card.id} if card else {}),
            )
        )
    notes = []
    for _ in range(8):
        card = chance.choice(cards)
        activity = draw.maybe(activities)
        moment = activity and draw.moment()
        about = {f"{card.entity}_id": card.id, "activity_type_id": activity, "happened_at": moment}
        notes.append(await Note.create(text=draw.text(), **draw.versioned(), **about))
    files = [await _file(draw, chance.choice([*cards, *tasks])) for _ in range(10)]
    buyers = await _customers(draw, [*contacts, *companies], deals, steps)
    await _events(draw, deals, contacts, companies, tasks, notes, files, buyers)
    stages = await Stage.all().order_by("id")
    for place in range(12):
        noun, stage = chance.choice(["deal", "deal", "contact", "company", "task"]), chance.choice(stages)
        owned = draw.owned()
        looked_at = {
            "pipeline_id": stage.pipeline_id,
            "stage_id": stage.id,
            "budget_minor": chance.choice([None, 0, 12_550]),
            "source_id": draw.maybe(sources),
            "available_to_everyone": chance.random() < 0.2,
        }
        await Trashed.create(
            noun=noun,
            record_id=900_100 + place,
            name=draw.text(),
            deleted_by_id=owned["created_by_id"],
            deleted_at=draw.moment(),
            content={},
            **{name: owned[name] for name in ("responsible_id", "group_id", "created_by_id")},
            **(looked_at if noun == "deal" else {}),
        )
    await _catalogues(draw, deals)
    await _knowledge(draw, [*cards, *tasks])
    await _merged(draw, [*contacts, *companies])
    async for _ in search.rebuild():
        pass


async def ranked(chance: random.Random) -> None:
    """Groups become a tree with a group on top that has no members, some people heads of theirs, and one individual
    (P9, P14).
    """
    top = await Group.create(name="Всё")
    groups = await Group.exclude(id=top.id).order_by("id")
    order = [top, *chance.sample(groups, len(groups))]
    for place, group in enumerate(order[1:], start=1):
        group.parent_id = chance.choice([each.id for each in order[:place]])
        await group.save()
    people = await User.exclude(role="administrator").order_by("id")
    for user in people:
        user.is_head = chance.random() < 0.4
        await user.save()
    one = chance.choice(people)
    one.role = INDIVIDUAL
    await one.save()
    await reference.refresh([Group, User])


async def shared(chance: random.Random) -> None:
    """Some deals become available to everyone (D10)."""
    for deal in await Deal.all().order_by("id"):
        if chance.random() < 0.15:
            await Deal.filter(id=deal.id).update(available_to_everyone=True)
    # That much is read, which many questions come to, would be an act that the oracle does not know.
    await Account.filter(id=1).update(has_shared_deals=True, mass_reading_from=None)
    await reference.refresh([Account])


async def keep_customers() -> None:
    """The account keeps customers (L25)."""
    await Account.filter(id=1).update(periodic_purchases=True)
    await reference.refresh([Account])


async def _customers(
    draw: _Company, cards: Sequence[Card], deals: Sequence[Deal], steps: Sequence[int]
) -> list[Customer]:
    """Customers with what they have bought: with deals that are won, one of them gone, and without."""
    chance = draw.chance
    ends = [each.id for each in await Stage.filter(kind=StageKind.WON)]
    won = [each.id for each in deals if each.stage_id in ends]
    made = [
        await Customer.create(
            name=(name := draw.text()),
            name_folded=fold(name),
            customer_stage_id=draw.maybe(steps),
            next_purchase_on=draw.maybe([date(2026, 11, 21), date(2026, 12, 1)]),
            expected_amount_minor=chance.choice(AMOUNTS),
            period_days=draw.maybe([1, 30]),
            **draw.owned(),
            **{f"{card.entity}_id": card.id},
        )
        for card in chance.sample(cards, 8)
    ]
    for deal_id in [*[None] * 8, 900_300, *won]:
        await Purchase.create(
            customer_id=chance.choice(made).id,
            at=draw.moment(),
            amount_minor=chance.choice(AMOUNTS),
            deal_id=deal_id,
            note=draw.maybe(TEXTS),
        )
    await keep_customers()
    return made


async def _catalogues(draw: _Company, deals: Sequence[Deal]) -> None:
    """Catalogues with and without prices, one that is gone, fields of their own, and lines of deals; some of an item
    that is gone as well.
    """
    chance, lists = draw.chance, []
    for name, has_prices in (("Товары", True), ("ёлки", False), ("Gone", True)):
        lists.append(await Catalogue.create(name=name, name_folded=fold(name), has_prices=has_prices, **_edited(draw)))
    await Catalogue.filter(id=lists[2].id).update(deleted_at=NOW)
    made = [
        await Item.create(
            catalogue_id=each.id,
            name=(name := draw.text()),
            name_folded=fold(name),
            code=draw.maybe(TEXTS),
            unit=draw.maybe(["шт.", "m²"]),
            price_minor=chance.choice(AMOUNTS) if each.has_prices else None,
            **draw.owned(),
        )
        for each in [chance.choice(lists[:2]) for _ in range(8)]
    ]
    for place, each in enumerate(lists[:2]):
        await _custom(draw, [item for item in made if item.catalogue_id == each.id], [CardKind.ITEM], each.id, place)
    for deal in [*chance.sample(deals, 6), *chance.sample(deals, 4)]:
        item, quantity, discount = chance.choice(made), chance.choice([1, 1_000, 2_500]), chance.choice([None, 0, 1250])
        is_priced = item.catalogue_id == lists[0].id
        price = chance.choice([0, 1, 12_550])
        await DealLine.create(
            deal_id=deal.id,
            item_id=chance.choice([item.id, item.id, 900_200]),
            name=draw.text(),
            quantity_milli=quantity,
            price_minor=price if is_priced else None,
            discount_points=discount if is_priced else None,
            discount_minor=0 if is_priced and discount is None else None,
            amount_minor=amount(quantity, price, 0, discount) if is_priced else None,
        )
    await reference.refresh([Catalogue])


async def _knowledge(draw: _Company, cards: Sequence[Record]) -> None:
    """A knowledge base with sections, and cards that are linked with some of it."""
    base = await Catalogue.create(
        name="Знания", name_folded="знания", has_prices=False, is_knowledge=True, **_edited(draw)
    )
    made: list[Item] = []
    for place in range(7):
        sections = [each.id for each in made if each.is_section]
        made.append(
            await Item.create(
                catalogue_id=base.id,
                name=(name := draw.text()),
                name_folded=fold(name),
                url=draw.maybe(["https://example.com/v"]),
                description=draw.maybe(TEXTS),
                is_section=place < 2,
                section_id=draw.maybe(sections) if place >= 2 else None,
                **draw.owned(),
            )
        )
    await _file(draw, made[3])
    for card in cards:
        table = next(each for each in Knowledge.__subclasses__() if each._meta.db_table == f"{card.entity}_knowledge")
        for item in draw.some(made, 3):
            await table.create(**{f"{card.entity}_id": card.id, "item_id": item.id})
    await reference.refresh([Catalogue])


async def _custom(
    draw: _Company, cards: Sequence[Card], kinds: Sequence[CardKind], catalogue_id: int | None = None, place: int = 0
) -> None:
    """Custom fields of every kind on every card, one of them archived, two in a group, filled or not."""
    for card in kinds:
        of: dict[str, Any] = {"entity": card, "catalogue_id": catalogue_id}
        group = await CustomFieldGroup.create(label_ru="Отбор", label_en="Selection", position=1, **of, **_edited(draw))
        for kind in [*FieldKind, FieldKind.TEXT]:
            place += 1
            made = await CustomField.create(
                label_ru=f"Поле {place}",
                label_en=f"Field {place}",
                position=draw.chance.choice([1, 2, place]),
                **of,
                kind=kind,
                group_id=group.id if kind in (FieldKind.TEXT, FieldKind.FLAG) else None,
                decimals=draw.chance.choice([0, 2]) if kind is FieldKind.NUMBER else None,
                is_archived=kind is FieldKind.URL,
                required_from=draw.chance.sample([1, 2, 3], 1) if card is CardKind.DEAL else [],
                is_qualification=draw.chance.random() < 0.3,
                **_edited(draw),
            )
            options = [
                await CustomFieldOption.create(
                    label_ru=f"Вариант {number}",
                    label_en=f"Option {number}",
                    position=4 - number,
                    field_id=made.id,
                    is_archived=number == 3,
                    **_edited(draw),
                )
                for number in (1, 2, 3)
                if kind in LISTS
            ]
            for each in cards:
                if each.entity == card.value and draw.chance.random() < 0.6:
                    _fill(draw, each, made, [str(option.id) for option in options])
    gone = await CustomField.create(
        label_ru="Нет",
        label_en="Gone",
        position=9,
        entity=kinds[0],
        catalogue_id=catalogue_id,
        kind=FieldKind.TEXT,
        required_from=[],
        deleted_at=NOW,
        **_edited(draw),
    )
    for each in cards:
        if isinstance(each, Deal):
            each.custom = (each.custom or {}) | {gone.key: "left over", f"{gone.key}~": "left over"}
        await each.save(update_fields=["custom", "custom_long"])
    await reference.refresh(TABLES)


def _edited(draw: _Company) -> dict[str, Any]:
    return {"version": 1, "created_at": draw.moment(), "updated_at": draw.moment()}


def _fill(draw: _Company, card: Card, made: CustomField, options: Sequence[str]) -> None:
    """A value as it is kept."""
    chance = draw.chance
    text = chance.choice([each.strip() for each in TEXTS if "\n" not in each])
    values: dict[FieldKind, Any] = {
        FieldKind.TEXT: text,
        FieldKind.TEXT_AREA: chance.choice(TEXTS),
        FieldKind.NUMBER: chance.choice([0, 1, -1, 12_550, 10**15 - 1]),
        FieldKind.FLAG: chance.random() < 0.5,
        FieldKind.DATE: chance.choice(DAYS),
        FieldKind.BIRTHDAY: chance.choice(DAYS),
        FieldKind.URL: "https://Example.com/ё",
        FieldKind.ADDRESS: chance.choice([{"city": text}, {"postal_code": "614000", "city": "Пермь", "house": "1"}]),
        FieldKind.LEGAL_ENTITY: chance.choice([{"name": text, "inn": INNS[0], "kpp": "770701001"}, {"inn": INNS[1]}]),
    }
    if options:
        values[FieldKind.LIST] = chance.choice(options)
        values[FieldKind.MULTI_LIST] = sorted(chance.sample(options, 2), key=int)
    value = values[made.kind]
    if made.kind is FieldKind.TEXT_AREA:
        card.custom_long = (card.custom_long or {}) | {made.key: value}
        return
    card.custom = (card.custom or {}) | {made.key: value}
    searched = {
        FieldKind.TEXT: str(value),
        FieldKind.URL: str(value),
        FieldKind.ADDRESS: "" if made.kind is not FieldKind.ADDRESS else ", ".join(value.values()),
        FieldKind.LEGAL_ENTITY: value.get("name") if made.kind is FieldKind.LEGAL_ENTITY else None,
    }.get(made.kind)
    if searched is not None:
        card.custom[f"{made.key}~"] = fold(searched)


async def _deals(
    draw: _Company, companies: Sequence[Company], sources: Sequence[int], reasons: Sequence[int], sorts: Sequence[int]
) -> list[Deal]:
    chance = draw.chance
    stages = await Stage.exclude(kind=StageKind.UNSORTED).order_by("id")
    few = chance.sample(stages, 3)
    deals = []
    for _ in range(14):
        stage, name, company = chance.choice([*few, *few, *stages]), draw.text(), chance.choice([None, *companies])
        closed = stage.kind in (StageKind.WON, StageKind.LOST)
        lost = stage.kind is StageKind.LOST
        deals.append(
            await Deal.create(
                name=name,
                name_folded=fold(name),
                pipeline_id=stage.pipeline_id,
                stage_id=stage.id,
                stage_entered_at=draw.moment(),
                budget_minor=chance.choice(AMOUNTS),
                goal=draw.maybe(TEXTS),
                company_id=company.id if company else None,
                source_id=draw.maybe(sources),
                type_id=draw.maybe(sorts),
                probability=draw.maybe([0, 50, 100]),
                refusal_reason_id=draw.maybe(reasons) if lost else None,
                refusal_details=draw.maybe(TEXTS) if lost else None,
                created_via=chance.choice(list(CreatedVia)),
                closed_at=draw.moment() if closed else None,
                **draw.owned(),
            )
        )
    for deal in deals:
        for stage in draw.some(stages, 3):
            entered = draw.moment()
            await Passage.create(
                deal_id=deal.id,
                pipeline_id=stage.pipeline_id,
                stage_id=stage.id,
                to_stage_id=deal.stage_id,
                to_pipeline_id=deal.pipeline_id,
                skipped=[],
                entered_at=entered,
                created_at=entered + timedelta(days=1),
                seconds=chance.choice([0, 86_400]),
                actor_id=chance.choice(draw.users).id,
                responsible_id=deal.responsible_id,
            )
    return deals


async def _hygiene(draw: _Company) -> None:
    """Pipelines that ask for tasks, a stage and a pipeline that were deleted."""
    for pipeline in await Pipeline.all().order_by("id"):
        pipeline.task_required, pipeline.shows_refusals = (draw.chance.random() < 0.5 for _ in range(2))
        await pipeline.save()
    stages = await Stage.filter(kind=StageKind.ACTIVE).order_by("id")
    gone = await Pipeline.create(
        name="Gone", name_folded="\n0", position=1, archived_at=draw.moment(), created_at=NOW, updated_at=NOW
    )
    for place, pipeline_id in enumerate((stages[0].pipeline_id, gone.id), 1):
        await Stage.create(
            pipeline_id=pipeline_id,
            name="Gone",
            name_folded="\n0",
            kind=StageKind.ACTIVE,
            position=place,
            probability=draw.maybe([0, 50, 100]),
            archived_at=draw.moment(),
            moved_to_id=stages[0].id,
            created_at=NOW,
            updated_at=NOW,
        )


async def _merged(draw: _Company, cards: Sequence[Card]) -> None:
    """Contacts and companies that were merged into others long ago, with something that happened to each."""
    for place in range(8):
        survivor, owned = draw.chance.choice(cards), draw.owned()
        owner = {name: owned[name] for name in ("responsible_id", "group_id")}
        noun, record_id = survivor.entity, 900_200 + place
        await Merged.create(
            noun=noun,
            record_id=record_id,
            survivor_id=survivor.id,
            root_id=survivor.id,
            name=draw.text(),
            version=2,
            merged_by_id=owned["created_by_id"],
            merged_at=draw.moment(),
            **owner,
        )
        for happened in ("created", "deleted"):
            await Event.create(
                at=draw.moment(),
                kind=f"{noun}.{happened}",
                actor_id=draw.chance.choice(draw.users).id,
                entity=noun,
                record_id=record_id,
                version=2,
                card=noun,
                card_id=record_id,
                before={"name": draw.text()},
                after={},
                **owner,
            )


async def _file(draw: _Company, on: Record) -> File:
    """A file on some record; nothing is in the store."""
    chance, versioned = draw.chance, draw.versioned()
    shared: dict[str, Any] = {
        "name": draw.text(),
        "type": chance.choice(list(TYPES)),
        "size": chance.choice([1, 4096, 2**40]),
    }
    kept = await StoredObject.create(
        key=f"{chance.getrandbits(160):043d}"[:43],
        state=ObjectState.KEPT,
        user_id=versioned["created_by_id"],
        noun=on.entity,
        record_id=on.id,
        expires_at=versioned["created_at"],
        created_at=versioned["created_at"],
        **shared,
    )
    return await File.create(stored_id=kept.id, **shared, **versioned, **{f"{on.entity}_id": on.id})


async def _events(
    draw: _Company,
    deals: Sequence[Deal],
    contacts: Sequence[Contact],
    companies: Sequence[Company],
    tasks: Sequence[Task],
    notes: Sequence[Note],
    files: Sequence[File],
    buyers: Sequence[Customer],
) -> None:
    """What happened on the cards, to records that are there and to some that are gone."""
    chance = draw.chance
    stages = [each.id for each in await Stage.all().order_by("id")]
    cards: list[Record] = [*deals, *contacts, *companies]
    gone = {"task": 900_001, "contact": 900_002, "note": 900_003, "file": 900_004, "customer": 900_005}
    # Of what is gone the log has a deletion, at last.
    ends = [(noun, gone[noun]) for noun in ("task", "contact", "customer")]
    for end in [None] * 70 + ends:
        about = chance.choice(["card", "card", "task", "note", "contact", "file", "customer"])
        card = chance.choice([*cards, *tasks] if about == "file" else cards)
        noun, record_id = card.entity, card.id
        owner = chance.choice(draw.users)
        if about == "task":
            noun, record_id = "task", chance.choice([*(each.id for each in tasks), gone["task"]])
        elif about == "note":
            noun, record_id = "note", chance.choice([*(each.id for each in notes), gone["note"]])
        elif about == "file":
            noun, record_id = "file", chance.choice([*(each.id for each in files), gone["file"]])
        elif about == "contact" and card.entity == "company":
            noun, record_id = "contact", chance.choice([*(each.id for each in contacts), gone["contact"]])
        elif about == "customer":
            noun, record_id = "customer", chance.choice([*(each.id for each in buyers), gone["customer"]])
        noun, record_id = end or (noun, record_id)
        kind = chance.choice([each.value for each in EventKind if each.value.startswith(f"{noun}.")])
        kind = f"{noun}.deleted" if end else kind
        before: dict[str, Any] = {"version": 1}
        after: dict[str, Any] = {"version": 2}
        if noun == "deal":
            before |= {"stage_id": chance.choice(stages), "name": draw.text(), "is_silly": True}
            after |= {"stage_id": chance.choice(stages), "budget_minor": 12_550, "closed_at": db.fixed(draw.moment())}
            after |= {"contact_ids": [contacts[0].id, 900_002], "company_id": companies[0].id}
            if kind == "deal.moved":
                after["skipped"] = draw.some(stages, 3)
        await Event.create(
            at=draw.moment(),
            kind=kind,
            actor_id=chance.choice(draw.users).id,
            entity=noun,
            record_id=record_id,
            version=2,
            card=card.entity,
            card_id=card.id,
            responsible_id=owner.id,
            group_id=owner.group_id,
            before=before,
            after=after,
        )
