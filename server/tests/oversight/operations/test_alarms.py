"""Alarms stand until they are over; health asks every part."""

from pathlib import Path

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.oversight.operations.alarms import ALARMS_MAX, Alarm, Alarms
from ringhall.oversight.operations.health import Health, PartHealth, disk_check

pytestmark = pytest.mark.unit


def test_an_alarm_keeps_its_beginning_and_is_told_once_for_each_change() -> None:
    clock, told = SimulatedClock(), list[tuple[str, str, bool]]()
    alarms = Alarms(clock)
    alarms.listen(lambda alarm, standing: told.append((alarm.id, alarm.text, standing)))
    alarms.raise_("switch", "missed", "The switch is down.", action="Look at its log.", node=1)
    clock.advance(5_000)
    alarms.raise_("switch", "missed", "The switch is down.", action="Look at its log.", node=1)
    alarms.raise_("switch", "missed", "The switch is down for 5 s.")
    [alarm] = alarms.standing()
    assert (alarm.since, alarm.text) == (clock.now() - 5_000, "The switch is down for 5 s.")
    alarms.clear("switch")
    alarms.clear("switch")
    assert alarms.standing() == []
    assert [standing for _, _, standing in told] == [True, True, False]


def test_subjects_are_apart_and_a_broken_listener_disturbs_nobody() -> None:
    alarms, heard = Alarms(SimulatedClock()), list[Alarm]()

    def breaks(_: Alarm, __: bool) -> None:
        raise RuntimeError("broken")

    alarms.listen(breaks)
    alarms.listen(lambda alarm, _: heard.append(alarm))
    alarms.raise_("recording", "missed", "short", subject="c1.1")
    alarms.raise_("recording", "missed", "short", subject="c2.1")
    alarms.clear("recording", "c1.1")
    assert [alarm.id for alarm in alarms.standing()] == ["recording:c2.1"]
    assert len(heard) == 3


def test_alarms_are_bounded() -> None:
    alarms = Alarms(SimulatedClock())
    for n in range(ALARMS_MAX + 20):
        alarms.raise_("recording", "missed", "short", subject=str(n))
    assert len(alarms.standing()) == ALARMS_MAX


async def test_a_part_whose_check_breaks_does_not_work(tmp_path: Path) -> None:
    def breaks() -> PartHealth:
        raise OSError("gone")

    async def slow() -> PartHealth:
        return PartHealth(True, "there")

    parts = await Health({"switch": breaks, "database": slow, "disk": disk_check(tmp_path)}).parts()
    assert (parts["switch"].ok, parts["database"].ok) == (False, True)
    assert "MB" in parts["disk"].text
