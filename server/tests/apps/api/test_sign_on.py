"""Signing in by a provider: whoever is not let in is sent to the entrance, without a session."""

import httpx
import pytest

from ringhall.company.sign_on.settings import IdentityProvider
from ringhall.company.sign_on.types import KnownProvider
from tests.company.sign_on.test_service import ISSUER, Played
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


@pytest.fixture
def played(centre: ApiCentre) -> Played:
    """The provider, played; its addresses are logins of the centre."""
    provider = Played()
    centre.parts.sign_on._fetch = provider
    settings = IdentityProvider(issuer=ISSUER, client_id="ringhall", login_claim="preferred_username")
    centre.parts.sign_on.know([KnownProvider("company", "Company", settings)])
    return provider


async def begin(client: httpx.AsyncClient, played: Played, to: str = "/contacts") -> str:
    """Go to the provider, which learns the nonce; the state that comes back with the browser."""
    begun = await client.get("/api/v1/session/providers/company/start", params={"to": to})
    assert begun.status_code == 303
    asked = httpx.URL(begun.headers["location"]).params
    played.nonce = asked["nonce"]
    assert asked["redirect_uri"].endswith("/api/v1/session/callback")
    cookie = begun.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    return str(asked["state"])


async def test_whoever_the_centre_knows_is_let_in(centre: ApiCentre, played: Played) -> None:
    async with centre.client() as client:
        listed = (await client.get("/api/v1/session/providers")).json()
        assert listed == [{"id": "company", "name": "Company"}]
        played.said = {"preferred_username": "Ann"}
        state = await begin(client, played)
        came = await client.get("/api/v1/session/callback", params={"state": state, "code": "c", "iss": ISSUER})
        assert (came.status_code, came.headers["location"]) == (303, "/contacts")
        assert (await client.get("/api/v1/session")).json()["user"]["login"] == "ann"


@pytest.mark.parametrize(
    ("said", "given", "why"),
    [
        ({"preferred_username": "stranger"}, {"code": "c"}, "sign-on-nobody"),
        ({"preferred_username": "ann"}, {"error": "access_denied"}, "sign-on-refused"),
        ({"preferred_username": "ann"}, {"code": "c", "iss": "https://another.example.com"}, "sign-on-refused"),
        ({"preferred_username": "ann", "aud": "another"}, {"code": "c"}, "sign-on-refused"),
    ],
)
async def test_nobody_else_is(
    centre: ApiCentre, played: Played, said: dict[str, str], given: dict[str, str], why: str
) -> None:
    async with centre.client() as client:
        played.said = said
        state = await begin(client, played)
        came = await client.get("/api/v1/session/callback", params={"state": state} | given)
        assert came.headers["location"] == f"/sign-in?sign_on={why}"
        assert (await client.get("/api/v1/session")).status_code == 401


async def test_a_provider_that_is_away_or_unknown_leads_back_to_the_entrance(centre: ApiCentre, played: Played) -> None:
    played.away = True
    async with centre.client() as client:
        for key, why in (("company", "provider-away"), ("nobody", "provider-unknown")):
            sent = await client.get(f"/api/v1/session/providers/{key}/start")
            assert sent.headers["location"] == f"/sign-in?sign_on={why}"
