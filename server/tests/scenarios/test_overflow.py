"""Rules of queues: callers go elsewhere as they come, or while they wait, and never in a circle."""

from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.flows.document import from_data
from ringhall.engine.routing.errors import QueueTakesNobody
from ringhall.engine.routing.settings import AgentSettings, QueueRule, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario


async def a_centre(
    rules: list[QueueRule], sales: list[QueueRule] | None = None, *, closed: tuple[str, ...] = (), **billing: Any
) -> TestCentre:
    """Billing has these rules; the agent a7 serves it, a8 serves sales."""
    centre = TestCentre({"a7": ["billing"], "a8": ["sales"]})
    await set_up(centre, rules, sales, closed=closed, **billing)
    return centre


async def set_up(
    centre: TestCentre,
    rules: list[QueueRule],
    sales: list[QueueRule] | None = None,
    *,
    closed: tuple[str, ...] = (),
    **billing: Any,
) -> None:
    queues = [
        QueueSettings(id="billing", name="Billing", rules=rules, **billing),
        QueueSettings(id="sales", name="Sales", rules=sales or []),
    ]
    agents = [AgentSettings(id=a, login=f"login-{a}", name=a, queue_ids=q) for a, q in centre.agents.items()]
    centre.heart.routing.configure(queues, agents, closed)
    await centre.settle()


async def who_comes(centre: TestCentre, leg: str = "caller") -> Contact:
    contact = await centre.call(leg)
    await centre.press(leg, "2")
    return contact


def taken(centre: TestCentre, contact: Contact) -> list[tuple[str, str]]:
    rules = [r.event for r in centre.story(contact.id) if isinstance(r.event, e.RuleTaken)]
    return [(taken.rule["when"], taken.rule["then"]) for taken in rules]


async def hears(centre: TestCentre, leg: str = "caller") -> list[str]:
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id=leg, playback_id=play.playback_id))
    return list(play.media)


NOBODY = QueueRule(when="no_agents", then="voicemail")
PAUSED = QueueRule(when="all_paused", then="queue", to="sales")


async def test_nobody_is_signed_in_so_they_leave_a_message() -> None:
    centre = await a_centre([NOBODY])
    contact = await who_comes(centre)
    assert (contact.state, taken(centre, contact)) == ("in_flow", [("no_agents", "voicemail")])
    assert await hears(centre) == ["sound:Please leave a message after the tone."]
    name = centre.switch.last(ask.RecordMessage).recording_id
    await centre.tell(heard.MessageRecorded(leg_id="caller", recording_id=name, seconds=9, file=f"{name}.wav"))
    [message] = [each for each in centre.heart.contacts.live.by_id.values() if each.channel == "voicemail"]
    assert (message.mailbox, contact.outcome) == ("billing", "voicemail")


async def test_all_have_a_break_so_they_wait_elsewhere_at_their_priority() -> None:
    centre = await a_centre([NOBODY, PAUSED])
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    contact = await who_comes(centre)
    assert (contact.queue_id, taken(centre, contact)) == ("sales", [("all_paused", "queue")])


async def test_somebody_at_work_is_neither_nobody_nor_a_break() -> None:
    centre = await a_centre([NOBODY, PAUSED])
    await centre.ready("a7")
    first = await who_comes(centre)
    await centre.answer()
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    second = await who_comes(centre, "second")
    assert (first.state, second.queue_id, taken(centre, second)) == ("connected", "billing", [])


async def test_a_full_queue_says_so_and_hangs_up() -> None:
    centre = await a_centre([QueueRule(when="full", then="message", text="Too many.")], waiting_max=1)
    await who_comes(centre)
    second = await who_comes(centre, "second")
    assert await hears(centre, "second") == ["sound:Too many."]
    assert second.outcome == "overflowed"


async def test_a_closed_queue_calls_an_outside_number_and_whoever_is_not_reached_comes_back() -> None:
    centre = await a_centre([QueueRule(when="closed", then="number", to="+38615550100")], closed=("billing",))
    centre.heart.voice.calling.outside_trunk = "public"
    contact = await who_comes(centre)
    dial = centre.switch.last(ask.Dial)
    assert dial.endpoint == "PJSIP/+38615550100@public"
    await centre.hang_up(dial.leg_id, cause=17, answered=False)
    place = contact.place or {}
    assert (contact.flow_id, place["node"]) == ("main", "mailbox"), "closed still, and the rule is not taken twice"


async def test_a_flows_own_way_goes_before_the_rule() -> None:
    centre = await a_centre([QueueRule(when="full", then="message")], waiting_max=1)
    nodes = {**FLOW["nodes"], "billing": {**FLOW["nodes"]["billing"], "on_full": "sales"}}
    centre.heart.flows.publish("main", 2, from_data({**FLOW, "nodes": nodes}))
    await who_comes(centre)
    second = await who_comes(centre, "second")
    assert (second.queue_id, taken(centre, second)) == ("sales", [])


async def test_the_wait_would_be_too_long() -> None:
    centre = await a_centre([QueueRule(when="expected_wait", seconds=60, then="queue", to="sales")])
    await centre.ready("a7")
    first = await who_comes(centre)
    await centre.answer()
    assert taken(centre, first) == []
    second = await who_comes(centre, "second")
    [rule] = [r.event for r in centre.story(second.id) if isinstance(r.event, e.RuleTaken)]
    assert (second.queue_id, (rule.seen["expected_ms"] or 0) > 60_000) == ("sales", True)


@pytest.mark.parametrize("key", ["1", "*"])
async def test_whoever_is_offered_a_call_back_keeps_what_they_ask_of_agents_and_their_rank(key: str) -> None:
    centre = await a_centre([QueueRule(when="all_paused", then="call_back")])
    centre.heart.voice.calling.outside_trunk = "public"
    billing = {**FLOW["nodes"]["billing"], "skills": ["danish"], "priority": 7}
    centre.heart.flows.publish("main", 2, from_data({**FLOW, "nodes": {**FLOW["nodes"], "billing": billing}}))
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    contact = await who_comes(centre)
    await centre.press("caller", key)
    assert (contact.queue_id, contact.skills, contact.priority) == ("billing", ["danish"], 7)
    assert (contact.state, contact.is_promised) == (("queued", False) if key == "*" else ("in_flow", True))


async def test_whoever_is_not_reached_outside_waits_on_at_their_age_and_rank() -> None:
    rule = QueueRule(when="all_paused", at="waiting", then="number", to="+38615550100")
    centre = await a_centre([rule])
    centre.heart.voice.calling.outside_trunk = "public"
    billing = {**FLOW["nodes"]["billing"], "skills": ["danish"], "priority": 7}
    centre.heart.flows.publish("main", 2, from_data({**FLOW, "nodes": {**FLOW["nodes"], "billing": billing}}))
    await centre.ready("a7")
    contact = await who_comes(centre)
    since = contact.waiting_since
    await centre.wait(20)
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=17, answered=False)
    assert (contact.state, contact.queue_id, contact.waiting_since) == ("queued", "billing", since)
    assert (contact.skills, contact.priority) == (["danish"], 7)


LEAVES = QueueRule(when="no_agents", at="waiting", then="queue", to="sales")


async def test_the_last_agent_goes_home_and_those_who_wait_go_elsewhere_at_their_age() -> None:
    centre = await a_centre([LEAVES])
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    contact = await who_comes(centre)
    since = contact.waiting_since
    await centre.wait(20)
    assert contact.queue_id == "billing"
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    assert (contact.queue_id, contact.waiting_since, taken(centre, contact)) == (
        "sales",
        since,
        [("no_agents", "queue")],
    )


async def test_the_queue_closes_and_those_who_wait_hear_it() -> None:
    rules = [QueueRule(when="closed", at="waiting", then="message", text="We close.")]
    centre = await a_centre(rules)
    contact = await who_comes(centre)
    await set_up(centre, rules, closed=("billing",))
    assert contact.state == "in_flow"
    assert await hears(centre) == ["sound:We close."]


async def test_a_wait_that_reaches_its_limit_ends_by_a_timer() -> None:
    centre = await a_centre([QueueRule(when="expected_wait", at="waiting", seconds=30, then="voicemail")])
    await centre.ready("a7")
    await who_comes(centre)
    await centre.answer()
    contact = await who_comes(centre, "second")
    assert contact.state == "queued"
    await centre.wait(31)
    assert (contact.state, taken(centre, contact)) == ("in_flow", [("expected_wait", "voicemail")])


async def test_two_queues_that_send_to_one_another_are_no_circle() -> None:
    there = QueueRule(when="all_paused", at="waiting", then="queue", to="sales")
    back = QueueRule(when="all_paused", at="waiting", then="queue", to="billing")
    centre = await a_centre([there, QueueRule(when="all_paused", then="queue", to="sales")], [back])
    for agent_id in ("a7", "a8"):
        await centre.do(centre.heart.routing.set_state, agent_id, "not_ready", "break", "test")
    contact = await who_comes(centre)
    for agent_id in ("a7", "a8", "a7", "a8"):
        await centre.do(centre.heart.routing.set_state, agent_id, "ready", None, "test")
        await centre.do(centre.heart.routing.set_state, agent_id, "not_ready", "break", "test")
    assert contact.state in ("queued", "offered")
    assert len(taken(centre, contact)) <= 3


async def test_a_transfer_obeys_the_rules_and_the_longest_wait() -> None:
    centre = await a_centre([], [NOBODY], wait_seconds_max=90)
    await centre.ready("a7")
    contact = await who_comes(centre)
    await centre.answer()
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("queue", "sales"))
    assert (contact.state, taken(centre, contact)) == ("in_flow", [("no_agents", "voicemail")])


async def test_a_transfer_waits_no_longer_than_the_queue_says() -> None:
    centre = await a_centre([], wait_seconds_max=90)
    await centre.ready("a7")
    contact = await who_comes(centre)
    await centre.answer()
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("queue", "billing"))
    assert contact.wait_until == centre.clock.now() + 90_000
    await centre.wait(91)
    assert (contact.state, (contact.place or {})["node"]) == ("in_flow", "mailbox")


async def test_a_transfer_into_a_closed_queue_without_a_way_is_refused() -> None:
    centre = await a_centre([], closed=("billing",))
    await centre.ready("a8")
    contact = await centre.call()
    await centre.press("caller", "1")
    await centre.answer()
    with pytest.raises(QueueTakesNobody):
        await centre.do(centre.heart.verbs.transfer, contact.id, "a8", Target("queue", "billing"))
    assert (contact.state, contact.agent_id) == ("connected", "a8")


async def test_a_restart_forgets_no_rule_that_was_taken() -> None:
    centre = await a_centre([LEAVES])
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    contact = await who_comes(centre)
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    up = heard.LegState(leg_id="caller", state="up", ours=True)
    await centre.restart(heard.SwitchUp(legs=[up], bridges={}, fresh=False))
    again = centre.of("caller")
    assert (again.id, again.queue_id, again.rules_taken) == (contact.id, "sales", [LEAVES.key("billing")])
