"""The day of the simulated people: arrivals by chance, agents at their desks; one fault never ends the rest."""

import asyncio
import random
from collections.abc import Coroutine
from typing import Any

import msgspec

from ringhall.apps.simulator import centre
from ringhall.apps.simulator.callers import call_centre
from ringhall.apps.simulator.desk import Desk
from ringhall.apps.simulator.leg import Leg
from ringhall.apps.simulator.meetings import Meetings
from ringhall.apps.simulator.network import Network
from ringhall.apps.simulator.outside import be_called
from ringhall.apps.simulator.phones import Phone
from ringhall.apps.simulator.rules.agent import AgentHabits
from ringhall.apps.simulator.rules.caller import CallerHabits, plan_caller
from ringhall.apps.simulator.rules.chance import gap_seconds
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

LOOK_SECONDS = 20.0
LOOKS_IN_VAIN_MAX = 6


class TrafficSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How much goes on. `rate` is calls a minute; a caller who finds `calls_max` others on the line stays away."""

    rate: float = 10.0
    seed: int = 1
    calls_max: int = 100
    number: str = centre.NUMBER
    caller: CallerHabits = CallerHabits()
    agent: AgentHabits = AgentHabits()


class Traffic:
    """Callers and agents on one network."""

    def __init__(self, network: Network, desks: list[Desk], settings: TrafficSettings) -> None:
        self._network, self._settings = network, settings
        self._desks = desks
        self._chance = random.Random(settings.seed)
        self._chance_outside = random.Random(f"{settings.seed} outside")
        self._meetings = Meetings()
        self._calls: set[asyncio.Task[None]] = set()
        self._phones = {
            # Each agent has a chance of their own, so that one more call does not change everyone's day.
            desk.login: Phone(desk, self._meetings, settings.agent, random.Random(f"{settings.seed} {desk.login}"))
            for desk in desks
        }
        network.on_call = self._ring

    async def run(self) -> None:
        """Let people call until cancelled or the centre is gone for good; then everyone puts the phone down."""
        desks = tasks.start(self._watch_desks(), "simulator.desks")
        arrivals = tasks.start(self._arrivals(), "simulator.arrivals")
        try:
            await asyncio.wait({desks, arrivals}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await asyncio.gather(*map(tasks.stop, {desks, arrivals, *self._calls}))

    async def _arrivals(self) -> None:
        known = centre.customer_numbers()
        while True:
            await asyncio.sleep(gap_seconds(self._chance, self._settings.rate))
            plan = plan_caller(self._chance, self._settings.caller, known, centre.UNKNOWN_NUMBERS, self._meetings.busy)
            if len(self._calls) < self._settings.calls_max:
                self._start(call_centre(self._network, self._meetings, plan, self._settings.number))

    def _start(self, call: Coroutine[Any, Any, None]) -> None:
        task = tasks.start(call, "simulator.call")
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    def _ring(self, leg: Leg) -> None:
        phone = self._phones.get(leg.dialled)
        if phone is not None:
            phone.ring(leg)
        else:
            self._start(be_called(leg, self._chance_outside))

    async def _watch_desks(self) -> None:
        """Agents look at their desks now and then: after a restart of the centre they sign in again.

        Returns when the centre has not answered any of them for so long that it will not come back.
        """
        in_vain = 0
        while in_vain < LOOKS_IN_VAIN_MAX:
            there = [await desk.be_ready() for desk in self._desks]
            in_vain = 0 if any(there) or not there else in_vain + 1
            await asyncio.sleep(LOOK_SECONDS)
        log.warning("simulator.centre_gone")
