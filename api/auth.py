"""Who is asking: a bearer token, a session cookie, or nobody."""

import re
from typing import Final, Literal

from starlette.requests import Request
from starlette.responses import Response

from api.context import Context
from domain import account, events, sessions
from domain.config import settings
from permissions.errors import BadInput, Barred, Unauthenticated

COOKIE: Final = "voronka_session"
LOCALES: Final = ("ru", "en")

_BEARER = re.compile(r"bearer ((?P<key>vk_)?[A-Za-z0-9_-]{43})", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


async def context_for(request: Request, response: Response, client_ip: str, request_id: str) -> Context:
    """What the request carries, its user included; cookies to be set go into `response`.

    A bearer token that doesn't hold is refused, so that no program mistakes itself for signed in: Unauthenticated.
    A cookie that doesn't hold is nobody's, since a browser sends it unasked. With both, the token counts.
    """
    events.came_from.set(client_ip)
    found = await _by_bearer(request, client_ip) or await _by_cookie(request, response, client_ip)
    company = found.account if found else await account.current()
    return Context(
        request=request,
        response=response,
        actor=found.actor if found else None,
        account=company,
        client_ip=client_ip,
        request_id=request_id,
        locale=found.actor.locale if found else accepted(request.headers.get("accept-language", "")) or company.locale,
        idempotency_key=_idempotency_key(request),
        must_set_up=found is not None and found.must_set_up,
        ends_at=found.ends_at if found else None,
    )


async def _by_bearer(request: Request, client_ip: str) -> sessions.SignedIn | None:
    """Raises Unauthenticated unless the header is absent or holds one token that stands for somebody (T3)."""
    headers = request.headers.getlist("authorization")
    if not headers:
        return None
    if len(headers) > 1:
        raise Unauthenticated("Authorization: send this header once.")
    if not (match := _BEARER.fullmatch(headers[0])):
        raise Unauthenticated("Authorization: expected 'Bearer' and a token.")
    kind: Literal["KEY", "BEARER"] = "KEY" if match["key"] else "BEARER"
    if (found := await sessions.authenticate(match[1], kind, client_ip, _user_agent(request))) is None:
        raise Unauthenticated("Authorization: the token is unknown or has ended; sign in again.")
    return found


async def _by_cookie(request: Request, response: Response, client_ip: str) -> sessions.SignedIn | None:
    token = request.cookies.get(COOKIE, "")
    if not _TOKEN.fullmatch(token):
        return None
    try:
        found = await sessions.authenticate(token, "COOKIE", client_ip, _user_agent(request))
    except Barred:
        drop_cookie(request, response)  # so that the browser may sign in as somebody else (T11)
        raise
    if found and found.renewed:
        set_cookie(request, response, token)
    return found


async def begin(context: Context, token: str, session: sessions.Session) -> None:
    """Let the rest of the request be that of the user who has just signed in.

    A browser's new session takes the place of the one that its cookie stood for (T6).
    """
    kind = sessions.KINDS[session.kind]
    found = await sessions.authenticate(token, kind, context.client_ip)
    if found is None:  # deactivated in this very moment
        raise Unauthenticated
    if kind == "COOKIE":
        if context.actor and "authorization" not in context.request.headers:
            await sessions.sign_out(context.actor)
        set_cookie(context.request, context.response, token)
    else:
        context.holds_secret = True
    context.actor, context.account, context.locale = found.actor, found.account, found.actor.locale
    context.must_set_up = found.must_set_up


def end(context: Context) -> None:
    """Let the rest of the request be nobody's."""
    if COOKIE in context.request.cookies:
        drop_cookie(context.request, context.response)
    context.actor, context.must_set_up = None, False


def _user_agent(request: Request) -> str:
    return request.headers.get("user-agent", "")


def set_cookie(request: Request, response: Response, token: str) -> None:
    """Have the browser keep the token for as long as its session lasts unused; out of reach of scripts."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(sessions.LASTS["COOKIE"].total_seconds()),
        path="/",
        secure=_secure(request),
        httponly=True,
        samesite="lax",
    )


def drop_cookie(request: Request, response: Response) -> None:
    """Have the browser forget the token."""
    response.delete_cookie(COOKIE, path="/", secure=_secure(request), httponly=True, samesite="lax")


def _secure(request: Request) -> bool:
    return settings().production or request.url.scheme == "https"


def accepted(header: str) -> str | None:
    """The language of ours that an Accept-Language header likes best; None when it names none (RFC 9110, 12.5.4)."""
    best, liking = None, 0.0
    for part in header.split(","):
        tag, _, weight = part.partition(";")
        language = tag.strip().lower().split("-")[0]
        match = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        quality = float(match[1]) if match else 0.0 if weight else 1.0
        if language in LOCALES and quality > liking:
            best, liking = language, quality
    return best


def _idempotency_key(request: Request) -> str | None:
    keys = request.headers.getlist("idempotency-key")
    if not keys:
        return None
    if len(keys) > 1 or not _KEY.fullmatch(keys[0]):
        raise BadInput("Idempotency-Key", "send one key of 1 to 255 visible ASCII characters.")
    return keys[0]
