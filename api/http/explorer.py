"""GraphiQL, served from the package: nothing is fetched from another host."""

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

STATIC: Final = Path(__file__).parent.parent / "static" / "graphiql"

# Styles: the editor and its panels set style attributes and add style elements; scripts come from files alone.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def routes() -> list[BaseRoute]:
    """The page and its script and style sheet."""
    return [Route("/graphiql", _page), Mount("/graphiql", StaticFiles(directory=STATIC))]


async def _page(_: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers={"Content-Security-Policy": _POLICY})
