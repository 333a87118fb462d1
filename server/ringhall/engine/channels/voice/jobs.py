"""The audit: every few seconds story and switch are compared, and what differs twice is told and mended."""

import asyncio
from collections.abc import Awaitable, Callable

from ringhall.engine.channels.voice.rules.differences import Difference, differences
from ringhall.engine.channels.voice.service import Recovery, Voice
from ringhall.engine.telephony.events import SwitchUp
from ringhall.foundation.logging import log

AUDIT_SECONDS = 15.0
ALARM = "audit-difference"


class Audit:
    """Asks the switch for a snapshot now and then. A difference must stand in two looks: one look may be late."""

    def __init__(self, voice: Voice, recovery: Recovery, look: Callable[[], Awaitable[SwitchUp]]) -> None:
        self._voice, self._recovery, self._look = voice, recovery, look
        self._suspected: set[Difference] = set()

    async def run(self) -> None:
        """Never returns."""
        while True:
            await asyncio.sleep(AUDIT_SECONDS)
            try:
                await self.once()
            except Exception as problem:
                # The link may be down just now; its return brings a comparison of its own.
                log.warning("audit.not_made", reason=str(problem))
                self._suspected.clear()

    async def once(self) -> set[Difference]:
        """One look; answers what was told and mended."""
        snapshot = await self._look()
        contacts = {c.id: c for c in self._voice.contacts.live.by_id.values() if c.channel == "voice"}
        found = differences(contacts, snapshot, self._voice.alone())
        sure = found & self._suspected
        self._suspected = found - sure
        if sure:
            self._tell(sure)
            self._recovery.mend({each.contact_id for each in sure}, snapshot)
            for leg in [each.leg_id for each in sure if each.cause == "leg_gone" and not each.contact_id]:
                self._voice.steps.run(lambda step, one=leg: self._voice.alone_ended(step, one, 0))  # type: ignore[misc]
        elif not found:
            self._voice.alarm(ALARM, None, {})
        return sure

    def _tell(self, sure: set[Difference]) -> None:
        causes = sorted({each.cause for each in sure})
        for each in sure:
            log.error("audit.difference", cause=each.cause, contact_id=each.contact_id, leg=each.leg_id)
        self._voice.alarm(ALARM, "watch", {"causes": ", ".join(causes), "count": len(sure)})
