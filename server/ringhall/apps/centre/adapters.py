"""Small joints between one slice's wishes and the slices that fulfil them."""

import asyncio
from collections.abc import Callable

from ringhall.company.access.agent_rights import AgentRights
from ringhall.company.access.rules.rights import DIAL, PICK_UP, SEE_PERSONAL, SEE_PERSONAL_OWN
from ringhall.company.access.service import Pins
from ringhall.engine.channels.voice.ports import PinVerdict
from ringhall.foundation.logging import log

SIGHT_SECONDS_MAX = 1.0
# Less than whoever waits for it at a phone is given.
PIN_SECONDS_MAX = 6.0


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
