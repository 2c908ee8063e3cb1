"""What may be looked for as one types, in the graph (D21, T12)."""

from api.reading.enums import described
from domain.lookup import LookupKind

described(
    LookupKind,
    "What may be looked for, in the order of answers.",
    DEAL="Deals, by name and number.",
    CONTACT="Contacts, by name, phone and e-mail.",
    COMPANY="Companies, by name, phone and e-mail.",
    TASK="Tasks, by text.",
    ITEM="Items of catalogues, by name and code (L9).",
)
