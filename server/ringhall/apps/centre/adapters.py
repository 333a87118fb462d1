"""Small joints between one slice's wishes and the slices that fulfil them."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from ringhall.apps.api.parts import Json
from ringhall.company.access.agent_rights import AgentRights
from ringhall.company.access.rules.rights import DIAL, PICK_UP, SEE_PERSONAL, SEE_PERSONAL_OWN
from ringhall.company.access.service import Pins
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.engine.channels.voice.ports import PinVerdict
from ringhall.engine.speech.uploads import Uploads
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.logging import log

SIGHT_SECONDS_MAX = 1.0
# Less than whoever waits for it at a phone is given.
PIN_SECONDS_MAX = 6.0
WAV_HEADER_BYTES = 44
BYTES_PER_SECOND = 16_000


class PromptSetup:
    """Implements the API's Prompts over the uploaded files."""

    def __init__(self, uploads: Uploads, audit: Audit) -> None:
        self._uploads, self._audit = uploads, audit

    async def all(self, transaction: Transaction) -> list[Json]:
        """The names of all announcements."""
        return [self._shown(name) for name in sorted(self._uploads.names)]

    async def put(self, transaction: Transaction, name: str, wav: bytes, by: User) -> Json:
        """Keep an announcement; refused when it is no WAV."""
        before = self._shown(name) if name in self._uploads.names else None
        seconds = await self._uploads.keep(name, wav)
        log.info("prompt.uploaded", name=name, seconds=seconds, by=by.login)
        verb = "changed" if before else "added"
        await self._audit.write(transaction, by.login, f"prompt.{verb}", f"prompt:{name}", before, self._shown(name))
        return {"name": name, "seconds": seconds, "bytes": len(wav)}

    def file(self, name: str) -> Path:
        """The recording of exactly this name, or the one that stands in for it where a language is named."""
        found = self._uploads.find(name, "")
        if found is None:
            raise NotFound(what="prompt", which=name)
        return found

    def _shown(self, name: str) -> Json:
        file = self._uploads.find(name, "")
        size = file.stat().st_size if file else 0
        return {"name": name, "seconds": max(0, size - WAV_HEADER_BYTES) / BYTES_PER_SECOND, "bytes": size}


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
