"""One clock of wrap-up for all queues of an agent: extended it keeps every queue away; a manual one only reminds."""

import pytest

from ringhall.engine.routing import events as r
from ringhall.engine.routing.errors import WrapUpLongEnough
from ringhall.engine.routing.snapshot import agent_of
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit
QUEUES = ("sales", "billing", "support")


def writes_up(**settings: object) -> tuple[SmallCentre, str]:
    """Ann serves three queues and writes up a call of the first."""
    queues = [a_queue(name, wrap_up_seconds=30, wrap_up_extra_seconds=120, **settings) for name in QUEUES]
    centre = SmallCentre(queues, [an_agent("ann", queues=QUEUES)])
    centre.sets("ann", "ready")
    centre.caller("sales")
    contact_id = centre.answers("ann")
    centre.clock.advance(60_000)
    centre.do(lambda step: centre.contacts.end(step, contact_id, "answered", "customer"))
    assert centre.agent("ann").state == "wrap_up"
    return centre, contact_id


def extends(centre: SmallCentre, contact_id: str, seconds: int) -> None:
    centre.do(lambda step: centre.routing.extend_wrap_up(step, "ann", contact_id, seconds))


def test_an_agent_of_three_queues_in_extended_wrap_up_is_offered_nothing_by_any() -> None:
    centre, contact_id = writes_up()
    waiting = [centre.caller(queue) for queue in QUEUES]
    centre.clock.advance(25_000)
    extends(centre, contact_id, 60)
    centre.clock.advance(64_000)
    assert centre.agent("ann").state == "wrap_up"
    assert [centre.live.get(each).state for each in waiting] == ["queued"] * 3
    centre.clock.advance(1_000)
    assert centre.agent("ann").state == "ringing"
    assert [centre.live.get(each).state for each in waiting] == ["offered", "queued", "queued"]


def test_more_time_is_given_up_to_the_maximum_of_the_queue_and_no_further() -> None:
    centre, contact_id = writes_up()
    extends(centre, contact_id, 60)
    extends(centre, contact_id, 60)
    with pytest.raises(WrapUpLongEnough):
        extends(centre, contact_id, 1)
    for queue in QUEUES:
        centre.caller(queue)
    centre.clock.advance(149_000)
    assert centre.agent("ann").state == "wrap_up"
    centre.clock.advance(1_000)
    assert centre.agent("ann").state == "ringing"


def test_a_manual_one_is_long_from_the_reminder_on_and_goes_on_until_the_agent_ends_it() -> None:
    centre, contact_id = writes_up(wrap_up_mode="manual", wrap_up_reminder_seconds=120)
    [started] = centre.told(r.AgentWrapUpStarted)
    assert started.remind_at == centre.clock.now() + 120_000
    shown = agent_of(centre.routing.live, "ann")
    assert (shown["wrap_up_remind_at"], shown["wrap_up_until"]) == (started.remind_at, None)
    for queue in QUEUES:
        centre.caller(queue)
    centre.clock.advance(3_600_000)
    assert centre.agent("ann").state == "wrap_up"
    centre.do(lambda step: centre.routing.end_wrap_up(step, "ann", contact_id, "agent"))
    assert (centre.agent("ann").state, agent_of(centre.routing.live, "ann")["wrap_up_remind_at"]) == ("ringing", None)


@pytest.mark.parametrize("settings", [{"wrap_up_mode": "manual"}, {"wrap_up_reminder_seconds": 60}])
def test_nobody_is_reminded_where_it_is_not_set_or_ends_by_itself(settings: dict[str, object]) -> None:
    centre, _ = writes_up(**settings)
    assert [each.remind_at for each in centre.told(r.AgentWrapUpStarted)] == [None]


def test_a_restart_keeps_the_reminder() -> None:
    centre, contact_id = writes_up(wrap_up_mode="manual", wrap_up_reminder_seconds=120)
    queues = [a_queue(name, wrap_up_mode="manual") for name in QUEUES]
    again = SmallCentre(queues, [an_agent("ann", queues=QUEUES)], now=centre.clock.now(), stored=centre.memory.events)
    work, before = again.agent("ann").on(contact_id), centre.agent("ann").on(contact_id)
    assert work == before
    assert work is not None
    assert work.remind_at is not None
