"""Prompts are recorded by phone, inside and from outside; nothing of it is in any contact."""

import msgspec
import pytest

from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.recording_words import WORDS
from ringhall.engine.channels.voice.rules import phone_recording as rules
from ringhall.engine.channels.voice.service.phone_recording import AT_ONCE_MAX
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone, hung_up, keys, said_all

pytestmark = pytest.mark.scenario
CODE = "48210937"
OUTSIDE = "4008000009"


async def records(centre: TestCentre, seconds: float = 4.0, leg: str = "phone") -> str:
    """They speak after the tone; answers the file of it."""
    await said_all(centre, leg)
    asked = centre.switch.last(ask.RecordMessage)
    file = f"/spool/{asked.recording_id}.wav"
    ended = heard.MessageRecorded(leg_id=leg, recording_id=asked.recording_id, seconds=seconds, file=file)
    await centre.tell(ended)
    return file


def heard_last(centre: TestCentre) -> tuple[str, str]:
    """The last sentence, and its language."""
    text = centre.switch.last(ask.Play).media[-1]
    return next((name, code) for code, said in WORDS.items() for name, each in said.items() if f"sound:{each}" == text)


async def test_somebody_records_hears_it_again_records_anew_and_keeps_that() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "*12")
    assert [type(c).__name__ for c in centre.switch.asked if c.leg_id == "phone"] == ["Answer", "Play"]
    assert heard_last(centre) == ("code", "en")
    await keys(centre, CODE)
    assert heard_last(centre) == ("speak", "da")
    first = await records(centre)
    assert centre.switch.last(ask.Play).media[0] == f"sound:{first.removesuffix('.wav')}"
    assert heard_last(centre) == ("review", "da")
    await keys(centre, "#2")
    assert (heard_last(centre)[0], centre.takes.forgotten) == ("again", [first])
    second = await records(centre)
    assert second != first
    await keys(centre, "3")
    await keys(centre, "1")
    assert (heard_last(centre)[0], centre.takes.kept) == ("kept", [second])
    await said_all(centre)
    assert hung_up(centre) == {"phone": 16}
    await centre.hang_up("phone")
    assert not centre.heart.voice.phone_recording.legs()
    assert not centre.heart.contacts.live.by_id
    assert centre.writer.stored == []


async def test_from_outside_the_number_for_it_leads_there_and_every_other_to_its_flow() -> None:
    centre = a_centre()
    centre.heart.voice.follow_rules(CallRules(recording_number=OUTSIDE))
    await centre.tell(heard.CallArrived(leg_id="far", dialled=OUTSIDE, caller="+4512345678", line="public"))
    assert heard_last(centre)[0] == "code"
    assert not centre.heart.contacts.live.by_id
    await keys(centre, CODE, "far")
    await records(centre, leg="far")
    await keys(centre, "1", "far")
    assert len(centre.takes.kept) == 1
    await centre.call()
    assert centre.of("caller").state == "in_flow"
    await by_phone(centre, "phone300", OUTSIDE, "inside")
    assert centre.heart.voice.phone_recording.legs() == {"far", "inside"}


async def test_who_hangs_up_before_keeping_changes_nothing_and_leaves_no_file() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "*12")
    await keys(centre, CODE)
    reviewed = await records(centre)
    await centre.hang_up("phone")
    # And one who hangs up while they speak: the switch tells of the recording afterwards.
    centre.takes.codes[CODE] = "right"
    await by_phone(centre, "phone300", "*12", "second")
    await keys(centre, CODE, "second")
    await said_all(centre, "second")
    asked = centre.switch.last(ask.RecordMessage)
    await centre.hang_up("second")
    late = heard.MessageRecorded(leg_id="second", recording_id=asked.recording_id, seconds=3.0, file="/spool/late.wav")
    await centre.tell(late)
    assert (centre.takes.kept, centre.takes.forgotten) == ([], [reviewed, "/spool/late.wav"])


async def test_wrong_codes_end_it_and_a_refused_sound_is_told() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "*12")
    for _ in range(rules.TRIES_MAX):
        await keys(centre, "11111111")
    assert heard_last(centre)[0] == "wrong"
    await said_all(centre)
    assert hung_up(centre) == {"phone": 16}
    await centre.hang_up("phone")
    centre.takes.keeps = False
    await by_phone(centre, "phone300", "*12", "second")
    await keys(centre, CODE, "second")
    await records(centre, leg="second")
    await keys(centre, "1", "second")
    assert heard_last(centre)[0] == "not_kept"


async def test_a_lost_report_of_the_switch_and_an_endless_talk_have_an_end() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "*12")
    await keys(centre, CODE)
    # The end of the sentence is not told, nor that of the recording.
    await centre.wait(rules.SENTENCE_MS_MAX / 1000)
    assert centre.switch.last(ask.RecordMessage).seconds_max == rules.TAKE_SECONDS_MAX
    await centre.wait(rules.TAKE_SECONDS_MAX + rules.SLACK_MS / 1000)
    assert heard_last(centre)[0] == "not_kept"
    await centre.wait(rules.SENTENCE_MS_MAX / 1000)
    assert hung_up(centre) == {"phone": 16}

    centre = a_centre()
    await by_phone(centre, "phone300", "*12", "fidgets")
    for _ in range(rules.WHOLE_MS_MAX // 5000 + 1):
        await keys(centre, "*", "fidgets")
        await centre.wait(5)
    assert heard_last(centre)[0] == "thrown_away"
    await centre.wait(rules.SENTENCE_MS_MAX / 1000)
    assert hung_up(centre) == {"fidgets": 16}


async def test_pages_too_many_at_once_and_no_code_record_nothing() -> None:
    centre = a_centre()
    await by_phone(centre, "login-a7-web", "*12", "page")
    assert hung_up(centre) == {"page": 21}
    for n in range(AT_ONCE_MAX + 1):
        await by_phone(centre, "phone300", "*12", f"leg{n}")
    assert hung_up(centre)[f"leg{AT_ONCE_MAX}"] == 17
    centre.heart.voice.follow_rules(msgspec.structs.replace(CallRules(), recording_code=""))
    assert not centre.heart.voice.phone_recording.is_asked("*12")
    assert not centre.heart.voice.phone_recording.is_called("")


async def test_after_a_cut_it_goes_on_and_after_a_crash_the_leg_is_hung_up() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "*12")
    await keys(centre, CODE)
    there = heard.LegState(leg_id="phone", state="up", ours=True, dialled="*12", caller="phone300", line="phone300")
    cut = heard.SwitchUp(legs=[there], bridges={}, fresh=False)
    await centre.tell(cut)
    assert hung_up(centre) == {}
    await records(centre)
    await centre.restart(cut)
    assert hung_up(centre) == {"phone": 17}
    assert centre.takes.kept == []
