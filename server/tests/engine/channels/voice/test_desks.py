"""Who has to give up a phone, and who keeps it: pure decisions."""

from typing import Any

import pytest

from ringhall.engine.channels.voice.errors import SeatInUse
from ringhall.engine.channels.voice.rules.desks import Sitter, displaced, in_contact
from ringhall.engine.routing.rules.agents import Agent, Work

pytestmark = pytest.mark.unit
HERE, ELSEWHERE = "PJSIP/phone300", "PJSIP/phone301"


def sitter(agent_id: str, endpoint: str, state: Any = None, *, interruptible: bool = False) -> Sitter:
    works = (Work("c1", state, 0, interruptible=interruptible),) if state else ()
    return Sitter(Agent(agent_id, presence="ready", works=works), agent_id.title(), endpoint)


def test_only_others_at_this_very_phone_give_it_up() -> None:
    sitters = [sitter("ann", HERE), sitter("ben", HERE), sitter("eva", ELSEWHERE, "talking")]
    assert displaced(HERE, "ann", sitters) == ["ben"]
    assert displaced("PJSIP/phone302", "ann", sitters) == []


@pytest.mark.parametrize("state", ["ringing", "talking", "hold"])
def test_nobody_in_a_contact_gives_up_their_phone(state: str) -> None:
    with pytest.raises(SeatInUse, match="Ben sits at this phone"):
        displaced(HERE, "ann", [sitter("ben", HERE, state)])


def test_wrap_up_and_a_message_need_no_phone() -> None:
    assert displaced(HERE, "ann", [sitter("ben", HERE, "wrap_up")]) == ["ben"]
    assert not in_contact(sitter("ben", HERE, "talking", interruptible=True).agent)
