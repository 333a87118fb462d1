"""The night's work is done at its hour by the wall, once a night, whatever the clocks do."""

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from ringhall.apps.centre.nights import RETRY_MS, Nights, next_night
from ringhall.foundation.clock import SimulatedClock, Timer, as_datetime, as_milliseconds

pytestmark = pytest.mark.unit

HOUR_MS = 3_600_000
LJUBLJANA, AUCKLAND = ZoneInfo("Europe/Ljubljana"), ZoneInfo("Pacific/Auckland")
AT = time(4, 30)


def moment(text: str, zone: ZoneInfo = LJUBLJANA) -> int:
    """An hour of the wall, such as 2026-03-28 12:00."""
    return as_milliseconds(datetime.fromisoformat(text).replace(tzinfo=zone))


class Wall(SimulatedClock):
    """A clock that somebody sets: whoever waits for an hour of the wall is woken then, as the kernel does it."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self._wakers: list[Callable[[], None]] = []

    def wake_at(self, due: int, call: Callable[[], None]) -> Timer:
        self._wakers = [call]
        return super().wake_at(due, call)

    def set_to(self, now: int) -> None:
        """Another time, at once."""
        self._now = now
        self._due.clear()
        for call in self._wakers:
            call()


class Centre:
    """A centre whose work of the night notes when it is done."""

    def __init__(self, now: str, zone: ZoneInfo = LJUBLJANA) -> None:
        self.clock, self.zone = Wall(moment(now, zone)), zone
        self.done: list[str] = []
        self.fails = False
        self.nights = Nights(self.clock, lambda: self.zone, AT, self._work, "test")

    async def _work(self) -> None:
        if self.fails:
            raise ConnectionError
        self.done.append(f"{as_datetime(self.clock.now()).astimezone(self.zone):%d %H:%M}")

    async def goes_on(self, hours: float) -> None:
        """Time passes by quarters of an hour, and what comes due is done."""
        for _ in range(round(hours * 4)):
            self.clock.advance(HOUR_MS // 4)
            await self.nights.settled()

    async def starts(self) -> None:
        self.nights.start()
        await self.nights.settled()


@pytest.mark.parametrize("day", ["2026-03-28 12:00", "2026-10-24 12:00"])
async def test_once_a_night_also_when_the_clocks_change(day: str) -> None:
    centre = Centre(day)
    await centre.starts()
    await centre.goes_on(49)
    first = int(day[8:10])
    assert centre.done == [f"{first} 12:00", f"{first + 1} 04:30", f"{first + 2} 04:30"]


def test_an_hour_that_the_clocks_skip_comes_as_much_later_and_one_they_repeat_comes_once() -> None:
    skipped, repeated = time(2, 30), time(2, 15)
    assert next_night(moment("2026-03-28 12:00"), LJUBLJANA, skipped) == moment("2026-03-29 03:30")
    first = next_night(moment("2026-10-24 12:00"), LJUBLJANA, repeated)
    assert next_night(first, LJUBLJANA, repeated) == moment("2026-10-26 02:15")


async def test_a_clock_put_forward_or_back_moves_the_night() -> None:
    centre = Centre("2026-11-20 12:00")
    await centre.starts()
    centre.clock.set_to(moment("2026-11-23 09:00"))
    await centre.nights.settled()
    assert centre.done == ["20 12:00", "23 09:00"], "nights that were passed over are made up for at once"
    centre.clock.set_to(moment("2026-11-20 12:00"))
    await centre.goes_on(17)
    assert centre.done[2:] == ["21 04:30"], "it does not wait for the days that were never there"


async def test_a_centre_that_moves_has_the_nights_of_its_new_zone() -> None:
    centre = Centre("2026-11-20 12:00")
    await centre.starts()
    centre.zone = AUCKLAND
    centre.nights.move()
    await centre.goes_on(16)
    assert centre.done[1:] == ["21 04:30"]


async def test_a_night_that_fails_is_tried_again() -> None:
    centre = Centre("2026-11-20 12:00")
    await centre.starts()
    centre.fails = True
    await centre.goes_on(17)
    centre.fails = False
    await centre.goes_on(RETRY_MS / HOUR_MS)
    assert centre.done[1:] == ["21 05:30"]
    await centre.nights.stop()
    await centre.goes_on(48)
    assert len(centre.done) == 2
