"""The line between heart and switch: what the switch tells is lost, doubled, late, out of order, as chance wants it."""

import asyncio
import random
from collections.abc import Callable

from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.telephony.fake import FakeSwitch
from ringhall.foundation.clock import Clock
from tests.support.sim.plan import Misfortune

SNAPSHOTS = (heard.SwitchUp, heard.SwitchDown)


class Line:
    """Implements ports.Switch for the heart, in front of the switch in memory."""

    def __init__(self, switch: FakeSwitch, clock: Clock, chance: random.Random, misfortune: Misfortune) -> None:
        self.calm = False
        self._switch, self._clock, self._chance, self._misfortune = switch, clock, chance, misfortune
        self._hear: Callable[[heard.SwitchEvent], None] = lambda event: None
        self._overtaken: heard.SwitchEvent | None = None
        m = misfortune
        self._trouble = m.lost + m.doubled + m.late + m.reordered
        switch.refuse = self._refuse
        switch.listen(self._tell)

    def listen(self, hear: Callable[[heard.SwitchEvent], None]) -> None:
        self._hear = hear

    def unplug(self) -> None:
        """Ringhall has died: nobody hears, and the switch has no link."""
        self._switch.up = False
        self._hear = lambda event: None

    async def perform(self, command: ask.Command) -> None:
        """At once, or now and then a moment later, while other things happen."""
        if not self.calm and self._misfortune.late and self._chance.random() < 0.02:
            await asyncio.sleep(self._chance.randint(1, 400) / 1000)
        await self._switch.perform(command)

    async def packets_from(self, leg_id: str) -> int | None:
        return await self._switch.packets_from(leg_id)

    async def served_alone(self) -> tuple[list[ask.ServedAlone], int]:
        return await self._switch.served_alone()

    async def set_seats(self, seats: list[ask.Seat], fallback_order: list[str]) -> None:
        await self._switch.set_seats(seats, fallback_order)

    async def set_trunks(self, trunks: list[ask.Trunk]) -> None:
        await self._switch.set_trunks(trunks)

    def _refuse(self, command: ask.Command) -> ask.SwitchRefused | None:
        if self.calm or not self._misfortune.refused or self._chance.random() >= self._misfortune.refused:
            return None
        return ask.SwitchRefused(type(command).__name__, 500, "by chance")

    def _tell(self, event: heard.SwitchEvent) -> None:
        if self.calm or isinstance(event, SNAPSHOTS) or not self._trouble:
            self._hear(event)
            return
        m, draw = self._misfortune, self._chance.random()
        if draw < m.lost:
            return
        if draw < m.lost + m.doubled:
            self._hear(event)
            self._later(event, 5_000)
        elif draw < m.lost + m.doubled + m.late:
            self._later(event, 10_000)
        elif draw < self._trouble and self._overtaken is None:
            self._overtaken = event
        else:
            self._hear(event)
        if self._overtaken is not None and self._overtaken is not event:
            overtaken, self._overtaken = self._overtaken, None
            self._hear(overtaken)

    def _later(self, event: heard.SwitchEvent, most_ms: int) -> None:
        due = self._clock.now() + self._chance.randint(1, most_ms)
        self._clock.call_at(due, lambda: self._hear(event) if self._switch.up else None)
