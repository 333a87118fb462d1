"""Ring groups: who rings, who gets the call, and what follows when nobody answers."""

from typing import Any

import msgspec
import pytest

from ringhall.contact.events import FlowMoved
from ringhall.engine.channels.voice.extensions import RingGroup
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.flows import document
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import FLOW
from tests.support.house import a_centre, by_phone, hung_up

pytestmark = pytest.mark.scenario
ALL = RingGroup(id="sales", name="Sales", members=("207", "208", "300"), ring_seconds=15)


async def test_a_group_rings_all_who_are_free_and_the_first_who_answers_has_the_call() -> None:
    centre = a_centre(groups=[ALL])
    await centre.ready("a7", "a8")
    await by_phone(centre, "phone301", "600")
    contact = centre.of("phone")
    rung = [c for c in centre.switch.asked if isinstance(c, ask.Dial)]
    assert [(c.endpoint, c.ring_seconds) for c in rung] == [
        ("PJSIP/login-a7", 15),
        ("PJSIP/login-a8", 15),
        ("PJSIP/phone300", 15),
    ]
    assert (centre.agent("a7"), centre.agent("a8")) == ("ringing", "ringing")
    await centre.tell(heard.LegAnswered(leg_id=rung[1].leg_id))
    assert (contact.state, contact.agent_id, contact.group_id) == ("connected", "a8", None)
    assert set(centre.heart.voice.media[contact.id].bridged) == {"phone", rung[1].leg_id}
    assert {rung[0].leg_id, rung[2].leg_id} <= hung_up(centre).keys()
    agent = centre.heart.routing.live.agent("a7")
    assert (agent.state, agent.blocked_until, agent.misses) == ("ready", None, {})
    await centre.tell(heard.LegAnswered(leg_id=rung[0].leg_id))
    assert (contact.agent_id, centre.agent("a7")) == ("a8", "ready")


async def test_who_is_busy_or_calls_themselves_is_not_rung_and_in_turn_one_rings_after_another() -> None:
    group = msgspec.structs.replace(ALL, mode="in_turn", otherwise="queue", target="billing")
    centre = a_centre(groups=[group])
    await centre.ready("a7", "a8")
    await by_phone(centre, "login-a7", "600")
    contact = centre.of("phone")
    first = centre.switch.last(ask.Dial)
    assert first.endpoint == "PJSIP/login-a8"
    await centre.hang_up(first.leg_id, cause=19, answered=False)
    second = centre.switch.last(ask.Dial)
    assert (second.endpoint, contact.group_tried) == ("PJSIP/phone300", ["208", "300"])
    assert centre.heart.routing.live.agent("a8").blocked_until is None
    await centre.hang_up(second.leg_id, cause=19, answered=False)
    assert (contact.queue_id, contact.group_id) == ("billing", None)
    assert contact.state in ("queued", "offered")


@pytest.mark.parametrize(("otherwise", "target"), [("nobody", ""), ("extension", "500"), ("flow", "main")])
async def test_where_nobody_answers_the_caller_goes_on_or_is_let_go(otherwise: Any, target: str) -> None:
    centre = a_centre(groups=[msgspec.structs.replace(ALL, otherwise=otherwise, target=target, members=("300",))])
    await by_phone(centre, "phone301", "600")
    contact = centre.of("phone")
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert (contact.state, contact.outcome) == (
        ("wrap_up", "not_reached") if otherwise == "nobody" else ("in_flow", None)
    )


async def test_a_customer_is_passed_on_to_a_group_hears_music_and_is_recorded_with_whoever_answers() -> None:
    centre = a_centre(groups=[ALL])
    await centre.ready("a7")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    await centre.answer()
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("extension", "600"))
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    await centre.hang_up("caller")
    assert contact.outcome == "answered"


async def test_a_caller_who_gives_up_lets_the_whole_group_go() -> None:
    centre = a_centre(groups=[ALL])
    await centre.ready("a7", "a8")
    await by_phone(centre, "phone301", "600")
    contact = centre.of("phone")
    await centre.hang_up("phone", answered=False)
    rung = [c.leg_id for c in centre.switch.asked if isinstance(c, ask.Dial)]
    for leg in rung:
        await centre.hang_up(leg, cause=0, answered=False)
    assert (contact.state, contact.outcome) == ("closed", "not_reached")
    assert (centre.agent("a7"), centre.agent("a8")) == ("ready", "ready")


@pytest.mark.parametrize(("number", "endpoint"), [("300", "phone300"), ("208", "login-a8"), ("600", "phone300")])
async def test_a_flow_puts_its_caller_through_to_an_extension_and_goes_on_where_nobody_answers(
    number: str, endpoint: str
) -> None:
    centre = a_centre(groups=[msgspec.structs.replace(ALL, members=("300",), otherwise="queue", target="billing")])
    centre.heart.flows.publish("main", 2, document.from_data(put_through(number)))
    await centre.ready("a8")
    contact = await centre.call("caller")
    dial = centre.switch.last(ask.Dial)
    assert dial.endpoint == f"PJSIP/{endpoint}"
    assert centre.switch.last(ask.Ring).leg_id == "caller"
    await centre.hang_up(dial.leg_id, cause=19, answered=False)
    assert contact.state == "in_flow"
    assert [n.event.node for n in centre.story(contact.id) if isinstance(n.event, FlowMoved)][-1] == "mailbox"
    await centre.call("second")
    leg = await centre.answer()
    assert centre.of("second").state == "connected"
    assert set(centre.heart.voice.media[centre.of("second").id].bridged) == {"second", leg}


async def test_a_flow_that_puts_through_to_a_queue_or_a_busy_colleague_goes_on() -> None:
    centre = a_centre()
    for number in ("400", "208"):
        centre.heart.flows.publish("main", int(number), document.from_data(put_through(number)))
        await centre.do(centre.heart.routing.set_state, "a8", "ready", None, "test")
        await by_phone(centre, "login-a8", "300", f"busy{number}")
        contact = await centre.call(f"caller{number}")
        assert [n.event.node for n in centre.story(contact.id) if isinstance(n.event, FlowMoved)][-1] == "mailbox"


async def test_no_group_rings_on_for_a_caller_who_hung_up_with_a_promise() -> None:
    centre = a_centre(groups=[msgspec.structs.replace(ALL, members=("300",))])
    centre.heart.flows.publish("main", 2, document.from_data(put_through("600")))
    contact = await centre.call("caller")
    rung = centre.switch.last(ask.Dial).leg_id
    promise = centre.heart.contacts.promise_call_back
    centre.heart.steps.run(lambda step: promise(step, contact.id, number="+38615550142", queue_id="billing"))
    await centre.hang_up("caller")
    assert (contact.state, contact.present()) == ("queued", [])
    assert rung in hung_up(centre)
    await centre.tell(heard.LegAnswered(leg_id=rung))
    assert (contact.state, contact.queue_id) == ("queued", "billing")


def put_through(number: str) -> dict[str, Any]:
    """A flow that connects with this number, else takes a message."""
    return {
        "start": "through",
        "nodes": {
            "through": {"kind": "transfer", "number": number, "on_fail": "mailbox"},
            "mailbox": FLOW["nodes"]["mailbox"],
            "bye": FLOW["nodes"]["bye"],
        },
    }
