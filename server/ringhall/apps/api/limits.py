"""The outermost layers: bounded bodies, crash answers, security headers."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ringhall.apps.api.problems import of_crash, of_http, problem
from ringhall.apps.api.texts import language_of, say

MIB = 1024 * 1024
BODY_BYTES_MAX = MIB
PROMPT_BYTES_MAX = 20 * MIB
BODY_SECONDS_MAX = 60
NUL = "The address holds the letter NUL, which means nothing here. Leave it out."
PROMPTS = "/api/v1/prompts/"
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' {sockets}; media-src 'self' blob:; worker-src 'self' blob:; "
    "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HOST_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")


class Limits:
    """Refuses bodies that are too large or too slow, and answers when something breaks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on within its limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guard = _Answer(send, _security_headers(scope))
        refused = _refuse_early(scope)
        if refused is not None:
            await refused(scope, receive, guard)
            return
        try:
            await self._app(scope, _Bounded(receive, _bytes_max(scope["path"])), guard)
        except HTTPException as error:
            await guard.answer(of_http(error, language_of(HTTPConnection(scope))), scope, receive)
        except Exception as error:
            await guard.answer(of_crash(error, language_of(HTTPConnection(scope))), scope, receive)


class _Bounded:
    """Reads a body up to its limits."""

    def __init__(self, receive: Receive, bytes_max: int) -> None:
        self._receive = receive
        self._left = bytes_max
        self._whole = False
        self._until = asyncio.get_running_loop().time() + BODY_SECONDS_MAX

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408) from None
        self._left -= len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._left < 0:
            raise HTTPException(413)
        return message


class _Answer:
    """Sends with security headers, and knows whether an answer has begun."""

    def __init__(self, send: Send, headers: dict[str, str]) -> None:
        self._send = send
        self._headers = headers
        self._begun = False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        await self._send(message)

    async def answer(self, response: ASGIApp, scope: Scope, receive: Receive) -> None:
        """Answer in place of the app, unless it has begun to."""
        if not self._begun:
            await response(scope, receive, self)


def _refuse_early(scope: Scope) -> ASGIApp | None:
    if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
        return problem(400, "bad-request", say(language_of(HTTPConnection(scope)), NUL))
    length = Headers(scope=scope).get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:18]) > _bytes_max(scope["path"]):
        return of_http(HTTPException(413), language_of(HTTPConnection(scope)))
    return None


def _bytes_max(path: str) -> int:
    return PROMPT_BYTES_MAX if path.startswith(PROMPTS) else BODY_BYTES_MAX


def _security_headers(scope: Scope) -> dict[str, str]:
    host = Headers(scope=scope).get("host", "")
    # Older browsers do not take 'self' to include web sockets.
    sockets = f"ws://{host} wss://{host}" if host and HOST_LETTERS.issuperset(host) else ""
    headers = {
        "content-security-policy": CONTENT_POLICY.format(sockets=sockets),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "permissions-policy": "microphone=(self), camera=(), geolocation=()",
        "cross-origin-opener-policy": "same-origin",
    }
    if scope["path"].startswith("/api/"):
        headers["cache-control"] = "no-store"
    return headers
