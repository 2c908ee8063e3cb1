"""What the graph costs and says, walked type by type: a new type is covered without a test of its own."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_introspection_type,
    is_specified_scalar_type,
)

from api.graph import schema
from api.reading.custom import Custom
from api.reading.declare import ENTITIES, NOUNS, Derived, Many, Picked, Relation
from api.reading.prepare import WAYS
from api.reading.roots import RootList
from domain import (
    account,
    api_keys,
    contacts,
    custom_field_settings,
    custom_fields,
    customers,
    db,
    deal_lines,
    deals,
    directories,
    exports,
    items,
    knowledge,
    notes,
    policies,
    reference,
    sign_ins,
    source_costs,
    tasks,
    views,
)
from domain.account import Account
from domain.bulk import BulkChange, BulkItem
from domain.catalogues import Catalogue
from domain.companies import NewCompany
from domain.contacts import MessengerKind, NewContact, NewLink, NewMessenger
from domain.custom_fields import CardKind, FieldKind
from domain.custom_values import Given
from domain.customers import NewCustomer
from domain.deal_lines import NewLine
from domain.deals import CreatedVia, Deal, NewDeal
from domain.directories import CustomerStage
from domain.groups import Group
from domain.items import NewItem
from domain.merges import Merged
from domain.pipelines import Pipeline, Stage, StageKind
from domain.sign_ins import ClientKind, Origin, SignInOutcome
from domain.tasks import NewTask
from domain.users import User
from domain.webhook_lanes import Delivery
from domain.webhooks import Webhook
from tests.counting import statements
from tests.crm import Crm
from tests.documents import kept
from tests.rules import acting

TYPES = schema._schema.type_map
FEW, MANY = 5, 50


def fields(type_: str) -> dict[str, Relation]:
    """The relations of a declared type, by their names in the graph."""
    found = TYPES[type_]
    assert isinstance(found, GraphQLObjectType)
    specs = {name: each.extensions.get("spec") for name, each in found.fields.items()}
    return {name: spec for name, spec in specs.items() if isinstance(spec, Relation)}


ROOTS = {name: spec.target.name for name, spec in fields("Query").items() if isinstance(spec, RootList)}
LISTS = [(root, name) for root, type_ in ROOTS.items() for name in fields(type_)]


KEY = {"deal": '(key: "f1")', "contact": '(key: "f2")', "company": '(key: "f3")', "item": '(key: "f4")'}  # see `crowd`


def below(spec: Relation, inner: str) -> str:
    """The selection of a relation; `inner` of the records behind it. Pages are short: full ones inside each other might
    hold too many records to be read all at once.
    """
    if isinstance(spec, Custom):
        return f"{KEY[spec.entity.noun] if 'key' in spec.takes else ''} {{ {inner} }}"
    if spec.annotation == "connection":
        return f"(first: {FEW}) {{ totalCount nodes {{ {inner} }} }}"
    if isinstance(spec, Derived) and spec.annotation == "one":
        return ""  # a value
    return f"{{ {inner} }}"


def deeper(spec: Relation) -> Iterator[str]:
    """Every relation of the records behind a relation."""
    if isinstance(spec, Custom):
        yield "field { __typename label group { label } options { __typename } requiredFrom { __typename } }"
    elif not (isinstance(spec, Derived) and spec.plain):
        for name, each in fields(spec.target.name).items():
            yield f"{name} {below(each, '__typename')}"


async def crowd() -> None:
    """Fifty of everything, each with all that it can be linked to."""
    anna = await User.get(email="anna@demo.voronka")
    await reference.load()
    actor = acting(anna, policies.in_force())
    await account.update(actor, {"mass_reading_from": None})  # it would be told of in the midst of it
    for table in directories.Directory.__subclasses__():
        for n in range(MANY):
            await directories.create(actor, table, f"N{n}")
    moment = db.now()
    for n in range(MANY):
        group = await Group.create(name=f"Group {n}", parent_id=anna.group_id)
        await User.create(
            name=f"User {n}",
            email=f"u{n}@demo.voronka",
            password_hash="-",
            role="manager",
            group_id=group.id,
            created_at=moment,
        )
        for gone in (False, True):
            made = await Pipeline.create(
                name=f"P{n}",
                name_folded=f"p{n} {gone}",
                position=100 + n,
                archived_at=moment if gone else None,
                created_at=moment,
                updated_at=moment,
            )
            for place, kind in enumerate((StageKind.ACTIVE, StageKind.WON, StageKind.LOST), 1):
                for archived in (False, True):  # of an archived pipeline all are; but here each list has something
                    stage = await Stage.create(
                        pipeline_id=made.id,
                        name=kind.value,
                        name_folded=f"{kind.value} {archived}",
                        kind=kind,
                        position=place,
                        archived_at=moment if archived else None,
                        created_at=moment,
                        updated_at=moment,
                    )
            if gone:
                await Deal.create(
                    name="Late",
                    name_folded="late",
                    pipeline_id=made.id,
                    stage_id=stage.id,
                    stage_entered_at=moment,
                    created_via=CreatedVia.MANUAL,
                    responsible_id=anna.id,
                    group_id=anna.group_id,
                    created_by_id=anna.id,
                    created_at=moment - timedelta(days=9),
                    updated_at=moment,
                )
    source, reason, client_type, task_type, activity_type, deal_type = [
        (await db.rows(f'select min(id) as id from "{table}"'))[0]["id"]
        for table in ("source", "refusal_reason", "client_type", "task_type", "activity_type", "deal_type")
    ]
    await Account.filter(id=1).update(periodic_purchases=True)
    customer_stage = await CustomerStage.create(name="New", name_folded="new", position=1)
    pipeline = await Pipeline.all().order_by("position").first()
    assert pipeline
    active = await Stage.filter(pipeline_id=pipeline.id, kind=StageKind.ACTIVE).order_by("position")
    lost = await Stage.get(pipeline_id=pipeline.id, kind=StageKind.LOST)
    origin = Origin("127.0.0.1", ClientKind.PARTNER)
    others = Stage.filter(archived_at__isnull=True).exclude(pipeline_id=pipeline.id).exclude(kind=StageKind.UNSORTED)
    elsewhere = await others.order_by("id").first()
    assert elsewhere
    lists = [
        await Catalogue.create(name=f"C{n}", name_folded=f"c{n}", has_prices=True, created_at=moment, updated_at=moment)
        for n in range(MANY)
    ]
    base = await Catalogue.create(
        name="Z", name_folded="z", has_prices=False, is_knowledge=True, created_at=moment, updated_at=moment
    )
    filled: dict[CardKind, Given] = {}
    for card in [*CardKind, *[CardKind.DEAL] * MANY]:
        place = await custom_fields.CustomField.all().count()
        catalogue_id = lists[0].id if card is CardKind.ITEM else None
        gathered = await custom_field_settings.group_create(
            actor, card, None, f"Group {place}", catalogue_id=catalogue_id
        )
        added = await custom_field_settings.create(
            actor,
            custom_field_settings.NewField(
                entity=card,
                catalogue_id=catalogue_id,
                kind=FieldKind.LIST,
                label_en=f"Field {place}",
                group_id=gathered.id,
                options=[(None, "One"), (None, "Two")],
                required_from=[elsewhere.id] if card is CardKind.DEAL else [],
            ),
        )
        [option, _] = await custom_fields.CustomFieldOption.filter(field_id=added.id)
        filled.setdefault(card, Given(added.key, "option", option.id, ""))
    last_bulk: int | None = None
    for n in range(MANY):
        view = {"name": f"View {n}", "group_id": actor.group_id, "catalogue_id": lists[n].id}
        await views.save(actor, "item", None, None, view)
        _, api_key = await api_keys.create(
            actor, origin, name=f"Program {n}", role="partner", group_id=actor.group_id, ranges=["127.0.0.1"]
        )
        await sign_ins.note(origin, SignInOutcome.SUCCEEDED, api_key.user_id)
        hook = await Webhook.create(
            user_id=api_key.user_id,
            api_key_id=api_key.id,
            url="https://example.com",
            entities=["deal"],
            kinds=[],
            narrowed={},
            selections={},
            secret="",
            sight={},
            since=0,
            created_by_id=actor.user_id,
            created_at=moment,
        )
        await Delivery.create(
            webhook_id=hook.id,
            token="",
            message="",
            kind="CREATED",
            entity="deal",
            record_id=1,
            attempt=1,
            duration_ms=1,
            at=moment,
        )
        await exports.Export.create(
            user_id=actor.user_id,
            noun="deal",
            wanted={},
            ordering="",
            locale="ru",
            created_at=moment,
            expires_at=moment,
        )
        bulk_change = await BulkChange.create(
            user_id=actor.user_id,
            noun="deal",
            kind="FIELDS",
            wanted={},
            undoes_id=last_bulk,
            total=1,
            created_at=moment,
            updated_at=moment,
        )
        last_bulk = bulk_change.id
        await source_costs.create(actor, source, moment.date(), moment.date(), Decimal(n))
        await BulkItem.create(bulk_change_id=bulk_change.id, noun="deal", record_id=n + 1, place=0)
        company = NewCompany(
            name=f"Firm {n}",
            phones=[f"+7495100{n:04}"],
            emails=[f"f{n}@example.com"],
            client_type_id=client_type,
            tags=["a", "b"],
            custom_fields=[filled[CardKind.COMPANY]],
        )
        contact = NewContact(
            first_name=f"Person {n}",
            phones=[f"+7912100{n:04}"],
            emails=[f"p{n}@example.com"],
            messengers=[NewMessenger(MessengerKind.SKYPE, f"p{n}")],
            client_type_id=client_type,
            tags=["a", "b"],
            companies=[NewLink(company=company)],
            custom_fields=[filled[CardKind.CONTACT]],
        )
        person = await contacts.create(actor, contact)
        deal = await deals.create(
            actor,
            NewDeal(
                pipeline_id=pipeline.id,
                source_id=source,
                type_id=deal_type,
                tags=["a", "b"],
                contact_ids=[person.id],
                company=company,
                custom_fields=[filled[CardKind.DEAL]],
            ),
        )
        part = await items.create(actor, NewItem(catalogue_id=base.id, name=f"Part {n}", is_section=True))
        video = await items.create(actor, NewItem(catalogue_id=base.id, name=f"Video {n}", section_id=part.id))
        await kept(actor, "item", video.id)
        new = NewItem(
            catalogue_id=lists[0].id, name=f"Item {n}", price=Decimal(1), custom_fields=[filled[CardKind.ITEM]]
        )
        await deal_lines.add(actor, deal.id, None, NewLine(item_id=(await items.create(actor, new)).id))
        for whose in ({"contact_id": person.id}, {"company_id": deal.company_id}):
            buyer = await customers.create(actor, NewCustomer(stage_id=customer_stage.id, **whose))
            for _ in range(2):
                await customers.purchase_add(actor, buyer.id, None, Decimal(1))
        await deals.move(actor, deal.id, active[2].id)
        await deals.move(actor, deal.id, lost.id, refusal_reason_id=reason)
        await contacts.delete(actor, (await contacts.create(actor, NewContact(first_name=f"Former {n}"))).id)
        for noun, survivor_id in (("contact", person.id), ("company", deal.company_id)):
            for place in range(2):
                await Merged.create(
                    noun=noun,
                    record_id=900_000 + 10 * n + place,
                    survivor_id=survivor_id,
                    root_id=survivor_id,
                    name="Former",
                    version=1,
                    responsible_id=actor.user_id,
                    group_id=actor.group_id,
                    merged_by_id=actor.user_id,
                    merged_at=moment,
                )
        cards: list[dict[str, Any]] = [
            {"deal_id": deal.id},
            {"contact_id": person.id},
            {"company_id": deal.company_id},
        ]
        for card in cards:
            await notes.add(actor, "Note", activity_type_id=activity_type, **card)
            await notes.delete(actor, (await notes.add(actor, "Former", **card)).id)
            await kept(actor, *next((column.removesuffix("_id"), id) for column, id in card.items()))
            due = moment + timedelta(minutes=n)
            await tasks.create(actor, NewTask(type_id=task_type, text="Open", due_at=due, **card))
            done = await tasks.create(actor, NewTask(type_id=task_type, text="Done", due_at=due, **card))
            await tasks.complete(actor, done.id)
            await kept(actor, "task", done.id)
            await knowledge.link(actor, "task", done.id, video.id)
        for noun, id in (("deal", deal.id), ("contact", person.id), ("company", deal.company_id or 0)):
            for item in (part, video):
                await knowledge.link(actor, noun, id, item.id)


async def asked(crm: Crm, query: str) -> tuple[list[str], Any]:
    """The statements that a question takes, and its answer."""
    with statements() as seen:
        answer = await crm.as_("anna").ask(query)
    return seen, answer


async def test_every_list_costs_the_same_whatever_its_length(crm: Crm) -> None:
    """Root lists with each relation of theirs, and below it all relations of its records. There is something in each,
    else this would show nothing.
    """
    await crowd()
    too_many, empty = [], []
    for root, name in LISTS:
        spec = fields(ROOTS[root])[name]
        for inner in (" ".join(["__typename", *deeper(spec)]), "__typename"):
            text = f"{{ {root}(first: %d) {{ totalCount nodes {{ __typename {name} {below(spec, inner)} }} }} }}"
            await asked(crm, text % 1)  # what is read once a process is read now
            # Few events are of fewer kinds than many.
            sizes = (2 * MANY, 4 * MANY) if root == "events" else (FEW, MANY)
            (few, _), (many, answer) = [await asked(crm, text % size) for size in sizes]
            if len(few) != len(many):
                more = Counter(many) - Counter(few)
                too_many.append(f"{root}.{name}: {len(few)} → {len(many)}: {more.most_common(2)} for {text}")
        rows = [node[name] for node in answer[root]["nodes"]]
        found = [row["nodes"] if spec.annotation == "connection" else row for row in rows]
        if len(rows) < MANY or not any(each or each is False for each in found):
            empty.append(f"{root}.{name}: {len(rows)} rows, {sum(map(bool, found))} with something")
    assert not too_many, "\n".join(too_many)
    assert not empty, "\n".join(empty)


def described() -> Iterator[tuple[str, str | None]]:
    """Every element of the schema with its description."""
    for name, type_ in TYPES.items():
        if is_introspection_type(type_) or is_specified_scalar_type(type_):
            continue
        yield name, type_.description
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    if not (name == "Mutation" and argument_name == "input"):  # its type says all
                        yield f"{name}.{field_name}({argument_name})", argument.description
        if isinstance(type_, GraphQLInputObjectType):
            for field_name, input_field in type_.fields.items():
                yield f"{name}.{field_name}", input_field.description
        if isinstance(type_, GraphQLEnumType):
            for value_name, value in type_.values.items():
                yield f"{name}.{value_name}", value.description


def test_every_element_of_the_schema_is_described() -> None:
    silent = [element for element, words in described() if not (words and words.strip())]
    assert not silent, silent


def test_descriptions_are_sentences() -> None:
    odd = [f"{element}: {words}" for element, words in described() if words and not words.rstrip().endswith((".", "!"))]
    assert not odd, odd


async def test_what_has_no_rights_of_its_own_is_not_reached_by_its_id(crm: Crm) -> None:
    """Rows of child tables exist through their parents alone (T35)."""
    await crm.as_("rita").do(
        "dealCreate",
        "",
        pipelineId=(await crm.pipelines())[0]["id"],
        contacts=[{"firstName": "Ann", "phones": ["+7 912 345-67-89"], "emails": ["ann@example.com"]}],
    )
    hidden = [noun for noun, entity in NOUNS.items() if not entity.reachable]
    assert {"event", "passage", "contact_phone"} <= set(hidden)
    for noun in hidden:
        answer = await crm.as_("anna").ask("query($id: ID!) { node(id: $id) { id } }", id=f"{noun}_1")
        assert answer["node"] is None, noun


def test_every_table_behind_a_type_says_whose_its_rows_are() -> None:
    for entity in ENTITIES.values():
        kinds = [kind for kind in WAYS if getattr(entity.model, kind, None)]
        assert len(kinds) == 1, entity.name
        assert not (entity.reachable and kinds == ["child"]), entity.name
    for noun, type_ in (("deal", "Deal"), ("task", "Task"), ("contact", "Contact"), ("company", "Company")):
        assert ENTITIES[type_].scoped
        assert NOUNS[noun] is ENTITIES[type_]


def test_links_to_scoped_records_may_be_null() -> None:
    """A record out of view reads as null, so no type may promise it (contract, "Permissions")."""
    for type_, found in TYPES.items():
        if isinstance(found, GraphQLObjectType) and type_ in ENTITIES:
            for name, spec in fields(type_).items():
                of_its_own = isinstance(spec, Many | Picked | Derived | Custom)
                if spec.annotation == "one" and not of_its_own and spec.target.scoped:
                    assert found.fields[name].type is get_named_type(found.fields[name].type), f"{type_}.{name}"
