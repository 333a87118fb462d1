"""`ringhall replay`: a day in the database once more."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ringhall.apps.centre.kinds import AGENTS, QUEUES, AgentSetup
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.clock import SimulatedClock, as_datetime
from ringhall.foundation.db.opened import opened
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.story import StoryWriter
from ringhall.oversight.simulation.rules.days import Day
from tests.apps.cli.test_commands import run, wide_terminal
from tests.support.small_day import CALLS, a_day

pytestmark = pytest.mark.real
__all__ = ["wide_terminal"]


async def keep(url: str, day: Day, folder: Path, **after_the_day: Any) -> None:
    """Store the day as a centre would have; its queue was set otherwise before and after it."""
    [settings] = day.settings
    [queue] = settings.queues
    clock = SimulatedClock(day.since - 86_400_000)
    organisation = Organisation(clock, Audit(clock), SecretBox(folder / "key"))
    agents = [msgspec.convert(msgspec.to_builtins(agent), AgentSetup) for agent in settings.agents]
    queues = [(0, {"strategy": "random"}), (3_600_000, {}), (200_000_000, after_the_day)]
    async with opened(url) as database:
        for later_ms, fields in queues:
            clock.advance(later_ms)
            changed = msgspec.convert({**msgspec.to_builtins(queue), **fields}, QueueSettings)
            async with database.transaction() as transaction:
                await organisation.put(transaction, "root", QUEUES, queue.id, changed)
                for agent in agents:
                    await organisation.put(transaction, "root", AGENTS, agent.id, agent)
        writer = StoryWriter(url)
        await writer.start()
        await writer.append(day.events)
        await writer.close()


def test_a_stored_day_is_decided_again_and_played_under_other_settings(database_url: str, private_folder: Path) -> None:
    day = a_day()
    asyncio.run(keep(database_url, day, private_folder, strategy="linear"))
    date, curves = f"{as_datetime(day.since):%Y-%m-%d}", private_folder / "curves.html"
    said = run("replay", date, "--database", database_url)
    assert "bit for bit, 0 for other reasons, 0 otherwise. Settings were changed 0 times in the day." in said
    said = run("replay", date, "--with", "sales.strategy=fewest_calls", "--plot", curves, "--database", database_url)
    assert f"Sales │ that day │ {CALLS}" in said
    assert f"│ again │ {CALLS}" in said
    assert f"│ changed │ {CALLS}" in said
    assert "Service level by the hour of the day, Sales" in curves.read_text()
    assert "With changes: sales.strategy=fewest_calls." in curves.read_text()


def test_a_decision_that_comes_out_otherwise_is_shown_and_a_day_without_calls_refused(
    database_url: str, private_folder: Path
) -> None:
    day = a_day()
    [settings] = day.settings
    first_only = [msgspec.structs.replace(settings.queues[0], strategy="linear")]
    otherwise = msgspec.structs.replace(day, settings=[msgspec.structs.replace(settings, queues=first_only)])
    asyncio.run(keep(database_url, otherwise, private_folder))
    said = run("replay", f"{as_datetime(day.since):%Y-%m-%d}", "--database", database_url, code=1)
    assert "decisions: 0 the same bit for bit" in said
    assert "rule │ longest_idle │ linear" in said
    assert "Nothing is stored of 1999-01-01" in run("replay", "1999-01-01", "--database", database_url, code=2)
    assert "is no change" in run("replay", "1999-01-01", "--with", "sales", "--database", database_url, code=2)
