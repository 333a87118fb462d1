"""A busy minute of the demo centre: real calls, the real heart, real recordings."""

import asyncio
import time
import wave
from array import array
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest
import pytest_asyncio

from ringhall.apps.simulator import centre as demo
from ringhall.apps.simulator.callers import call_centre
from ringhall.apps.simulator.desk import Desk
from ringhall.apps.simulator.meetings import Meetings
from ringhall.apps.simulator.rules.agent import AgentHabits
from ringhall.apps.simulator.rules.caller import CallerHabits, CallerPlan, Key
from ringhall.apps.simulator.traffic import Traffic, TrafficSettings
from ringhall.contact import events as c
from ringhall.engine.recordings.events import RecordingChecked, RecordingStarted
from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.foundation import tasks
from ringhall.foundation.events import Event
from tests.support.heart_at_work import HeartAtWork
from tests.support.public_network import PublicNetwork, public_network
from tests.support.tones import RATE, loudness

pytestmark = pytest.mark.real

CALLERS = 25
CALLER, AGENT = 440, 1000
E = TypeVar("E", bound=Event)
BUSY = TrafficSettings(
    rate=60,
    seed=7,
    caller=CallerHabits(first_key_mean=2, patience_mean=30, talk_mean=5, talk_min=2, unknown_share=0.3),
    agent=AgentHabits(think_mean=1, wrap_up_mean=2, misses_share=0, dispositions=("solved",)),
)


@pytest_asyncio.fixture
async def centre(tmp_path: Path) -> AsyncIterator[HeartAtWork]:
    centre = HeartAtWork(tmp_path / "c")
    await centre.start()
    yield centre
    await centre.stop()


@pytest_asyncio.fixture
async def network(tmp_path: Path, centre: HeartAtWork) -> AsyncIterator[PublicNetwork]:
    voices = {"caller": CALLER, "agent": AGENT}
    async with public_network(tmp_path / "n", centre.sip_port, voices) as network:
        yield network


def told(centre: HeartAtWork, kind: type[E]) -> list[E]:
    return [r.event for r in centre.writer.stored if isinstance(r.event, kind)]


def finished(centre: HeartAtWork) -> bool:
    """Every contact is closed, every recording checked."""
    pairs = ((c.ContactArrived, c.ContactClosed), (RecordingStarted, RecordingChecked))
    return all(len(told(centre, begun)) == len(told(centre, done)) for begun, done in pairs)


async def test_a_busy_time_ends_with_every_caller_accounted_for(centre: HeartAtWork, network: PublicNetwork) -> None:
    desks = [Desk(centre, login, "any") for login in demo.simulated_agents()]
    assert await network.network.set_phones([await desk.account() for desk in desks]) == len(desks)
    traffic = tasks.start(Traffic(network.network, desks, BUSY).run(), "traffic")
    await until(lambda: len(told(centre, c.ContactArrived)) >= CALLERS, 90)
    await tasks.stop(traffic)
    await until(lambda: finished(centre), 60)

    outcomes = Counter(closed.outcome for closed in told(centre, c.ContactClosed))
    assert set(outcomes) <= {"answered", "abandoned", "short_abandoned"}
    assert outcomes["answered"] > CALLERS / 2
    recordings = told(centre, RecordingStarted)
    assert len(recordings) == len(told(centre, c.ContactConnected))
    assert {checked.state for checked in told(centre, RecordingChecked)} == {"complete"}
    assert centre.alarms == []
    assert len(told(centre, c.DispositionSet)) > 0
    states = Counter(centre.heart.routing.live.agent(desk.login).state for desk in desks)
    assert set(states) <= {"ready", "wrap_up"}, states
    for recording in recordings[:3]:
        file = centre.files.kept(kept_path(recording.contact_id, recording.n, recording.started_at))
        assert_who_is_where(file)


def assert_who_is_where(file: Path) -> None:
    """The caller is on the left, the agent on the right, in the middle of the talk."""
    with wave.open(str(file)) as read:
        sound = array("h", read.readframes(read.getnframes()))
    middle = sound[len(sound) // 4 * 2 : len(sound) // 4 * 2 + RATE * 2]
    left, right = middle[0::2], middle[1::2]
    assert loudness(left, CALLER) > 10 * loudness(left, AGENT)
    assert loudness(right, AGENT) > 10 * loudness(right, CALLER)


async def until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        await asyncio.sleep(0.1)


async def test_a_caller_talks_with_somebody_at_a_browser_too(centre: HeartAtWork, network: PublicNetwork) -> None:
    seat = await network.phone("agent1", "secret-agent1")
    await Desk(centre, "agent1", "any").be_ready()
    plan = CallerPlan("+12025550123", (Key(1, "1"),), 30, talk_seconds=4, hangs_up_first=False)
    call = tasks.start(call_centre(network.network, Meetings(), plan, demo.NUMBER), "caller")
    person = await seat.rings()
    await person.answer()
    await person.hears(CALLER)
    await asyncio.wait({call}, timeout=20)
    assert call.done()
    await person.ended()
    assert [closed.outcome for closed in told(centre, c.ContactEnded)] == ["answered"]
