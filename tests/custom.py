"""Custom fields made through the graph, and what people fill them with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.crm import Crm


@dataclass
class Made:
    """A field as the graph gave it; options by their Russian label."""

    id: str
    key: str
    options: Mapping[str, str]


async def field_of(crm: Crm, entity: str, kind: str, label: str = "", **more: Any) -> Made:
    """A field that Anna adds to a card; options are given by their labels."""
    options = [{"labelRu": each} for each in more.pop("options", ())]
    made = await crm.as_("anna").do(
        "customFieldCreate",
        "customField { id key options { id labelRu } }",
        entity=entity,
        kind=kind,
        labelRu=label or kind.lower(),
        **more | ({"options": options} if options else {}),
    )
    found = made["customField"]
    return Made(found["id"], found["key"], {each["labelRu"]: each["id"] for each in found["options"]})


# All that a value may be asked for, in one selection: each type has names of its own.
VALUE = """
    __typename id field { key label }
    ... on TextValue { text } ... on TextAreaValue { textArea } ... on NumberValue { number } ... on FlagValue { flag }
    ... on OptionValue { option { id label } } ... on OptionsValue { options { id label } } ... on DateValue { date }
    ... on BirthdayValue { birthday } ... on UrlValue { url }
    ... on AddressValue { address { postalCode country region city street house apartment full } }
    ... on LegalEntityValue { legalEntity { name inn kpp } }
"""
