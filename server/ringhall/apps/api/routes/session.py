"""Signing in and out."""

from contextlib import suppress
from functools import partial

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from ringhall.apps.api.guard import COOKIE, PUBLIC, SIGNED_IN, Centre, Routes, SignedInUser, check_origin, token_of
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.session import CurrentSession, LanguageChoice, Me, Session, SignIn
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import me_view
from ringhall.foundation.errors import Refusal
from ringhall.foundation.steps import Step

routes = Routes("session")


@routes.on("POST", "/session", may=PUBLIC)
async def sign_in(centre: Centre, body: SignIn, request: Request, response: Response) -> Session:
    """Sign in: sets the cookie, and answers the token for programs."""
    check_origin(request, needed=False)
    async with centre.database.transaction() as transaction:
        device = request.headers.get("user-agent", "")
        address = address_of(request)
        signed_in = await centre.access.sign_in(transaction, body.login, body.password, address, device, body.code)
    keep_session(response, signed_in.token, secure=centre.settings.secure_cookie)
    return Session(token=signed_in.token, user=me_view(signed_in.user))


@routes.on("GET", "/session", may=SIGNED_IN)
async def current_session(user: SignedInUser) -> CurrentSession:
    """Who is signed in."""
    return CurrentSession(user=me_view(user))


@routes.on("DELETE", "/session", may=SIGNED_IN, status_code=204)
async def sign_out(centre: Centre, user: SignedInUser, request: Request, response: Response) -> None:
    """Sign out; an agent goes offline with it (after what they have in hand), and their pages look again."""
    if user.agent_id is not None:
        with suppress(Refusal):
            await perform(centre, partial(_go_offline, centre, user.agent_id, user.id))
    async with centre.database.transaction() as transaction:
        await centre.access.sign_out(transaction, token_of(request))
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    request.app.state.gateway.close_user(user.id)


def _go_offline(centre: CentreParts, agent_id: str, by: str, step: Step) -> None:
    centre.routing.set_state(step, agent_id, "offline", None, by)


@routes.on("PUT", "/session/language", may=SIGNED_IN)
async def set_language(centre: Centre, user: SignedInUser, body: LanguageChoice) -> Me:
    """Choose the language of the pages."""
    async with centre.database.transaction() as transaction:
        changed = await centre.users.set_language(transaction, user, body.language)
    return me_view(changed)


def keep_session(response: Response, token: str, *, secure: bool) -> None:
    """Let the browser keep the session's token where no script reads it."""
    response.set_cookie(COOKIE, token, path="/", httponly=True, samesite="strict", secure=secure)


def address_of(connection: HTTPConnection) -> str:
    """Where a request came from."""
    return connection.client.host if connection.client else "unknown"
