"""The same questions to others, over the same records: `make bench-peers`."""
