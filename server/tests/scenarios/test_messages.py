"""A message is a contact of its own: it waits in a mailbox, is offered without a phone, and is worked off."""

from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.state import Contact
from ringhall.engine.flows.document import from_data
from ringhall.engine.routing.errors import AgentBusy
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.wiring import Heart
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario

HOUR = 3_600
CALLER = "+38615550142"


async def a_message(centre: TestCentre, mailbox: str = "billing", seconds: float = 8, leg: str = "caller") -> Contact:
    """Somebody left a message and hung up; the contact that it became."""
    nodes = {**FLOW["nodes"], "mailbox": {**FLOW["nodes"]["mailbox"], "mailbox": mailbox}}
    centre.heart.flows.publish("main", 2, from_data({**FLOW, "nodes": nodes}))
    call = await centre.call(leg)
    await centre.press(leg, "3")
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id=leg, playback_id=play.playback_id))
    name = centre.switch.last(ask.RecordMessage).recording_id
    await centre.tell(heard.MessageRecorded(leg_id=leg, recording_id=name, seconds=seconds, file=f"{name}.wav"))
    await centre.hang_up(leg)
    assert (call.state, call.outcome) == ("closed", "voicemail")
    return the_message(centre)


def the_message(centre: TestCentre) -> Contact:
    """The newest message there is."""
    return messages(centre.heart)[-1]


def messages(heart: Heart) -> list[Contact]:
    return [each for each in heart.contacts.live.by_id.values() if each.channel == "voicemail"]


async def accept(centre: TestCentre, message: Contact, agent_id: str) -> None:
    await centre.do(centre.heart.contacts.accept, message.id, agent_id)


def dialled(centre: TestCentre) -> int:
    return centre.switch.names().count("Dial")


async def test_a_message_is_a_contact_that_waits_in_its_mailbox() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    assert (message.state, message.queue_id, message.mailbox) == ("queued", "billing", "billing")
    assert (message.address, message.message_seconds, message.recordings) == (CALLER, 8, 1)
    assert message.due_at == centre.clock.now() + 24 * HOUR * 1000
    [left_in] = message.links
    linked = [r.event for r in centre.story(left_in.contact_id) if isinstance(r.event, e.ContactLinked)]
    assert [(link.link, link.other_id, link.other_number) for link in linked] == [("left", message.id, message.number)]


async def test_it_is_offered_without_a_phone_accepted_and_done() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    await centre.ready("a7")
    assert (message.state, centre.agent("a7"), dialled(centre)) == ("offered", "ringing", 0)
    await accept(centre, message, "a7")
    assert (message.state, message.agent_id, centre.agent("a7"), dialled(centre)) == ("connected", "a7", "talking", 0)
    await centre.do(centre.heart.contacts.note, message.id, "a7", "Wants a copy of the invoice.")
    await centre.do(centre.heart.contacts.set_disposition, message.id, "a7", "invoice")
    await centre.do(centre.heart.contacts.complete, message.id, "a7")
    assert (message.state, message.outcome, message.disposition) == ("closed", "handled", "invoice")
    assert centre.agent("a7") == "ready", "there is no work after it: it was done with it in hand"


async def test_who_does_not_take_it_costs_it_nothing_of_its_age() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    since = message.waiting_since
    await centre.ready("a7", "a8")
    first = message.offers[0].agent_id
    await centre.do(centre.heart.verbs.decline, message.id, first)
    assert message.offers[0].agent_id != first
    assert message.waiting_since == since


async def test_a_call_goes_before_a_message_and_takes_it_back() -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    assert message.state == "offered"
    await centre.call("second")
    await centre.press("second", "2")
    call = centre.of("second")
    assert (call.state, message.state) == ("offered", "queued"), "the call rings, the message waits again"
    await centre.answer()
    assert (call.agent_id, message.state) == ("a7", "queued")
    await centre.hang_up("second")
    await centre.wait(31)
    assert message.state == "offered", "and is offered once the call is done"


async def test_a_call_interrupts_who_works_on_a_message() -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    await accept(centre, message, "a7")
    await centre.call("second")
    await centre.press("second", "2")
    assert centre.of("second").offer_to("a7") is not None
    await centre.answer()
    work = centre.heart.routing.live.agent("a7").work
    assert work is not None
    assert (work.contact_id, message.agent_id) == (centre.of("second").id, "a7"), "the call is in the foreground"


async def test_callers_are_told_nothing_of_messages() -> None:
    centre = TestCentre(waiting_max=1)
    await a_message(centre)
    floor = centre.heart.routing.live.floor
    assert centre.heart.routing.admits("billing") is None, "a queue full of messages is not full"
    assert floor.queues["billing"].ages == []


async def test_the_agents_own_mailbox_is_theirs_until_it_is_due() -> None:
    centre = TestCentre()
    message = await a_message(centre, mailbox="agent:a8")
    await centre.ready("a7", "a8")
    assert [offer.agent_id for offer in message.offers] == ["a8"]
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await centre.do(centre.heart.verbs.decline, message.id, "a8")
    await centre.do(centre.heart.routing.set_state, "a7", "ready", None, "test")
    assert message.state == "queued"
    await centre.wait(24 * HOUR + 1)
    assert [offer.agent_id for offer in message.offers] == ["a7"]


async def test_a_message_for_nobody_waits_for_a_mailbox() -> None:
    centre = TestCentre()
    message = await a_message(centre, mailbox="nobody")
    assert (message.state, message.queue_id, message.mailbox) == ("arrived", None, "nobody")
    await centre.ready("a8")
    assert message.state == "arrived"
    await centre.do(centre.heart.mailboxes.hand_over, message.id, "sales", "supervisor")
    assert (message.state, message.queue_id, message.mailbox) == ("offered", "sales", "sales")


async def test_an_agent_takes_it_out_of_the_box_and_gives_it_on() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    since = message.waiting_since
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await centre.do(centre.heart.mailboxes.take, message.id, "a7")
    assert (message.state, message.agent_id) == ("connected", "a7")
    await centre.do(centre.heart.mailboxes.hand_over, message.id, "sales", "a7")
    assert (message.state, message.queue_id, message.waiting_since) == ("queued", "sales", since)
    assert centre.agent("a7") == "not_ready"


async def test_nobody_takes_more_than_there_is_room_for() -> None:
    centre = TestCentre({"a7": ["billing"]})
    first, second, third = [await a_message(centre, leg=f"caller{n}") for n in range(3)]
    await centre.ready("a7")
    await accept(centre, first, "a7")
    await accept(centre, second, "a7")
    with pytest.raises(AgentBusy):
        await centre.do(centre.heart.mailboxes.take, third.id, "a7")


async def test_who_goes_home_gives_their_messages_back() -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    await accept(centre, message, "a7")
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    assert (message.state, centre.agent("a7")) == ("queued", "offline")


async def test_a_message_that_was_forgotten_waits_again() -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    await accept(centre, message, "a7")
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await centre.wait(4 * HOUR + 1)
    assert (message.state, centre.agent("a7")) == ("queued", "not_ready")


@pytest.mark.parametrize("seconds", [0, 1])
async def test_silence_and_a_breath_are_no_message(seconds: float) -> None:
    centre = TestCentre()
    contact = await centre.call()
    await centre.press("caller", "3")
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=centre.switch.last(ask.Play).playback_id))
    name = centre.switch.last(ask.RecordMessage).recording_id
    await centre.tell(heard.MessageRecorded(leg_id="caller", recording_id=name, seconds=seconds, file="x.wav"))
    await centre.wait(1)
    assert (contact.outcome, messages(centre.heart)) == ("self_served", [])


@pytest.mark.parametrize("verb", ["hold", "unmute", "hang_up_as_a_call"])
async def test_what_needs_a_phone_is_refused(verb: str) -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    await accept(centre, message, "a7")
    if verb == "hang_up_as_a_call":
        call = await centre.call("second")
        with pytest.raises(NotPossible):
            await centre.do(centre.heart.contacts.complete, call.id, "a7")
        return
    with pytest.raises(NotPossible):
        await centre.do(getattr(centre.heart.verbs, verb), message.id, "a7")


async def test_a_message_is_thrown_away() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    await centre.do(centre.heart.contacts.discard, message.id)
    assert (message.state, message.outcome) == ("closed", "discarded")


async def leaving(centre: TestCentre) -> Contact:
    contact = await centre.call()
    await centre.press("caller", "3")
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=centre.switch.last(ask.Play).playback_id))
    return contact


GONE: Any = heard.SwitchUp(legs=[], bridges={}, fresh=False)


async def test_what_was_said_while_ringhall_was_dead_is_found() -> None:
    centre = TestCentre()
    contact = await leaving(centre)
    centre.unheard[f"{contact.id}.m1"] = 12.5
    await centre.restart(GONE)
    message = the_message(centre)
    assert (message.message_seconds, message.state) == (12.5, "queued")
    assert len(messages(centre.heart)) == 1
    [ended] = [r.event for r in centre.story(contact.id) if isinstance(r.event, e.ContactEnded)]
    assert ended.outcome == "voicemail"


async def test_killed_after_the_message_it_is_there_once() -> None:
    centre = TestCentre()
    message = await a_message(centre)
    centre.unheard[f"{message.links[0].contact_id}.m1"] = 8
    await centre.restart(GONE)
    assert [each.id for each in messages(centre.heart)] == [message.id]
    assert the_message(centre).state == "queued"
    await centre.ready("a7")
    assert the_message(centre).state == "offered"


async def test_a_message_in_hand_is_so_after_a_restart() -> None:
    centre = TestCentre({"a7": ["billing"]})
    message = await a_message(centre)
    await centre.ready("a7")
    await accept(centre, message, "a7")
    await centre.restart(GONE)
    assert (the_message(centre).state, centre.agent("a7")) == ("connected", "talking")
    await centre.do(centre.heart.contacts.complete, message.id, "a7")
    assert centre.agent("a7") == "ready"


async def test_without_word_from_the_switch_the_file_tells() -> None:
    centre = TestCentre()
    contact = await leaving(centre)
    centre.unheard[f"{contact.id}.m1"] = 6
    await centre.hang_up("caller")
    await centre.wait(6)
    assert (contact.outcome, the_message(centre).message_seconds) == ("voicemail", 6)
