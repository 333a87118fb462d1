"""What everybody does with their own account: wishes, password, PIN, sessions."""

from typing import Any, TypeVar

from fastapi import Request
from pydantic import ValidationError

from ringhall.apps.api.guard import SIGNED_IN, Centre, Routes, SignedInUser, token_of
from ringhall.apps.api.routes.session import address_of
from ringhall.apps.api.schemas import own_account as shapes
from ringhall.apps.api.schemas.common import Body
from ringhall.company.access.rules.devices import browser_of, system_of
from ringhall.company.access.rules.rights import OWN_STATE
from ringhall.company.access.service.preferences import keep_preferences, preferences_of

Part = TypeVar("Part", bound=Body)
routes = Routes("session")


@routes.on("GET", "/me/preferences", may=SIGNED_IN)
async def own_preferences(centre: Centre, user: SignedInUser) -> shapes.Preferences:
    """What the person wishes of their pages; it follows them to every browser."""
    async with centre.database.transaction() as transaction:
        return _readable(await preferences_of(transaction, user))


@routes.on("PUT", "/me/preferences/look", may=SIGNED_IN)
async def set_look(centre: Centre, user: SignedInUser, body: shapes.Look) -> shapes.Preferences:
    """Theme, density and time zone."""
    return await _keep(centre, user, "look", body)


@routes.on("PUT", "/me/preferences/keys", may=SIGNED_IN)
async def set_keys(centre: Centre, user: SignedInUser, body: shapes.Keys) -> shapes.Preferences:
    """Keys of the person's own."""
    return await _keep(centre, user, "keys", body)


@routes.on("PUT", "/me/preferences/sounds", may=SIGNED_IN)
async def set_sounds(centre: Centre, user: SignedInUser, body: shapes.Sounds) -> shapes.Preferences:
    """What is heard, and how loud."""
    return await _keep(centre, user, "sounds", body)


@routes.on("PUT", "/me/password", may=SIGNED_IN, status_code=204)
async def change_own_password(centre: Centre, user: SignedInUser, body: shapes.NewPassword, request: Request) -> None:
    """Another password, for whoever knows the old one; all other sessions of the person end."""
    async with centre.database.transaction() as transaction:
        await centre.access.check_password(transaction, user, body.old, address_of(request))
        await centre.users.set_own_password(transaction, user, body.new)
        await centre.access.end_others(transaction, user, token_of(request))
    request.app.state.gateway.close_user(user.id)


@routes.on("GET", "/me/pin", may=OWN_STATE)
async def own_pin(centre: Centre, user: SignedInUser) -> shapes.OwnPin:
    """Whether the person has a PIN to sign in with at a phone; the PIN itself is told to nobody."""
    async with centre.database.transaction() as transaction:
        has_pin = await centre.pins.has(transaction, user)
    extension = centre.directory.extension_of(user.agent_id) if user.agent_id else ""
    return shapes.OwnPin(has_pin=has_pin, code=centre.voice.sign_in_code, extension=extension)


@routes.on("PUT", "/me/pin", may=OWN_STATE, status_code=204)
async def change_own_pin(centre: Centre, user: SignedInUser, body: shapes.NewPin, request: Request) -> None:
    """Another PIN, or none any more, for whoever knows the password."""
    async with centre.database.transaction() as transaction:
        await centre.access.check_password(transaction, user, body.password, address_of(request))
        await centre.pins.set(transaction, user.login, user, body.pin)


@routes.on("GET", "/me/sessions", may=SIGNED_IN)
async def own_sessions(centre: Centre, user: SignedInUser, request: Request) -> list[shapes.OwnSession]:
    """Where the person is signed in, the newest first."""
    async with centre.database.transaction() as transaction:
        found = await centre.access.sessions(transaction, user, token_of(request))
    return [
        shapes.OwnSession(
            id=each.id,
            browser=browser_of(each.device),
            system=system_of(each.device),
            since=each.since,
            seen_at=each.seen_at,
            here=each.here,
        )
        for each in found
    ]


@routes.on("DELETE", "/me/sessions/{session_id}", may=SIGNED_IN, status_code=204)
async def end_own_session(centre: Centre, user: SignedInUser, session_id: shapes.SessionId, request: Request) -> None:
    """End one of the person's sessions; its pages go to the entrance."""
    async with centre.database.transaction() as transaction:
        await centre.access.end_session(transaction, user, session_id)
    request.app.state.gateway.close_user(user.id)


@routes.on("DELETE", "/me/sessions", may=SIGNED_IN, status_code=204)
async def end_other_sessions(centre: Centre, user: SignedInUser, request: Request) -> None:
    """End all sessions of the person but this one."""
    async with centre.database.transaction() as transaction:
        await centre.access.end_others(transaction, user, token_of(request))
    request.app.state.gateway.close_user(user.id)


async def _keep(centre: Centre, user: SignedInUser, part: str, body: Body) -> shapes.Preferences:
    async with centre.database.transaction() as transaction:
        before = getattr(_readable(await preferences_of(transaction, user)), part).model_dump()
        await keep_preferences(transaction, centre.audit, user, part, before, body.model_dump())
        return _readable(await preferences_of(transaction, user))


def _readable(kept: dict[str, Any]) -> shapes.Preferences:
    """What was kept; a part that another version wrote, and that says nothing to this one, is as if never said."""
    return shapes.Preferences(
        look=_part(shapes.Look, kept.get("look")),
        keys=_part(shapes.Keys, kept.get("keys")),
        sounds=_part(shapes.Sounds, kept.get("sounds")),
    )


def _part(shape: type[Part], kept: object) -> Part:
    try:
        return shape.model_validate(kept or {})
    except ValidationError:
        return shape()
