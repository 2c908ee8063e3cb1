"""What a directory outside knows of legal entities, in the graph (I32)."""

from __future__ import annotations

import strawberry

from domain.legal_entities import Entry


@strawberry.type(
    description="What a directory outside the account has on a legal entity, or on a branch of one: `name`, `inn` and "
    "`kpp` are such as a LegalEntityInput takes (F4)."
)
class LegalEntitySuggestion:
    name: str = strawberry.field(description="Short name with the legal form: ООО «Ромашка».")
    full_name: str | None = strawberry.field(description="Full name with the legal form.")
    inn: str = strawberry.field(description="Taxpayer number, ИНН: 10 digits, 12 of an entrepreneur.")
    kpp: str | None = strawberry.field(
        description="Reason code of the registration, КПП: each branch has its own, an entrepreneur none."
    )
    ogrn: str | None = strawberry.field(description="Number of the entry in the register, ОГРН or ОГРНИП.")
    address: str | None = strawberry.field(description="Address in the register.")
    is_active: bool | None = strawberry.field(
        description="Whether it is at work: false for one that is liquidated, bankrupt, or on the way there or into "
        "another one. Null where the directory doesn't say."
    )

    @classmethod
    def of(cls, entry: Entry) -> LegalEntitySuggestion:
        """An entry of the directory."""
        return cls(
            name=entry.name,
            full_name=entry.full_name,
            inn=entry.inn,
            kpp=entry.kpp,
            ogrn=entry.ogrn,
            address=entry.address,
            is_active=entry.is_active,
        )
