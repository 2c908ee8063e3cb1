"""Records and what happens to them."""

import tortoise.models

# Tortoise looks for `#:` comments, of which there are none here, in the source of each model: a fifth of a start.
tortoise.models._get_comments = lambda cls: {}  # noqa: ARG005 (its name is the caller's)
