"""Contacts: the people whom deals are made with (L1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import companies, custom_values, directories, linking, reach, records, tags, trash, users
from domain.account import current
from domain.companies import Company, NewCompany
from domain.custom_values import Given
from domain.db import now
from domain.events import Events, farewell, snapshot, transaction
from domain.questions import Question
from domain.records import Card, Change, of_responsible, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import at, fold, line, required
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class MessengerKind(Enum):
    SKYPE = "SKYPE"
    TELEGRAM = "TELEGRAM"
    VIBER = "VIBER"
    VK = "VK"
    WHATSAPP = "WHATSAPP"
    OTHER = "OTHER"


class Contact(Card):
    entity: ClassVar[str] = "contact"

    name = fields.CharField(max_length=255)  # first and last name in the order of display, else a phone or an e-mail
    name_folded = fields.CharField(max_length=255)
    first_name = fields.CharField(max_length=100, null=True)
    last_name = fields.CharField(max_length=100, null=True)
    first_name_folded = fields.CharField(max_length=100, default="")
    last_name_folded = fields.CharField(max_length=100, default="")
    client_type_id = fields.BigIntField(null=True)
    address = fields.CharField(max_length=1000, null=True)
    mailing_consent = fields.BooleanField(default=False)  # L26

    class Meta:
        table = "contact"
        constraints = (*of_responsible("contact"), foreign_key("contact", "client_type_id", "client_type"))
        indexes = (
            Ordered("-created_at", "-id", name="ix_contact_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_contact_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_contact_own"),
            Ordered("client_type_id", "-created_at", "-id", name="ix_contact_client_type"),
            Ordered("name_folded", "id", name="ix_contact_name_order"),
            Ordered("name_folded", "id", name="ix_contact_name", prefix=("name_folded",)),
            Ordered("first_name_folded", "id", name="ix_contact_first_name", prefix=("first_name_folded",)),
            Ordered("last_name_folded", "id", name="ix_contact_last_name", prefix=("last_name_folded",)),
            Ordered("-updated_at", "-id", name="ix_contact_updated"),
        )


class ContactPhone(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    number = fields.CharField(max_length=16)  # E.164

    class Meta:
        table = "contact_phone"
        unique_together = (("contact_id", "number"),)
        constraints = (foreign_key("contact_phone", "contact_id", "contact", on_delete="CASCADE"),)
        indexes = (Ordered("number", "contact_id", name="ix_contact_phone_number"),)


class ContactEmail(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    address = fields.CharField(max_length=320)
    address_folded = fields.CharField(max_length=320)

    class Meta:
        table = "contact_email"
        unique_together = (("contact_id", "address_folded"),)
        constraints = (foreign_key("contact_email", "contact_id", "contact", on_delete="CASCADE"),)
        indexes = (
            Ordered("address_folded", "contact_id", name="ix_contact_email_address", prefix=("address_folded",)),
        )


class ContactMessenger(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    kind = fields.CharEnumField(MessengerKind, max_length=10)
    handle = fields.CharField(max_length=100)

    class Meta:
        table = "contact_messenger"
        unique_together = (("contact_id", "kind", "handle"),)
        constraints = (
            foreign_key("contact_messenger", "contact_id", "contact", on_delete="CASCADE"),
            CheckConstraint(
                check="\"kind\" IN ('SKYPE', 'TELEGRAM', 'VIBER', 'VK', 'WHATSAPP', 'OTHER')",
                name="ck_contact_messenger_kind",
            ),
        )


class ContactCompany(Model):
    """A contact represents a company, at one of them first of all (L4)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    company_id = fields.BigIntField()
    is_main = fields.BooleanField(default=False)
    post = fields.CharField(max_length=100, null=True)  # accountant, buyer, storekeeper, head

    class Meta:
        table = "contact_company"
        unique_together = (("contact_id", "company_id"),)
        constraints = (
            foreign_key("contact_company", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("contact_company", "company_id", "company", on_delete="CASCADE"),
        )
        indexes = (Ordered("company_id", "-contact_id", name="ix_contact_company_company"),)


REACH = reach.Reach(Contact, ContactPhone, ContactEmail, "contact_id")
MOST_COMPANIES = 50  # that one contact represents


@dataclass(frozen=True, slots=True)
class NewMessenger:
    """An account in a messenger."""

    kind: MessengerKind
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """A company that a contact represents: one that exists, or data to find or make it by (L4, L6)."""

    company_id: int | None = None
    company: NewCompany | None = None
    is_main: bool = False
    post: str | None = None  # None leaves it, an empty one removes it


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """What a contact is made of. A name, a phone or an e-mail is needed."""

    first_name: str | None = None
    last_name: str | None = None
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    messengers: Sequence[NewMessenger] = ()
    address: str | None = None
    client_type_id: int | None = None
    mailing_consent: bool = False
    responsible_id: int | None = None
    tags: Sequence[str] = ()
    custom_fields: Sequence[Given] = ()
    companies: Sequence[NewLink] = ()


def visible(actor: Actor) -> Question:
    """Contacts that `actor` may view."""
    return Question(Contact, actor)


async def create(actor: Actor, new: NewContact, path: str = "") -> Contact:
    """A new contact, linked to companies that exist or come with it (L1, L4, L6); `path` leads to its input.

    Without a name it is called by its number, not by its phone, which may be hidden (P26). Raises Invalid CONTACT_EMPTY
    without a name, a phone and an e-mail, and what `line`, `phone` and `email` raise.
    """
    async with transaction() as events:
        responsible = await users.working(new.responsible_id or actor.user_id, at(path, "responsibleId"))
        scope.require_fields(actor, "contact", records.filled(new))
        scope.require_creation(actor, "contact", responsible.id, responsible.group_id)
        custom, _ = await custom_values.put(actor, "contact", new.custom_fields)
        if not path:  # what comes along with a deal or a contact is not lost for want of a field
            needed = await custom_values.always_needed("contact")
            custom_values.require_filled(actor, needed, custom, "customFields")
        checked = await _checked(new, path)
        moment = now()
        contact = await Contact.create(
            **_names(checked.first_name, checked.last_name),
            address=checked.address,
            client_type_id=await directories.offered(
                directories.ClientType, new.client_type_id, at(path, "clientTypeId")
            ),
            mailing_consent=new.mailing_consent,
            responsible_id=responsible.id,
            group_id=responsible.group_id,
            created_by_id=actor.user_id,
            created_at=moment,
            updated_at=moment,
            **custom,
        )
        if not contact.name:
            contact.update_from_dict(await _numbered(contact.id))
            await contact.save(update_fields=["name", "name_folded"])
        also = await reach.put(REACH, contact.id, checked.phones, checked.emails)
        also |= await _put_messengers(contact.id, checked.messengers)
        also |= await tags.put(actor, tags.ContactTag, "contact_id", contact.id, new.tags, at(path, "tags"))
        await reach.hold(actor, *keys([new]))
        also |= (linked := await _link(actor, contact, new.companies, (), at(path, "companies")))
        events.add("created", actor, contact, snapshot(contact) | also)
        tell_companies(actor, events, contact, linked)
    return contact


def keys(new: Sequence[NewContact], company: NewCompany | None = None) -> tuple[list[str], list[str]]:
    """Phones and e-mails, as written, of contacts given as data and of the companies that come with them."""
    firms = [link.company for each in new for link in each.companies if link.company]
    clients: list[NewContact | NewCompany] = [*new, *firms, *([company] if company else [])]
    return [phone for each in clients for phone in each.phones], [email for each in clients for email in each.emails]


async def match_or_create(
    actor: Actor, new: NewContact, path: str, *, responsible_id: int | None = None, company_id: int | None = None
) -> Contact:
    """The oldest contact in the actor's view with one of these phones or e-mails, as it is, else a new one (D5).

    The new one falls to `responsible_id` and represents `company_id`, unless the data says otherwise.
    """
    async with transaction():
        checked = await _checked(new, path)
        if found := await reach.match(REACH, actor, checked.phones, checked.emails):
            return await Contact.get(id=found)
        if new.responsible_id is None:
            new = replace(new, responsible_id=responsible_id)
        if company_id is not None and not new.companies:
            new = replace(new, companies=(NewLink(company_id=company_id),))
        return await create(actor, new, path)


async def update(actor: Actor, contact_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Contact:
    """Change what is `given` of: first_name, last_name, address, client_type_id, mailing_consent,
    responsible_id; phones, emails, messengers and tags, each as the whole list; link_companies (NewLink),
    unlink_company_ids; custom_fields.

    Raises Invalid as `create` does, Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        contact = await records.fetch(Contact, actor, "edit", contact_id)
        scope.require_fields(actor, "contact", given)
        custom, told = await custom_values.put(actor, "contact", given.get("custom_fields") or (), contact)
        needed = [each for each in await custom_values.always_needed("contact") if each.key in told]
        custom_values.require_filled(actor, needed, custom, "customFields")
        values = await _values(contact, given) | custom
        also: Change = {**told}
        if given.keys() & {"first_name", "last_name", "phones", "emails"}:
            country = (await current()).country
            old_phones, old_emails = await reach.held(REACH, contact.id)
            phones = reach.phones(given["phones"], "phones", country) if "phones" in given else old_phones
            emails = reach.emails(given["emails"], "emails") if "emails" in given else old_emails
            first_name = line(given.get("first_name", contact.first_name), "firstName", 100)
            last_name = line(given.get("last_name", contact.last_name), "lastName", 100)
            hidden = actor.rights.hidden["contact"]  # whether there are any must not show by the answer (T26)
            seen = ["phones" not in hidden and phones, "emails" not in hidden and emails]
            if not (first_name or last_name or any(seen)):
                raise Invalid("CONTACT_EMPTY", "firstName")
            values |= _names(first_name, last_name)
            if not values["name"]:
                values |= await _numbered(contact.id)
            also |= await reach.put(REACH, contact.id, phones, emails)
        if "messengers" in given:
            also |= await _put_messengers(contact.id, _messengers(given["messengers"], "messengers"))
        if "tags" in given:
            also |= await tags.put(actor, tags.ContactTag, "contact_id", contact.id, given["tags"], "tags")
        gone = await records.all_in_view(Company, actor, given.get("unlink_company_ids", ()), "unlinkCompanyIds")
        linked = await _link(actor, contact, given.get("link_companies", ()), gone, "linkCompanies")
        change = await write(contact, expected_version, also | linked, **values)
        events.add("changed", actor, contact, change)
        tell_companies(actor, events, contact, linked)
        if given.get("responsible_id", contact.responsible_id) != contact.responsible_id:
            user = await users.working(given["responsible_id"], "responsibleId")
            scope.require_hand_over(actor, contact, user.id, user.group_id)
            change = await write(contact, None, responsible_id=user.id, group_id=user.group_id)
            events.add("reassigned", actor, contact, change)
    return contact


async def delete(actor: Actor, contact_id: int, expected_version: int | None = None) -> None:
    """Remove a contact with its tasks and notes, and take it off its deals and companies; its history stays."""
    async with transaction() as events:
        contact = await records.fetch(Contact, actor, "delete", contact_id)
        await write(contact, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, contact)
        phones, emails = await reach.held(REACH, contact.id)
        links = await ContactCompany.filter(contact_id=contact.id).order_by("id")
        gone = farewell(contact) | {"phones": (phones, None), "emails": (emails, None)}
        events.add("deleted", actor, contact, gone)
        tell_companies(actor, events, contact, {"company_ids": ([link.company_id for link in links], None)})
        await records.take_along(actor, events, contact)
        await linking.from_deals(actor, "contact", contact.id)
        await contact.delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """What of a new contact needs no look at the database, as it is stored."""

    first_name: str | None
    last_name: str | None
    address: str | None
    phones: list[str]
    emails: list[str]
    messengers: list[tuple[MessengerKind, str]]


async def _checked(new: NewContact, path: str) -> _Checked:
    country = (await current()).country
    checked = _Checked(
        first_name=line(new.first_name, at(path, "firstName"), 100),
        last_name=line(new.last_name, at(path, "lastName"), 100),
        address=line(new.address, at(path, "address"), 1000),
        phones=reach.phones(new.phones, at(path, "phones"), country),
        emails=reach.emails(new.emails, at(path, "emails")),
        messengers=_messengers(new.messengers, at(path, "messengers")),
    )
    _check_known(checked.first_name, checked.last_name, checked.phones, checked.emails, path)
    return checked


def _check_known(
    first_name: str | None, last_name: str | None, phones: Sequence[str], emails: Sequence[str], path: str = ""
) -> None:
    if not (first_name or last_name or phones or emails):
        raise Invalid("CONTACT_EMPTY", at(path, "firstName"))


async def _numbered(id: int) -> dict[str, str]:
    """What a contact without a name is called."""
    name = f"{'Контакт' if (await current()).locale == 'ru' else 'Contact'} #{id}"
    return {"name": name, "name_folded": fold(name)}


def _names(first_name: str | None, last_name: str | None) -> dict[str, Any]:
    """The columns that say what a contact is called."""
    name = " ".join(part for part in (first_name, last_name) if part)
    return {
        "name": name,
        "name_folded": fold(name),
        "first_name": first_name,
        "last_name": last_name,
        "first_name_folded": fold(first_name or ""),
        "last_name_folded": fold(last_name or ""),
    }


async def _values(contact: Contact, given: Mapping[str, Any]) -> dict[str, Any]:
    """Plain columns that are `given`."""
    values: dict[str, Any] = {}
    if "address" in given:
        values["address"] = line(given["address"], "address", 1000)
    if "mailing_consent" in given:
        values["mailing_consent"] = given["mailing_consent"]
    if "client_type_id" in given:
        values["client_type_id"] = await directories.offered(
            directories.ClientType, given["client_type_id"], "clientTypeId", kept=contact.client_type_id
        )
    return values


def _messengers(given: Sequence[NewMessenger], path: str) -> list[tuple[MessengerKind, str]]:
    """Kind and handle of each, each once. Raises Invalid TOO_MANY, and what `required` raises of a handle."""
    if len(given) > reach.MOST:
        raise Invalid("TOO_MANY", path, most=reach.MOST)
    made = [(each.kind, required(each.handle, f"{path}.{place}.handle", 100)) for place, each in enumerate(given)]
    return list(dict.fromkeys(made))


async def _put_messengers(contact_id: int, wanted: list[tuple[MessengerKind, str]]) -> Change:
    """Let a contact have exactly these; what has changed, as lists."""
    rows = await ContactMessenger.filter(contact_id=contact_id).order_by("id")
    before = [(row.kind, row.handle) for row in rows]
    if before == wanted:
        return {}
    await ContactMessenger.filter(contact_id=contact_id).delete()
    await ContactMessenger.bulk_create(
        [ContactMessenger(contact_id=contact_id, kind=kind, handle=handle) for kind, handle in wanted]
    )
    old, new = ([{"kind": kind.value, "handle": handle} for kind, handle in each] for each in (before, wanted))
    return {"messengers": (old, new)}


async def _link(actor: Actor, contact: Contact, wanted: Sequence[NewLink], gone: Sequence[int], path: str) -> Change:
    """Take companies off a contact, then put others on or change the post there; what has changed.

    One company is the main one as long as there is any: the one that is said to be, else the one that was, else
    the oldest link (L4). Links to companies out of the actor's view stay as they are.
    """
    if not wanted and not gone:
        return {}
    held = {link.company_id: link for link in await ContactCompany.filter(contact_id=contact.id).order_by("id")}
    posts = {id: link.post for id, link in held.items() if id not in gone}
    main = was_main = next((id for id, link in held.items() if link.is_main), None)
    if len(wanted) > MOST_COMPANIES:
        raise Invalid("TOO_MANY", path, most=MOST_COMPANIES)
    if len(mains := [place for place, each in enumerate(wanted) if each.is_main]) > 1:
        raise Invalid("TOO_MANY", f"{path}.{mains[1]}.isMain", most=1)
    for place, each in enumerate(wanted):
        id = await _company_of(actor, contact, each, f"{path}.{place}")
        posts[id] = posts.get(id) if each.post is None else line(each.post, f"{path}.{place}.post", 100)
        main = id if each.is_main else main
    if len(posts) > MOST_COMPANIES:
        raise Invalid("TOO_MANY", path, most=MOST_COMPANIES)
    if main not in posts:
        main = next(iter(posts), None)
    await _store_links(contact.id, held, posts, main)
    old, new = [id for id in held if id not in posts], [id for id in posts if id not in held]
    change: Change = {"company_ids": (old or None, new or None)} if old or new else {}
    if main != was_main:
        change["main_company_id"] = (was_main, main)
    if changed := {id for id in posts if posts[id] != (held[id].post if id in held else None)}:
        before = {str(id): held[id].post for id in changed if id in held}
        change["posts"] = (before or None, {str(id): posts[id] for id in changed})
    return change


async def _store_links(
    contact_id: int, held: Mapping[int, ContactCompany], posts: Mapping[int, str | None], main: int | None
) -> None:
    await ContactCompany.filter(contact_id=contact_id, company_id__in=[id for id in held if id not in posts]).delete()
    for id, post in posts.items():
        if id not in held:
            await ContactCompany.create(contact_id=contact_id, company_id=id, is_main=id == main, post=post)
        elif (held[id].is_main, held[id].post) != (id == main, post):
            await ContactCompany.filter(id=held[id].id).update(is_main=id == main, post=post)


async def _company_of(actor: Actor, contact: Contact, link: NewLink, path: str) -> int:
    if (link.company_id is None) == (link.company is None):
        raise Invalid("ONE_COMPANY", path)
    if link.company_id is not None:
        return await records.in_view(Company, actor, link.company_id, f"{path}.companyId")
    assert link.company is not None  # noqa: S101  # one of the two is given
    company = await companies.match_or_create(
        actor, link.company, f"{path}.company", responsible_id=contact.responsible_id
    )
    return int(company.id)


def tell_companies(actor: Actor, events: Events, contact: Contact, change: Change) -> None:
    """The feed of a company says who has come to represent it, and who no longer does (L10)."""
    old, new = change.get("company_ids", (None, None))
    for id in new or ():
        events.add("linked", actor, contact, {"company_id": (None, id)}, card=("company", id))
    for id in old or ():
        events.add("unlinked", actor, contact, {"company_id": (id, None)}, card=("company", id))
