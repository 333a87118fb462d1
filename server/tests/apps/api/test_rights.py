"""Every route is asked by a stranger and by people without the right; other sites' pages get nowhere."""

import re
from typing import Any

import pytest

from ringhall.apps.api.app import openapi_document
from ringhall.company.access.rules.rights import ROLES
from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real

PUBLIC = {
    ("post", "/api/v1/session"),
    ("get", "/api/v1/health"),
    ("get", "/api/v1/metrics"),
    # Signing in by a provider: the browser leaves, and comes back with what it began with.
    ("get", "/api/v1/session/providers"),
    ("get", "/api/v1/session/providers/{key}/start"),
    ("get", "/api/v1/session/callback"),
    # The first administrator's door: each but the question whether it is open wants the one-time token.
    ("get", "/api/v1/first_run/door"),
    ("post", "/api/v1/first_run/token"),
    ("post", "/api/v1/first_run/organisation"),
    ("post", "/api/v1/first_run/administrator"),
}


def routes() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, address and description of everything in the OpenAPI document."""
    return [
        (method, address, operation)
        for address, operations in openapi_document()["paths"].items()
        for method, operation in operations.items()
    ]


def filled(address: str) -> str:
    """The address with something in its places."""
    return re.sub(r"\{\w+\}", "1", address)


def test_every_route_names_a_right_that_some_role_gives() -> None:
    known = frozenset().union(*ROLES.values()) | {"public", "signed in"}
    for method, address, operation in routes():
        assert set(operation["x-right"]) <= known, (method, address)
        assert (operation["x-right"] == ["public"]) == ((method, address) in PUBLIC), (method, address)


async def test_a_stranger_is_sent_to_the_door(centre: ApiCentre) -> None:
    async with centre.client() as client, centre.client("made-up-token") as forger:
        for method, address, _ in routes():
            if (method, address) in PUBLIC:
                continue
            for stranger in (client, forger):
                answer = await stranger.request(method, filled(address), json={})
                assert answer.status_code == 401, (method, address, answer.text)
                assert answer.json()["code"] == "not-signed-in"


async def test_rights_are_asked_before_anything_is_done(centre: ApiCentre) -> None:
    for login, role in (("ann", "agent"), ("sue", "supervisor")):
        async with centre.signed_in(login) as client:
            for method, address, operation in routes():
                rights = set(operation["x-right"])
                if rights & ROLES[role] or rights & {"public", "signed in"}:
                    continue
                answer = await client.request(method, filled(address), json={})
                assert answer.status_code == 403, (login, method, address, answer.text)


async def test_another_sites_page_cannot_use_our_cookie(centre: ApiCentre) -> None:
    token = await centre.token_of("ann")
    cookie = {"cookie": f"ringhall_session={token}"}
    body = {"language": "da"}
    async with centre.client() as client:
        for origin in ("http://evil.test", "null", "http://centre.test.evil.test", "http://centre.test:81"):
            refused = await client.put("/api/v1/session/language", json=body, headers=cookie | {"origin": origin})
            assert (refused.status_code, refused.json()["code"]) == (403, "origin")
        nothing = await client.put("/api/v1/session/language", json=body, headers=cookie)
        assert nothing.status_code == 403
        own = cookie | {"origin": "http://centre.test"}
        assert (await client.put("/api/v1/session/language", json=body, headers=own)).json()["language"] == "da"
        login = {"login": "ann", "password": PASSWORD}
        foreign = await client.post("/api/v1/session", json=login, headers={"origin": "http://evil.test"})
        assert foreign.status_code == 403


async def test_the_cookie_cannot_be_read_by_scripts_and_ends_with_the_session(centre: ApiCentre) -> None:
    async with centre.client() as client:
        answer = await client.post("/api/v1/session", json={"login": "ann", "password": PASSWORD})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert (await client.get("/api/v1/session")).json()["user"]["agent_id"] == "ann"
        own = {"origin": "http://centre.test"}
        assert (await client.delete("/api/v1/session", headers=own)).status_code == 204
        token = answer.json()["token"]
        assert (await client.get("/api/v1/session", headers={"authorization": f"Bearer {token}"})).status_code == 401


async def test_a_wrong_password_again_and_again_must_wait(centre: ApiCentre) -> None:
    async with centre.client() as client:
        codes = []
        for _ in range(20):
            answer = await client.post("/api/v1/session", json={"login": "ann", "password": "wrong"})
            codes.append(answer.status_code)
            if answer.status_code == 429:
                assert int(answer.headers["retry-after"]) > 0
        assert codes[0] == 401
        assert codes[-1] == 429
