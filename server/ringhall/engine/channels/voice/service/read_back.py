"""Calls that the switch's own queue served while we were away get their stories afterwards."""

import asyncio
from collections.abc import Awaitable, Callable

from ringhall.contact.rules.lifecycle import SHORT_ABANDON_MS_DEFAULT
from ringhall.contact.rules.served_alone import Served, story
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.ports import Numbers
from ringhall.engine.telephony.ports import ServedAlone, Switch
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock
from ringhall.foundation.events import Recorded
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.foundation.wheel import Wheel

LOOK_AGAIN_MS = 30_000
WAKE = "read back"
KnownLegs = Callable[[list[str], int], Awaitable[set[str]]]
"""Of these legs, those that belong to a contact which arrived at this moment or later."""


class ReadBack:
    """Looks whenever the switch is there (again), and while calls of that kind still talk. `keep` stores stories."""

    def __init__(
        self,
        switch: Switch,
        contacts: Contacts,
        numbers: Numbers,
        agent_at: Callable[[str], str | None],
        known_legs: KnownLegs,
        keep: Callable[[list[Recorded]], "asyncio.Future[None]"],
        new_id: NewId,
        clock: Clock,
    ) -> None:
        self._switch, self._contacts, self._numbers, self._agent_at = switch, contacts, numbers, agent_at
        self._known_legs, self._keep, self._new_id, self._clock = known_legs, keep, new_id, clock
        self._wheel, self._kept = Wheel(clock), dict[str, None]()
        self._running = False

    def look(self) -> None:
        """Read what there is, beside everything else."""
        if not self._running:
            self._running = True
            tasks.start(self._look(), "voice.read_back")

    async def _look(self) -> None:
        try:
            found, talking = await self._switch.served_alone()
            await self._keep_new([call for call in found if call.leg_id not in self._kept])
        except Exception:
            log.exception("read_back.failed")
            talking = 1
        finally:
            self._running = False
        due = self._clock.now() + LOOK_AGAIN_MS if talking else None
        self._wheel.set(WAKE, due, self.look)

    async def _keep_new(self, calls: list[ServedAlone]) -> None:
        """Each once, however often it is told and whatever died in between."""
        if not calls:
            return
        known = await self._known_legs([call.leg_id for call in calls], min(call.arrived_at for call in calls))
        for call in calls:
            if call.leg_id not in known and self._contacts.live.of_party(call.leg_id) is None:
                await self._keep(story(self._served(call)))
                log.info("read_back.kept", dialled=call.dialled, answered=call.answered_at is not None)
            self._kept[call.leg_id] = None

    def _served(self, call: ServedAlone) -> Served:
        # The seat of somebody who is no agent any more still answered.
        agent_id = (self._agent_at(call.seat) or call.seat) if call.seat else None
        short = call.ended_at - call.arrived_at < SHORT_ABANDON_MS_DEFAULT
        gave_up = "short_abandoned" if short else "abandoned"
        ended = "lost" if call.ended_by == "lost" else "answered" if agent_id else gave_up
        return Served(
            contact_id=self._new_id(),
            number=self._contacts.live.next_number(),
            leg_id=call.leg_id,
            dialled=call.dialled,
            address=self._numbers.normalise(call.caller),
            arrived_at=call.arrived_at,
            agent_id=agent_id,
            answered_at=call.answered_at,
            ended_at=call.ended_at,
            ended_by="system" if call.ended_by == "lost" else call.ended_by,
            outcome=ended,  # type: ignore[arg-type]
        )
