"""Alerts on a small floor in simulated time: one per cause, told after its time, gone after its time."""

from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.foundation.clock import SimulatedClock
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts, Look
from ringhall.oversight.operations.errors import AlarmOver
from ringhall.oversight.operations.rules.causes import AgentNow, QueueNow
from ringhall.oversight.operations.rules.limits import AlertSettings

pytestmark = pytest.mark.unit

MINUTE = 60_000
QUEUE = QueueNow(
    id="billing",
    name="Billing",
    waiting=0,
    longest_since=None,
    here=2,
    target_seconds=20,
    target_share=0.8,
    longest_wait_seconds_max=120,
    abandonment_max=0.04,
    service_level=0.85,
    abandonment=0.01,
    counted=100,
)


class Floor:
    """One queue, some agents, and what is told of them."""

    def __init__(self, **settings: Any) -> None:
        self.clock = SimulatedClock()
        self.alarms = Alarms(self.clock)
        self.queue, self.agents = QUEUE, list[AgentNow]()
        self.alerts = Alerts(self.clock, self.alarms, lambda: Look([self.queue], self.agents))
        self.alerts.settings = AlertSettings(**settings)
        self.told: list[tuple[str, bool]] = []
        self.alarms.listen(lambda alarm, standing: self.told.append((alarm.id, standing)))
        self.alerts.start()

    def is_now(self, **fields: Any) -> None:
        """The queue stands so."""
        self.queue = replace(self.queue, **fields)

    def passes(self, milliseconds: int) -> list[str]:
        """Time goes on; what stands then."""
        self.clock.advance(milliseconds)
        return [alarm.id for alarm in self.alarms.standing()]


def test_a_service_level_under_its_target_is_told_after_a_minute_and_cleared_two_points_inside() -> None:
    floor = Floor()
    floor.is_now(service_level=0.72)
    assert floor.passes(MINUTE) == []
    assert floor.passes(1_000) == ["service_level:billing"]
    [alarm] = floor.alarms.standing()
    assert (alarm.grade, alarm.fields["share"], alarm.fields["target"]) == ("missed", 0.72, 0.8)
    floor.is_now(service_level=0.81)
    assert floor.passes(10 * MINUTE) == ["service_level:billing"]
    floor.is_now(service_level=0.82)
    assert floor.passes(MINUTE) == ["service_level:billing"]
    assert floor.passes(1_000) == []


def test_just_under_the_target_is_to_be_watched() -> None:
    floor = Floor()
    floor.is_now(service_level=0.79)
    floor.passes(2 * MINUTE)
    [alarm] = floor.alarms.standing()
    assert (alarm.id, alarm.grade) == ("service_level:billing", "watch")


def test_few_contacts_make_no_share() -> None:
    floor = Floor()
    floor.is_now(service_level=0.0, abandonment=1.0, counted=9)
    assert floor.passes(5 * MINUTE) == []
    floor.is_now(counted=10)
    assert floor.passes(2 * MINUTE) == ["abandonment:billing", "service_level:billing"]


def test_a_long_wait_is_told_once_and_the_next_long_wait_does_not_tell_again() -> None:
    floor = Floor()
    floor.is_now(waiting=2, longest_since=floor.clock.now() - 121_000)
    assert floor.passes(MINUTE + 1_000) == ["longest_wait:billing"]
    floor.is_now(waiting=1, longest_since=floor.clock.now() - 115_000)
    assert floor.passes(30_000) == ["longest_wait:billing"]
    floor.is_now(waiting=0, longest_since=None)
    assert floor.passes(MINUTE + 1_000) == []
    assert floor.told.count(("longest_wait:billing", False)) == 1


def test_callers_whom_nobody_can_answer_need_a_person() -> None:
    floor = Floor()
    floor.is_now(waiting=3, here=0)
    assert floor.passes(MINUTE + 1_000) == ["nobody_here:billing"]
    floor.is_now(here=1)
    assert floor.passes(MINUTE + 1_000) == []


def agent(state: str, since: int) -> AgentNow:
    """Agent 12 in this state."""
    return AgentNow(id="a12", name="Agent 12", state=state, since=since, contact_id="c1", queue_id="billing", queue="B")


def test_an_agent_too_long_on_hold_is_told_and_over_as_soon_as_they_are_back() -> None:
    floor = Floor(hold_seconds_max=180)
    floor.agents = [agent("hold", floor.clock.now())]
    assert floor.passes(239_000) == []
    assert floor.passes(2_000) == ["agent_state:a12.hold"]
    floor.agents = [agent("talking", floor.clock.now())]
    assert floor.passes(1_000) == []


def test_a_state_without_a_limit_is_nobodys_business() -> None:
    floor = Floor(hold_seconds_max=0)
    floor.agents = [agent("hold", floor.clock.now()), agent("ready", floor.clock.now() - 1)]
    assert floor.passes(3_600_000) == []


def test_a_snooze_lasts_for_its_time_even_if_the_cause_comes_and_goes() -> None:
    floor = Floor(raise_after_seconds=0, clear_after_seconds=0)
    floor.is_now(waiting=3, here=0)
    floor.passes(1_000)
    until = floor.clock.now() + 15 * MINUTE
    assert floor.alarms.snooze("nobody_here:billing", until, "Sue").snoozed_until == until
    floor.is_now(here=1)
    assert floor.passes(1_000) == []
    floor.is_now(here=0)
    floor.passes(1_000)
    assert floor.alarms.get("nobody_here:billing").snoozed_by == "Sue"
    floor.passes(15 * MINUTE)
    assert floor.alarms.get("nobody_here:billing").snoozed_until is None


def test_what_is_over_cannot_be_snoozed() -> None:
    with pytest.raises(AlarmOver):
        Floor().alarms.snooze("nobody_here:billing", 1, "Sue")


def test_a_queue_that_is_taken_away_takes_its_alerts_with_it() -> None:
    floor = Floor()
    floor.is_now(waiting=3, here=0)
    floor.passes(MINUTE + 1_000)
    floor.queue = replace(QUEUE, id="sales")
    assert floor.passes(1_000) == []
