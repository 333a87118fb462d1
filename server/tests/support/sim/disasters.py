"""What befalls the whole centre: killed, cut off, the switch lost, the clock set, settings changed."""

import random
from collections.abc import Callable

from msgspec.structs import replace

from ringhall.foundation.clock import SimulatedClock
from tests.support.sim.centre import SimCentre
from tests.support.sim.crew import Crew
from tests.support.sim.plan import STRATEGIES

JUMPS_MS = (-3_600_000, 3_600_000, -900, 700, 45_000)


class Disasters:
    """Each kind comes by chance, at its own mean distance, until `over`."""

    def __init__(self, centre: SimCentre, crew: Crew, time: SimulatedClock) -> None:
        self.over = False
        self.count = 0
        self._centre, self._crew, self._time = centre, crew, time
        self._chance = random.Random(f"{centre.plan.seed} disasters")
        m = centre.plan.misfortune
        for minutes, befall in (
            (m.restart_minutes, self._die),
            (m.link_cut_minutes, self._cut),
            (m.switch_death_minutes, self._lose_switch),
            (m.clock_jump_minutes, self._set_clock),
            (m.settings_minutes, self._change_settings),
        ):
            if minutes is not None:
                self._again(minutes, befall)

    def _again(self, minutes: float, befall: Callable[[], None]) -> None:
        def come() -> None:
            if not self.over:
                self.count += 1
                befall()
                self._again(minutes, befall)

        self._in(self._chance.expovariate(1 / minutes) * 60_000, come)

    def _in(self, milliseconds: float, act: Callable[[], None]) -> None:
        self._time.call_at(self._time.now() + round(milliseconds), act)

    def _die(self) -> None:
        if self._centre.heart is not None:
            self._centre.die()
            self._in(self._chance.choice((50, 3_000, 30_000)), self._return)

    def _return(self) -> None:
        self._centre.start()
        for desk in self._crew.desks.values():
            self._in(self._chance.randint(100, 12_000), desk.page_comes)

    def _cut(self) -> None:
        if self._centre.switch.up:
            self._centre.switch.go_down("by chance")
            self._in(self._chance.choice((200, 5_000, 40_000)), self._mend)

    def _mend(self) -> None:
        if self._centre.heart is not None:
            self._centre.switch.come_up()

    def _lose_switch(self) -> None:
        if self._centre.heart is not None:
            self._centre.switch.come_up(fresh=True)

    def _set_clock(self) -> None:
        self._centre.clock.ahead_ms += self._chance.choice(JUMPS_MS)

    def _change_settings(self) -> None:
        """A strategy changes, somebody joins or leaves a queue; skills stay, so that nobody waits in vain."""
        centre, chance = self._centre, self._chance
        queues, agents = list(centre.queues), list(centre.agents)
        n = chance.randrange(len(queues))
        queues[n] = replace(queues[n], strategy=chance.choice(STRATEGIES), priority=chance.choice((0, 0, 1, 3)))
        n = chance.randrange(len(agents))
        members = chance.sample([queue.id for queue in queues], chance.randint(0, len(queues)))
        agents[n] = replace(agents[n], queue_ids=members)
        centre.configure(queues, agents)
