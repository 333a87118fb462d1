"""Whoever draws a flow calls it: it is heard as it is drawn, nobody else is in it, and no story has a word of it."""

from typing import Any

import pytest

from ringhall.engine.channels.voice.errors import TooManyDraftCalls
from ringhall.engine.channels.voice.service import draft_calls as service
from ringhall.engine.flows.document import from_data
from ringhall.engine.flows.rules.course import Course
from ringhall.engine.flows.rules.draft_call import DraftCall
from ringhall.engine.flows.trials import Doing, Script
from ringhall.engine.lookups.ports import Answer, Question
from ringhall.engine.recognition.ports import Heard
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.errors import NotFound
from tests.support.centre import NUMBER, TestCentre

pytestmark = pytest.mark.scenario
DRAWN: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "menu", "prompt": [{"text": "As it is drawn."}], "otherwise": "bye",
            "choices": {"1": {"to": "queue"}, "2": {"to": "look"}, "3": {"to": "other"}, "4": {"to": "pay"}},
        },
        "pay": {
            "kind": "transact", "prompt": [{"text": "You pay. Right?"}], "source": "crm", "next": "paid",
            "declined": "bye", "failed": "bye",
        },
        "paid": {"kind": "hang_up", "prompt": [{"text": "Paid."}]},
        "queue": {"kind": "enqueue", "queue": "billing", "on_timeout": "bye"},
        "look": {
            "kind": "look_up", "source": "crm", "parameters": {"number": "{caller}"}, "results": {"who": "name"},
            "next": "hello", "not_found": "bye", "failed": "bye",
        },
        "other": {"kind": "subflow", "flow": "other", "next": "bye", "on_fail": "bye"},
        "hello": {"kind": "hang_up", "prompt": [{"text": "Hello {who}."}]},
        "bye": {"kind": "hang_up", "prompt": [{"text": "Good-bye."}]},
    },
}  # fmt: skip
SPOKEN: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "menu", "prompt": [{"text": "As it is drawn."}], "otherwise": "bye",
            "choices": {"1": {"to": "bye", "words": {"en": ["good-bye"]}}},
        },
        "bye": {"kind": "hang_up", "prompt": [{"text": "Good-bye."}]},
    },
}  # fmt: skip
OTHER = {
    "start": "say",
    "nodes": {
        "say": {"kind": "say", "parts": [{"text": "In the other."}], "next": "back"},
        "back": {"kind": "return"},
    },
}


class Centre(TestCentre):
    """A centre with a source, and a person who draws."""

    drawn = DRAWN

    def __init__(self) -> None:
        super().__init__()
        self.looked_up: list[Question] = []

    async def look_up(self, question: Question) -> Answer:
        self.looked_up.append(question)
        return Answer("found", {"name": question.parameters["number"]})

    def prepare(self, by: str = "root", *, watched: bool = True) -> str:
        script = Script(variables={"caller": "+4512345678"})
        calls, drawn, others = self.heart.voice.draft_calls, from_data(self.drawn), {"other": from_data(OTHER)}
        call_id = calls.prepare(by, lambda now, seed: DraftCall(drawn, script, others, now, seed))
        self.told: list[str] = []
        if watched:
            calls.watch(call_id, by, lambda: self.told.append(call_id))
        return call_id

    async def dials(self, call_id: str, line: str = "guest", **fields: Any) -> None:
        dialled = self.heart.voice.draft_calls.dialled(call_id)
        await self.tell(heard.CallArrived(leg_id="web", dialled=dialled, caller="guest", line=line, **fields))

    async def stands(self) -> str:
        call_id = self.prepare()
        await self.dials(call_id)
        return call_id

    def course(self, call_id: str) -> Course:
        walk = self.heart.voice.draft_calls.walk(call_id)
        assert walk is not None
        return walk.told()

    async def heard_all(self) -> None:
        """What is said comes to its end."""
        playback = self.switch.last(ask.Play).playback_id
        await self.tell(heard.PlaybackEnded(leg_id="web", playback_id=playback))

    def said(self) -> list[str]:
        return [media for each in self.switch.asked if isinstance(each, ask.Play) for media in each.media]


async def test_nothing_is_paid_by_calling_a_draft() -> None:
    centre = Centre()
    await centre.stands()
    await centre.press("web", "4")
    assert centre.said()[-1] == "sound:You pay. Right?"
    await centre.press("web", "1")
    await centre.settle()
    assert centre.said()[-1] == "sound:Paid."
    assert centre.looked_up == []


async def test_whoever_calls_may_speak_where_the_draft_hears_it_and_only_there() -> None:
    centre = Centre()
    centre.drawn = SPOKEN
    call_id = await centre.stands()
    [ear] = centre.ears.opened
    assert (ear.is_open, ear.expecting.language, "good-bye" in ear.expecting.phrases) == (True, "en", True)
    assert centre.switch.last(ask.Listen).leg_id == "web"
    ear.hears.speech_began()
    ear.hears.said(Heard("Good-bye.", 0.9))
    await centre.settle()
    assert centre.said()[-1] == "sound:Good-bye."
    assert [(moment.given, moment.detail) for moment in centre.course(call_id).moments if moment.given == "said"] == [
        ("said", "Good-bye.")
    ]
    assert not ear.is_open
    ear.hears.said(Heard("Good-bye.", 0.9))
    await centre.settle()
    assert not centre.writer.stored


async def test_whoever_hangs_up_is_listened_to_no_more() -> None:
    centre = Centre()
    centre.drawn = SPOKEN
    call_id = await centre.stands()
    await centre.hang_up("web")
    assert [ear.is_open for ear in centre.ears.opened] == [False]
    again = await centre.stands()
    centre.heart.voice.draft_calls.close(again)
    await centre.settle()
    assert call_id != again
    assert [ear.is_open for ear in centre.ears.opened] == [False, False]


async def test_the_draft_is_heard_and_nothing_of_it_is_in_a_story() -> None:
    centre = Centre()
    call_id = await centre.stands()
    assert centre.switch.names() == ["Answer", "Play"]
    assert centre.said() == ["sound:As it is drawn."]
    await centre.press("web", "1")
    assert centre.switch.names()[2:] == ["StopPlay", "StartMusic"]
    assert (centre.course(call_id).place.waiting, centre.course(call_id).queue) == ("queue", "billing")
    centre.heart.voice.draft_calls.let(call_id, Doing(queue="timeout"))
    await centre.settle()
    assert centre.switch.names()[4:] == ["Play", "StopMusic"]
    await centre.heard_all()
    assert centre.switch.last(ask.HangUp).leg_id == "web"
    await centre.hang_up("web")
    assert (centre.course(call_id).end, centre.course(call_id).over) == ("ended", True)
    assert centre.told
    assert centre.heart.contacts.live.by_id == {}
    assert centre.writer.stored == []


async def test_sources_are_asked_in_earnest_and_other_flows_gone_through() -> None:
    centre = Centre()
    await centre.stands()
    await centre.press("web", "2")
    assert centre.said()[-1] == "sound:Hello +4512345678."
    await centre.hang_up("web")
    call_id = await centre.stands()
    await centre.press("web", "3")
    assert centre.said()[-1] == "sound:In the other."
    await centre.heard_all()
    assert centre.said()[-1] == "sound:Good-bye."
    assert [each.given for each in centre.course(call_id).moments][-2:] == ["heard", "returns"]


async def test_silence_is_waited_for_as_in_any_call() -> None:
    centre = Centre()
    call_id = await centre.stands()
    await centre.heard_all()
    await centre.wait(6)
    assert centre.said() == ["sound:As it is drawn."] * 2
    assert centre.course(call_id).moments[-1].given == "time_up"


async def test_nobody_else_gets_in() -> None:
    centre = Centre()
    calls = centre.heart.voice.draft_calls
    call_id = centre.prepare()
    with pytest.raises(NotFound):
        calls.watch(call_id, "somebody else", lambda: None)
    for line, fields in (("public", {}), ("login-a7", {}), ("guest", {"adopted": True})):
        other = "0" * 32 if fields else call_id
        await centre.dials(other, line, **fields)
        assert centre.switch.last(ask.HangUp).cause == service.UNKNOWN
    assert "Answer" not in centre.switch.names()
    await centre.dials(call_id)
    await centre.dials(call_id)
    assert centre.switch.names().count("Answer") == 1, "it can be called once"
    unwatched = centre.prepare(watched=False)
    await centre.dials(unwatched)
    assert centre.switch.names().count("Answer") == 1, "no page follows it"
    assert centre.heart.contacts.live.by_id == {}


async def test_it_ends_with_the_page_and_after_a_quarter_of_an_hour_and_one_that_never_comes_is_forgotten() -> None:
    centre = Centre()
    calls = centre.heart.voice.draft_calls
    call_id = await centre.stands()
    calls.close(call_id)
    await centre.settle()
    assert (centre.switch.last(ask.HangUp).leg_id, calls.legs(), calls.goes_on(call_id)) == ("web", set(), False)
    waiting = centre.prepare()
    await centre.wait(61)
    assert not calls.goes_on(waiting)
    held = await centre.stands()
    await centre.press("web", "1")
    asked = len(centre.switch.asked)
    await centre.wait(service.WHOLE_MS_MAX / 1000)
    assert [type(each) for each in centre.switch.asked[asked:]] == [ask.HangUp]
    await centre.hang_up("web")
    assert centre.course(held).end == "hung_up"


async def test_a_new_call_of_the_same_person_takes_the_place_of_the_old_and_there_are_so_many_at_once() -> None:
    centre = Centre()
    calls = centre.heart.voice.draft_calls
    first = await centre.stands()
    second = centre.prepare()
    assert (calls.goes_on(first), calls.goes_on(second)) == (False, True)
    for n in range(service.AT_ONCE_MAX - 1):
        centre.prepare(f"person {n}")
    with pytest.raises(TooManyDraftCalls):
        centre.prepare("one more")
    assert calls.goes_on(second)


async def test_a_prompt_that_cannot_be_heard_and_a_leg_that_is_gone_stop_nobody() -> None:
    centre = Centre()
    centre.switch.refuse = {ask.Play: 500}
    call_id = await centre.stands()
    assert centre.course(call_id).place.waiting == "keys"
    centre.switch.refuse = {}
    await centre.tell(heard.SwitchUp(legs=[], bridges={}, fresh=True))
    assert (centre.course(call_id).end, centre.heart.voice.draft_calls.legs()) == ("hung_up", set())
    await centre.call("k1", dialled=NUMBER)
    assert len(centre.heart.contacts.live.by_id) == 1, "callers come as ever"
