"""Who answers for contacts."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, keys, optional_key
from api.schema.contacts import (
    Contact,
    ContactCreateInput,
    ContactCreatePayload,
    ContactDeleteInput,
    ContactDeletePayload,
    ContactUpdateInput,
    ContactUpdatePayload,
)
from api.schema.custom_values import filled
from domain import contacts


@roots
@strawberry.type
class ContactQuery:
    contacts: Connection[Contact] = root_list(
        contacts.visible, "Contacts that the caller may view, newest first.", section="contacts"
    )
    contact: Contact | None = root_one("A contact by its id; null when it is not in view.", section="contacts")


@strawberry.type
class ContactMutation:
    @mutation("Create a contact, with its companies in the same step (L1, L4, L6).")
    async def contact_create(self, info: Info, input: ContactCreateInput) -> ContactCreatePayload | None:
        contact = await contacts.create(info.context.require(), input.new(""))
        return ContactCreatePayload(contact=reference("contact", contact.id))

    @mutation("Change a contact, hand it over, put it on companies or take it off them (L1, L4, L12).")
    async def contact_update(self, info: Info, input: ContactUpdateInput) -> ContactUpdatePayload | None:
        values = given(input)
        for name, noun, path in (
            ("responsible_id", "user", "responsibleId"),
            ("client_type_id", "client_type", "clientTypeId"),
        ):
            if name in values:
                values[name] = optional_key(values[name], noun, path)
        if "messengers" in values:
            values["messengers"] = [each.new() for each in values["messengers"]]
        if "link_companies" in values:
            links = enumerate(values["link_companies"])
            values["link_companies"] = [each.new(f"linkCompanies.{place}") for place, each in links]
        if "unlink_company_ids" in values:
            values["unlink_company_ids"] = keys(values["unlink_company_ids"], "company", "unlinkCompanyIds")
        if "custom_fields" in values:
            values["custom_fields"] = filled(values["custom_fields"], "customFields")
        contact_id = key(input.contact_id, "contact", "contactId")
        await contacts.update(info.context.require(), contact_id, input.expected_version, values)
        return ContactUpdatePayload(contact=reference("contact", contact_id))

    @mutation("Delete a contact with its tasks and notes; its deals and companies stay.")
    async def contact_delete(self, info: Info, input: ContactDeleteInput) -> ContactDeletePayload | None:
        contact_id = key(input.contact_id, "contact", "contactId")
        await contacts.delete(info.context.require(), contact_id, input.expected_version)
        return ContactDeletePayload(deleted_id=input.contact_id)
