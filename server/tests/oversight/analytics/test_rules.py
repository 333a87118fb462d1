"""Visits, sums, metrics and the edges of intervals, by story."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ringhall.apps.api.schemas.live import Figures
from ringhall.contact import events as c
from ringhall.contact.flow_events import VirtualAgentLeft
from ringhall.foundation.events import Event, Recorded
from ringhall.oversight.analytics.errors import ReportUnfit
from ringhall.oversight.analytics.rules.intervals import compared_with, edges, midnight, next_midnight
from ringhall.oversight.analytics.rules.metrics import DICTIONARY, METRICS, figures
from ringhall.oversight.analytics.rules.sums import Sums, Terms, Visit, sums_of
from ringhall.oversight.analytics.rules.visits import Journey, apply

pytestmark = pytest.mark.unit
TERMS = Terms(target_ms=20_000, short_abandon_ms=5_000)
DANMARK = ZoneInfo("Europe/Copenhagen")


def queued(queue_id: str = "sales", since: int | None = None) -> c.ContactQueued:
    return c.ContactQueued(contact_id="c", queue_id=queue_id, waiting_since=since if since is not None else -1)


def told(*events: tuple[int, Event]) -> list[Visit]:
    """The visits a story makes. A queued event without its own beginning waits from its moment on."""
    journey = Journey()
    for n, (at, event) in enumerate(events, 1):
        if isinstance(event, c.ContactQueued) and event.waiting_since == -1:
            event = c.ContactQueued(contact_id="c", queue_id=event.queue_id, waiting_since=at)
        recorded = Recorded("contact:c", n, at, event)
        apply(journey, recorded, lambda _: TERMS)
        assert apply(journey, recorded, lambda _: TERMS) is False
    return journey.visits


OFFERED = c.ContactOffered(contact_id="c", token="t", agent_id="ann", queue_id="sales", ring_until=0, decision={})
ACCEPTED = c.OfferEnded(contact_id="c", token="t", agent_id="ann", outcome="accepted")
MISSED = c.OfferEnded(contact_id="c", token="t", agent_id="ann", outcome="timed_out")
CONNECTED = c.ContactConnected(contact_id="c", agent_id="ann", queue_id="sales")
HELD = c.ContactHeld(contact_id="c", by_agent_id="ann")
RETRIEVED = c.ContactRetrieved(contact_id="c", by_agent_id="ann")
AWAY = c.AgentAway(contact_id="c", agent_id="ann", until=0)
BACK = c.AgentBack(contact_id="c", agent_id="ann")
LEFT = c.AgentLeft(contact_id="c", agent_id="ann", reason="ended")
WRAPPED = c.WrapUpFinished(contact_id="c", agent_id="ann")


def ended(outcome: c.Outcome) -> c.ContactEnded:
    return c.ContactEnded(contact_id="c", outcome=outcome, by="customer")


def gave_up(queue_id: str = "sales") -> c.QueueLeft:
    return c.QueueLeft(contact_id="c", queue_id=queue_id, reason="abandoned")


def test_an_answered_visit_has_its_wait_its_talk_and_its_wrap_up() -> None:
    [visit] = told(
        (1_000, queued()),
        (3_000, OFFERED),
        (8_000, MISSED),
        (8_000, queued(since=1_000)),
        (9_000, OFFERED),
        (11_000, ACCEPTED),
        (11_000, CONNECTED),
        (20_000, HELD),
        (25_000, AWAY),
        (26_000, RETRIEVED),
        (28_000, BACK),
        (30_000, LEFT),
        (30_000, ended("answered")),
        (37_000, WRAPPED),
    )
    assert (visit.outcome, visit.agent_id, visit.queued_at, visit.wait_ms) == ("answered", "ann", 1_000, 10_000)
    assert (visit.ring_ms, visit.talk_ms, visit.hold_ms, visit.wrap_up_ms) == (7_000, 11_000, 8_000, 7_000)
    sums = sums_of(visit)
    assert (sums.offered, sums.answered, sums.in_target, sums.wait_ms_answered) == (1, 1, 1, 10_000)


@pytest.mark.parametrize(("wait", "outcome"), [(4_999, "short_abandoned"), (5_000, "abandoned")])
def test_giving_up_early_is_a_short_abandonment(wait: int, outcome: c.Outcome) -> None:
    [visit] = told((0, queued()), (wait, gave_up()), (wait, ended(outcome)))
    assert visit.outcome == outcome


@pytest.mark.parametrize(("wait", "in_target"), [(20_000, 1), (20_001, 0)])
def test_the_target_includes_its_last_moment(wait: int, in_target: int) -> None:
    [visit] = told((0, queued()), (wait, CONNECTED))
    assert sums_of(visit).in_target == in_target


def test_a_wait_in_the_switchs_own_queue_counts() -> None:
    [visit] = told((60_000, queued(since=40_000)), (65_000, CONNECTED))
    assert visit.wait_ms == 25_000


def test_a_transfer_is_a_second_visit_and_its_wait_begins_anew() -> None:
    first, second = told(
        (0, queued()),
        (5_000, CONNECTED),
        (50_000, LEFT),
        (50_000, queued("billing", since=0)),
        (58_000, gave_up("billing")),
        (58_000, ended("answered")),
        (60_000, WRAPPED),
    )
    assert (first.outcome, first.talk_ms, first.wrap_up_ms) == ("answered", 45_000, 10_000)
    assert (second.outcome, second.wait_ms, second.wrap_up_ms) == ("abandoned", 8_000, 0)


def test_moving_on_is_overflow_and_breaking_is_failure() -> None:
    to_billing = queued("billing", since=0)
    moved, failed = told((0, queued()), (9_000, to_billing), (20_000, gave_up()), (20_000, ended("lost")))
    assert (moved.outcome, moved.wait_ms) == ("overflowed", 9_000)
    assert (failed.outcome, failed.wait_ms) == ("failed", 11_000)
    [out] = told((0, queued()), (7_000, c.QueueLeft(contact_id="c", queue_id="sales", reason="timeout")))
    assert out.outcome == "overflowed"


def test_what_a_virtual_agent_takes_is_apart_and_whoever_turns_to_people_comes_anew() -> None:
    took = c.QueueLeft(contact_id="c", queue_id="sales", reason="virtual_agent")
    handed_over = VirtualAgentLeft(contact_id="c", agent_id="virtual:v", queue_id="sales", how="handed_over")
    first, second = told(
        (1_000, queued()),
        (1_000, took),
        (61_000, handed_over),
        (61_000, queued()),
        (64_000, OFFERED),
        (66_000, ACCEPTED),
        (66_000, CONNECTED),
    )
    assert (first.outcome, first.virtual_how, first.wait_ms) == ("virtual", "handed_over", 0)
    assert (second.outcome, second.waiting_since, second.wait_ms) == ("answered", 61_000, 5_000)
    completed = VirtualAgentLeft(contact_id="c", agent_id="virtual:v", queue_id="sales", how="completed")
    [alone] = told((1_000, queued()), (1_000, took), (9_000, completed), (9_000, ended("self_served")))
    sums = sums_of(first) + sums_of(second) + sums_of(alone)
    assert (sums.offered, sums.answered, sums.virtual_taken, sums.virtual_completed) == (3, 1, 2, 1)
    said = figures(sums)
    assert (said["service_level"], said["abandonment"], said["still_waiting"]) == (1, 0, 0)
    assert said["virtual_success"] == 0.5


def test_a_visit_ends_with_the_promise_of_a_call_and_its_talk_belongs_to_it() -> None:
    promised = c.CallBackPromised(contact_id="c", number="+38640123456")
    missed = c.CallBackMissed(contact_id="c", attempt=1, reason="busy")
    begun: list[tuple[int, Event]] = [
        (0, queued()),
        (30_000, promised),
        (30_000, queued(since=0)),
        (900_000, OFFERED),
        (910_000, missed),
        (910_000, queued(since=0)),
    ]
    [waits] = told(*begun)
    assert (waits.outcome, waits.agent_id, waits.wait_ms) == ("call_back", None, 30_000)
    [reached] = told(*begun, (2_000_000, CONNECTED), (2_060_000, LEFT), (2_060_000, ended("answered")))
    assert (reached.outcome, reached.agent_id, reached.wait_ms, reached.talk_ms) == ("call_back", "ann", 30_000, 60_000)
    over = c.QueueLeft(contact_id="c", queue_id="sales", reason="call_back")
    [given_up] = told(*begun, (3_000_000, over), (3_000_000, ended("not_reached")))
    assert given_up == waits
    answered = Sums(offered=1, answered=1, in_target=1, talk_ms=20_000)
    made = figures(answered + sums_of(reached) + sums_of(given_up))
    assert (made["call_backs_promised"], made["call_backs_reached"], made["still_waiting"]) == (2, 1, 0)
    assert (made["service_level"], made["abandonment"], made["talk_seconds"]) == (1.0, 0.0, 40.0)


def test_a_customer_who_was_called_back_and_is_passed_on_comes_to_the_next_queue_anew() -> None:
    promised = c.CallBackPromised(contact_id="c", number="+38640123456")
    first, second = told(
        (0, queued()),
        (10_000, promised),
        (60_000, CONNECTED),
        (90_000, LEFT),
        (90_000, queued("billing", since=90_000)),
        (95_000, CONNECTED),
    )
    assert (first.outcome, second.queue_id, second.outcome, second.wait_ms) == (
        "call_back",
        "billing",
        "answered",
        5_000,
    )


def test_sums_add_up_and_take_away_but_the_longest_stays() -> None:
    one, two = Sums(offered=1, talk_ms=5, longest_wait_ms=9), Sums(offered=2, answered=1, longest_wait_ms=4)
    assert one + two == Sums(offered=3, answered=1, talk_ms=5, longest_wait_ms=9)
    assert one + two - two == one


def test_metrics_and_their_edges() -> None:
    sums = Sums(
        offered=12,
        answered=8,
        abandoned=2,
        short_abandoned=2,
        in_target=6,
        abandoned_in_target=1,
        wait_ms_answered=80_000,
        wait_ms_abandoned=50_000,
        talk_ms=800_000,
        hold_ms=80_000,
        wrap_up_ms=160_000,
    )
    found = figures(sums)
    assert found["service_level"] == 0.6
    assert found["service_level_answered"] == 0.75
    assert found["service_level_abandoned_good"] == 0.7
    assert found["service_level_all"] == 0.5
    assert (found["asa_seconds"], found["patience_seconds"], found["aht_seconds"]) == (10, 25, 130)
    assert (found["service_level_ended"], found["service_level_late_abandons"]) == (0.6, 0.666667)
    assert found["service_level_2"] == 0.583333
    assert (found["abandonment"], found["still_waiting"]) == (0.2, 0)
    assert (found["talk_seconds"], found["hold_seconds"], found["wrap_up_seconds"]) == (100, 10, 20)
    nothing = figures(Sums())
    assert {value for key, value in nothing.items() if METRICS[key].unit in ("share", "seconds")} == {None}
    assert figures(Sums(offered=3, short_abandoned=3))["service_level"] is None


def test_the_page_gets_every_metric() -> None:
    assert set(Figures.model_fields) == set(METRICS)
    assert len(METRICS) == len(DICTIONARY)


def ms(text: str, zone: ZoneInfo = DANMARK) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)])
def test_days_have_their_own_length(day: str, hours: int) -> None:
    begin = ms(f"{day}T00:00")
    end = next_midnight(begin, DANMARK)
    assert (end - begin) / 3_600_000 == hours
    assert midnight(end - 1, DANMARK) == begin
    assert len(edges(begin, end, "1h", DANMARK)) == hours
    assert edges(begin, end, "1d", DANMARK) == [begin]


def test_intervals_stand_on_the_wall_clocks_grid() -> None:
    begin, end = ms("2026-06-01T08:10"), ms("2026-06-01T10:00")
    assert edges(begin, end, "1h", DANMARK) == [begin, ms("2026-06-01T09:00")]
    assert len(edges(begin, end, "15m", DANMARK)) == 8
    nepal = ZoneInfo("Asia/Kathmandu")
    found = edges(ms("2026-06-01T08:20", nepal), ms("2026-06-01T10:00", nepal), "1h", nepal)
    assert found[1] == ms("2026-06-01T09:00", nepal)


def test_reports_that_cannot_be_are_refused_in_words() -> None:
    with pytest.raises(ReportUnfit, match="later than"):
        edges(5, 5, "1h", DANMARK)
    with pytest.raises(ReportUnfit, match="3000 intervals"):
        edges(0, 60 * 86_400_000, "15m", DANMARK)
    with pytest.raises(ReportUnfit, match="800 days"):
        edges(0, 10**15, "all", DANMARK)


def test_weeks_begin_on_monday_months_on_the_first_and_all_is_one() -> None:
    begin, end = ms("2026-11-19T08:00"), ms("2027-01-05T00:00")
    weeks = edges(begin, end, "1w", DANMARK)
    assert weeks[:3] == [begin, ms("2026-11-23T00:00"), ms("2026-11-30T00:00")]
    assert edges(begin, end, "1mo", DANMARK) == [begin, ms("2026-12-01T00:00"), ms("2027-01-01T00:00")]
    assert edges(begin, end, "all", DANMARK) == [begin]


def test_periods_are_compared_by_the_clock_on_the_wall() -> None:
    day = (ms("2026-03-30T00:00"), ms("2026-03-31T00:00"))
    assert compared_with(*day, "yesterday", DANMARK) == (ms("2026-03-29T00:00"), ms("2026-03-30T00:00"))
    assert compared_with(*day, "last_week", DANMARK) == (ms("2026-03-23T00:00"), ms("2026-03-24T00:00"))
    week = (ms("2026-03-30T00:00"), ms("2026-04-06T00:00"))
    assert compared_with(*week, "before", DANMARK) == (ms("2026-03-23T00:00"), week[0])
    morning = (ms("2026-06-02T08:00"), ms("2026-06-02T12:00"))
    assert compared_with(*morning, "before", DANMARK) == (ms("2026-06-02T04:00"), morning[0])
