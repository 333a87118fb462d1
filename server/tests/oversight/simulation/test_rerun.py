"""A day played again in closed loop: callers and agents are the same, what is decided follows from the settings."""

import pytest
from msgspec.structs import replace

from ringhall.contact.events import ContactConnected, ContactOffered
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.sums import Sums
from ringhall.oversight.simulation.errors import ReplayUnfit
from ringhall.oversight.simulation.rules.changes import changed, read
from ringhall.oversight.simulation.rules.days import Day
from ringhall.oversight.simulation.rules.habits import Habits
from ringhall.oversight.simulation.rules.observed import calls_of, wishes_of
from ringhall.oversight.simulation.rules.outcome import Outcome, fairness, outcome_of
from ringhall.oversight.simulation.service import Rerun
from ringhall.wiring import build_floor
from tests.support.small_day import AGENTS, CALLS, a_day

pytestmark = pytest.mark.unit


def again(day: Day, *changes: str, apart_ms: int | None = None) -> tuple[Outcome, list[Recorded]]:
    """Played again with these changes; with `apart_ms` the calls come so shortly after one another instead."""
    calls = calls_of(day)
    if apart_ms is not None:
        calls = [replace(call, at=day.since + n * apart_ms) for n, call in enumerate(calls)]
    settings = [replace(each, queues=changed(each.queues, [read(text) for text in changes])) for each in day.settings]
    events = Rerun(build_floor, day.since, day.until, settings, Habits(calls)).play(calls, wishes_of(day))
    return outcome_of("again", events, day.since, day.until, settings[0].queues), events


def sums_of_the_day(day: Day) -> Sums:
    return outcome_of("day", day.events, day.since, day.until, day.settings[0].queues).sums("sales")


def test_played_again_under_its_own_settings_the_day_is_nearly_what_it_was() -> None:
    day = a_day()
    was, now = sums_of_the_day(day), again(day)[0].sums("sales")
    assert now.offered == was.offered == CALLS
    assert now.answered == was.answered
    assert now.abandoned == was.abandoned
    assert now.talk_ms == was.talk_ms
    assert abs(now.wait_ms_answered - was.wait_ms_answered) <= 0.05 * was.wait_ms_answered


def test_the_same_day_gives_the_same_figures_twice() -> None:
    day = a_day()
    assert again(day)[0] == again(day)[0]


def test_another_strategy_gives_other_agents_the_calls_and_less_fairness() -> None:
    day = a_day()
    (fair, _), (first_only, events) = again(day), again(day, "sales.strategy=linear")
    rules = {each.event.decision["rule"] for each in events if isinstance(each.event, ContactOffered)}
    assert rules == {"linear"}
    before, after = fairness(fair, AGENTS, "sales"), fairness(first_only, AGENTS, "sales")
    assert before is not None
    assert after is not None
    assert after < before


def test_who_answers_after_it_has_stopped_ringing_has_missed_it() -> None:
    day = a_day()
    outcome, events = again(day, "sales.ring_seconds=3")
    assert not any(isinstance(each.event, ContactConnected) for each in events)
    assert outcome.sums("sales").answered == 0


def test_a_queue_that_is_full_sends_callers_on() -> None:
    day = a_day()
    nobody = 'sales.skills=["a skill that nobody has"]'
    sums = again(day, nobody, "sales.waiting_max=1", apart_ms=1)[0].sums("sales")
    assert (sums.offered, sums.overflowed) == (CALLS, CALLS - 1)


def test_a_day_without_an_answer_is_no_day_to_play() -> None:
    day = a_day()
    calls = [replace(call, talk_ms=None) for call in calls_of(day)]
    with pytest.raises(ReplayUnfit, match="Nobody was answered"):
        Habits(calls)
