"""Messages are work of their own: strategies that count count them, and no moment counts twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import Agent, fold

pytestmark = pytest.mark.unit

MESSAGE, CALL = ("m1", "messages", 34, True), ("c1", "calls", 100, False)


def takes(agent: Agent, work: tuple[str, str, int, bool], at: int) -> Agent:
    """The agent is offered this, and takes it at once."""
    contact_id, queue_id, weight, gives_way = work
    reserved = e.AgentReserved(
        agent_id="ann",
        contact_id=contact_id,
        token=contact_id,
        queue_id=queue_id,
        until=None,
        weight=weight,
        interruptible=gives_way,
    )
    talks = e.AgentTalking(agent_id="ann", contact_id=contact_id, queue_id=queue_id)
    return fold(fold(agent, reserved, at), talks, at)


def is_done(agent: Agent, contact_id: str, at: int) -> Agent:
    return fold(agent, e.AgentReleased(agent_id="ann", contact_id=contact_id, token=None, reason="finished"), at)


def test_a_message_is_a_contact_taken_and_its_time_is_time_in_the_queue() -> None:
    agent = is_done(takes(Agent("ann", "ready"), MESSAGE, 1_000), "m1", 61_000)
    record = agent.record("messages")
    assert (record.calls, record.talk_ms, record.ended_at) == (1, 60_000, 61_000)
    assert (agent.idle_since, agent.busy.at(0) > 0) == (61_000, True)


@pytest.mark.parametrize("message_first", [True, False])
def test_a_message_rests_while_a_call_is_in_hand(message_first: bool) -> None:
    agent = takes(takes(Agent("ann", "ready"), MESSAGE, 0), CALL, 10_000)
    if message_first:
        agent = is_done(is_done(agent, "m1", 30_000), "c1", 40_000)
        assert agent.record("messages").talk_ms == 10_000
    else:
        agent = is_done(is_done(agent, "c1", 40_000), "m1", 45_000)
        assert agent.record("messages").talk_ms == 15_000
    assert agent.record("calls").talk_ms == 30_000


def test_it_rests_in_the_wrap_up_of_the_call_too() -> None:
    agent = takes(takes(Agent("ann", "ready"), MESSAGE, 0), CALL, 10_000)
    wraps = e.AgentWrapUpStarted(agent_id="ann", contact_id="c1", queue_id="calls", until=99_000)
    agent = fold(agent, wraps, 20_000)
    agent = fold(agent, e.AgentWrapUpEnded(agent_id="ann", contact_id="c1", by="agent"), 50_000)
    assert is_done(agent, "m1", 51_000).record("messages").talk_ms == 11_000


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=8))
def test_time_in_contacts_never_exceeds_the_time_that_passed(pauses: list[int]) -> None:
    agent, at = takes(Agent("ann", "ready"), MESSAGE, 0), 0
    for n, pause in enumerate(pauses):
        at += pause
        agent = is_done(agent, "c1", at) if n % 2 else takes(agent, CALL, at)
    agent = is_done(is_done(agent, "c1", at), "m1", at)
    assert sum(record.talk_ms for record in agent.records.values()) == at
