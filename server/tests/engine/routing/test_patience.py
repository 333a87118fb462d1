"""How long callers wait before they give up, and the moment before which to offer something."""

import pytest

from ringhall.contact import events as c
from ringhall.engine.routing.rules.patience import HOUR_MS, Curve, Wait, curve_of, hour_of, in_hour, moment_of, peak_of
from ringhall.engine.routing.rules.waits_learnt import WAITS_MAX, WaitsLearnt

pytestmark = pytest.mark.unit


def test_the_curve_is_kaplan_and_meiers() -> None:
    """Six callers: three give up (at 3, 7, 11 seconds), three are answered (at 5, 7, 13)."""
    waits = [(3, True), (5, False), (7, True), (7, False), (11, True), (13, False)]
    curve = curve_of(waits)
    assert curve.moments == [3, 7, 11]
    assert curve.left == pytest.approx([5 / 6, 5 / 6 * 3 / 4, 5 / 6 * 3 / 4 * 1 / 2])


def test_patience_beyond_a_wait_is_longer_than_it_and_may_be_longer_than_was_seen() -> None:
    curve = Curve([10, 20, 30], [0.8, 0.4, 0.2])
    assert curve.at(9) == 1.0
    assert curve.at(20) == 0.4
    assert curve.beyond(0, 0.1) == 10
    assert curve.beyond(0, 0.5) == 20
    assert curve.beyond(20, 0.4) == 30
    assert curve.beyond(20, 0.6) is None
    assert Curve().beyond(5, 0.0) is None


def waits(*some: tuple[int, int, bool], at: int = 0) -> list[Wait]:
    """So many waits of so many seconds each, that ended so; begun at `at`."""
    return [Wait(at, seconds * 1000, gave_up) for count, seconds, gave_up in some for _ in range(count)]


STEADY = [
    (round(most * 0.9**at), 5 + 5 * at, gave_up) for at in range(40) for most, gave_up in ((10, True), (30, False))
]
"""At every moment the same share of those who still wait is answered, and gives up."""
BURST = [*STEADY, (40, 95, True)]


def test_the_peak_is_where_callers_give_up_much_faster_than_on_the_whole() -> None:
    assert peak_of(waits(*BURST)) == 90_000
    assert peak_of(waits(*STEADY)) is None
    assert peak_of([]) is None


def test_whoever_hangs_up_at_once_makes_no_peak() -> None:
    assert peak_of(waits((60, 2, True), *STEADY)) is None


def test_a_few_patient_callers_who_give_up_at_last_make_no_peak() -> None:
    assert peak_of(waits(*STEADY, (15, 400, True))) is None


def test_without_a_peak_the_share_says_the_moment() -> None:
    moment = moment_of(waits((80, 100, False), (20, 40, True)), "share", 0.2, 0, 0)
    assert moment is not None
    assert (moment.at_ms, moment.by, moment.seen, moment.gave_up, moment.hour) == (40_000, "share", 100, 20, 0)
    moment = moment_of(waits(*STEADY), "peak", 0.1, 0, 0)
    assert moment is not None
    assert moment.by == "share"
    moment = moment_of(waits(*BURST), "peak", 0.1, 0, 0)
    assert moment is not None
    assert (moment.by, moment.at_ms) == ("peak", 90_000)


def test_too_few_waits_too_few_who_gave_up_or_a_share_never_seen_teach_nothing() -> None:
    assert moment_of(waits((20, 40, True), (29, 60, False)), "share", 0.2, 0, 0) is None
    assert moment_of(waits((4, 40, True), (96, 60, False)), "share", 0.01, 0, 0) is None
    assert moment_of(waits((20, 40, True), (80, 60, False)), "share", 0.5, 0, 0) is None


def test_the_hour_teaches_where_it_has_seen_enough_else_the_whole_day() -> None:
    ten, eleven = 10 * HOUR_MS, 11 * HOUR_MS
    there = waits((40, 30, True), (40, 90, False), at=ten) + waits((20, 60, True), (20, 90, False), at=eleven)
    at_ten = moment_of(there, "share", 0.5, 10, 0)
    assert at_ten is not None
    assert (at_ten.hour, at_ten.at_ms, at_ten.seen) == (10, 30_000, 80)
    at_eleven = moment_of(there, "share", 0.5, 11, 0)
    assert at_eleven is not None
    assert (at_eleven.hour, at_eleven.at_ms, at_eleven.seen) == (None, 60_000, 120)
    assert len(in_hour(there, 12, HOUR_MS)) == 40
    assert hour_of(23 * HOUR_MS, 2 * HOUR_MS) == 1


def queued(contact_id: str, at: int, queue_id: str = "sales", since: int | None = None) -> c.ContactQueued:
    return c.ContactQueued(contact_id=contact_id, queue_id=queue_id, waiting_since=at if since is None else since)


def test_every_wait_is_kept_as_it_ended_and_counts_from_when_they_came_to_this_queue() -> None:
    learnt = WaitsLearnt()
    learnt.apply(queued("a", 10_000, since=0), 10_000)
    learnt.apply(queued("a", 20_000, since=0), 20_000)
    learnt.apply(c.QueueLeft(contact_id="a", queue_id="sales", reason="abandoned"), 40_000)
    learnt.apply(queued("b", 50_000), 50_000)
    learnt.apply(queued("b", 60_000, "billing", since=50_000), 60_000)
    learnt.apply(c.ContactConnected(contact_id="b", agent_id="ann", queue_id="billing"), 90_000)
    assert list(learnt.waits("sales")) == [Wait(10_000, 30_000, gave_up=True), Wait(50_000, 10_000, gave_up=False)]
    assert list(learnt.waits("billing")) == [Wait(60_000, 30_000, gave_up=False)]
    assert learnt.waits("nowhere") == ()


def test_a_promised_call_ends_the_wait_and_the_call_that_keeps_it_is_no_other_one() -> None:
    learnt = WaitsLearnt()
    learnt.apply(queued("a", 0), 0)
    learnt.apply(c.CallBackPromised(contact_id="a", number="040123456"), 30_000)
    learnt.apply(queued("a", 0), 3_600_000)
    learnt.apply(c.ContactConnected(contact_id="a", agent_id="ann", queue_id="sales"), 7_200_000)
    assert list(learnt.waits("sales")) == [Wait(0, 30_000, gave_up=False)]
    assert learnt.queues["sales"].waited_ms == 30_000
    assert sum(amount for amount, _ in learnt.queues["sales"].arrivals.values()) == 1


def test_the_memory_of_waits_is_bounded_and_may_begin_with_those_of_before() -> None:
    learnt = WaitsLearnt()
    learnt.apply(queued("a", 0), 0)
    learnt.apply(c.QueueLeft(contact_id="a", queue_id="sales", reason="abandoned"), 40_000)
    learnt.recall({"billing": waits((3_000, 5, True), (1, 0, True))})
    assert learnt.waits("sales") == learnt.queues["sales"].waits
    assert len(learnt.waits("sales")) == 0
    assert len(learnt.waits("billing")) == WAITS_MAX
