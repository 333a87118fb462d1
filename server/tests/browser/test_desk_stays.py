"""What happens to a caller when the page goes: reload, closed tab, second tab, cut line."""

from datetime import datetime
from typing import Any

import pytest
from playwright.async_api import expect

from ringhall.foundation.logging import log
from tests.support.centre_document import secret_of
from tests.support.desks import CALLER_HZ, COLLEAGUE_HZ, Desk
from tests.support.hearing import Listening
from tests.support.windows import MICROPHONE_HZ, OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]

BACK_SECONDS_MAX = 15.0  # Three on a machine of its own; here others may work beside.
# Of a page that answers nothing for 20 to 40 s the server says that it is gone.
GONE_SECONDS_MAX = 60.0
# What a cable and a headset do to a microphone that the page has.
_KEEP_MICROPHONES = """
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  let microphone = null;
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    [microphone] = stream.getAudioTracks();
    return stream;
  };
  const happens = (what) => microphone.dispatchEvent(new Event(what));
  window.sleep = () => happens('mute');
  window.wake = () => happens('unmute');
  window.unplug = () => { microphone.stop(); happens('ended'); };
"""


async def page_is_missed(desk: Desk) -> bool:
    """Whether the server has noticed that the agent's page is gone."""
    return bool((await desk.centre.client.agent("agent1"))["phone"] != "browser")


def seconds_away(story: list[dict[str, Any]]) -> list[float]:
    """How long the agent was away each time, by the story's own time stamps."""
    moments = {
        kind: [datetime.fromisoformat(event["at"]) for event in story if event["kind"] == kind]
        for kind in ("AgentAway", "AgentBack")
    }
    pairs = zip(moments["AgentAway"], moments["AgentBack"], strict=True)
    return [(back - away).total_seconds() for away, back in pairs]


async def test_a_reload_in_mid_call_gives_the_caller_back_soon(desk: Desk) -> None:
    caller, contact_id = await desk.in_a_call()
    await desk.reload()
    await expect(desk.bar).to_contain_text("Talking")
    await desk.both_are_heard(caller)
    away = seconds_away(await desk.centre.client.story(contact_id))
    log.info("measured.reload_in_mid_call", away_seconds=away)
    assert len(away) == 1
    assert away[0] < BACK_SECONDS_MAX
    assert not caller.leg.ended.is_set()


async def test_a_closed_tab_leaves_the_caller_with_music_until_a_new_one_opens(
    desk: Desk,
    open_window: OpenWindow,
) -> None:
    caller, contact_id = await desk.in_a_call()
    await desk.window.page.close()
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await Listening(caller).hears_sound()
    assert (await desk.centre.client.contact(contact_id))["agent_away_until"] is not None
    desk.window = await open_window("agent1", "/desk")
    await desk.both_are_heard(caller)
    assert len(seconds_away(await desk.centre.client.story(contact_id))) == 1


async def test_the_newest_tab_takes_the_call_and_the_first_can_take_it_back(
    desk: Desk,
    open_window: OpenWindow,
) -> None:
    caller, _ = await desk.in_a_call()
    first = desk.window
    desk.window = second = await open_window("agent1", "/desk")
    await first.sees("You are only looking here.")
    await desk.both_are_heard(caller)
    await expect(desk.bar.get_by_role("button", name="Hold")).to_be_enabled()

    desk.window = first
    await expect(desk.bar.get_by_role("button", name="Hold")).to_be_disabled()
    await first.click("Move it here")
    await second.sees("You are only looking here.")
    await desk.both_are_heard(caller)


async def test_a_line_that_only_blinks_disturbs_no_call(desk: Desk) -> None:
    await desk.window.can_lose_its_line()
    await desk.window.page.reload()
    caller, contact_id = await desk.in_a_call()
    await desk.window.loses_its_line()
    await desk.window.sees("Connected again")
    await desk.both_are_heard(caller)
    assert "AgentAway" not in await desk.centre.client.kinds(contact_id)


async def test_no_line_for_however_long_is_said_while_the_call_goes_on_and_what_is_typed_is_kept(desk: Desk) -> None:
    desk.window.forgives("ERR_INTERNET_DISCONNECTED")
    caller, contact_id = await desk.in_a_call()
    await desk.notes.fill("Wants to move the appointment")
    await desk.window.page.context.set_offline(True)
    await desk.both_are_heard(caller)
    await desk.window.sees("No connection to the centre", "What you type is kept here.")
    await desk.notes.press_sequentially(" to Monday")
    await desk.window.sees("Kept here, not saved yet")
    await expect(desk.bar.get_by_role("button", name="Hold")).to_be_disabled()
    await expect(desk.state).to_be_disabled()
    await desk.window.sees_like(r"No connection to the centre for [1-9]\d")
    await desk.centre.client.until(lambda: page_is_missed(desk), GONE_SECONDS_MAX)
    # Asked a second later the switch says that the sound goes on.
    await desk.both_are_heard(caller)
    assert "AgentAway" not in await desk.centre.client.kinds(contact_id)
    await desk.window.page.context.set_offline(False)
    await desk.window.sees("Connected again")
    await desk.both_are_heard(caller)
    await expect(desk.bar.get_by_role("button", name="Hold")).to_be_enabled()
    contact = await desk.centre.client.until_contact(contact_id, note="Wants to move the appointment to Monday")
    assert contact["agent_id"] == "agent1"


async def test_whatever_state_the_page_is_reloaded_in_call_sound_and_notes_are_as_before(desk: Desk) -> None:
    phone = await desk.network.phone("agent3", secret_of("agent3"))
    await desk.is_ready()
    caller = await desk.is_called()
    await desk.reload()
    await expect(desk.bar).to_contain_text("Incoming call")
    await desk.answers()
    await desk.both_are_heard(caller)
    contact_id = (await desk.centre.client.agent("agent1"))["contact_id"]

    await desk.notes.fill("Asks about the meter")
    await desk.window.press("F8")
    await expect(desk.state).to_have_accessible_name("My state: Hold")
    await desk.reload()
    await expect(desk.bar.get_by_role("button", name="Take back")).to_be_enabled()
    await expect(desk.notes).to_have_value("Asks about the meter")
    await Listening(caller).hears_sound()
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await desk.window.press("F8")
    await desk.both_are_heard(caller)

    await desk.centre.client.set_state("agent3", "ready")
    colleague = await desk.asks_a_colleague(phone)
    await desk.window.sees("You are asking Agent 3")
    await desk.reload()
    await desk.window.sees("You are asking Agent 3")
    await Listening(colleague).hears(MICROPHONE_HZ)
    await desk.window.hears(COLLEAGUE_HZ)
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await desk.window.click("Let Agent 3 go")
    await colleague.ended()
    await desk.both_are_heard(caller)
    await desk.centre.client.set_state("agent3", "offline")

    await caller.hang_up()
    await desk.window.sees("What was it about?")
    await desk.window.press("2")
    await expect(desk.window.page.get_by_role("radio", checked=True)).to_contain_text("Information given")
    await desk.notes.press_sequentially(" again")
    await desk.reload()
    await expect(desk.notes).to_have_value("Asks about the meter again")
    await expect(desk.window.page.get_by_role("radio", checked=True)).to_contain_text("Information given")
    await expect(desk.bar).to_contain_text("s left of 120 s")
    await desk.notes.press_sequentially(", and again")
    await desk.window.press("Control+Enter")
    await desk.window.sees("Ready for the next contact")
    contact = await desk.centre.client.until_contact(contact_id, state="closed")
    assert contact["note"] == "Asks about the meter again, and again"


async def test_a_microphone_that_goes_in_mid_call_is_said_at_once_and_another_takes_its_place(desk: Desk) -> None:
    await desk.window.page.add_init_script(_KEEP_MICROPHONES)
    await desk.reload()
    caller, _ = await desk.in_a_call()
    await desk.window.page.evaluate("sleep()")
    await desk.window.sees("The microphone sends no sound")
    await desk.window.page.evaluate("wake()")
    other = desk.window.page.get_by_role("button", name="Fake Audio Input 2")
    await expect(other).to_be_hidden()
    await desk.window.page.evaluate("unplug()")
    await desk.window.sees("The microphone is gone: you are not heard.")
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await other.click()
    await expect(other).to_be_hidden()
    await desk.both_are_heard(caller)
    await desk.window.page.evaluate("localStorage.removeItem('ringhall.microphone')")


async def test_whoever_is_muted_stays_muted_over_a_reload(desk: Desk) -> None:
    caller, _ = await desk.in_a_call()
    await desk.window.press("F4")
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await desk.reload()
    await desk.window.hears(CALLER_HZ)
    await expect(desk.bar.get_by_role("button", name="Unmute")).to_be_visible()
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await desk.window.press("F4")
    await desk.both_are_heard(caller)
