"""A web service is asked."""

import json
import ssl
from decimal import Decimal
from typing import Any

import httpcore

from ringhall.engine.lookups.guard import CheckedNetwork
from ringhall.engine.lookups.ports import Answer, Failed
from ringhall.engine.lookups.rules.answers import values_of
from ringhall.engine.lookups.rules.filling import filled_body, filled_headers, filled_url
from ringhall.engine.lookups.settings import Source
from ringhall.foundation.http_bodies import body_within

BODY_BYTES_MAX = 64 * 1024
SAID_LETTERS_MAX = 4_000
IDEMPOTENCY_KEY = "idempotency-key"
"""As payment services take it (draft-ietf-httpapi-idempotency-key-header)."""
NOTHING_THERE = frozenset({204, 404, 410})
GOOD = range(200, 300)


async def ask(source: Source, parameters: dict[str, str], trust: ssl.SSLContext, key: str = "") -> Answer:
    """What the service says, within the caller's limit; a `key` goes along in a header. Raises Failed.

    Redirects are not followed: they count as another status. What has nothing under any of the names is not found.
    """
    url = filled_url(source.url, parameters)
    if url is None:
        return Answer("not_found")
    status, body = await _fetch(source, url, parameters, trust, {IDEMPOTENCY_KEY: key} if key else {})
    said = body.decode(errors="replace")[:SAID_LETTERS_MAX]
    if status in NOTHING_THERE:
        return Answer("not_found", detail=str(status), said=said)
    if status not in GOOD:
        raise Failed("status", str(status), said)
    values = values_of(_document(body, said), source.answers)
    if source.answers and not any(values.values()):
        return Answer("not_found", detail=str(status), said=said)
    return Answer("found", values, detail=str(status), said=said)


async def _fetch(
    source: Source, url: str, parameters: dict[str, str], trust: ssl.SSLContext, ours: dict[str, str]
) -> tuple[int, bytes]:
    content = b""
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    if source.method == "POST":
        content = filled_body(source.body, parameters)
        headers["content-type"] = "application/json"
    own = {name.lower(): value for name, value in filled_headers(source.headers, source.secret).items()}
    network = CheckedNetwork(private=source.private_addresses)
    try:
        async with (
            httpcore.AsyncConnectionPool(ssl_context=trust, network_backend=network, retries=0) as pool,
            pool.stream(source.method, url, headers=list((headers | own | ours).items()), content=content) as response,
        ):
            return response.status, await _body(response)
    except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, ValueError):
        raise Failed("bad_request") from None
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError) as trouble:
        raise Failed("not_reached", type(trouble).__name__) from None


async def _body(response: httpcore.Response) -> bytes:
    body = await body_within(response, BODY_BYTES_MAX)
    if body is None:
        raise Failed("too_big")
    return body


def _document(body: bytes, said: str) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_int=Decimal) if body else None
    except (ValueError, RecursionError, ArithmeticError):
        raise Failed("not_json", said=said) from None
