"""A store that speaks as much of S3 as files need, in memory: PutObject, multipart uploads, ranges, DeleteObjects.

Written after Amazon's API reference. Signatures are not verified, only that there is one for the right key and region.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

SIGNED = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(\w+)/\d{8}/([\w-]+)/s3/aws4_request, SignedHeaders=.+Signature=\w{64}"
)


class S3:
    """What is in the store, and what was asked of it."""

    def __init__(self) -> None:
        self.endpoint = ""
        self.objects: dict[str, bytes] = {}
        self.uploads: dict[str, dict[int, bytes]] = {}  # unfinished, by id
        self.asked: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        """One request, on an address with the bucket in its path."""
        match = SIGNED.fullmatch(request.headers.get("authorization", ""))
        if match is None or match.groups() != ("key", "eu-north-1"):
            return web.Response(status=403)
        body, query, path = await request.read(), request.query, request.path
        self.asked.append(f"{request.method} {','.join(sorted(query))}".strip())
        match request.method:
            case "POST" if "uploads" in query:
                id = f"u{len(self.asked)}"
                self.uploads[id] = {}
                return _xml(f"<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>")
            case "PUT" if "partNumber" in query:
                self.uploads[query["uploadId"]][int(query["partNumber"])] = body
                return web.Response(headers={"ETag": f'"{query["partNumber"]}"'})
            case "POST" if "uploadId" in query:
                parts = self.uploads.pop(query["uploadId"])
                self.objects[path] = b"".join(parts[each] for each in sorted(parts))
                return _xml('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>')
            case "DELETE" if "uploadId" in query:
                self.uploads.pop(query["uploadId"], None)
                return web.Response(status=204)
            case "POST" if "delete" in query:
                keys = re.findall("<Key>([^<]+)</Key>", body.decode())
                for key in keys:
                    self.objects.pop(f"/{path.strip('/')}/{key}", None)
                gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
                return _xml(f"<DeleteResult>{gone}</DeleteResult>")
            case "PUT":
                self.objects[path] = body
                return web.Response(headers={"ETag": '"whole"'})
        return self._read(request)

    def _read(self, request: web.Request) -> web.Response:
        if (found := self.objects.get(request.path)) is None:
            return web.Response(status=404)
        whole = {"ETag": '"whole"', "Last-Modified": "Fri, 27 Nov 2026 12:00:00 GMT"}
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers.get("range", ""))
        if part is None:
            return web.Response(body=found, headers=whole)
        start, end = int(part[1]), int(part[2]) + 1
        return web.Response(
            status=206,
            body=found[start:end],
            headers={**whole, "Content-Range": f"bytes {start}-{min(end, len(found)) - 1}/{len(found)}"},
        )


def _xml(text: str) -> web.Response:
    return web.Response(text=text, content_type="application/xml")


@asynccontextmanager
async def s3() -> AsyncIterator[S3]:
    """A store on loopback."""
    made = S3()
    app = web.Application(client_max_size=50_000_000)
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        made.endpoint = f"http://{host}:{port}"
        yield made
    finally:
        await runner.cleanup()
