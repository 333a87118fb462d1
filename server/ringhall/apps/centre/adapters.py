"""Small joints between one slice's wishes and the slices that fulfil them."""

import asyncio
from collections.abc import Callable

from ringhall.apps.centre.settings.source_rules import CODE_PARAMETERS
from ringhall.business.customers.codes import Codes
from ringhall.business.customers.ports import Letter
from ringhall.business.customers.proofs import Proofs
from ringhall.company.access.agent_rights import AgentRights
from ringhall.company.access.rules.rights import DIAL, PICK_UP, SEE_PERSONAL, SEE_PERSONAL_OWN
from ringhall.company.access.service import Pins
from ringhall.engine.channels.voice.ports import PinVerdict
from ringhall.engine.flows.ports import Claim, Proven
from ringhall.engine.lookups.guard import CheckedNetwork
from ringhall.engine.lookups.ports import Question
from ringhall.engine.lookups.service import LookUps
from ringhall.foundation.logging import log

SIGHT_SECONDS_MAX = 1.0
# Less than whoever waits for it at a phone is given.
PIN_SECONDS_MAX = 6.0


class Verifying:
    """Implements the flows' Verifier: a one-time code is checked by whoever has sent it, the rest by the records."""

    def __init__(self, proofs: Proofs, codes: Codes) -> None:
        self._proofs, self._codes = proofs, codes

    async def verify(self, claim: Claim) -> Proven:
        """What becomes of the claim."""
        return await (self._codes if claim.by == "code" else self._proofs).verify(claim)


class Post:
    """Implements the customers' Deliver: a source that is set up carries a letter out."""

    def __init__(self, look_ups: LookUps) -> None:
        self._look_ups = look_ups

    async def deliver(self, source: str, letter: Letter, seconds_max: int) -> str:
        """Empty when the service took it: with any answer of 200 to 299 that has what the source looks for."""
        parameters = {name: getattr(letter, name) for name in CODE_PARAMETERS}
        answer = await self._look_ups.ask(Question(source, parameters, seconds_max))
        taken = answer.outcome == "found" or answer.detail == "204"
        return "" if taken else answer.reason or "not_found"


class Outside:
    """Implements recognition's Network: only addresses that were checked are connected to."""

    def __init__(self, private: bool) -> None:
        self.backend = CheckedNetwork(private=private)

    async def addresses(self, host: str, port: int) -> list[str]:
        """Those of the host that may be connected to."""
        return await self.backend.addresses(host, port)


class CallerRights:
    """Implements the phone's SeesCallers, MayDial, MayPickUp, LanguageOf and CheckPin over what is known of users."""

    def __init__(self, rights: AgentRights, pins: Pins, language: Callable[[], str]) -> None:
        self._rights, self._pins, self._language = rights, pins, language

    async def sees_callers(self, agent_id: str) -> bool:
        """Whether one of the agent's users may see whom they serve; one who never signs in has lost no right.

        Where it cannot be found out in time, the answer is no: the call rings all the same.
        """
        try:
            async with asyncio.timeout(SIGHT_SECONDS_MAX):
                found = await self._rights.of(agent_id)
        except Exception:
            log.exception("caller_sight.unknown", agent_id=agent_id)
            return False
        return not found or any(rights & {SEE_PERSONAL, SEE_PERSONAL_OWN} for rights in found)

    async def may_dial(self, agent_id: str) -> bool:
        """Whether one of the agent's users may call outside numbers; not where it cannot be found out in time."""
        return await self._has(agent_id, DIAL)

    async def may_pick_up(self, agent_id: str) -> bool:
        """Whether one of the agent's users may take what rings at others; not where it cannot be found out in time."""
        return await self._has(agent_id, PICK_UP)

    async def _has(self, agent_id: str, right: str) -> bool:
        try:
            async with asyncio.timeout(SIGHT_SECONDS_MAX):
                found = await self._rights.of(agent_id)
        except Exception:
            log.exception("phone_right.unknown", agent_id=agent_id, right=right)
            return False
        return any(right in rights for rights in found)

    async def check_pin(self, agent_id: str | None, number: str, pin: str, phone: str) -> PinVerdict:
        """What becomes of a PIN; `not_now` where it cannot be found out in time."""
        try:
            async with asyncio.timeout(PIN_SECONDS_MAX):
                return await self._pins.check(agent_id, number, pin, phone)
        except Exception:
            log.exception("pin.unknown", agent_id=agent_id)
            return "not_now"

    async def language_of(self, agent_id: str) -> str:
        """The language of the agent's user, or the centre's for a phone that is nobody's; English if not in time."""
        if not agent_id:
            return self._language()
        try:
            async with asyncio.timeout(SIGHT_SECONDS_MAX):
                return await self._rights.language(agent_id)
        except Exception:
            log.exception("language.unknown", agent_id=agent_id)
            return "en"
