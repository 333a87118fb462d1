"""Real calls between two real Asterisks, by the port alone."""

import asyncio
import wave
from array import array
from pathlib import Path

import pytest

from ringhall.engine.telephony import events, ports
from tests.support.ear import until
from tests.support.sip_line import answer_to_invite
from tests.support.switch import Centre, centre, shared_music
from tests.support.tones import RATE, loudness, stereo

__all__ = ["centre", "shared_music"]
pytestmark = pytest.mark.real


async def test_a_caller_hears_a_prompt_presses_a_key_talks_to_a_seat_and_is_recorded(centre: Centre) -> None:
    caller = await centre.call_arrives("press2")
    arrived = next(event for event in centre.ear.events if isinstance(event, events.CallArrived))
    assert (arrived.dialled, arrived.line, arrived.waited_ms) == ("4008000001", "public", 0)
    await centre.do(ports.Answer(leg_id=caller), ports.Play(leg_id=caller, playback_id="p1", media=["sound:beep"]))
    assert (await centre.ear.hears(events.PlaybackEnded)).playback_id == "p1"
    assert (await centre.ear.hears(events.KeyPressed)).key == "2"

    recording = centre.settings.data / "talk.raw"
    await centre.do(
        ports.StartMusic(leg_id=caller),
        ports.Dial(leg_id="c1.agent", endpoint="PJSIP/agent1", caller="+38640123456", recording=str(recording)),
    )
    assert (await centre.ear.hears(events.LegAnswered)).leg_id == "c1.agent"
    await centre.do(
        ports.CreateBridge(bridge_id="c1"),
        ports.CreateBridge(bridge_id="c1"),
        ports.StopMusic(leg_id=caller),
        ports.AddToBridge(bridge_id="c1", leg_id=caller),
        ports.AddToBridge(bridge_id="c1", leg_id="c1.agent"),
    )
    await _talk(centre)
    await centre.do(ports.HangUp(leg_id="c1.agent"))
    ended = await centre.ear.hears(events.LegEnded)
    assert (ended.leg_id, ended.cause, ended.was_answered) == ("c1.agent", 16, True)
    await centre.do(ports.HangUp(leg_id=caller), ports.DestroyBridge(bridge_id="c1"))
    assert (await centre.ear.hears(events.LegEnded)).leg_id == caller

    said, heard = await _channels(recording)
    assert loudness(said, 700) > 10 * loudness(said, 1500)
    assert loudness(heard, 1500) > 10 * loudness(heard, 700)


async def test_a_leg_with_one_partner_after_another_records_each_of_them(centre: Centre) -> None:
    recording = centre.settings.data / "talk.raw"
    await centre.do(
        ports.Dial(leg_id="c1.agent", endpoint="PJSIP/agent1", recording=str(recording)),
        ports.CreateBridge(bridge_id="c1", mixing=True),
    )
    await centre.ear.hears(events.LegAnswered)
    await centre.do(ports.AddToBridge(bridge_id="c1", leg_id="c1.agent"))
    partners = [await centre.call_arrives("tone1500", f"400800000{n}") for n in range(3)]
    # Their packets' numbers are random: to come back to each makes sure that some seem to be of the past.
    for partner in (*partners, *partners):
        before = recording.stat().st_size if recording.exists() else 0
        await centre.do(ports.Answer(leg_id=partner), ports.AddToBridge(bridge_id="c1", leg_id=partner))
        await _records(recording, 1500, before)
        await centre.do(ports.RemoveFromBridge(bridge_id="c1", leg_id=partner))


async def _records(recording: Path, tone: int, since: int) -> None:
    """Wait until the leg's recording has half a second of a tone it hears, later than so many bytes."""

    async def is_there() -> bool:
        _, heard = stereo(recording)
        newest = heard[since // 4 :][-RATE // 2 :]
        return len(newest) == RATE // 2 and loudness(newest, tone) > 1000

    await until(is_there)


async def _talk(centre: Centre) -> None:
    """Let two seconds of conversation pass, told by the switch itself."""
    await centre.far.call("4008000002", "hangs_up")
    leg = (await centre.ear.hears(events.CallArrived)).leg_id
    await centre.do(ports.Answer(leg_id=leg))
    await centre.ear.hears(events.LegEnded)


async def _channels(recording: Path) -> tuple["array[int]", "array[int]"]:
    """What the leg said and what it heard, once at least half a second of both is on disk."""

    async def written() -> bool:
        return recording.stat().st_size >= 16_000

    await until(written)
    return stereo(recording)


async def test_busy_rejected_and_unanswered_legs_say_why(centre: Centre) -> None:
    # A busy machine takes a while to ring or to say no.
    for number, endpoint, seconds, cause in [("1", "busy", 40, 17), ("2", "rejects", 40, 21), ("3", "rings", 8, 19)]:
        await centre.do(ports.Dial(leg_id=f"c{number}.x", endpoint=f"PJSIP/{endpoint}@public", ring_seconds=seconds))
        ended = await centre.ear.hears(events.LegEnded)
        assert (ended.leg_id, ended.cause, ended.was_answered) == (f"c{number}.x", cause, False)


async def test_a_leg_taken_back_while_it_rings_ends_once(centre: Centre) -> None:
    await centre.do(ports.Dial(leg_id="c1.x", endpoint="PJSIP/rings@public"))
    await centre.ear.hears(events.LegRinging)
    await centre.do(ports.HangUp(leg_id="c1.x"))
    ended = await centre.ear.hears(events.LegEnded)
    assert (ended.leg_id, ended.was_answered) == ("c1.x", False)
    with pytest.raises(ports.SwitchRefused) as refused:
        await centre.do(ports.HangUp(leg_id="c1.x"))
    assert refused.value.status == 404


async def test_dialling_a_seat_nobody_registered_is_refused(centre: Centre) -> None:
    with pytest.raises(ports.SwitchRefused) as refused:
        await centre.do(ports.Dial(leg_id="c1.x", endpoint="PJSIP/agent1-web"))
    assert refused.value.status == 500


async def test_headers_and_caller_reach_the_phone(centre: Centre) -> None:
    await centre.do(
        ports.Dial(
            leg_id="c1.x",
            endpoint="PJSIP/header@public",
            caller="+38640123456",
            caller_name="Ana Novak",
            headers={"X-Ringhall-Contact": "c-1"},
        )
    )
    await centre.ear.hears(events.LegAnswered)
    known = await centre.far.process.command("dialplan show globals")
    assert "HEADER=c-1" in known
    assert 'CALLER="Ana Novak" <+38640123456>' in known


async def test_a_call_refused_as_busy_is_never_answered(centre: Centre) -> None:
    status = asyncio.create_task(answer_to_invite(centre.sip_port))
    caller = (await centre.ear.hears(events.CallArrived)).leg_id
    await centre.do(ports.HangUp(leg_id=caller, cause=17))
    ended = await centre.ear.hears(events.LegEnded)
    assert (ended.leg_id, ended.was_answered) == (caller, False)
    assert await status == 486


async def test_a_trunk_takes_no_more_calls_than_it_has_channels(centre: Centre) -> None:
    await centre.switch.set_trunks(
        [
            ports.Trunk(
                name="public",
                match=["127.0.0.1"],
                host="127.0.0.1",
                port=centre.far_port,
                channels_max=2,
            )
        ]
    )
    for number in ("4008000001", "4008000002"):
        await centre.far.call(number, "stays")
    await centre.ear.hears(events.CallArrived)
    await centre.ear.hears(events.CallArrived)
    with pytest.raises(ports.SwitchRefused) as refused:
        await centre.do(ports.Dial(leg_id="c1.x", endpoint="PJSIP/rings@public"))
    assert refused.value.status == 503
    assert await answer_to_invite(centre.sip_port) == 486


async def test_a_caller_leaves_a_message(centre: Centre) -> None:
    caller = await centre.call_arrives("speaks")
    await centre.do(ports.Answer(leg_id=caller), ports.RecordMessage(leg_id=caller, recording_id="vm-1"))
    message = await centre.ear.hears(events.MessageRecorded)
    assert (message.leg_id, message.recording_id) == (caller, "vm-1")
    with wave.open(message.file) as recorded:
        assert recorded.getnframes() / recorded.getframerate() > 1.5


async def test_a_seat_calls_out(centre: Centre) -> None:
    await centre.far.call("+38640123456", "stays", line="agent1")
    arrived = await centre.ear.hears(events.CallArrived)
    assert (arrived.line, arrived.dialled, arrived.caller) == ("agent1", "+38640123456", "agent1")


async def test_a_stranger_is_not_let_in(centre: Centre) -> None:
    await centre.switch.set_trunks([])
    assert await answer_to_invite(centre.sip_port) == 401


async def test_muted_legs_are_not_heard(centre: Centre) -> None:
    caller = await centre.call_arrives("tone1500")
    recording = centre.settings.data / "talk.raw"
    await centre.do(
        ports.Answer(leg_id=caller),
        ports.CreateBridge(bridge_id="c1"),
        ports.Mute(leg_id=caller),
        ports.AddToBridge(bridge_id="c1", leg_id=caller),
        ports.Dial(leg_id="c1.agent", endpoint="PJSIP/agent1", recording=str(recording)),
    )
    await centre.ear.hears(events.LegAnswered)
    await centre.do(ports.AddToBridge(bridge_id="c1", leg_id="c1.agent"))
    await _talk(centre)
    await centre.do(ports.HangUp(leg_id="c1.agent"))
    await centre.ear.hears(events.LegEnded)
    said, heard = await _channels(recording)
    assert loudness(said, 700) > 1000
    assert loudness(heard, 1500) < 10
