"""A provider played by the test: what of its answers is believed, and what is not."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from ringhall.company.sign_on import service
from ringhall.company.sign_on.errors import NobodyHere, ProviderAway, ProviderUnknown, SignOnRefused
from ringhall.company.sign_on.ports import Ask
from ringhall.company.sign_on.rules.requests import challenge_of, way_back
from ringhall.company.sign_on.service import PATIENCE_MS, SignOn
from ringhall.company.sign_on.settings import IdentityProvider
from ringhall.company.sign_on.types import KnownProvider
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.errors import Refusal

pytestmark = pytest.mark.unit

ISSUER = "https://login.example.com"
BACK = "https://centre.example.com/api/v1/session/callback"
KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
NOW = 4_000_000_000


class Played:
    """Answers as a provider does; a test may change what its token says, who signs it, and what it answers at all."""

    def __init__(self) -> None:
        self.asked: list[Ask] = []
        self.said: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.key, self.kid, self.away = KEY, "one", False
        self.nonce = ""

    async def __call__(self, ask: Ask) -> bytes | None:
        self.asked.append(ask)
        if self.away:
            return None
        if ask.url.endswith("/.well-known/openid-configuration"):
            return json.dumps(self._about() | self.metadata).encode()
        if ask.url.endswith("/keys"):
            key = json.loads(RSAAlgorithm.to_jwk(KEY.public_key()))
            return json.dumps({"keys": [key | {"kid": "one", "use": "sig"}]}).encode()
        claims = {
            "iss": ISSUER, "sub": "s1", "aud": "ringhall", "iat": 1_700_000_000, "exp": NOW, "nonce": self.nonce,
            "email": "Ann@Example.com", "email_verified": True,
        } | self.said  # fmt: skip
        token = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": self.kid})
        return json.dumps({"id_token": token}).encode()

    @staticmethod
    def _about() -> dict[str, str]:
        ends = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": ISSUER, **{name: f"{ISSUER}/{end}" for name, end in ends.items()}}


class World:
    def __init__(self, **changes: Any) -> None:
        self.clock, self.played = SimulatedClock(), Played()
        self.sign_on = SignOn(self.clock, self.played)
        provider = IdentityProvider(**{"issuer": ISSUER, "client_id": "ringhall", "secret": "s3cret/+"} | changes)
        self.sign_on.know([KnownProvider("company", "Company", provider)])

    async def begun(self, to: str = "/desk") -> str:
        """The state of a sign-in that was begun; the provider knows its nonce."""
        address, state = await self.sign_on.begin("company", BACK, to)
        asked = parse_qs(urlsplit(address).query)
        self.played.nonce = asked["nonce"][0]
        assert (asked["state"], asked["redirect_uri"], asked["response_type"]) == ([state], [BACK], ["code"])
        self.challenge = asked["code_challenge"][0]
        return state


async def test_who_signed_in_there_is_named_and_comes_back_to_their_page() -> None:
    world = World()
    state = await world.begun()
    assert await world.sign_on.finish(state, state, "a-code") == ("ann@example.com", "/desk")
    token = next(ask for ask in world.played.asked if ask.url.endswith("/token"))
    form = parse_qs(token.body.decode())
    assert (form["code"], form["redirect_uri"]) == (["a-code"], [BACK])
    assert challenge_of(form["code_verifier"][0]) == world.challenge
    # RFC 6749, 2.3.1: the halves are encoded before they are joined.
    assert token.headers["authorization"] == "Basic cmluZ2hhbGw6czNjcmV0JTJGJTJC"
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "a-code")


@pytest.mark.parametrize(
    "said",
    [
        {"iss": "https://evil.example.com"},
        {"aud": "another"},
        {"aud": ["ringhall", "another"]},
        {"exp": 1_600_000_000},
        {"iat": NOW},
        {"nonce": "of another sign-in"},
    ],
)
async def test_a_token_for_others_or_of_other_times_is_not_believed(said: dict[str, Any]) -> None:
    world = World()
    state = await world.begun()
    world.played.said = said
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "a-code")


async def test_a_forged_signature_or_an_unknown_key_is_not_believed() -> None:
    world = World()
    state = await world.begun()
    world.played.key = OTHER_KEY
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "a-code")
    state, world.played.kid = await world.begun(), "two"
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "a-code")


@pytest.mark.parametrize(
    ("claim", "said", "login"),
    [
        ("email", {}, "ann@example.com"),
        ("email", {"email_verified": False}, None),
        ("email", {"email_verified": "true"}, None),
        ("preferred_username", {"preferred_username": " Ann "}, "ann"),
        ("preferred_username", {}, None),
        ("upn", {"upn": "x" * 65}, None),
        ("sub", {}, "s1"),
        ("sub", {"sub": ""}, None),
    ],
)
async def test_the_login_is_what_can_be_relied_on(claim: str, said: dict[str, Any], login: str | None) -> None:
    world = World(login_claim=claim)
    state = await world.begun()
    world.played.said = said
    if login is None:
        with pytest.raises((NobodyHere, SignOnRefused)):
            await world.sign_on.finish(state, state, "a-code")
    else:
        assert (await world.sign_on.finish(state, state, "a-code")).login == login


async def test_what_was_not_begun_here_or_too_long_ago_is_refused() -> None:
    world = World()
    state = await world.begun()
    for state_given, brought, code in (
        (state, "another", "c"),
        ("", "", "c"),
        ("made-up", "made-up", "c"),
        ("¯é", "x", "c"),
    ):
        with pytest.raises(SignOnRefused):
            await world.sign_on.finish(state_given, brought, code)
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "")
    state = await world.begun()
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(state, state, "c", "https://another.example.com")
    late = await world.begun()
    world.clock.advance(PATIENCE_MS + 1)
    with pytest.raises(SignOnRefused):
        await world.sign_on.finish(late, late, "c")


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example.com"},
        {"token_endpoint": "http://login.example.com/token"},
        {"jwks_uri": ""},
        {"authorization_endpoint": 3},
    ],
)
async def test_a_provider_that_is_another_or_less_safe_is_not_gone_to(metadata: dict[str, Any]) -> None:
    world = World()
    world.played.metadata = metadata
    with pytest.raises(ProviderAway):
        await world.begun()


async def test_a_provider_that_is_away_or_unknown_is_told() -> None:
    world = World()
    world.played.away = True
    with pytest.raises(ProviderAway):
        await world.begun()
    off = World(active=False)
    assert off.sign_on.providers == []
    for refused in ("company", "nobody"):
        with pytest.raises(ProviderUnknown):
            await off.sign_on.begin(refused, BACK, "/")


async def test_only_so_many_are_on_their_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BEGUN_MAX", 2)
    world = World()
    oldest = await world.begun()
    for _ in range(2):
        last = await world.begun()
    with pytest.raises(Refusal):
        await world.sign_on.finish(oldest, oldest, "c")
    assert (await world.sign_on.finish(last, last, "c")).login == "ann@example.com"


@pytest.mark.parametrize(
    ("to", "goes"),
    [
        ("/contacts/1?a=b", "/contacts/1?a=b"),
        ("//evil.example.com", "/"),
        ("/\\evil.example.com", "/"),
        ("https://evil.example.com", "/"),
        ("/a\nb", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_leads_to_a_page_of_ours(to: str, goes: str) -> None:
    assert way_back(to) == goes
