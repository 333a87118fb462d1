"""Menus: five hundred callers press keys at once, beside the same menu in the dialplan; and what a step costs."""

import time
from pathlib import Path
from typing import Any

from bench import menus_steps, sipp
from bench.centre import BenchCentre
from bench.document import ADMIN, PASSWORD, TRUNK_CHANNELS_MAX
from bench.figures import Bar, Section, quantile, quantiles_text
from bench.machine import Watch
from bench.menus_callers import Ears, scenario

CALLERS, PER_SECOND, KEYS = 500, 40, 8
SETTLE_SECONDS, SECONDS = 2.0, 20.0
KEY_TO_PROMPT_MAX, STEP_MAX = 150.0, 50.0
NUMBER, PEER = "4008000077", "77"
PROMPT = "Thank you. Please press one for the next menu, or wait for somebody."
PROTOCOL = (
    f"{CALLERS} callers (SIPp) are in a menu of Ringhall at once. Each hears its prompt, of some five seconds, thinks "
    "for one to three more in silence, presses the key that leads to the other menu, and so on. Keys go by SIP INFO, "
    "whose moment SIPp notes; the first packet of sound (not of silence) that comes back to the caller's own port "
    "ends the time, so it holds the switch, ARI, the step, the commit of the story and the start of the prompt. Only "
    "keys count that were pressed while all were there. The other side is the dialplan of the same Asterisk (`Read` "
    "of one key with the same sound, in a loop), which keeps no story. CPU is of one second. A step is the pure rule "
    "alone: random callers in the eight industries' starters, one input after the other."
)


def measure(folder: Path) -> Section:
    """The whole benchmark, on a centre of its own."""
    head = ["", "keys", "key to prompt p50 ms", "p95", "p99", "Asterisk ms/s", "Ringhall", "PostgreSQL"]
    section = Section("Menus: five hundred callers press keys", PROTOCOL, head)
    centre = BenchCentre(folder / "centre", document=document())
    try:
        centre.start()
        _warm(centre, folder)
        ours = _side(centre, folder, section, "Ringhall", NUMBER)
        _side(centre, folder, section, "dialplan", PEER)
    finally:
        centre.stop()
    steps = menus_steps.measured()
    section.rows.append(["one step, µs", f"{len(steps):,}", *quantiles_text(steps), "", "", ""])
    section.bars += [
        Bar(f"Key to prompt, {CALLERS} callers in menus, p95", quantile(ours, 0.95), KEY_TO_PROMPT_MAX, "ms"),
        Bar("A step of a flow, mean", sum(steps) / len(steps), STEP_MAX, "µs"),
        Bar("The same, p99", quantile(steps, 0.99), STEP_MAX, "µs"),
    ]
    return section


def document() -> dict[str, Any]:
    """What `ringhall serve --config` takes."""
    menu = {"kind": "menu", "prompt": [{"text": PROMPT}], "timeout_seconds": 60, "tries_max": 5, "otherwise": "bye"}
    nodes = {
        "one": {**menu, "choices": {"1": {"to": "two"}}},
        "two": {**menu, "choices": {"1": {"to": "one"}}},
        "bye": {"kind": "hang_up"},
    }
    return {
        "trunks": [{"name": "bench", "match": ["127.0.0.1"], "channels_max": TRUNK_CHANNELS_MAX}],
        "flows": [{"id": "menus", "name": "Menus", "document": {"start": "one", "nodes": nodes}}],
        "numbers": [{"number": NUMBER, "name": "Menus", "flow_id": "menus"}],
        "users": [
            {"login": ADMIN, "name": "Bench", "roles": ["admin"], "password": PASSWORD, "any_password": True},
        ],
    }  # fmt: skip


def _warm(centre: BenchCentre, folder: Path) -> None:
    """The prompt is spoken once; the peer plays the same file."""
    with Ears(1) as ears:
        calls = sipp.call(
            folder / "warm", centre.address, NUMBER, rate=1, count=1, scenario=scenario(folder / "warm", ears, 1)
        )
    assert calls.good == 1, "the menu is not there"
    [sound] = [file for file in (centre.data / "prompts").rglob("*.wav") if file.stat().st_size > 16_000]
    played = sound.with_suffix("")
    # What the switch of a centre has no use for.
    centre.console("module load app_read.so")
    centre.extension(PEER, "Answer()", f"Read(KEY,{played},1,,1,60)", "Goto(2)")
    centre.quiet()


def _side(centre: BenchCentre, folder: Path, section: Section, name: str, number: str) -> list[float]:
    """Milliseconds from each key to its prompt while all callers were there."""
    at = folder / name
    with Ears(CALLERS) as ears:
        calling = sipp.calling(
            at, centre.address, number, rate=PER_SECOND, count=CALLERS, scenario=scenario(at, ears, KEYS), traced=True
        )
        try:
            centre.until_calls(CALLERS)
            time.sleep(SETTLE_SECONDS)
            since = time.time()
            with Watch(centre.pids) as watch:
                time.sleep(SECONDS)
            until = time.time()
            stayed = centre.has_calls(CALLERS)
        finally:
            sipp.end(calling)
        times = ears.waits(sipp.read_messages(at), since, until)
    centre.quiet()
    if not stayed:
        raise AssertionError(f"not all of the {CALLERS} callers stayed")
    spent = [f"{1_000 * watch.spent[who] / SECONDS:.0f}" for who in ("Asterisk", "Ringhall", "PostgreSQL")]
    section.rows.append([name, f"{len(times):,}", *quantiles_text(times), *spent])
    return times
