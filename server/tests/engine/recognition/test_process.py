"""The process that recognises: kept, started again, and never waited for."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition.process import Process

pytestmark = pytest.mark.real

# A double that answers each order with what it was told, and ends on an utterance of another language.
DOUBLE = """
import os, sys
from ringhall.engine.recognition import messages as m
reader = m.Reader()
while piece := os.read(0, 65536):
    for order in reader.orders(piece):
        if isinstance(order, m.Transcribe):
            if order.language == "xx":
                sys.stderr.write("no such language")
                sys.exit(1)
            os.write(1, m.framed(m.Transcribed(order.id, order.language, 1.0)))
"""


class Keeper:
    """A process whose reports and changes are kept."""

    def __init__(self, program: str) -> None:
        self.reports: asyncio.Queue[m.Report] = asyncio.Queue()
        self.changes: asyncio.Queue[bool] = asyncio.Queue()
        command = (sys.executable, "-c", program)
        self.process = Process(Path(), self.reports.put_nowait, self.changes.put_nowait, command)


async def within(waiting: "asyncio.Queue[bool] | asyncio.Queue[m.Report]") -> object:
    async with asyncio.timeout(30):
        return await waiting.get()


async def test_it_is_there_when_it_is_wanted_and_answers() -> None:
    keeper = Keeper(DOUBLE)
    assert not keeper.process.send(m.Prepare())
    keeper.process.want()
    keeper.process.want()
    assert await within(keeper.changes) is True
    assert keeper.process.send(m.Transcribe(7, b"\0" * 100_000, "da", ()))
    assert await within(keeper.reports) == m.Transcribed(7, "da", 1.0)
    await keeper.process.stop()
    assert keeper.process.pid is None


async def test_another_one_is_started_when_it_dies_or_is_killed() -> None:
    keeper = Keeper(DOUBLE)
    keeper.process.want()
    assert await within(keeper.changes) is True
    keeper.process.send(m.Transcribe(1, b"", "xx", ()))
    assert [await within(keeper.changes), await within(keeper.changes)] == [False, True]
    os.kill(keeper.process.pid or 0, signal.SIGKILL)
    assert [await within(keeper.changes), await within(keeper.changes)] == [False, True]
    await keeper.process.stop()


async def test_what_it_says_in_disorder_ends_it() -> None:
    keeper = Keeper("import os; os.write(1, b'\\x7f' * 8); os.read(0, 1)")
    keeper.process.want()
    assert [await within(keeper.changes), await within(keeper.changes)] == [True, False]
    await keeper.process.stop()


async def test_one_that_does_not_read_is_ended() -> None:
    keeper = Keeper("import time; time.sleep(600)")
    keeper.process.want()
    assert await within(keeper.changes) is True
    sound = m.Sound("a", b"\0" * 500_000)
    assert not all(keeper.process.send(sound) for _ in range(20))
    assert await within(keeper.changes) is False
    await keeper.process.stop()
