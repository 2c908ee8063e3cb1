"""Who answers for companies."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, optional_key
from api.schema.companies import (
    Company,
    CompanyCreateInput,
    CompanyCreatePayload,
    CompanyDeleteInput,
    CompanyDeletePayload,
    CompanyUpdateInput,
    CompanyUpdatePayload,
)
from api.schema.custom_values import filled
from domain import companies


@roots
@strawberry.type
class CompanyQuery:
    companies: Connection[Company] = root_list(
        companies.visible, "Companies that the caller may view, newest first.", section="companies"
    )
    company: Company | None = root_one("A company by its id; null when it is not in view.", section="companies")


@strawberry.type
class CompanyMutation:
    @mutation("Create a company (L2).")
    async def company_create(self, info: Info, input: CompanyCreateInput) -> CompanyCreatePayload | None:
        company = await companies.create(info.context.require(), input.new(""))
        return CompanyCreatePayload(company=reference("company", company.id))

    @mutation("Change a company; another responsible is a hand-over (L2, L12).")
    async def company_update(self, info: Info, input: CompanyUpdateInput) -> CompanyUpdatePayload | None:
        values = given(input)
        for name, noun, path in (
            ("responsible_id", "user", "responsibleId"),
            ("client_type_id", "client_type", "clientTypeId"),
        ):
            if name in values:
                values[name] = optional_key(values[name], noun, path)
        if values.get("requisites") is not None:
            values["requisites"] = values["requisites"].new()
        if "custom_fields" in values:
            values["custom_fields"] = filled(values["custom_fields"], "customFields")
        company_id = key(input.company_id, "company", "companyId")
        await companies.update(info.context.require(), company_id, input.expected_version, values)
        return CompanyUpdatePayload(company=reference("company", company_id))

    @mutation("Delete a company with its tasks and notes; its deals and contacts stay.")
    async def company_delete(self, info: Info, input: CompanyDeleteInput) -> CompanyDeletePayload | None:
        company_id = key(input.company_id, "company", "companyId")
        await companies.delete(info.context.require(), company_id, input.expected_version)
        return CompanyDeletePayload(deleted_id=input.company_id)
