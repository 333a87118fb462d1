"""Many agents whose phones are picked up as they ring, and many callers at once."""

import asyncio

from ringhall.apps.simulator.leg import Leg
from tests.support.centre_document import NUMBER
from tests.support.public_network import Person, PublicNetwork

PAUSE_SECONDS = 0.05


class Crew:
    """Whoever is rung answers and says `voice_hz` (None: nothing) while `picks_up` is on."""

    def __init__(self, network: PublicNetwork) -> None:
        self.picks_up = True
        self.voice_hz: int | None = None
        self.rung: asyncio.Queue[Person] = asyncio.Queue()
        self.seats: dict[str, Person] = {}
        self.callers: dict[str, Person] = {}
        self._network = network
        self._tasks: set[asyncio.Task[None]] = set()
        network.network.on_call = self._ring

    async def call(self, count: int, first: int, keys: str = "3") -> list[str]:
        """So many people call one after the other; returns their numbers, counted from +1202555 and `first`."""
        callers = []
        for n in range(first, first + count):
            callers.append(await self.ring(n))
            await asyncio.sleep(PAUSE_SECONDS)
        await asyncio.gather(*(self._press(caller, keys) for caller in callers))
        return list(self.callers)[-count:]

    async def ring(self, n: int) -> Person:
        """One person calls; nobody waits until they are answered."""
        caller = self.callers[f"+1202555{n:04}"] = await self._network.call(NUMBER, f"+1202555{n:04}")
        return caller

    async def everybody_hangs_up(self) -> None:
        """All callers put their phones down."""
        await asyncio.gather(*(caller.hang_up() for caller in self.callers.values()))
        self.callers.clear()

    @staticmethod
    async def _press(caller: Person, keys: str) -> None:
        await caller.answered()
        await caller.say(None)
        if keys:
            await caller.press(keys)

    def _ring(self, leg: Leg) -> None:
        task = asyncio.get_running_loop().create_task(self._take(Person(leg, self._network)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self, person: Person) -> None:
        await person.leg.ring()
        if self.picks_up:
            await person.answer(self.voice_hz)
            self.seats[person.contact_id] = person
        else:
            self.rung.put_nowait(person)
