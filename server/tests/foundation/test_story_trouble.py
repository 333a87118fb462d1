"""Whose fault a slow write is."""

import asyncio
import time

import pytest

from ringhall.foundation import story_trouble
from ringhall.foundation.story_trouble import Insistence


class Trouble:
    """A writer with little patience, and what it told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, alarm: int, most: int) -> None:
        monkeypatch.setattr(story_trouble, "BEAT_SECONDS", 0.02)
        monkeypatch.setattr(story_trouble, "ALARM_AFTER_BEATS", alarm)
        monkeypatch.setattr(story_trouble, "COMMIT_BEATS_MAX", most)
        self.told: list[str] = []
        self.dropped = 0
        self.writer = Insistence(self._drop, lambda: 1, self.told.append, lambda: self.told.append("recovered"))

    async def _drop(self) -> None:
        self.dropped += 1


async def test_a_program_that_stood_still_does_not_blame_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = Trouble(monkeypatch, alarm=3, most=5)

    async def stood_still() -> None:
        time.sleep(0.2)  # noqa: ASYNC251 - the whole program gets no time, as when the machine sleeps
        for _ in range(3):
            await asyncio.sleep(0)

    await trouble.writer.until_stored(stood_still)
    assert (trouble.told, trouble.dropped) == ([], 0)


async def test_a_slow_write_is_told_of_once_and_its_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = Trouble(monkeypatch, alarm=2, most=1_000)
    seen = []

    async def slow() -> None:
        while not trouble.told:
            await asyncio.sleep(0.005)
        seen.append(trouble.writer.in_trouble)

    await trouble.writer.until_stored(slow)
    assert seen == [True]
    assert (trouble.told, trouble.dropped) == (["The database does not store: no answer for 0 s", "recovered"], 0)


async def test_a_write_without_an_end_is_ended_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = Trouble(monkeypatch, alarm=1_000, most=2)
    tries = iter([asyncio.Event(), None])

    async def first_never() -> None:
        if (never := next(tries)) is not None:
            await never.wait()

    await trouble.writer.until_stored(first_never)
    assert (trouble.dropped, trouble.told[-1], trouble.writer.in_trouble) == (1, "recovered", False)
