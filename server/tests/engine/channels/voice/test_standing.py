"""What is wanted of a phone that stays connected, as values."""

import pytest
from msgspec.structs import replace

from ringhall.engine.channels.voice.rules.standing import bridge_of, leg_in, next_act, reason_gone
from ringhall.engine.routing import events as e
from ringhall.engine.routing.events import Presence
from ringhall.engine.routing.rules.agents import Agent, Wish, Work, fold
from ringhall.engine.routing.rules.phones import RETRY_MS, Phone, reaches, retry_at
from ringhall.engine.routing.settings import AgentSettings

pytestmark = pytest.mark.unit
RINGS = AgentSettings(id="a", login="a", name="A")
NAILED_UP = replace(RINGS, reached_by="nailed_up")
OFF, DIALLING, CONNECTED = Phone(), Phone("dialling", 1, "leg"), Phone("connected", 1, "leg")
TALK = (Work("c1", "talking", 1),)


def an_agent(presence: Presence = "ready", phone: Phone = OFF, works: tuple[Work, ...] = ()) -> Agent:
    return Agent("a", presence=presence, phone=phone, works=works)


@pytest.mark.parametrize(
    ("agent", "settings", "act"),
    [
        (an_agent(), NAILED_UP, "call"),
        (an_agent(), RINGS, None),
        (an_agent(), None, None),
        (an_agent("not_ready"), NAILED_UP, None),
        (an_agent("offline"), NAILED_UP, None),
        (replace(an_agent(works=TALK), wanted=Wish("not_ready", "lunch")), NAILED_UP, None),
        (an_agent(phone=Phone(retry_at=5)), NAILED_UP, None),
        (an_agent(phone=Phone(retry_at=4)), NAILED_UP, "call"),
        (replace(an_agent(works=TALK, phone=Phone(retry_at=4)), wanted=Wish("not_ready")), NAILED_UP, "call"),
        (an_agent(phone=DIALLING), NAILED_UP, None),
        (an_agent("not_ready", CONNECTED), NAILED_UP, None),
        (an_agent("offline", CONNECTED), NAILED_UP, "sign_out"),
        (an_agent("offline", DIALLING), RINGS, "sign_out"),
        (an_agent(phone=CONNECTED), RINGS, "let_go"),
        (an_agent(phone=CONNECTED, works=TALK), RINGS, None),
        (an_agent(phone=CONNECTED), None, "let_go"),
    ],
)
def test_what_is_to_be_done(agent: Agent, settings: AgentSettings | None, act: str | None) -> None:
    assert next_act(agent, settings, 4) == act


@pytest.mark.parametrize(
    ("cause", "was_connected", "reason"),
    [
        (16, True, "hung_up"),
        (0, True, "lost"),
        (38, True, "lost"),
        (17, False, "busy"),
        (19, False, "no_answer"),
        (21, False, "declined"),
        (16, False, "failed"),
    ],
)
def test_why_it_is_gone(cause: int, was_connected: bool, reason: str) -> None:
    assert reason_gone(cause, was_connected=was_connected) == reason


def test_tries_end_and_only_the_phones_own_troubles_are_tried_again() -> None:
    pauses = [retry_at(Phone(tries=tries), "lost", 0) for tries in range(len(RETRY_MS) + 1)]
    assert pauses == [*RETRY_MS, None]
    assert [retry_at(OFF, reason, 0) for reason in ("hung_up", "busy", "no_answer", "declined")] == [None] * 4


def test_the_story_of_a_phone() -> None:
    agent = an_agent("not_ready")
    agent = fold(agent, e.PhoneDialled(agent_id="a", leg_id="leg", address="PJSIP/a"), 10)
    assert (agent.phone, reaches(NAILED_UP, agent.phone)) == (Phone("dialling", 10, "leg", "PJSIP/a", 1), False)
    agent = fold(agent, e.PhoneConnected(agent_id="a", leg_id="leg"), 20)
    assert (agent.phone, reaches(NAILED_UP, agent.phone)) == (Phone("connected", 20, "leg", "PJSIP/a"), True)
    agent = fold(agent, e.AgentPresenceSet(agent_id="a", state="ready", by="a"), 25)
    assert agent.phone.state == "connected"
    gone = e.PhoneDisconnected(agent_id="a", leg_id="leg", reason="lost", retry_at=99)
    agent = fold(fold(agent, gone, 30), e.PhoneDialled(agent_id="a", leg_id="leg2", address="PJSIP/a"), 99)
    agent = fold(agent, e.PhoneDisconnected(agent_id="a", leg_id="leg2", reason="failed", retry_at=200), 100)
    assert (agent.phone.tries, agent.phone.retry_at) == (1, 200)
    agent = fold(agent, e.AgentPresenceSet(agent_id="a", state="not_ready", by="a"), 110)
    assert agent.phone == Phone("off", 100)
    assert reaches(RINGS, agent.phone)


def test_bridges_are_known_by_name() -> None:
    assert leg_in(bridge_of("leg.7")) == "leg.7"
    assert leg_in("contact.bridge") is None
