"""Every error as a problem document (RFC 9457) that says what to do."""

import uuid
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ringhall.apps.api.texts import language_of, say, told
from ringhall.apps.api.texts.faults import fault_in_words
from ringhall.foundation.errors import Refusal, TooMany
from ringhall.foundation.logging import log

MEDIA_TYPE = "application/problem+json"
FAULTS_MAX = 50
WORDS = {
    400: ("bad-request", "The request cannot be read. Check that the body is JSON in UTF-8."),
    404: ("not-found", "There is nothing at this address. The addresses there are stand in /api/openapi.json."),
    405: ("method-not-allowed", "This address does not know that method; the header Allow names those it does."),
    408: ("too-slow", "The body did not arrive in time. Send it again on a better line."),
    413: ("too-large", "The body is too large. Send less, or in parts."),
    415: ("media-type", "Send the body as application/json."),
}
CRASHED = "Something broke on our side; nothing you did wrong. The log tells more under {id}."


def problem(
    status: int,
    code: str,
    detail: str,
    fields: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """The problem document as a response."""
    title = HTTPStatus(status).phrase
    document = {"type": f"/problems/{code}", "title": title, "status": status, "detail": detail, "code": code}
    body = msgspec.json.encode({**(fields or {}), **document}, enc_hook=str)
    return Response(body, status, headers, MEDIA_TYPE)


def of_refusal(refusal: Refusal, language: str) -> Response:
    """The refusal's own words, status and fields."""
    headers = {"Retry-After": str(refusal.fields["seconds"])} if _says_when(refusal) else None
    words = _storable(say(language, refusal.text, refusal.fields))
    return problem(refusal.status, refusal.code, words, _fields(refusal, language), headers)


def of_http(error: HTTPException, language: str) -> Response:
    """What the framework itself refuses."""
    code, words = WORDS.get(error.status_code, ("http", str(error.detail)))
    headers = dict(error.headers) if error.headers else None
    return problem(error.status_code, code, say(language, words), None, headers)


def of_faults(error: RequestValidationError, language: str) -> Response:
    """Everything that is wrong with what was sent, at once and in words."""
    faults = [
        {"where": ".".join(str(part) for part in fault["loc"]), "text": fault_in_words(language, fault)}
        for fault in error.errors()[:FAULTS_MAX]
    ]
    detail = "; ".join(f"{fault['where']}: {fault['text']}" for fault in faults)
    faults = [{key: _storable(text) for key, text in fault.items()} for fault in faults]
    return problem(422, "invalid", _storable(detail), {"errors": faults})


def of_crash(error: Exception, language: str) -> Response:
    """Something broke: the log has the details under an id, the answer only the id."""
    crash_id = uuid.uuid4().hex
    log.error("api.crashed", crash_id=crash_id, exc_info=error)
    words = say(language, CRASHED, {"id": crash_id})
    return problem(500, "internal", words, {"id": crash_id})


def install(app: FastAPI) -> None:
    """Let every refusal, fault and unknown address answer as a problem document."""

    async def refusal(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return of_refusal(error, language_of(request))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return of_http(error, language_of(request))

    async def faults(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return of_faults(error, language_of(request))

    app.add_exception_handler(Refusal, refusal)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, faults)


def _says_when(refusal: Refusal) -> bool:
    return isinstance(refusal, TooMany) and "seconds" in refusal.fields


def _fields(refusal: Refusal, language: str) -> dict[str, Any]:
    fields = {name: _storable(value) if isinstance(value, str) else value for name, value in refusal.fields.items()}
    for name in ("errors", "problems"):
        listed = fields.get(name)
        if isinstance(listed, list):
            fields[name] = [told(language, fault) for fault in listed]
    return fields


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
