"""Callers are listened to where it counts, and nowhere else; their keys always work."""

from typing import Any

import pytest

from ringhall.contact.flow_events import FlowNoted
from ringhall.engine.recognition.ports import Expecting, Heard
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import Ear, TestCentre

pytestmark = pytest.mark.scenario

MENU: dict[str, Any] = {
    "kind": "menu",
    "prompt": [{"text": "Sales or billing?"}],
    "choices": {
        "1": {"to": "pin", "words": {"en": ["sales"]}},
        "2": {"to": "billing", "words": {"en": ["billing"]}},
        "3": {"to": "second"},
    },
    "on_wrong": [{"text": "Pardon?"}],
    "otherwise": "end",
}
FLOW: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": MENU,
        "second": {**MENU, "prompt": [{"text": "Again: sales or billing?"}]},
        "pin": {
            "kind": "collect", "variable": "pin", "secret": True, "prompt": [{"text": "Your PIN?"}], "next": "end",
            "on_fail": "end",
        },
        "billing": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip


class Centre(TestCentre):
    """A centre whose callers may speak."""

    main_flow = FLOW

    @property
    def ear(self) -> Ear:
        """The one that was opened last."""
        return self.ears.opened[-1]

    async def says(self, text: str, confidence: float = 0.9) -> None:
        self.ear.hears.speech_began()
        await self.settle()
        self.ear.hears.said(Heard(text, confidence))
        await self.settle()


def said(centre: TestCentre) -> list[str]:
    return [media for each in centre.switch.asked if isinstance(each, ask.Play) for media in each.media]


def noted(centre: TestCentre, contact_id: str) -> list[str]:
    notes = [each.event for each in centre.story(contact_id) if isinstance(each.event, FlowNoted)]
    return [each.detail or each.what for each in notes]


async def test_speech_stops_the_prompt_before_it_is_understood_and_leads_on_when_it_is() -> None:
    centre = Centre()
    contact = await centre.call()
    assert centre.ear.expecting == Expecting("en", ("sales", "one", "billing", "two", "three", "i don't know"))
    listen = centre.switch.last(ask.Listen)
    assert (listen.leg_id, listen.secret, listen.port) == ("caller", centre.ear.secret, centre.ear.port)
    centre.ear.hears.speech_began()
    await centre.settle()
    assert isinstance(centre.switch.asked[-1], ask.StopPlay)
    await centre.wait(20)
    assert said(centre) == ["sound:Sales or billing?"]
    centre.ear.hears.said(Heard("Billing, please.", 0.9))
    await centre.settle()
    assert (contact.state, contact.queue_id, centre.ear.is_open) == ("queued", "billing", False)
    assert noted(centre, contact.id) == ["2"]
    assert "please" not in repr(centre.story(contact.id))


async def test_what_is_not_understood_is_asked_again_and_who_does_not_know_hears_no_apology() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.says("The weather")
    await centre.says("I don't know")
    assert said(centre) == ["sound:Sales or billing?", "sound:Pardon?", *["sound:Sales or billing?"] * 2]
    assert (noted(centre, contact.id), len(centre.ears.opened)) == (["not_understood", "said_unsure"], 1)


async def test_words_that_are_hardly_sure_and_speech_without_words_choose_nothing() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.says("Billing", 0.1)
    await centre.says("")
    assert (contact.state, noted(centre, contact.id)) == ("in_flow", ["not_understood"] * 2)


async def test_a_key_counts_before_speech_that_is_not_understood_yet() -> None:
    centre = Centre()
    contact = await centre.call()
    centre.ear.hears.speech_began()
    await centre.settle()
    await centre.press("caller", "3")
    assert centre.ear.is_open
    centre.ears.opened[0].hears.said(Heard("sales", 0.9))
    await centre.settle()
    assert said(centre)[-1] == "sound:Again: sales or billing?"
    assert (contact.state, noted(centre, contact.id)) == ("in_flow", [])


async def test_what_is_typed_in_confidence_is_never_listened_to() -> None:
    centre = Centre()
    await centre.call()
    await centre.press("caller", "1")
    assert said(centre)[-1] == "sound:Your PIN?"
    assert [each.is_open for each in centre.ears.opened] == [False]
    await centre.hang_up("caller")


async def test_whoever_cannot_be_listened_to_has_their_keys() -> None:
    centre = Centre()
    centre.ears.most = 0
    contact = await centre.call()
    await centre.press("caller", "2")
    assert (contact.state, centre.ears.opened) == ("queued", [])
    assert not any(isinstance(each, ask.Listen) for each in centre.switch.asked)


async def test_an_ear_that_is_lost_is_opened_again_at_the_next_step() -> None:
    centre = Centre()
    await centre.call()
    first = centre.ear
    first.hears.lost()
    assert not first.is_open
    await centre.press("caller", "3")
    assert centre.ear is not first
    first.hears.said(Heard("billing", 0.9))
    await centre.settle()
    assert said(centre)[-1] == "sound:Again: sales or billing?"


async def test_the_end_of_a_call_closes_the_ear_and_so_does_nothing_that_comes_later() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.hang_up("caller")
    assert not centre.ear.is_open
    await centre.says("billing")
    assert contact.state == "closed"


async def test_after_a_restart_the_caller_is_asked_and_listened_to_again() -> None:
    centre = Centre()
    contact = await centre.call()
    leg = heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001")
    await centre.restart(heard.SwitchUp(legs=[leg], bridges={}, fresh=False))
    assert len(centre.ears.opened) == 2
    await centre.says("billing")
    assert centre.of("caller").queue_id == "billing"
    assert contact.id == centre.of("caller").id
