"""Callers wait in a queue with a treatment: they hear where they stand, press keys, and are answered at once."""

import asyncio
from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.flows.prompts import Part
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import By, Moment
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.waiting.rules.message_flow import message_flow
from ringhall.engine.waiting.settings import Announcement, Choice, Music, Treatment
from ringhall.engine.waiting.state import Place, place_of
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

TREATMENT = Treatment(
    music=(Music(music="calm"),),
    announcements=(Announcement(name="web", prompt=(Part(text={"en": "Try the web.", "da": "Brug nettet."}),)),),
    announcements_first_seconds=40,
    position=True,
    wait=True,
    menu=(
        Choice(key="1", kind="music"),
        Choice(key="2", kind="advert", name="Summer offer", prompt=(Part(text="Buy now."),)),
        Choice(key="3", kind="message", flow_id="main"),
        Choice(key="4", kind="position"),
        Choice(key="5", kind="call_back"),
    ),
)


class SlowVoice:
    """Speaks nothing until it may."""

    def __init__(self) -> None:
        self.may = asyncio.Event()

    async def media(self, parts: Any, language: str) -> list[str]:
        await self.may.wait()
        return ["sound:late"]


class Known:
    """What routing says of everybody."""

    def position(self, contact_id: str, now: int) -> int | None:
        return 3

    def expected_wait(self, contact_id: str, now: int) -> Range | None:
        return Range(240_000, 400_000)

    def patience(self, queue_id: str, by: By, share: float, now: int, ahead_ms: int) -> Moment | None:
        return None


async def waiting(centre: TestCentre) -> Contact:
    contact = await centre.call()
    await centre.press("caller", "2")
    assert contact.state == "queued"
    return contact


def centre_with(treatment: Treatment = TREATMENT, **queue: Any) -> TestCentre:
    centre = TestCentre(treatments={"billing": treatment}, **queue)
    centre.heart.waiting._queues = Known()
    return centre


def place(contact: Contact) -> Place:
    found = place_of(contact)
    assert found is not None
    return found


async def said_out(centre: TestCentre, leg: str = "caller") -> None:
    played = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id=leg, playback_id=played.playback_id))


async def test_music_of_the_treatment_then_position_and_wait_then_music_again() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    assert centre.switch.last(ask.StartMusic).music == "calm"
    await centre.wait(5)
    assert centre.switch.last(ask.Play).media == [
        "sound:You are number 3 in the queue.",
        "sound:Your wait will be about 4 to 7 minutes.",
    ]
    assert centre.switch.names()[-2:] == ["StopMusic", "Play"]
    assert contact.state == "queued"
    await said_out(centre)
    assert centre.switch.names()[-1] == "StartMusic"
    await centre.wait(35)
    assert centre.switch.last(ask.Play).media == ["sound:Try the web."]


async def test_an_agent_who_answers_in_the_middle_of_a_sentence_has_the_caller_at_once() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    await centre.ready("a7")
    assert contact.state == "offered"
    assert place(contact).talks
    playing = centre.switch.last(ask.Play).playback_id
    await centre.answer()
    assert contact.state == "connected"
    names = centre.switch.names()
    assert centre.switch.last(ask.StopPlay).playback_id == playing
    assert len(names) - names[::-1].index("StopPlay") <= names.index("AddToBridge")
    asked = len(names)
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=playing))
    await centre.wait(120)
    assert "Play" not in centre.switch.names()[asked:]
    assert "StartMusic" not in centre.switch.names()[asked:]


async def test_keys_count_while_something_is_said_and_while_it_rings() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    await centre.press("caller", "2")
    assert centre.switch.names()[-2:] == ["StopPlay", "Play"]
    assert centre.switch.last(ask.Play).media == ["sound:Buy now."]
    await centre.ready("a7")
    await centre.press("caller", "1")
    assert contact.state == "offered"
    assert centre.switch.last(ask.StartMusic).music == "silence"
    kinds = [type(r.event).__name__ for r in centre.story(contact.id)]
    assert kinds.count("TreatmentChosen") == 2


async def test_an_offer_is_not_delayed_and_a_missed_one_disturbs_nothing() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    before = contact.treatment
    await centre.ready("a7")
    assert contact.state == "offered"
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert contact.state == "queued"
    assert contact.treatment == before


async def test_kill_in_mid_sentence_goes_on() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    old = centre.switch.last(ask.Play).playback_id
    legs = [heard.LegState(leg_id="caller", state="up", ours=True)]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    contact = centre.of("caller")
    assert contact.state == "queued"
    again = centre.switch.last(ask.Play)
    assert again.media[0] == "sound:You are number 3 in the queue."
    assert again.playback_id != old
    assert centre.switch.last(ask.StopPlay).playback_id == old
    await said_out(centre)
    await centre.wait(35)
    assert centre.switch.last(ask.Play).media == ["sound:Try the web."]


async def test_kill_while_music_plays_goes_on_with_music_and_announcements() -> None:
    centre = centre_with()
    await waiting(centre)
    legs = [heard.LegState(leg_id="caller", state="up", ours=True)]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    assert centre.switch.last(ask.StartMusic).music == "calm"
    await centre.wait(40)
    assert "Play" in centre.switch.names()


async def test_whoever_leaves_for_a_message_leaves_the_queue_and_keeps_what_is_known_of_them() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.ready("a7")
    await centre.press("caller", "3")
    assert contact.state == "in_flow"
    assert contact.treatment is None
    assert centre.agent("a7") == "ready"
    left = next(r.event for r in centre.story(contact.id) if isinstance(r.event, e.QueueLeft))
    assert left.reason == "chosen"
    assert contact.place
    assert contact.place["variables"]["caller"] == "+38615550142"


async def test_a_queue_of_another_treatment_begins_it_anew() -> None:
    centre = TestCentre(treatments={"billing": TREATMENT, "sales": Treatment(music=(Music(music="default"),))})
    contact = await waiting(centre)
    await centre.do(centre.heart.contacts.move, contact.id, "sales")
    assert place(contact).treatment == "sales"
    assert centre.switch.last(ask.StartMusic).music == "default"


async def test_a_queue_without_a_treatment_plays_its_own_music() -> None:
    plain = TestCentre()
    contact = await waiting(plain)
    assert contact.treatment is None
    assert plain.switch.last(ask.StartMusic).music == "default"
    calm = TestCentre(music="calm")
    await waiting(calm)
    assert calm.switch.last(ask.StartMusic).music == "calm"


async def test_a_prompt_that_the_switch_refuses_is_over() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    centre.switch.refuse[ask.Play] = 500
    await centre.wait(5)
    assert not place(contact).talks
    assert centre.switch.names()[-1] == "StartMusic"
    heard_ = [r.event.heard for r in centre.story(contact.id) if isinstance(r.event, e.TreatmentHeard)]
    assert heard_ == ["failed"]


async def test_whoever_hangs_up_leaves_nothing_behind() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    await centre.hang_up("caller")
    assert contact.state == "closed"
    await centre.wait(600)
    assert centre.heart.voice.wheel._timers == {}


async def test_whoever_wants_to_be_called_back_is_let_go_and_keeps_their_place() -> None:
    centre = centre_with()
    centre.heart.voice.calling.outside_trunk = "public"
    contact = await waiting(centre)
    since = contact.waiting_since
    await centre.press("caller", "5")
    assert "plus 3 8 6, 1 5 5, 5 0 1, 4 2" in centre.switch.last(ask.Play).media[0]
    await centre.press("caller", "1")
    assert contact.is_promised
    assert contact.state == "queued"
    await said_out(centre)
    assert contact.state == "queued"
    assert contact.customer_party is None
    assert contact.treatment is None
    assert contact.waiting_since == since
    assert centre.switch.last(ask.HangUp).leg_id == "caller"
    await centre.wait(700)
    assert contact.state == "queued"


async def test_an_agent_who_answers_while_goodbye_is_said_has_the_caller() -> None:
    centre = centre_with()
    centre.heart.voice.calling.outside_trunk = "public"
    contact = await waiting(centre)
    await centre.press("caller", "5")
    await centre.press("caller", "1")
    await centre.ready("a7")
    await centre.answer()
    assert contact.state == "connected"
    assert centre.switch.names()[-1] == "AddToBridge"


async def test_without_a_line_no_call_back_is_promised() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.press("caller", "5")
    assert centre.switch.last(ask.Play).media[0].startswith("sound:This is not possible just now.")
    assert not contact.is_promised


async def test_the_place_and_the_wait_are_those_of_routing() -> None:
    centre = TestCentre(treatments={"billing": TREATMENT})
    await waiting(centre)
    await centre.wait(5)
    assert centre.switch.last(ask.Play).media == ["sound:You are next in the queue."]


async def test_a_queue_is_given_another_treatment_while_callers_wait() -> None:
    centre = TestCentre()
    contact = await waiting(centre)
    assert contact.treatment is None
    centre.heart.waiting.configure({"late": TREATMENT}, {"billing": ("late", "default")})
    centre.heart.voice.follow_treatments()
    await centre.settle()
    assert place(contact).treatment == "late"
    assert centre.switch.last(ask.StartMusic).music == "calm"
    centre.heart.waiting.configure({}, {"billing": ("", "default")})
    centre.heart.voice.follow_treatments()
    await centre.settle()
    assert contact.treatment is None
    assert centre.switch.last(ask.StartMusic).music == "default"
    before = len(centre.story(contact.id))
    centre.heart.voice.follow_treatments()
    await centre.settle()
    assert len(centre.story(contact.id)) == before


async def test_whoever_goes_back_into_the_menu_and_comes_again_keeps_their_age() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    since = contact.waiting_since
    await centre.wait(30)
    await centre.press("caller", "3")
    assert contact.state == "in_flow"
    await centre.wait(5)
    await centre.press("caller", "2")
    assert contact.state == "queued"
    assert contact.waiting_since == since
    assert place(contact).begun_at == centre.clock.now()


async def test_the_message_of_a_queue_needs_no_flow_of_ones_own() -> None:
    menu = (Choice(key="6", kind="message"),)
    centre = centre_with(Treatment(menu=menu))
    centre.heart.flows.publish_document("message:billing", 1, message_flow("billing"))
    contact = await waiting(centre)
    await centre.press("caller", "6")
    assert contact.state == "in_flow"
    assert contact.flow_id == "message:billing"
    await said_out(centre)
    recording = centre.switch.last(ask.RecordMessage)
    await centre.tell(
        heard.MessageRecorded(leg_id="caller", recording_id=recording.recording_id, seconds=4, file="m.wav")
    )
    assert contact.message_left


async def test_an_answer_does_not_wait_for_a_voice_and_is_not_interrupted_by_it() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    voice = SlowVoice()
    centre.heart.voice.flow_media._prompts = voice
    await centre.wait(5)
    assert place(contact).talks
    await centre.ready("a7")
    await centre.answer()
    assert contact.state == "connected"
    assert centre.switch.names()[-1] == "AddToBridge"
    voice.may.set()
    await centre.settle()
    assert centre.switch.names()[-1] == "AddToBridge"


async def test_a_key_does_not_wait_for_a_voice_either() -> None:
    centre = centre_with()
    await waiting(centre)
    voice = SlowVoice()
    centre.heart.voice.flow_media._prompts = voice
    await centre.wait(5)
    before = len([c for c in centre.switch.asked if isinstance(c, ask.Play)])
    await centre.press("caller", "1")
    assert centre.switch.last(ask.StartMusic).music == "silence"
    voice.may.set()
    await centre.settle()
    assert len([c for c in centre.switch.asked if isinstance(c, ask.Play)]) == before


async def test_the_refusal_of_an_earlier_prompt_ends_no_later_one() -> None:
    centre = centre_with()
    contact = await waiting(centre)
    await centre.wait(5)
    earlier = centre.switch.last(ask.Play).playback_id
    await centre.press("caller", "2")
    refused: dict[str, Any] = {"leg_id": "caller", "command": "Play", "status": 500, "reason": "late"}
    await centre.tell(heard.CommandFailed(**refused, playback_id=earlier))
    assert place(contact).talks
    await centre.tell(heard.CommandFailed(**refused, playback_id=centre.switch.last(ask.Play).playback_id))
    assert not place(contact).talks
