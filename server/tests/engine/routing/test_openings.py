"""Tiers that open while callers wait too long."""

from functools import partial

import pytest

from ringhall.contact import events as c
from ringhall.engine.routing import events as e
from ringhall.engine.routing import snapshot
from ringhall.engine.routing.rules.openings import Look, opened_by
from ringhall.engine.routing.settings import Opening
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit

WAIT_2 = Opening(when="expected_wait", limit=60, tier=2)
WAIT_3 = Opening(when="expected_wait", limit=300, tier=3)
LEVEL = Opening(when="service_level", limit=80, tier=2)


def test_a_tier_opens_above_the_limit_and_closes_well_below_it() -> None:
    assert opened_by([WAIT_2], 1, Look(60_000, None)) is None
    assert opened_by([WAIT_2], 1, Look(60_001, None)) is WAIT_2
    assert opened_by([WAIT_2], 2, Look(48_001, None)) is WAIT_2
    assert opened_by([WAIT_2], 2, Look(48_000, None)) is None


def test_where_nobody_could_take_a_newcomer_the_wait_is_above_every_limit() -> None:
    assert opened_by([WAIT_2, WAIT_3], 1, Look(None, 100)) is WAIT_3


def test_a_service_level_opens_below_the_limit_and_too_few_contacts_change_nothing() -> None:
    assert opened_by([LEVEL], 1, Look(0, 80)) is None
    assert opened_by([LEVEL], 1, Look(0, 79)) is LEVEL
    assert opened_by([LEVEL], 2, Look(0, 84)) is LEVEL
    assert opened_by([LEVEL], 2, Look(0, 85)) is None
    assert opened_by([LEVEL], 1, Look(0, None)) is None
    assert opened_by([LEVEL], 2, Look(0, None)) is LEVEL


def a_centre(*openings: Opening) -> SmallCentre:
    """Ann serves sales, Bob helps her from the second tier."""
    helper = an_agent("bob", tiers={"sales": 2})
    queue = a_queue(openings=list(openings), next_tier_if_nobody_there=False, target_seconds=20)
    centre = SmallCentre([queue], [an_agent(), helper])
    centre.sets("ann", "ready")
    centre.sets("bob", "ready")
    return centre


def test_a_helper_gets_a_call_while_the_expected_wait_is_too_long_and_the_trace_says_why() -> None:
    centre = a_centre(WAIT_2)
    first = centre.caller()
    second = centre.caller()
    assert centre.agent("ann").on(first)
    # Looked at a moment ago: once a second is enough.
    assert not centre.agent("bob").works
    centre.clock.advance(1_000)
    assert centre.agent("bob").on(second)
    (opened,) = centre.told(e.TierOpened)
    assert (opened.tier, opened.when, opened.limit) == (2, "expected_wait", 60)
    assert opened.figure is not None
    assert opened.figure > 60_000
    told = centre.told(c.ContactOffered)[-1].decision
    assert told["tier"] == 2
    assert told["opened"] == {"when": "expected_wait", "limit": 60, "figure": opened.figure}
    assert snapshot.queue_of(centre.routing.live, "sales")["open_tier"] == 2


def test_it_closes_again_once_nobody_waits_long() -> None:
    centre = a_centre(WAIT_2)
    calls = [centre.caller(), centre.caller()]
    centre.clock.advance(1_000)
    for call in calls:
        centre.do(partial(centre.contacts.end, contact_id=call, outcome="abandoned", by="customer"))
    centre.clock.advance(1_000)
    assert [event.tier for event in centre.told(e.TierOpened)] == [2, 1]
    assert snapshot.queue_of(centre.routing.live, "sales")["open_tier"] == 1


def test_late_ones_who_still_wait_lower_the_service_level_as_time_passes() -> None:
    centre = a_centre(LEVEL)
    centre.sets("ann", "not_ready")
    waiting = [centre.caller() for _ in range(5)]
    centre.clock.advance(20_000)
    assert centre.told(e.TierOpened) == []
    centre.clock.advance(2)
    assert [event.figure for event in centre.told(e.TierOpened)] == [0]
    assert centre.agent("bob").on(waiting[0])


def test_new_settings_keep_what_is_open() -> None:
    centre = a_centre(WAIT_2)
    centre.caller()
    centre.caller()
    centre.clock.advance(1_000)
    queue = a_queue(openings=[WAIT_2], next_tier_if_nobody_there=False, ring_seconds=30)
    centre.routing.configure([queue], [an_agent(), an_agent("bob", tiers={"sales": 2})])
    assert snapshot.queue_of(centre.routing.live, "sales")["open_tier"] == 2
    centre.routing.configure([a_queue()], [an_agent(), an_agent("bob", tiers={"sales": 2})])
    assert snapshot.queue_of(centre.routing.live, "sales")["open_tier"] == 1
