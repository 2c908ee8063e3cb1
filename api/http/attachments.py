"""Files on records, and photos, over HTTP: one PUT of their contents, then GETs under the rights of whoever asks (D36,
P31, T21).
"""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import quote

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from api import errors
from api.context import Context
from api.http.endpoint import ContextFor
from api.messages import message
from api.schema.files import photo_url, url
from domain import file_store, files, mass_reading, photos
from domain.file_store import StoredObject
from domain.file_types import TYPES
from permissions.actor import Actor
from permissions.errors import BadInput, CrmError, Invalid, NotFound

SECONDS: Final = files.LASTS.total_seconds()  # for a whole upload …
SILENCE: Final = 30.0  # … and until its next bytes, so that who stops sending holds nothing for long (T48)

_FILE: Final = re.compile(r"(file|photo)_([1-9][0-9]{0,17})")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_RANGE: Final = re.compile(r"bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))", re.IGNORECASE)
_CLOSE: Final = {"Connection": "close"}
_STATUS: Final = {"FILE_LARGER_THAN_ANNOUNCED": 413, "FILE_TYPE_MISMATCH": 415}  # of the rest 400
# Whatever a file holds, a browser that shows it runs nothing of it and asks for nothing in its name.
_SHOWN: Final = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def routes(context_for: ContextFor) -> list[BaseRoute]:
    """The addresses that `fileUpload` and `File` give."""

    async def asking(request: Request, extra: Response) -> Context:
        context: Context = await context_for(request, extra, request.state.client_ip, request.state.request_id)
        context.require()
        return context

    async def upload(request: Request) -> Response:
        request.state.path = "/files/uploads/…"  # the token stays out of the log (T43)
        extra, locale = Response(), "en"

        async def again() -> Actor:
            """Who asks once all has come: nobody whose session has ended meanwhile."""
            return (await asking(request, Response())).require()

        try:
            context = await asking(request, extra)
            locale = context.locale
            async with asyncio.timeout(SECONDS):
                file = await files.receive(context.require(), _token(request), _length(request), _body(request), again)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is left to read it
        except CrmError as error:
            return _refused(error, request, locale)
        except TimeoutError:
            raise HTTPException(408, "The file did not arrive in time.", _CLOSE) from None
        photo = isinstance(file, StoredObject)
        at = photo_url(file.id) if photo else url(file.id)
        shown = {"id": at.rpartition("/")[2], "name": file.name, "type": file.type, "size": file.size, "url": at}
        told = orjson.dumps({"photo" if photo else "file": shown})
        response = Response(told, 201, {"Location": at}, "application/json")
        return _with_cookies(response, extra)

    async def download(request: Request) -> Response:
        extra = Response()
        context = await asking(request, extra)
        if not (match := _FILE.fullmatch(request.path_params["file"])):
            raise NotFound("file")
        if match[1] == "photo":
            photo = await photos.fetch(context.require(), int(match[2]))
            return _with_cookies(await _served(request, photo, photo.key, inline=True), extra)
        file, key = await files.fetch(context.require(), int(match[2]))
        await mass_reading.note(context.require(), context.account, 1)
        kind = TYPES.get(file.type)
        inline = request.query_params.get("inline") == "1" and kind is not None and kind.inline
        return _with_cookies(await _served(request, file, key, inline=inline), extra)

    return [Route("/files/uploads/{token}", upload, methods=["PUT"]), Route("/files/{file}", download)]


def _with_cookies(response: Response, extra: Response) -> Response:
    response.raw_headers += [each for each in extra.raw_headers if each[0] == b"set-cookie"]
    return response


# ------------------------------------------------------------------------------------------------------- uploads


def _token(request: Request) -> str:
    token: str = request.path_params["token"]
    if not _TOKEN.fullmatch(token):
        raise NotFound("upload")
    return token


def _length(request: Request) -> int | None:
    """How many bytes are said to come; None when that isn't said. Raises BadInput for a body that isn't the file."""
    encoding = ", ".join(request.headers.getlist("content-encoding")).strip().lower()
    if encoding not in ("", "identity"):
        raise BadInput("Content-Encoding", "send the file as it is, not compressed.")
    length = request.headers.get("content-length", "")
    return int(length[:18]) if length.isdecimal() else None


async def _body(request: Request) -> AsyncIterator[bytes]:
    """The body as it arrives. Raises ClientDisconnect when it breaks off, HTTPException when nothing comes any more."""
    more = True
    while more:
        try:
            async with asyncio.timeout(SILENCE):
                received = await request.receive()
        except TimeoutError:
            raise HTTPException(408, f"Nothing has come for {SILENCE:.0f} seconds.", _CLOSE) from None
        if received["type"] == "http.disconnect":
            raise ClientDisconnect
        if chunk := received.get("body", b""):
            yield chunk
        more = received.get("more_body", False)


def _refused(error: CrmError, request: Request, locale: str) -> Response:
    """Why a file was not taken. What is left of it stays unread, so the connection can't serve another request."""
    shown = errors.answer(error, request.state.request_id)
    status = errors.STATUS.get(error.code, 400)
    if isinstance(error, Invalid):
        shown["message"] = message(error.reason, locale, **error.values)
        status = _STATUS.get(error.reason, status)
    return Response(orjson.dumps({"errors": [shown]}), status, _CLOSE, "application/json")


# ----------------------------------------------------------------------------------------------------- downloads


async def _served(request: Request, file: files.File | StoredObject, key: str, *, inline: bool) -> Response:
    """A file, or the part of it that is asked for (RFC 9110, 13 and 14). It never changes, so its id is its tag."""
    tag, size = f'"{request.path_params["file"]}"', file.size
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Content-Disposition": _disposition("inline" if inline else "attachment", file.name),
        "Content-Security-Policy": _SHOWN,
        "ETag": tag,
    }
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(None, 304, headers)
    start, end, status = 0, size, 200
    if (part := request.headers.get("range")) and request.headers.get("if-range", tag) == tag:
        asked = _part(part, size)
        if asked is not None:
            start, end, status = *asked, 206
            if start >= end:
                return Response(None, 416, {**headers, "Content-Range": f"bytes */{size}"})
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    headers["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        return Response(None, status, headers, file.type)
    contents = file_store.segments(key, start, end)
    first = await anext(contents)  # so that a store that doesn't answer is told of
    return StreamingResponse(_chain(first, contents), status, headers, file.type)


def _part(header: str, size: int) -> tuple[int, int] | None:
    """From where to before where one part of a file goes, which is empty when there is no such part; None for what is
    no part, or several: then all of the file is given.
    """
    if not (match := _RANGE.fullmatch(header.strip())):
        return None
    if match[3]:
        return max(0, size - int(match[3])), size
    start, last = int(match[1]), int(match[2]) if match[2] else size - 1
    if match[2] and last < start:
        return None
    return start, min(last + 1, size)


async def _chain(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for each in rest:
        yield each


def _disposition(kind: str, name: str) -> str:
    """What a browser does with a file, and what it calls it (RFC 6266): names are checked when they are given."""
    plain = "".join(each if " " <= each <= "~" and each not in '%"\\' else "_" for each in name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
