"""What Routing refuses, admits and shows."""

from typing import Any

import pytest

from ringhall.contact import events as c
from ringhall.contact.errors import NotPossible
from ringhall.engine.routing import events as e
from ringhall.engine.routing import snapshot
from ringhall.engine.routing.errors import AgentBusy, AgentUnknown, NotInWrapUp
from ringhall.engine.routing.settings import RoutingSettings
from ringhall.foundation.steps import Step
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit


@pytest.fixture
def centre() -> SmallCentre:
    """One queue for two callers, and Ann, ready."""
    made = SmallCentre([a_queue(waiting_max=2), a_queue("shut")], [an_agent()], closed=("shut",))
    made.sets("ann", "ready")
    return made


def test_a_stranger_is_refused(centre: SmallCentre) -> None:
    with pytest.raises(AgentUnknown):
        centre.sets("nobody", "ready")


def test_wrap_up_that_is_not_there_cannot_be_finished(centre: SmallCentre) -> None:
    with pytest.raises(NotInWrapUp) as refused:
        centre.do(lambda step: centre.routing.finish_wrap_up(step, "ann"))
    assert str(refused.value).startswith("Agent Ann is ready")


def test_only_a_free_agent_can_be_reserved(centre: SmallCentre) -> None:
    centre.caller()
    with pytest.raises(AgentBusy):
        centre.do(lambda step: centre.routing.reserve(step, "ann", "c9", "t9", step.now + 1))


def test_a_reservation_nobody_used_is_given_back_after_its_time(centre: SmallCentre) -> None:
    centre.do(
        lambda step: centre.routing.reserve(
            step,
            "ann",
            centre.contacts.open(step, channel="voice", direction="inbound", dialled="1", address="2").id,
            "t9",
            step.now + 20_000,
        )
    )
    centre.clock.advance(25_000)
    assert centre.agent("ann").state == "ready"


def test_a_queue_admits_until_it_is_full_and_only_while_open(centre: SmallCentre) -> None:
    centre.sets("ann", "offline")
    assert centre.routing.admits("sales") is None
    centre.caller()
    centre.caller()
    assert centre.routing.admits("sales") == "full"
    assert centre.routing.admits("shut") == "closed"
    assert centre.routing.admits("unheard-of") == "closed"
    assert not centre.routing.has_queue("unheard-of")


def test_an_offer_the_contact_refuses_gives_the_agent_back(
    centre: SmallCentre,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise NotPossible(verb="offer", state="closed", hint="")

    monkeypatch.setattr(centre.contacts, "offer", refuse)
    centre.caller()
    assert centre.agent("ann").state == "ready"
    assert [event.reason for event in centre.told(e.AgentReleased)] == ["withdrawn"]


def test_callers_of_a_queue_that_is_removed_leave_it_and_removed_agents_go_offline(centre: SmallCentre) -> None:
    centre.sets("ann", "not_ready", "lunch")
    caller = centre.caller()
    centre.routing.configure([a_queue("other")], [an_agent("ben", ("other",))])
    assert centre.live.get(caller).state == "in_flow"
    assert centre.agent("ann").presence == "offline"


def test_a_busy_agent_may_be_removed_and_finishes_first(centre: SmallCentre) -> None:
    centre.caller()
    talk = centre.answers("ann")
    centre.routing.configure([a_queue(wrap_up_seconds=0)], [])
    assert centre.agent("ann").state == "talking"
    centre.hangs_up(talk)
    assert centre.agent("ann").state == "offline"


def test_what_pages_see_of_a_queue(centre: SmallCentre) -> None:
    start = centre.clock.now()
    centre.caller()
    centre.clock.advance(3_000)
    centre.caller()
    queue = snapshot.queue_of(centre.routing.live, "sales")
    assert (queue["waiting"], queue["longest_since"], queue["ready"], queue["here"]) == (1, start + 3_000, 0, 1)
    assert [one["open"] for one in snapshot.queues(centre.routing.live)] == [True, False]


def test_what_pages_see_of_an_agent(centre: SmallCentre) -> None:
    centre.caller()
    talk = centre.answers("ann")
    centre.sets("ann", "not_ready", "lunch")
    shown = snapshot.agent_of(centre.routing.live, "ann")
    assert (shown["state"], shown["contact_id"], shown["queue_id"]) == ("talking", talk, "sales")
    assert shown["wanted"] == {"state": "not_ready", "reason": "lunch"}
    centre.hangs_up(talk)
    (shown,) = snapshot.agents(centre.routing.live)
    assert (shown["state"], shown["wrap_up_until"]) == ("wrap_up", centre.clock.now() + 30_000)


def test_a_deadline_that_fails_does_not_stop_the_others(centre: SmallCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    centre.sets("ann", "offline")
    soon = centre.clock.now() + 1_000
    first, second = centre.caller(wait_until=soon), centre.caller(wait_until=soon)
    leave = centre.contacts.leave_queue

    def fail_once(step: Step, contact_id: str, reason: Any) -> None:
        if contact_id == first:
            raise RuntimeError("broken")
        leave(step, contact_id, reason)

    monkeypatch.setattr(centre.contacts, "leave_queue", fail_once)
    centre.clock.advance(1_000)
    assert centre.live.get(second).state == "in_flow"
    third = centre.caller(wait_until=soon + 1_000)
    centre.clock.advance(1_000)
    assert centre.live.get(third).state == "in_flow"


def test_a_wish_asked_for_twice_is_told_once(centre: SmallCentre) -> None:
    centre.caller()
    for _ in range(2):
        centre.sets("ann", "not_ready", "lunch")
    assert len(centre.told(e.AgentWished)) == 1


def test_of_a_wait_that_begins_it_is_told_once_what_is_expected_of_it(centre: SmallCentre) -> None:
    first, second = centre.caller(), centre.caller()
    (told,) = centre.told(c.WaitExpected)
    assert told.contact_id == second
    assert 0 < told.p50_ms < told.p90_ms
    queue = snapshot.queue_of(centre.routing.live, "sales")
    assert (queue["expected_p50_ms"], queue["expected_p90_ms"]) == (told.p50_ms, told.p90_ms)
    centre.do(lambda step: centre.contacts.prioritise(step, second, 5))
    assert len(centre.told(c.WaitExpected)) == 1
    assert centre.contacts.get(second).expected_p90_ms == told.p90_ms
    assert centre.contacts.get(first).expected_p90_ms is None
    assert centre.routing.position(second, centre.clock.now()) == 1


def test_nothing_is_expected_where_nobody_works(centre: SmallCentre) -> None:
    centre.sets("ann", "offline")
    waiting = centre.caller()
    assert centre.told(c.WaitExpected) == []
    assert centre.routing.expected_wait(waiting, centre.clock.now()) is None
    assert centre.routing.expected_wait_of_newcomer("sales", centre.clock.now()) is None
    assert centre.routing.expected_wait_of_newcomer("unheard-of", centre.clock.now()) is None
    assert snapshot.queue_of(centre.routing.live, "sales")["expected_p90_ms"] is None


def test_a_lower_cap_of_all_scores_holds_at_once_for_those_who_wait() -> None:
    queues, crew = [a_queue(), a_queue("gold", priority=40)], [an_agent(queues=("sales", "gold"))]
    centre = SmallCentre(queues, crew)
    patient = centre.caller("sales")
    centre.clock.advance(20 * 60_000)
    centre.caller("gold")
    centre.routing.settings = RoutingSettings(score_minutes_max=15)
    centre.routing.configure(queues, crew)
    centre.sets("ann", "ready")
    offered = centre.offered_to("ann")
    assert offered is not None
    assert offered.id == patient, "both are at the cap of 15 points: whoever came first"
    usual = SmallCentre(queues, crew)
    usual.caller("sales")
    usual.clock.advance(20 * 60_000)
    preferred = usual.caller("gold")
    usual.sets("ann", "ready")
    assert (first := usual.offered_to("ann")) is not None
    assert first.id == preferred
