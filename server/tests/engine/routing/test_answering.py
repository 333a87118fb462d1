"""Who answers a call: the agent's phone by itself, or the agent."""

import pytest

from ringhall.engine.routing.rules.answering import TELLS_SECONDS, answers_after
from ringhall.engine.routing.settings import AgentSettings, AutoAnswer

pytestmark = pytest.mark.unit


def agent(*, auto_answer: bool) -> AgentSettings:
    return AgentSettings(id="a7", login="a7", name="Ann", auto_answer=auto_answer)


@pytest.mark.parametrize(
    ("queue", "itself", "connected", "ringing"),
    [
        ("agent", True, 0, None),
        ("agent", False, None, None),
        ("preferred", True, 0, TELLS_SECONDS),
        ("preferred", False, None, None),
        ("always", True, 0, TELLS_SECONDS),
        ("always", False, 0, TELLS_SECONDS),
        ("never", True, None, None),
        ("never", False, None, None),
    ],
)
def test_queue_and_agent_say_who_answers(
    queue: AutoAnswer, itself: bool, connected: int | None, ringing: int | None
) -> None:
    asked = agent(auto_answer=itself)
    assert answers_after(queue, asked, connected=True, ring_seconds=20) == connected
    assert answers_after(queue, asked, connected=False, ring_seconds=20) == ringing


@pytest.mark.parametrize("ring_seconds", range(1, 30))
def test_a_phone_answers_before_its_offer_is_over(ring_seconds: int) -> None:
    after = answers_after("always", agent(auto_answer=False), connected=False, ring_seconds=ring_seconds)
    assert after is not None
    assert 0 <= after < ring_seconds
