"""GraphQL over HTTP: what comes in is made sure of, what goes out is put as the client asked."""
