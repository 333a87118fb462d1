"""Pick-up: a call that rings at a colleague is taken from a desk or a phone, and costs the colleague nothing."""

import msgspec
import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.errors import NothingRings
from ringhall.engine.channels.voice.extensions import RingGroup
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.routing import events as r
from ringhall.engine.routing.errors import NotIdle
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone, hung_up

pytestmark = pytest.mark.scenario
ANN = Target("agent", "a7")
SALES = RingGroup(id="sales", name="Sales", members=("207", "300"), mode="all", ring_seconds=20)


async def rings_at_ann(centre: TestCentre) -> tuple[Contact, str]:
    """A caller of the queue rings at Ann; Ben is there and not ready."""
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.do(centre.heart.routing.set_state, "a8", "not_ready", "break", "test")
    return contact, centre.switch.last(ask.Dial).leg_id


def outcomes(centre: TestCentre, contact: Contact) -> list[tuple[str, str]]:
    ended = [x.event for x in centre.story(contact.id) if isinstance(x.event, e.OfferEnded)]
    return [(each.agent_id, each.outcome) for each in ended]


def lost_nothing(centre: TestCentre) -> None:
    ann = centre.heart.routing.live.agent("a7")
    assert (ann.state, ann.misses, ann.blocked_until) == ("ready", {}, None)


async def test_from_the_desk_it_rings_on_at_the_colleague_until_the_talk_stands() -> None:
    centre = a_centre()
    contact, ann = await rings_at_ann(centre)
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    own = centre.switch.last(ask.Dial)
    assert (own.endpoint, own.headers["X-Ringhall-Purpose"], own.recording is None) == ("PJSIP/login-a8", "call", False)
    assert (centre.agent("a7"), centre.agent("a8")) == ("ringing", "ringing")
    await centre.answer()
    asked = [(type(c).__name__, c.leg_id) for c in centre.switch.asked]
    assert asked.index(("AddToBridge", own.leg_id)) < asked.index(("HangUp", ann))
    assert (contact.agent_id, contact.queue_id, centre.agent("a8")) == ("a8", "billing", "talking")
    assert outcomes(centre, contact) == [("a8", "accepted"), ("a7", "taken")]
    lost_nothing(centre)
    added = [x.event for x in centre.story(contact.id) if isinstance(x.event, e.PartyAdded)]
    assert (added[-1].agent_id, added[-1].picks_up) == ("a8", ann)


@pytest.mark.parametrize("dialled", ["*8207", "*8"])
async def test_from_a_phone_directed_and_the_longest_of_their_queues(dialled: str) -> None:
    centre = a_centre()
    contact, ann = await rings_at_ann(centre)
    await by_phone(centre, "login-a8", dialled)
    assert (contact.state, contact.agent_id, centre.agent("a8")) == ("connected", "a8", "talking")
    assert centre.switch.last(ask.Answer).leg_id == "phone"
    assert set(centre.heart.voice.media[contact.id].bridged) == {"caller", "phone"}
    assert ann in hung_up(centre)
    lost_nothing(centre)
    await centre.hang_up("phone")
    assert contact.outcome == "answered"


async def test_whoever_answers_first_has_it_and_the_other_is_let_go() -> None:
    centre = a_centre()
    contact, ann = await rings_at_ann(centre)
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    own = centre.switch.last(ask.Dial).leg_id
    await centre.tell(heard.LegAnswered(leg_id=ann))
    await centre.tell(heard.LegAnswered(leg_id=own))
    assert (contact.agent_id, centre.agent("a7"), centre.agent("a8")) == ("a7", "talking", "not_ready")
    assert outcomes(centre, contact) == [("a7", "accepted"), ("a8", "taken")]
    assert own in hung_up(centre)
    assert len([x for x in centre.story(contact.id) if isinstance(x.event, e.ContactConnected)]) == 1


async def test_if_the_one_who_picks_up_does_not_answer_it_still_rings_and_if_nobody_does_it_waits_again() -> None:
    centre = a_centre()
    contact, ann = await rings_at_ann(centre)
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert (contact.state, centre.agent("a7"), centre.agent("a8")) == ("offered", "ringing", "not_ready")
    await centre.hang_up(ann, cause=19, answered=False)
    assert contact.state == "queued"


async def test_a_call_of_a_colleague_is_picked_up_and_the_caller_talks_with_who_did() -> None:
    centre = a_centre(agents={"a7": ["billing"], "a8": ["billing"], "a9": []})
    await centre.ready("a7", "a8", "a9")
    await centre.do(centre.heart.verbs.dial, "a9", "207")
    caller = await centre.answer()
    contact, ann = centre.of(caller), centre.switch.last(ask.Dial).leg_id
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    own = centre.switch.last(ask.Dial).leg_id
    await centre.hang_up(ann, cause=21, answered=False)
    assert contact.state == "arrived"
    await centre.tell(heard.LegAnswered(leg_id=own))
    assert set(centre.heart.voice.media[contact.id].bridged) == {caller, own}
    assert [centre.agent(each) for each in ("a7", "a8", "a9")] == ["ready", "talking", "talking"]
    await centre.hang_up(own)
    await centre.hang_up(caller)
    assert (contact.state, contact.outcome) == ("closed", "answered")
    assert [centre.agent(each) for each in ("a7", "a8", "a9")] == ["ready", "ready", "ready"]


@pytest.mark.parametrize("winner", ["ann", "ben"])
async def test_a_call_of_the_lobby_has_one_answer_only(winner: str) -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    await by_phone(centre, "phone300", "207", "lobby")
    contact, ann = centre.of("lobby"), centre.switch.last(ask.Dial).leg_id
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    own = centre.switch.last(ask.Dial).leg_id
    first, second = (ann, own) if winner == "ann" else (own, ann)
    await centre.tell(heard.LegAnswered(leg_id=first))
    await centre.tell(heard.LegAnswered(leg_id=second))
    assert set(centre.heart.voice.media[contact.id].bridged) == {"lobby", first}
    assert second in hung_up(centre)
    left = [x.event for x in centre.story(contact.id) if isinstance(x.event, e.PartyLeft)]
    assert [(each.party_id, each.reason) for each in left] == [(second, "taken")]
    freed = [x.event for x in centre.writer.stored if isinstance(x.event, r.AgentReleased)]
    assert [each.reason for each in freed] == ["taken"]


async def test_a_call_of_a_ring_group_is_picked_up_by_a_member_s_phone_and_by_no_other_phone() -> None:
    centre = a_centre([SALES])
    await centre.ready("a7", "a8")
    await by_phone(centre, "phone301", "600", "office")
    contact = centre.of("office")
    await by_phone(centre, "phone301", "*8207", "stranger")
    assert hung_up(centre)["stranger"] == 1
    await by_phone(centre, "phone300", "*8", "lobby")
    assert (contact.state, contact.agent_id) == ("connected", None)
    assert set(centre.heart.voice.media[contact.id].bridged) == {"office", "lobby"}
    assert centre.agent("a7") == "ready"


async def test_the_longest_ringing_of_ones_own_comes_first_and_nothing_else() -> None:
    centre = a_centre(agents={"a7": ["billing"], "a8": ["billing", "sales"], "a9": ["sales"]})
    await centre.ready("a7", "a9")
    first = await centre.call("one")
    await centre.press("one", "1")
    await centre.wait(2)
    second = await centre.call("two")
    await centre.press("two", "2")
    await centre.do(centre.heart.routing.set_state, "a8", "not_ready", None, "test")
    await by_phone(centre, "login-a8", "*8")
    assert (first.agent_id, second.state) == ("a8", "offered")


async def test_nothing_rings_busy_no_right_nobody_there_and_no_code_are_told_apart() -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    with pytest.raises(NothingRings):
        await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    with pytest.raises(NothingRings):
        await centre.do(centre.heart.verbs.pick_up, "a8", None)
    contact, _ = await rings_at_ann(centre)
    with pytest.raises(NotIdle):
        await centre.do(centre.heart.verbs.pick_up, "a7", ANN)
    centre.picks_up = False
    await by_phone(centre, "login-a8", "*8207", "no-right")
    centre.picks_up = True
    await centre.do(centre.heart.routing.set_state, "a8", "offline", None, "test")
    await by_phone(centre, "login-a8", "*8207", "nobody")
    centre.heart.voice.pick_up.rules = msgspec.structs.replace(CallRules(), pick_up_code="")
    await by_phone(centre, "phone300", "*8207", "no-code")
    assert [hung_up(centre)[leg] for leg in ("no-right", "nobody", "no-code")] == [21, 21, 21]
    assert (contact.state, centre.agent("a7")) == ("offered", "ringing")


async def test_one_who_picks_up_and_hangs_up_at_once_loses_nobody() -> None:
    centre = a_centre()
    contact, _ = await rings_at_ann(centre)
    centre.switch.refuse[ask.Answer] = 404
    await by_phone(centre, "login-a8", "*8207")
    assert (contact.outcome, contact.state, contact.agent_id) == (None, "offered", None)
    assert [offer.agent_id for offer in contact.offers] == ["a7"]


async def test_a_pick_up_outlives_a_restart() -> None:
    centre = a_centre()
    contact, ann = await rings_at_ann(centre)
    await centre.do(centre.heart.verbs.pick_up, "a8", ANN)
    own = centre.switch.last(ask.Dial).leg_id
    states = {"caller": "up", ann: "ringing", own: "ringing"}
    legs = [
        heard.LegState(leg_id=leg, state=state, ours=True, dialled="4008000001", line="public")  # type: ignore[arg-type]
        for leg, state in states.items()
    ]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    again = centre.of("caller")
    assert [(p.agent_id, p.picks_up) for p in again.present("agent")] == [("a7", None), ("a8", ann)]
    await centre.tell(heard.LegAnswered(leg_id=own))
    assert (again.agent_id, outcomes(centre, contact)[-1]) == ("a8", ("a7", "taken"))
