"""One part after the other is taken away in mid-work; people go on talking, and nothing is lost."""

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
import pytest_asyncio

from ringhall.foundation.logging import log
from tests.support.centre_client import CentreClient
from tests.support.centre_document import AGENTS_PLAIN, NUMBER, document, secret_of
from tests.support.crew import Crew
from tests.support.hearing import Listening
from tests.support.public_network import Person
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.tones import RATE

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(240)]

CALLER, AGENT = 440, 1000
MANY = 20
CREW = tuple(f"agent{n}" for n in range(AGENTS_PLAIN + 1, AGENTS_PLAIN + 1 + MANY))
READY_SECONDS_MAX = 30.0  # Five on a machine of its own; here others may work beside.
DATABASE_AWAY_SECONDS = 10.0
STANDS_STILL_SECONDS = 4.0
SAME_SECONDS = 0.5


class Work:
    """A centre and its people."""

    def __init__(self, centre: RunningCentre, crew: Crew) -> None:
        self.centre, self.crew, self.client = centre, crew, centre.client

    async def there(self, count: int) -> None:
        """So many agents are ready."""
        for agent in CREW[:count]:
            await self.client.set_state(agent, "ready")

    async def in_state(self, state: str, count: int) -> list[Any]:
        """The contacts in this state, once there are so many; those that waited longest first."""

        async def enough() -> list[Any] | None:
            found = await self.client.contacts(state=state)
            return found if len(found) == count else None

        found: list[Any] = await self.client.until(enough, 40)
        return sorted(found, key=lambda contact: (contact["waiting_since"] or "", contact["number"]))

    async def agents(self) -> list[tuple[str, ...]]:
        """What everybody does, with what, and since when."""
        return [
            tuple(each[name] for name in ("id", "state", "contact_id", "since"))
            for each in await self.client.ask("GET", "/agents")
        ]

    async def talk(self, number: int) -> tuple[Person, Person]:
        """One caller and one agent, each with their tone."""
        self.crew.voice_hz = AGENT
        (address,) = await self.crew.call(1, number)
        (contact,) = await self.in_state("connected", 1)
        self.crew.voice_hz = None
        caller, seat = self.crew.callers[address], self.crew.seats[contact["id"]]
        await caller.say(CALLER)
        return caller, seat


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Work]:
    async with running_centre(document(agents_of_support=MANY)) as centre, network_around(centre) as network:
        await network.register({agent: secret_of(agent) for agent in CREW})
        yield Work(centre, Crew(network))


@pytest_asyncio.fixture(loop_scope="module")
async def work(everything: Work) -> AsyncIterator[Work]:
    """Nobody is there yet, and in the end nobody is left."""
    yield everything
    await everything.crew.everybody_hangs_up()
    for agent in CREW:
        await everything.client.set_state(agent, "offline")
        await everything.client.until_agent(agent, "offline")


def hear_each_other(caller: Person, seat: Person) -> "asyncio.Future[Any]":
    """Both tones arrive from now on."""
    return asyncio.gather(Listening(caller).hears(AGENT), Listening(seat).hears(CALLER))


async def ended_once(client: CentreClient, contacts: list[Any]) -> Counter[str]:
    """How the contacts ended, each exactly once, with all that was recorded kept."""
    outcomes: Counter[str] = Counter()
    for contact in contacts:
        closed = await client.until_contact(contact["id"], state="closed")
        kinds = await client.kinds(contact["id"])
        assert (kinds.count("ContactEnded"), kinds.count("ContactClosed"), kinds[-1]) == (1, 1, "ContactClosed"), kinds
        talks = kinds.count("ContactConnected")
        states = [each["state"] for each in await client.recordings(contact["id"], talks)]
        assert states == ["complete"] * talks, contact
        outcomes[closed["outcome"]] += 1
    return outcomes


async def test_a_talk_that_ended_while_ringhall_stood_still_is_recorded_to_its_end(work: Work) -> None:
    await work.there(1)
    caller, seat = await work.talk(400)
    (contact,) = await work.in_state("connected", 1)
    await hear_each_other(caller, seat)
    async with work.centre.stands_still():
        await seat.hang_up()
        await asyncio.sleep(STANDS_STILL_SECONDS)
    assert await ended_once(work.client, [contact]) == {"answered": 1}
    (line,) = await work.client.recordings(contact["id"])
    customer, _ = await work.client.sound(contact["id"], 1)
    talk = datetime.fromisoformat(line["ended_at"]) - datetime.fromisoformat(line["started_at"])
    assert len(customer) / RATE == pytest.approx(talk.total_seconds(), abs=SAME_SECONDS)


async def test_ringhall_is_killed_while_twenty_talk_and_twenty_wait(work: Work) -> None:
    client, crew, centre = work.client, work.crew, work.centre
    await work.there(MANY)
    caller, seat = await work.talk(100)
    await crew.call(MANY - 1, 101)
    talking = await work.in_state("connected", MANY)
    await crew.call(MANY, 200)
    waiting = await work.in_state("queued", MANY)
    agents = await work.agents()

    centre.kill()
    await hear_each_other(caller, seat)
    seconds = await centre.start()
    log.info("measured.ringhall_killed", ready_seconds=seconds)
    assert seconds < READY_SECONDS_MAX

    await hear_each_other(caller, seat)
    again = await work.in_state("queued", MANY)
    assert [(c["id"], c["waiting_since"]) for c in again] == [(c["id"], c["waiting_since"]) for c in waiting]
    assert [c["id"] for c in await work.in_state("connected", MANY)] == [c["id"] for c in talking]
    assert await work.agents() == agents

    for address in [contact["address"] for contact in talking[:3]]:
        await crew.callers.pop(address).hang_up()
    for contact in waiting[:3]:
        await client.until_contact(contact["id"], state="connected")
    assert [c["id"] for c in await work.in_state("queued", MANY - 3)] == [c["id"] for c in waiting[3:]]
    # Those who wait go first, or agents who become free would take some of them.
    await asyncio.gather(*(crew.callers.pop(contact["address"]).hang_up() for contact in waiting[3:]))
    for contact in waiting[3:]:
        await client.until_contact(contact["id"], state="closed", outcome="abandoned")
    await crew.everybody_hangs_up()
    outcomes = await ended_once(client, [*talking, *waiting])
    assert outcomes == {"answered": MANY + 3, "abandoned": MANY - 3}


async def test_the_switch_is_killed(work: Work) -> None:
    client, crew = work.client, work.crew
    await work.there(3)
    await crew.call(3, 300)
    talking = await work.in_state("connected", 3)
    await crew.call(2, 310)
    waiting = await work.in_state("queued", 2)

    os.kill(work.centre.asterisk_pid, signal.SIGKILL)
    killed = time.monotonic()
    for contact in (*talking, *waiting):
        await client.until_contact(contact["id"], state="closed")
    log.info("measured.switch_killed", calls_ended_seconds=time.monotonic() - killed)
    for agent in CREW[:3]:
        await client.until_agent(agent, "ready")
    await crew.everybody_hangs_up()
    await work.talk(320)
    seconds = time.monotonic() - killed
    log.info("measured.switch_killed", next_talk_seconds=seconds)
    assert seconds < READY_SECONDS_MAX
    ended = [await client.contact(contact["id"]) for contact in (*talking, *waiting)]
    assert [contact["outcome"] for contact in ended] == ["answered"] * 3 + ["lost"] * 2
    for contact in talking:
        left = [e["data"]["reason"] for e in await client.story(contact["id"]) if e["kind"] == "PartyLeft"]
        assert "lost" in left


async def test_the_database_is_away_for_ten_seconds(work: Work) -> None:
    client, crew = work.client, work.crew
    await work.there(2)
    caller, seat = await work.talk(400)
    (contact,) = await work.in_state("connected", 1)
    processes = work.centre.database_pids
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    stopped = time.monotonic()
    try:
        await hear_each_other(caller, seat)

        async def alarm() -> bool:
            health = await client.health()
            return health.status == 503 and not health.json["parts"]["database"]["ok"]

        newcomer = await crew.ring(410)
        await client.until(alarm)
        await hear_each_other(caller, seat)
        await seat.hang_up()
        await asyncio.sleep(max(0.0, stopped + DATABASE_AWAY_SECONDS - time.monotonic()))
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)
    await client.until(lambda: healthy(client))
    assert await ended_once(client, [contact]) == {"answered": 1}
    await newcomer.answered()


async def healthy(client: CentreClient) -> bool:
    return (await client.health()).status == 200


async def test_while_ringhall_is_down_the_switch_serves_callers_itself(work: Work) -> None:
    client, crew = work.client, work.crew
    await work.there(1)
    crew.picks_up = False
    work.centre.kill()
    began = time.monotonic()
    patient = (await crew.call(1, 500, keys=""))[0]
    await crew.rung.get()
    served = (await crew.call(1, 501, keys=""))[0]
    async with asyncio.timeout(40):
        seat = await crew.rung.get()
    await seat.answer(AGENT)
    await crew.callers[served].say(CALLER)
    await hear_each_other(crew.callers[served], seat)
    await work.centre.start()
    await hear_each_other(crew.callers[served], seat)

    async def arrived() -> Any:
        return next((c for c in await client.contacts(state="in_flow") if c["address"] == patient), None)

    contact = await client.until(arrived, 40)
    assert contact["dialled"] == NUMBER
    assert 15_000 < contact["waited_ms"] < (time.monotonic() - began) * 1000 + 1000
    crew.picks_up = True
    await crew.callers[served].hang_up()

    async def told() -> Any:
        return next((c for c in await client.contacts(state="closed") if c["address"] == served), None)

    contact = await client.until(told, 60)
    assert (contact["outcome"], contact["dialled"], contact["queue_id"]) == ("answered", NUMBER, "fallback")
    assert contact["talk_ms"] > 0
    kinds = await client.kinds(contact["id"])
    assert kinds.count("ContactConnected") == kinds.count("Difference") == 1


async def test_a_caller_in_an_older_version_of_the_flow_goes_on_in_it_after_a_restart(work: Work) -> None:
    client = work.client
    (stored,) = [each for each in await client.ask("GET", "/flows") if each["id"] == "main_line"]
    nodes = stored["document"]["nodes"]
    choices = nodes["main"]["choices"] | {"5": nodes["main"]["choices"]["3"]}
    older = stored["document"] | {"nodes": nodes | {"main": nodes["main"] | {"choices": choices, "tries_max": 10}}}
    await client.ask("POST", "/flows/main_line/versions", {"document": older}, login="admin")

    async def listening() -> Any:
        return next(iter(await client.contacts(state="in_flow")), None)

    await work.there(1)
    caller = await work.crew.ring(600)
    await caller.answered()
    contact = await client.until(listening)
    await client.ask("POST", "/flows/main_line/versions", {"document": stored["document"]}, login="admin")
    work.centre.kill()
    await work.centre.start()

    async def has_chosen() -> bool:
        # Key 5 leads nowhere in the version that is live. Pressed before the link stands, it is heard by nobody.
        await caller.press("5")
        await asyncio.sleep(1)
        state: str = (await client.contact(contact["id"]))["state"]
        return state != "in_flow"

    await client.until(has_chosen)
    taken = await client.until_contact(contact["id"], state="connected")
    assert taken["queue_id"] == "support"
    await caller.hang_up()
    await client.until_contact(contact["id"], state="closed")
