"""Files for download: exports, each handed out once (P17)."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import BinaryIO, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from api.http.endpoint import ContextFor
from domain import exports
from permissions.fields import SECTIONS

CHUNK: Final = 64 * 1024  # bytes


def routes(context_for: ContextFor) -> list[BaseRoute]:
    """The addresses that `downloadUrl` gives."""

    async def download(request: Request) -> Response:
        request.state.path = "/files/exports/…"  # the token stays out of the log (T43)
        if request.method != "GET":  # HEAD, which must not use the file up
            raise HTTPException(405, "Only GET is known here.", {"Allow": "GET"})
        extra = Response()
        context = await context_for(request, extra, request.state.client_ip, request.state.request_id)
        export, file = await exports.fetch(context.require(), request.path_params["token"])
        name = f"{SECTIONS[export.noun]}-{export.created_at:%Y-%m-%d}.csv"
        response = StreamingResponse(
            _chunks(file),
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Content-Length": str(os.fstat(file.fileno()).st_size),
                "X-Content-Type-Options": "nosniff",
            },
            media_type="text/csv; charset=utf-8",
        )
        response.raw_headers += [each for each in extra.raw_headers if each[0] == b"set-cookie"]
        return response

    return [Route("/files/exports/{token}", download)]


async def _chunks(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
