"""A request that is turned away before anything is executed."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLFormattedError


class Refused(Exception):
    """The answer to a request that can't be taken: an HTTP status, and a GraphQL error that names what is wrong."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        path: str | None = None,
        code: str = "BAD_USER_INPUT",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.headers = status, headers or {}
        extensions: dict[str, Any] = {"code": code} | ({"path": path.split(".")} if path else {})
        self.error: GraphQLFormattedError = {"message": message, "extensions": extensions}
