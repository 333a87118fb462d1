"""Signing in by a provider of identities: the browser goes there, and comes back with a code."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import RedirectResponse

from ringhall.apps.api.guard import PUBLIC, Centre, Routes
from ringhall.apps.api.routes.session import keep_session
from ringhall.apps.api.schemas.common import Line
from ringhall.apps.api.schemas.session import SignOnProvider
from ringhall.apps.api.schemas.settings import Key
from ringhall.company.sign_on.errors import NobodyHere
from ringhall.foundation.errors import Refusal

BEGUN = "ringhall_sign_on"
PATH = "/api/v1/session"
SECONDS = 600
State = Annotated[str, Query(max_length=200)]
Code = Annotated[str, Query(max_length=2_000)]
routes = Routes("session")


@routes.on("GET", "/session/providers", may=PUBLIC)
async def sign_on_providers(centre: Centre) -> list[SignOnProvider]:
    """By whom people may sign in here, beside a password."""
    return [SignOnProvider(id=each.id, name=each.name) for each in centre.sign_on.providers]


@routes.on("GET", "/session/providers/{key}/start", may=PUBLIC, response_class=RedirectResponse, status_code=303)
async def begin_sign_on(centre: Centre, request: Request, key: Key, to: Line = "/") -> RedirectResponse:
    """Go to the provider; afterwards the browser comes back to the page `to`."""
    try:
        address, state = await centre.sign_on.begin(key, f"{request.base_url}".rstrip("/") + f"{PATH}/callback", to)
    except Refusal as refusal:
        return _refused(refusal)
    answer = RedirectResponse(address, 303)
    # Lax: it has to come along when the provider sends the browser back.
    secure = centre.settings.secure_cookie
    answer.set_cookie(BEGUN, state, SECONDS, path=PATH, httponly=True, samesite="lax", secure=secure)
    return answer


@routes.on("GET", "/session/callback", may=PUBLIC, response_class=RedirectResponse, status_code=303)
async def end_sign_on(
    centre: Centre, request: Request, state: State = "", code: Code = "", iss: Line = ""
) -> RedirectResponse:
    """Back from the provider, with a code for whoever has signed in there."""
    try:
        named = await centre.sign_on.finish(state, request.cookies.get(BEGUN, ""), code, iss)
        async with centre.database.transaction() as transaction:
            device = request.headers.get("user-agent", "")
            signed_in = await centre.access.let_in(transaction, named.login, device)
        if signed_in is None:
            raise NobodyHere
    except Refusal as refusal:
        return _refused(refusal)
    answer = RedirectResponse(named.to, 303)
    answer.delete_cookie(BEGUN, path=PATH)
    keep_session(answer, signed_in.token, secure=centre.settings.secure_cookie)
    return answer


def _refused(refusal: Refusal) -> RedirectResponse:
    """The page says why, in the language of whoever reads it."""
    answer = RedirectResponse(f"/sign-in?sign_on={refusal.code}", 303)
    answer.delete_cookie(BEGUN, path=PATH)
    return answer
