"""A caller leaves a message and hangs up in the middle of it: it is kept, in whatever order the switch tells."""

import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.flows.document import from_data
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario

GOODBYE = {"kind": "hang_up", "prompt": [{"text": "Good-bye."}]}
FLOW_WITH_GOODBYE = {**FLOW, "nodes": {**FLOW["nodes"], "bye": GOODBYE}}


async def leaving_a_message(centre: TestCentre) -> Contact:
    """A caller who chose the mailbox, after the tone."""
    contact = await centre.call()
    await centre.press("caller", "3")
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=play.playback_id))
    return contact


def finished(centre: TestCentre, seconds: float = 4) -> heard.MessageRecorded:
    """The switch's word about the message."""
    recording = centre.switch.last(ask.RecordMessage).recording_id
    return heard.MessageRecorded(leg_id="caller", recording_id=recording, seconds=seconds, file=f"{recording}.wav")


def messages(centre: TestCentre, contact: Contact) -> list[e.MessageLeft]:
    return [r.event for r in centre.story(contact.id) if isinstance(r.event, e.MessageLeft)]


@pytest.mark.parametrize("message_first", [True, False])
async def test_a_message_that_ends_with_the_call_is_kept(message_first: bool) -> None:
    centre = TestCentre()
    contact = await leaving_a_message(centre)
    told = [finished(centre), heard.LegEnded(leg_id="caller", cause=16, was_answered=True)]
    for event in told if message_first else reversed(told):
        await centre.tell(event)
    assert (contact.state, contact.outcome) == ("closed", "voicemail")
    [message] = messages(centre, contact)
    assert (message.recording, message.seconds) == (f"{contact.id}.m1.wav", 4)


@pytest.mark.parametrize("message_first", [True, False])
async def test_a_caller_who_hangs_up_without_a_word_has_abandoned(message_first: bool) -> None:
    centre = TestCentre()
    contact = await leaving_a_message(centre)
    told = [finished(centre, seconds=0), heard.LegEnded(leg_id="caller", cause=16, was_answered=True)]
    for event in told if message_first else reversed(told):
        await centre.tell(event)
    assert (contact.state, contact.outcome) == ("closed", "abandoned")
    assert messages(centre, contact) == []
    await centre.wait(10)


async def test_a_caller_who_stays_and_says_nothing_goes_on_in_the_flow() -> None:
    centre = TestCentre()
    contact = await leaving_a_message(centre)
    await centre.tell(finished(centre, seconds=0))
    assert contact.state == "in_flow"
    await centre.wait(1)
    assert contact.outcome == "self_served"


async def test_without_word_of_the_message_the_contact_ends_all_the_same() -> None:
    centre = TestCentre()
    contact = await leaving_a_message(centre)
    await centre.hang_up("caller")
    assert contact.state == "in_flow"
    await centre.wait(6)
    assert (contact.state, contact.outcome) == ("closed", "abandoned")
    await centre.tell(finished(centre))
    assert messages(centre, contact) == []


async def test_who_hangs_up_before_the_tone_has_abandoned() -> None:
    centre = TestCentre()
    contact = await centre.call()
    await centre.press("caller", "3")
    await centre.hang_up("caller")
    assert (contact.state, contact.outcome) == ("closed", "abandoned")


async def test_a_message_from_before_ringhalls_death_is_still_the_outcome() -> None:
    centre = TestCentre()
    centre.heart.flows.publish("main", 2, from_data(FLOW_WITH_GOODBYE))
    contact = await leaving_a_message(centre)
    await centre.tell(finished(centre))
    assert contact.state == "in_flow"
    await centre.restart(heard.SwitchUp(legs=[], bridges={}, fresh=False))
    [ended] = [r.event for r in centre.story(contact.id) if isinstance(r.event, e.ContactEnded)]
    assert ended.outcome == "voicemail"
