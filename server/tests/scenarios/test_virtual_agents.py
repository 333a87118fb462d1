"""A virtual agent takes callers from a queue beside people, serves them by its flow, and hands over to people."""

from typing import Any

import pytest

from ringhall.contact.flow_events import VirtualAgentLeft, VirtualAgentTook
from ringhall.contact.state import Contact
from ringhall.engine.flows.document import from_data
from ringhall.engine.routing.rules.virtual import KNOWN_FROM, Success
from ringhall.engine.routing.settings import QueueRule, QueueSettings, Relaxation
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.virtual_agents.service import Known
from ringhall.engine.virtual_agents.settings import VirtualAgent
from ringhall.wiring import Heart
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario
VERA = "virtual:vera"
HELPS: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": {
            "kind": "menu",
            "prompt": [{"text": "For your balance press 1, for a colleague 0."}],
            "choices": {"1": {"to": "done"}, "0": {"to": "over"}},
            "otherwise": "over",
        },
        "over": {"kind": "hand_over", "on_timeout": "sorry", "skills": ["loans"]},
        "done": {"kind": "hang_up", "prompt": [{"text": "You have 12 euros."}]},
        "sorry": {"kind": "hang_up", "outcome": "overflowed"},
    },
}


class Centre(TestCentre):
    """Knows Vera's flow from the start, as a centre does that has stored it."""

    def make_heart(self) -> Heart:
        heart = super().make_heart()
        heart.flows.publish("helps", 1, from_data(HELPS))
        return heart


async def set_up(
    centre: TestCentre, queue: dict[str, Any] | None = None, *, is_open: bool = True, **virtual: Any
) -> None:
    """Vera serves billing besides people."""
    heart = centre.heart
    setup = VirtualAgent(flow_id="helps", queue_ids=["billing"], **virtual)
    heart.virtual_agents.know({"vera": Known("Vera", setup, is_open)})
    queues = [QueueSettings(id=each, name=each.title(), **(queue or {})) for each in ("billing", "sales")]
    heart.routing.configure(queues, [*centre.agent_settings(), *heart.virtual_agents.members()])
    await centre.settle()


async def a_centre(queue: dict[str, Any] | None = None, **virtual: Any) -> TestCentre:
    centre = Centre({"a7": ["billing"]}, reached={"skills": {"loans": 5}})
    await set_up(centre, queue, **virtual)
    return centre


async def who_comes(centre: TestCentre, leg: str = "caller") -> Contact:
    contact = await centre.call(leg)
    await centre.press(leg, "2")
    return contact


async def hears(centre: TestCentre, leg: str = "caller") -> list[str]:
    """What is being said, to its end."""
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id=leg, playback_id=play.playback_id))
    return list(play.media)


def served(centre: TestCentre, contact: Contact) -> list[str]:
    events = [recorded.event for recorded in centre.story(contact.id)]
    return [event.how for event in events if isinstance(event, VirtualAgentLeft)]


def is_with_vera(contact: Contact) -> bool:
    virtual = contact.virtual_agent
    return contact.state == "in_flow" and contact.flow_id == "helps" and virtual is not None


async def test_who_would_wait_is_served_at_once_and_has_what_they_wanted() -> None:
    centre = await a_centre()
    contact = await who_comes(centre)
    assert is_with_vera(contact)
    assert [work.contact_id for work in centre.heart.routing.live.agent(VERA).works] == [contact.id]
    await centre.wait(5)
    await centre.press("caller", "1")
    assert await hears(centre) == ["sound:You have 12 euros."]
    assert (contact.outcome, served(centre, contact), contact.spent_ms["virtual"]) == (
        "self_served",
        ["completed"],
        5_000,
    )
    vera = centre.heart.routing.live.agent(VERA)
    assert (vera.works, vera.success) == ((), Success(1, 1))


async def test_people_come_first_and_the_trace_says_why() -> None:
    centre = await a_centre()
    await centre.ready("a7")
    contact = await who_comes(centre)
    assert (contact.state, contact.offer and contact.offer.agent_id) == ("offered", "a7")
    offered = next(r.event for r in centre.story(contact.id) if r.event.__class__.__name__ == "ContactOffered")
    assert offered.decision["passed_over"][0]["why"] == "virtual_last"  # type: ignore[attr-defined]
    second = await who_comes(centre, "second")
    assert is_with_vera(second)


async def test_whoever_wants_a_person_waits_at_their_age_and_is_never_led_back() -> None:
    centre = await a_centre()
    contact = await who_comes(centre)
    came = centre.clock.now()
    await centre.wait(40)
    await centre.press("caller", "0")
    assert await hears(centre) == ["sound:One moment, please: a colleague will help you."]
    assert (contact.state, contact.queue_id, contact.virtual_agent) == ("queued", "billing", None)
    assert contact.skills == ["loans"]
    assert served(centre, contact) == ["handed_over"]
    # The wait that is counted begins now; the place is that of whoever has waited since they came.
    assert contact.waiting_since == came + 40_000
    waiting = centre.heart.routing.live.floor.waiting[contact.id]
    assert (waiting.since, waiting.people_only) == (came, True)
    await centre.ready("a7")
    assert contact.offer is not None
    assert contact.offer.agent_id == "a7"
    await centre.answer()
    assert contact.state == "connected"


async def test_whoever_waits_in_vain_goes_on_in_the_flow_they_came_from() -> None:
    centre = await a_centre()
    contact = await who_comes(centre)
    await centre.press("caller", "0")
    await hears(centre)
    await centre.wait(601)
    assert (contact.flow_id, (contact.place or {})["node"]) == ("main", "mailbox")


async def test_it_takes_as_many_as_it_may_and_no_more() -> None:
    centre = await a_centre(contacts_max=2)
    contacts = [await who_comes(centre, leg) for leg in ("one", "two", "three")]
    assert [is_with_vera(contact) for contact in contacts] == [True, True, False]
    assert contacts[2].state == "queued"
    await centre.hang_up("one")
    assert (contacts[0].outcome, served(centre, contacts[0])) == ("abandoned", ["abandoned"])
    assert is_with_vera(contacts[2])


async def test_first_it_goes_before_people_until_too_few_have_what_they_wanted() -> None:
    centre = await a_centre(orders={"billing": "first"}, success_percent_min=50)
    await centre.ready("a7")
    for n in range(KNOWN_FROM):
        contact = await who_comes(centre, f"leg{n}")
        assert is_with_vera(contact)
        await centre.hang_up(f"leg{n}")
    assert centre.heart.routing.live.agent(VERA).success == Success(KNOWN_FROM, 0)
    contact = await who_comes(centre)
    assert contact.state == "offered"


async def test_after_a_while_it_is_a_step_of_the_wait_like_any_other() -> None:
    steps = [Relaxation(after_seconds=30, tier=2)]
    centre = await a_centre({"relaxations": steps, "wrap_up_seconds": 30}, tiers={"billing": 2})
    await centre.ready("a7")
    await who_comes(centre, "first")
    await centre.answer()
    contact = await who_comes(centre)
    assert contact.state == "queued"
    await centre.wait(30)
    assert is_with_vera(contact)


async def test_off_duty_it_takes_nobody_and_goes_on_with_those_it_has() -> None:
    centre = await a_centre()
    contact = await who_comes(centre)
    await set_up(centre, is_open=False)
    assert is_with_vera(contact)
    assert centre.heart.routing.live.agent(VERA).presence == "ready"
    other = await who_comes(centre, "other")
    assert other.state == "queued"
    await centre.hang_up("caller")
    assert centre.heart.routing.live.agent(VERA).presence == "offline"
    await set_up(centre)
    assert is_with_vera(other)


async def test_after_the_longest_time_a_person_gets_it() -> None:
    centre = await a_centre(minutes_max=1)
    contact = await who_comes(centre)
    while contact.state == "in_flow" and contact.place and contact.place["waiting"] == "prompt":
        await hears(centre)
    await centre.wait(61)
    assert contact.state == "queued"
    assert served(centre, contact) == ["handed_over"]


async def test_rules_of_the_queue_count_it_for_those_it_may_serve_only() -> None:
    rule = QueueRule(when="no_agents", then="voicemail")
    centre = await a_centre({"rules": [rule]})
    contact = await who_comes(centre)
    assert is_with_vera(contact)
    await centre.press("caller", "0")
    await hears(centre)
    assert contact.flow_id == rule_flow(rule)
    assert contact.virtual_agent is None


def rule_flow(rule: QueueRule) -> str:
    return f"rule:{rule.key('billing')}"


async def test_a_flow_that_is_gone_hands_over_at_once() -> None:
    centre = await a_centre()
    centre.heart.virtual_agents.know({"vera": Known("Vera", VirtualAgent(flow_id="nowhere", queue_ids=["billing"]))})
    contact = await who_comes(centre)
    took = [r for r in centre.story(contact.id) if isinstance(r.event, VirtualAgentTook)]
    assert (len(took), contact.state, served(centre, contact)) == (1, "queued", ["handed_over"])


async def test_a_restart_finds_everybody_where_they_were() -> None:
    centre = await a_centre()
    contact = await who_comes(centre)
    leg = heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001")
    await centre.restart(heard.SwitchUp(legs=[leg], bridges={}, fresh=False))
    await set_up(centre)
    again = centre.of("caller")
    assert again.id == contact.id
    assert is_with_vera(again)
    assert [work.contact_id for work in centre.heart.routing.live.agent(VERA).works] == [contact.id]
    await centre.press("caller", "0")
    await hears(centre)
    assert again.state == "queued"


async def test_what_nobody_may_do_to_it() -> None:
    centre = await a_centre()
    with pytest.raises(Exception, match="agent"):
        await centre.do(centre.heart.routing.set_state, VERA, "not_ready", "break", "test")
    assert centre.heart.routing.agent_of_login("") is None
