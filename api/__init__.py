"""GraphQL over HTTP; no business rule lives here."""
