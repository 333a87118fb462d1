"""What is plugged into the desk: outputs, microphones, a headset with buttons; and the system's own notices."""

import re
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.async_api import expect

from tests.support.desks import Desk
from tests.support.ear import until
from tests.support.windows import Window

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]

# Keeps what the page asks of the devices, and what became of it.
_KEEP_DEVICES = """
  window.asked = [];
  window.players = new Set();
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    asked.push(stream.getAudioTracks()[0].getSettings().deviceId);
    return stream;
  };
  const steer = HTMLMediaElement.prototype.setSinkId;
  HTMLMediaElement.prototype.setSinkId = function (id) {
    players.add(this);
    const there = !id || id !== window.unplugged;
    return there ? steer.call(this, id) : Promise.reject(new DOMException('gone', 'NotFoundError'));
  };
  window.changed = () => navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
"""
_ID_OF = """
async ([kind, name]) => (await navigator.mediaDevices.enumerateDevices()).find(
  (each) => each.kind === kind && each.label === name).deviceId
"""
# The page as one that is hidden, and every notice it gives to the system.
_KEEP_NOTICES = """
  window.notices = [];
  window.focused = 0;
  window.Notification = class extends Notification {
    constructor(title, options) { super(title, options); notices.push(this); }
  };
  window.focus = () => { window.focused += 1; };
  window.hides = (hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };
"""
# A headset as WebHID shows one: hook and mute in report 8, lamps for the call, mute and the ring in report 9.
_HEADSET = """
  const item = (usages, more = {}) => ({
    usages, reportSize: 1, reportCount: usages.length, isAbsolute: true, isArray: false, logicalMinimum: 0, ...more,
  });
  class Device extends EventTarget {
    productName = 'Double 40';
    opened = false;
    lamps = [];
    collections = [{
      usagePage: 0x0b,
      inputReports: [{ id: 8, items: [
        item([0x0b0020]), item([0x0b002f], { isAbsolute: false }), item([], { reportCount: 6 }),
      ] }],
      outputReports: [{ id: 9, items: [item([0x080017, 0x080009, 0x080018]), item([], { reportCount: 5 })] }],
      children: [],
    }];
    async open() { this.opened = true; }
    async close() { this.opened = false; }
    async sendReport(id, data) { this.lamps.push(data[0]); }
  }
  window.headset = new Device();
  window.says = (bits) => headset.dispatchEvent(Object.assign(new Event('inputreport'), {
    reportId: 8, data: new DataView(Uint8Array.of(bits).buffer),
  }));
  const hid = Object.assign(new EventTarget(), {
    getDevices: async () => [headset], requestDevice: async () => [headset],
  });
  Object.defineProperty(navigator, 'hid', { value: hid });
"""
HOOK, MUTE = 0b01, 0b10
CALL_LAMP, MUTE_LAMP, RING_LAMP = 0b001, 0b010, 0b100


async def goes_on(window: Window, what: str) -> Any:
    """Wait until this is so in the page, and say what it is."""

    async def is_so() -> bool:
        return bool(await window.page.evaluate(what))

    await until(is_so)
    return await window.page.evaluate(what)


async def choose(window: Window, field: str, device: str) -> None:
    """Another device in the check."""
    await window.page.get_by_role("combobox", name=field, exact=True).click()
    await window.page.get_by_role("option", name=device, exact=True).click()


async def test_chosen_devices_are_used_kept_and_replaced_while_they_are_away(desk: Desk) -> None:
    window, page = desk.window, desk.window.page
    await page.add_init_script(_KEEP_DEVICES)
    await page.goto(urljoin(page.url, "/settings/phone"))
    await choose(window, "Microphone", "Fake Audio Input 2")
    await choose(window, "Speaker", "Fake Audio Output 2")
    microphone = await page.evaluate(_ID_OF, ["audioinput", "Fake Audio Input 2"])
    speaker = await page.evaluate(_ID_OF, ["audiooutput", "Fake Audio Output 2"])
    await goes_on(window, f"asked.at(-1) === '{microphone}'")

    await page.reload()
    for field, device in (("Microphone", "Fake Audio Input 2"), ("Speaker", "Fake Audio Output 2")):
        await expect(page.get_by_role("combobox", name=field, exact=True)).to_have_value(device)
    await page.goto(urljoin(page.url, "/desk"))
    await desk.in_a_call()
    assert await page.evaluate("asked.at(-1)") == microphone
    await goes_on(window, f"[...players].some(({{ sinkId, srcObject }}) => srcObject && sinkId === '{speaker}')")

    await page.evaluate("(id) => { window.unplugged = id; changed(); }", speaker)
    await goes_on(window, "[...players].every(({ sinkId }) => sinkId === '')")
    await page.evaluate("window.unplugged = null; changed()")
    await goes_on(window, f"[...players].some(({{ sinkId, srcObject }}) => srcObject && sinkId === '{speaker}')")
    await page.evaluate("for (const name of ['microphone', 'speaker']) localStorage.removeItem(`ringhall.${name}`)")


async def test_a_call_at_a_hidden_page_is_told_by_the_system_and_a_click_brings_the_page(desk: Desk) -> None:
    window, page = desk.window, desk.window.page
    await page.context.grant_permissions(["notifications"])
    await page.add_init_script(_KEEP_NOTICES)
    await desk.reload()
    await desk.is_ready()
    await page.evaluate("hides(true)")
    caller = await desk.is_called()
    told = await goes_on(window, "notices.length && { title: notices[0].title, body: notices[0].body }")
    assert (told["title"], told["body"]) == ("Call: Wilhelmina Quarles", "Billing")
    await page.evaluate("window.gone = false; notices[0].addEventListener('close', () => { window.gone = true; })")
    await page.evaluate("notices[0].dispatchEvent(new Event('click'))")
    assert await page.evaluate("focused") == 1
    await page.evaluate("hides(false)")
    await desk.answers()
    await desk.both_are_heard(caller)
    assert await page.evaluate("notices.length") == 1


async def test_a_headset_answers_mutes_and_hangs_up_and_its_lamps_follow(desk: Desk) -> None:
    window, page = desk.window, desk.window.page
    await page.add_init_script(_HEADSET)
    await desk.reload()
    await desk.is_ready()
    caller = await desk.is_called()
    await expect(desk.bar.get_by_role("button", name="Answer")).to_be_enabled()
    await goes_on(window, f"headset.lamps.at(-1) === {RING_LAMP}")
    await page.evaluate(f"says({HOOK})")
    await desk.both_are_heard(caller)
    # Sound may be there before the centre knows of the talk; until then it refuses a word about mute.
    await desk.centre.client.until_agent("agent1", "talking")
    await goes_on(window, f"headset.lamps.at(-1) === {CALL_LAMP}")
    await page.evaluate(f"says({HOOK | MUTE}); says({HOOK})")
    await expect(desk.bar.get_by_role("button", name="Unmute")).to_be_visible()
    await goes_on(window, f"headset.lamps.at(-1) === {CALL_LAMP | MUTE_LAMP}")
    await page.evaluate("says(0)")
    await caller.ended()
    await goes_on(window, "headset.lamps.at(-1) === 0")
    await expect(desk.bar).to_contain_text(re.compile("You hung up|s left of"))
