"""Phones of agents that stand in one room: which rings next is heard, and callers come to the queues behind numbers."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from ringhall.apps.simulator.leg import Leg
from tests.support.centre_document import secret_of
from tests.support.public_network import WAIT_SECONDS_MAX, Person, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre


class Room:
    """A centre, the network around it, and whatever rings in it or outside."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork) -> None:
        self.client, self.network = centre.client, network
        self._rung: asyncio.Queue[Leg] = asyncio.Queue()
        self._callers = 0
        network.network.on_call = self._rung.put_nowait

    async def rings(self) -> tuple[str, Person]:
        """The next phone that rings, and who is to answer it."""
        async with asyncio.timeout(WAIT_SECONDS_MAX):
            leg = await self._rung.get()
        await leg.ring()
        return leg.dialled, Person(leg, self.network)

    async def rings_at(self, phone: str, contact_id: str) -> Person:
        """It is this phone that rings next, for this contact."""
        name, seat = await self.rings()
        assert (name, seat.contact_id) == (phone, contact_id)
        return seat

    def is_quiet(self) -> bool:
        """Whether no phone has begun to ring since the last one was heard."""
        return self._rung.empty()

    async def comes(self, dialled: str, *, keys: str = "", voice_hz: int | None = None) -> tuple[Person, str]:
        """Somebody calls this number, and their contact."""
        self._callers += 1
        number = f"+4420794603{self._callers:02}"
        caller = await self.network.call(dialled, number, keys=keys, voice_hz=voice_hz)

        async def found() -> str | None:
            return next((each["id"] for each in await self.client.contacts() if each["address"] == number), None)

        contact_id: str = await self.client.until(found)
        return caller, contact_id

    async def waits(self, dialled: str) -> tuple[Person, Any]:
        """Somebody calls this number and waits; their contact as it is then."""
        caller, contact_id = await self.comes(dialled)
        return caller, await self.client.until_contact(contact_id, state="queued")

    async def talks(self, agent: str, dialled: str) -> tuple[Person, str]:
        """This agent becomes ready and talks with somebody who calls this number; who that is, and their contact."""
        await self.client.set_state(agent, "ready")
        caller, contact_id = await self.comes(dialled)
        await (await self.rings_at(agent, contact_id)).answer()
        await self.client.until_contact(contact_id, state="connected")
        return caller, contact_id

    async def signs_out(self, agents: Iterable[str]) -> None:
        """These agents go home, and nobody calls any more."""
        await self.network.falls_silent()
        for agent in agents:
            await self.client.set_state(agent, "offline")
            await self.client.until_agent(agent, "offline")


@asynccontextmanager
async def furnished(whole: dict[str, Any], agents: Iterable[str]) -> AsyncIterator[Room]:
    """A centre with this document, and a room in it with the phones of these agents; nothing went wrong by its end."""
    async with running_centre(whole) as centre, network_around(centre) as network:
        await network.register({agent: secret_of(agent) for agent in agents})
        yield Room(centre, network)
        assert centre.faults() == []


def straight(whole: dict[str, Any], numbers: dict[str, str], priority: int = 0) -> None:
    """Each of these numbers leads straight into its queue."""
    for number, queue in numbers.items():
        enqueue = {"kind": "enqueue", "queue": queue, "on_timeout": "end", "priority": priority}
        nodes = {"queue": enqueue, "end": {"kind": "hang_up"}}
        flow = {"id": f"to_{queue}", "name": f"To {queue}", "document": {"start": "queue", "nodes": nodes}}
        whole["flows"].append(flow)
        whole["numbers"].append({"number": number, "name": queue, "flow_id": flow["id"]})
