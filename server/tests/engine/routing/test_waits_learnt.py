"""What queues teach about waiting."""

import pytest

from ringhall.contact import events as c
from ringhall.engine.routing.rules.learnt import UNTAUGHT, Learnt
from ringhall.engine.routing.rules.waits_learnt import STREAMS_MAX, WaitsLearnt

pytestmark = pytest.mark.unit

MINUTE = 60_000


def of(waits: WaitsLearnt, now: int, queue_id: str = "sales") -> Learnt:
    """What is known of the queue."""
    return waits.learnt(now)[queue_id]


def queued(contact_id: str, at: int, **more: int) -> c.ContactQueued:
    """The contact comes to the queue."""
    return c.ContactQueued(contact_id=contact_id, queue_id="sales", waiting_since=at, **more)  # type: ignore[arg-type]


def serve(waits: WaitsLearnt, contact_id: str, at: int, talk: int, wrap_up: int = 0) -> int:
    """The contact waits a minute, rings ten seconds and is handled; when that is over."""
    waits.apply(queued(contact_id, at), at)
    at += MINUTE
    waits.apply(
        c.ContactOffered(
            contact_id=contact_id, token="t", agent_id="ann", queue_id="sales", ring_until=at, decision={}
        ),
        at,
    )
    at += 10_000
    waits.apply(c.ContactConnected(contact_id=contact_id, agent_id="ann", queue_id="sales"), at)
    at += talk
    waits.apply(c.AgentLeft(contact_id=contact_id, agent_id="ann", reason="ended"), at)
    waits.apply(c.ContactEnded(contact_id=contact_id, outcome="answered", by="customer"), at)
    waits.apply(c.WrapUpFinished(contact_id=contact_id, agent_id="ann"), at + wrap_up)
    return at + wrap_up


def test_handling_is_ring_talk_and_wrap_up_and_the_latest_count_most() -> None:
    waits, now = WaitsLearnt(), 0
    for n in range(3_000):
        now = serve(waits, f"c{n}", now, talk=80_000, wrap_up=30_000)
    assert of(waits, now).handling_ms == pytest.approx(120_000, rel=0.01)
    for n in range(346):
        now = serve(waits, f"d{n}", now, talk=200_000, wrap_up=30_000)
    assert of(waits, now).handling_ms == pytest.approx(180_000, rel=0.02)


def test_patience_is_time_waited_over_those_who_gave_up() -> None:
    waits, now = WaitsLearnt(), 0
    for n in range(3_000):
        waits.apply(queued(f"c{n}", now), now)
        now += MINUTE
        reason = "abandoned" if n % 4 == 0 else "timeout"
        waits.apply(c.QueueLeft(contact_id=f"c{n}", queue_id="sales", reason=reason), now)  # type: ignore[arg-type]
    assert of(waits, now).patience_ms == pytest.approx(4 * MINUTE, rel=0.02)


def test_arrivals_are_counted_by_priority_and_head_start_and_fade() -> None:
    waits = WaitsLearnt()
    for n in range(600):
        more = {"head_start_ms": 90_000} if n % 3 == 0 else {}
        waits.apply(queued(f"c{n}", n * MINUTE, **more), n * MINUTE)
    rates = {stream.head_start_ms: stream.per_ms * MINUTE for stream in of(waits, 600 * MINUTE).streams}
    assert rates == pytest.approx({90_000: 1 / 3, 0: 2 / 3}, rel=0.06)
    later = {stream.head_start_ms: stream.per_ms * MINUTE for stream in of(waits, 630 * MINUTE).streams}
    assert later[0] == pytest.approx(rates[0] / 2.718, rel=0.01)


def test_the_first_minutes_are_not_taken_for_half_an_hour() -> None:
    waits = WaitsLearnt()
    for n in range(10):
        waits.apply(queued(f"c{n}", n * MINUTE), n * MINUTE)
    (stream,) = of(waits, 10 * MINUTE).streams
    assert stream.per_ms * MINUTE == pytest.approx(1, rel=0.05)


def test_whoever_comes_back_after_an_offer_that_nobody_took_has_not_come_anew() -> None:
    waits = WaitsLearnt()
    waits.apply(queued("c1", 0), 0)
    once = of(waits, MINUTE).streams
    waits.apply(queued("c1", 0), MINUTE)
    assert of(waits, MINUTE).streams == once


def test_the_kinds_of_arrivals_have_a_bound() -> None:
    waits = WaitsLearnt()
    for n in range(STREAMS_MAX + 20):
        waits.apply(queued(f"c{n}", n, priority=n), n)
    streams = of(waits, 1_000).streams
    assert len(streams) == STREAMS_MAX
    assert max(stream.priority for stream in streams) == STREAMS_MAX + 19


def test_nobody_having_to_wait_leaves_patience_as_it_was() -> None:
    waits, now = WaitsLearnt(), 0
    for n in range(3_000):
        waits.apply(queued(f"c{n}", now), now)
        waits.apply(c.ContactConnected(contact_id=f"c{n}", agent_id="ann", queue_id="sales"), now)
        now += MINUTE
    assert of(waits, now).patience_ms == UNTAUGHT.patience_ms


def test_one_odd_contact_hardly_changes_what_is_taken_for_usual() -> None:
    waits = WaitsLearnt()
    now = serve(waits, "c1", 0, talk=10 * MINUTE)
    assert UNTAUGHT.handling_ms < of(waits, now).handling_ms < 1.4 * UNTAUGHT.handling_ms
