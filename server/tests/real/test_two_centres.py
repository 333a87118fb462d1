"""Centres as processes: side by side, stopped by Ctrl-C, started again, and refused in one sentence."""

import asyncio
import signal
from pathlib import Path

import pytest

from ringhall.foundation.logging import log
from tests.support.centre_document import NUMBER, document
from tests.support.running_centre import RunningCentre, centre_folder, network_around

pytestmark = pytest.mark.real

START_SECONDS_MAX = 30.0  # Five on a machine of its own; here others may work beside.


async def test_two_centres_side_by_side_and_the_end_of_one(tmp_path: Path) -> None:
    async with centre_folder() as here, centre_folder() as there:
        first, second = RunningCentre.of(here, document()), RunningCentre.of(there, document())
        try:
            await asyncio.gather(first.start(), second.start())
            assert await first.stop(signal.SIGINT) == 0
            assert first.processes() == []
            assert (await second.client.health()).status == 200
            async with network_around(second) as network:
                caller = await network.call(NUMBER, "+12025550101", keys="2")
                await caller.hang_up()

            seconds = await first.start()
            log.info("measured.second_start", ready_seconds=seconds)
            assert seconds < START_SECONDS_MAX
            assert "Ringhall is ready" in first.said
            third = RunningCentre(here, ("serve",))
            await third.start(wait=False)
            assert await third.exit_code() == 2
            assert "already runs" in third.said
            assert await first.stop() == 0
            assert await second.stop(signal.SIGINT) == 0
            assert first.processes() == second.processes() == []
        finally:
            first.clear_away()
            second.clear_away()


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/nowhere", "this is no address"])
async def test_a_wrong_address_of_the_database_is_told_in_one_sentence(url: str) -> None:
    async with centre_folder() as folder:
        centre = RunningCentre(folder, ("serve", "--database", url))
        try:
            await centre.start(wait=False)
            assert await centre.exit_code() == 2
            assert len(centre.said.strip().splitlines()) == 1, centre.said
            assert centre.processes() == []
        finally:
            centre.clear_away()
