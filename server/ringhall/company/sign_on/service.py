"""People sign in at a provider, and come back with a code that it gives their identity for."""

import secrets
from typing import Any, TypeVar

import msgspec

from ringhall.company.sign_on.errors import NobodyHere, ProviderAway, ProviderUnknown, SignOnRefused
from ringhall.company.sign_on.ports import Ask, Fetch
from ringhall.company.sign_on.rules import claims, requests
from ringhall.company.sign_on.rules.requests import Begun, Metadata
from ringhall.company.sign_on.types import KnownProvider, Named
from ringhall.foundation.clock import Clock
from ringhall.foundation.logging import log

T = TypeVar("T")
PATIENCE_MS = 10 * 60_000
"""So long somebody may take at the provider."""
BEGUN_MAX = 2_000
"""So many may be on their way at once; the oldest make room."""
KEPT_MS = 3_600_000
"""So long what a provider says of itself, and its keys, hold."""
SECRET_BYTES = 32


class SignOn:
    """The providers there are, and who is on their way."""

    def __init__(self, clock: Clock, fetch: Fetch) -> None:
        self._clock, self._fetch = clock, fetch
        self._known: dict[str, KnownProvider] = {}
        self._begun: dict[str, Begun] = {}
        self._metadata: dict[str, tuple[int, Metadata]] = {}
        self._keys: dict[str, tuple[int, dict[str, Any]]] = {}

    def know(self, providers: list[KnownProvider]) -> None:
        """These are the providers now."""
        self._known = {each.id: each for each in providers if each.provider.active}
        self._metadata.clear()
        self._keys.clear()

    @property
    def providers(self) -> list[KnownProvider]:
        """Those by which people may sign in."""
        return list(self._known.values())

    async def begin(self, provider_id: str, back: str, to: str) -> tuple[str, str]:
        """Where the browser goes, and the state that it has to bring back. Raises ProviderUnknown, ProviderAway."""
        known = self._provider(provider_id)
        said = await self._said(known)
        state = secrets.token_urlsafe(SECRET_BYTES)
        nonce, verifier = secrets.token_urlsafe(SECRET_BYTES), secrets.token_urlsafe(SECRET_BYTES)
        until = self._clock.now() + PATIENCE_MS
        begun = Begun(
            provider_id=provider_id, nonce=nonce, verifier=verifier, back=back, to=requests.way_back(to), until=until
        )
        while len(self._begun) >= BEGUN_MAX:
            del self._begun[next(iter(self._begun))]
        self._begun[state] = begun
        return requests.authorization_url(known.provider, said, begun, state), state

    async def finish(self, state: str, brought: str, code: str, issuer: str = "") -> Named:
        """Whose code it is. `brought` is the state this browser began with: another's code lets nobody in.

        `issuer` is who says that the code is theirs (RFC 9207), where they say so.
        Raises SignOnRefused, NobodyHere, ProviderUnknown, ProviderAway.
        """
        same = secrets.compare_digest(state.encode(errors="replace"), brought.encode(errors="replace"))
        begun = self._begun.pop(state, None) if state and same else None
        if begun is None or begun.until < self._clock.now() or not code:
            raise SignOnRefused
        known = self._provider(begun.provider_id)
        said = await self._said(known)
        if issuer and issuer != said.issuer:
            log.warning("sign_on.code_of_another", provider=known.id)
            raise SignOnRefused
        answered = await self._asked(known, requests.token_ask(known.provider, said, begun, code), dict[str, Any])
        token = answered.get("id_token")
        found = await self._claims(known, said, token, begun.nonce) if isinstance(token, str) else None
        if found is None:
            log.warning("sign_on.not_believed", provider=known.id)
            raise SignOnRefused
        login = claims.login_in(found, known.provider.login_claim)
        if login is None:
            log.warning("sign_on.no_login", provider=known.id, claim=known.provider.login_claim)
            raise NobodyHere
        return Named(login, begun.to)

    def _provider(self, provider_id: str) -> KnownProvider:
        if provider_id not in self._known:
            raise ProviderUnknown
        return self._known[provider_id]

    async def _said(self, known: KnownProvider) -> Metadata:
        held = self._metadata.get(known.id)
        if held is None or held[0] < self._clock.now():
            said = await self._asked(known, requests.metadata_ask(known.provider), Metadata)
            if not requests.is_sound(known.provider, said):
                log.warning("sign_on.another_issuer", provider=known.id, said=said.issuer)
                raise ProviderAway
            held = self._metadata[known.id] = (self._clock.now() + KEPT_MS, said)
        return held[1]

    async def _claims(self, known: KnownProvider, said: Metadata, token: str, nonce: str) -> dict[str, Any] | None:
        kid = claims.key_id(token)
        if kid is None:
            return None
        held = self._keys.get(known.id)
        key = claims.key_for(held[1], kid) if held and held[0] >= self._clock.now() else None
        if key is None:
            # A key that is not known yet may be a new one.
            keys = await self._asked(known, requests.keys_ask(known.provider, said), dict[str, Any])
            self._keys[known.id] = (self._clock.now() + KEPT_MS, keys)
            key = claims.key_for(keys, kid)
        return claims.claims_of(token, key, known.provider, said.issuer, nonce) if key else None

    async def _asked(self, known: KnownProvider, ask: Ask, kind: type[T]) -> T:
        body = await self._fetch(ask)
        if body is None:
            log.warning("sign_on.no_answer", provider=known.id)
            raise ProviderAway
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError:
            log.warning("sign_on.no_openid", provider=known.id)
            raise ProviderAway from None
