"""The fields that a policy line may name: `deal.budget`, one line a field; custom ones by their keys, `deal.f17`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """A field as commands and history know it.

    `inputs` are what commands are given for it, `columns` what rows and events keep of it. Only what may be null in the
    graph can be hidden.
    """

    columns: tuple[str, ...]
    inputs: tuple[str, ...]
    hides: bool = False


def _field(*columns: str, inputs: Iterable[str] = (), hides: bool = False) -> Field:
    return Field(columns, tuple(inputs) or columns, hides)


# By the entity, then by the name in the graph. `responsible` is the right to hand a record over, and to whom; `stage`
# the right to move a deal, and where to.
FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    "deal": {
        "name": _field("name"),
        "budget": _field("budget_minor", "lines", inputs=["budget", "lines"], hides=True),
        "goal": _field("goal", hides=True),
        "stage": _field("stage_id", "pipeline_id"),
        "responsible": _field("responsible_id"),
        "company": _field("company_id", inputs=["company_id", "company"], hides=True),
        "contacts": _field("contact_ids", inputs=["contact_ids", "contacts", "add_contact_ids", "remove_contact_ids"]),
        "tags": _field("tags"),
        "source": _field("source_id", hides=True),
        "type": _field("type_id", hides=True),
        "probability": _field("probability", hides=True),
        "refusalReason": _field("refusal_reason_id", hides=True),
        "refusalDetails": _field("refusal_details", hides=True),
        "closedAt": _field("closed_at", inputs=["closed_at"], hides=True),
        "availableToEveryone": _field("available_to_everyone"),
        "files": _field("files", hides=True),
        "knowledge": _field("knowledge", hides=True),
    },
    "contact": {
        "name": _field("first_name", "last_name", "name"),
        "phones": _field("phones", hides=True),
        "emails": _field("emails", hides=True),
        "messengers": _field("messengers", hides=True),
        "address": _field("address", hides=True),
        "clientType": _field("client_type_id", hides=True),
        "mailingConsent": _field("mailing_consent"),
        "companies": _field(
            "company_ids", "main_company_id", inputs=["companies", "link_companies", "unlink_company_ids"]
        ),
        "responsible": _field("responsible_id"),
        "tags": _field("tags"),
        "files": _field("files", hides=True),
        "knowledge": _field("knowledge", hides=True),
    },
    "company": {
        "name": _field("name"),
        "phones": _field("phones", hides=True),
        "emails": _field("emails", hides=True),
        "website": _field("website", hides=True),
        "legalAddress": _field("legal_address", hides=True),
        "actualAddress": _field("actual_address", hides=True),
        "requisites": _field("requisites", "inn", inputs=["requisites"], hides=True),
        "annualTurnover": _field("annual_turnover_minor", inputs=["annual_turnover"], hides=True),
        "employees": _field("employees", hides=True),
        "clientType": _field("client_type_id", hides=True),
        "responsible": _field("responsible_id"),
        "tags": _field("tags"),
        "files": _field("files", hides=True),
        "knowledge": _field("knowledge", hides=True),
    },
    "task": {
        "type": _field("task_type_id", inputs=["type_id"]),
        "text": _field("text"),
        "comment": _field("comment", hides=True),
        "dueAt": _field("due_at"),
        "responsible": _field("responsible_id"),
        "result": _field("result", hides=True),
        "files": _field("files", hides=True),
        "knowledge": _field("knowledge", hides=True),
    },
    "item": {
        "name": _field("name"),
        "code": _field("code", hides=True),
        "unit": _field("unit", hides=True),
        "price": _field("price_minor", inputs=["price"], hides=True),
        "url": _field("url", hides=True),
        "description": _field("description", hides=True),
        "section": _field("section_id"),
        "files": _field("files", hides=True),
        "responsible": _field("responsible_id"),
    },
    "customer": {
        "name": _field("name"),
        "nextPurchaseOn": _field("next_purchase_on", hides=True),
        "expectedAmount": _field("expected_amount_minor", inputs=["expected_amount"], hides=True),
        "periodDays": _field("period_days", hides=True),
        "responsible": _field("responsible_id"),
    },
    # What a program shows as a tab of its own; refused as a whole (P24).
    "section": {
        name: Field((), (), hides=True)
        for name in ("deals", "contacts", "companies", "tasks", "items", "customers", "analytics")
    },
}

SECTIONS: Final[Mapping[str, str]] = {
    "deal": "deals",
    "contact": "contacts",
    "company": "companies",
    "task": "tasks",
    "item": "items",
    "customer": "customers",
}
CARDS: Final = ("deal", "contact", "company", "item")  # whose records have custom fields
CUSTOM: Final = re.compile(r"f[1-9][0-9]{0,17}")  # the key of a custom field: in the graph, in events, in policy lines


def find(entity: str, name: str) -> Field | None:
    """The field of this name; None for what no line may name. Of a custom one it doesn't say whether there is such."""
    if entity in CARDS and CUSTOM.fullmatch(name):
        return Field((name,), (name,), hides=True)
    return FIELDS[entity].get(name)


def get(entity: str, name: str) -> Field:
    """The field of this name, which a policy line has named."""
    found = find(entity, name)
    if found is None:
        raise KeyError(f"{entity}.{name}")
    return found
