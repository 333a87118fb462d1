"""What must hold of a treatment beyond its shape, and what it names. Pure."""

from collections.abc import Iterator

import msgspec

from ringhall.apps.centre.kinds import TreatmentSettings
from ringhall.apps.centre.settings.values import Json, Reference
from ringhall.company.organisation.types import Fault
from ringhall.engine.flows.prompts import Prompt, fields_of
from ringhall.engine.flows.rules.check import ANYTHING, CALL_VARIABLES, fault_of
from ringhall.engine.waiting.settings import GAP_SECONDS_MIN, MUSIC_CLASSES, Treatment
from ringhall.foundation.errors import Phrase

SAYING = ("information", "advert")
LEAVING = ("message", "flow")
TOO_OFTEN = Phrase("Give 0 for once only, or at least {seconds} seconds.", seconds=GAP_SECONDS_MIN)
TWICE = "This key does something else already."
NO_MUSIC = "Choose either a music of the switch or a recording that was uploaded."
NO_FLOW = "Choose the flow that takes the caller."
NO_ADVERTISER = "Give it a name: it is counted, and perhaps billed, by that."
NO_SECOND = "There is no other music to change to: give at least two."
SILENT = "This says nothing: give it a text or a recording."
NO_MENU_PROMPT = "This says the menu again: give the menu a text first."
SENTENCES = (TWICE, NO_MUSIC, NO_FLOW, NO_ADVERTISER, NO_SECOND, SILENT, NO_MENU_PROMPT)


def treatment(value: Json) -> Iterator[Fault]:
    """Faults of music, of every prompt, of the keys, and of how often something comes."""
    plan = msgspec.convert(value, TreatmentSettings)
    for n, music in enumerate(plan.music):
        if bool(music.music) == bool(music.prompt) or (music.music and music.music not in MUSIC_CLASSES):
            yield Fault(f"music.{n}", "no-music", NO_MUSIC)
    for field in ("announcements", "position", "wait", "menu"):
        if 0 < getattr(plan, f"{field}_every_seconds") < GAP_SECONDS_MIN:
            yield Fault(f"{field}_every_seconds", "too-often", TOO_OFTEN, {"min": GAP_SECONDS_MIN})
    for where, prompt in prompts_of(plan):
        yield from _of_prompt(where, prompt)
    yield from _menu(plan)


def _menu(plan: Treatment) -> Iterator[Fault]:
    keys: set[str] = set()
    for n, choice in enumerate(plan.menu):
        here = f"menu.{n}"
        if choice.key in keys:
            yield Fault(f"{here}.key", "key-twice", TWICE)
        keys.add(choice.key)
        if choice.kind == "flow" and not choice.flow_id:
            yield Fault(f"{here}.flow_id", "missing", NO_FLOW)
        if choice.kind in SAYING and not choice.prompt:
            yield Fault(f"{here}.prompt", "says-nothing", SILENT)
        if choice.kind == "advert" and not choice.name.strip():
            yield Fault(f"{here}.name", "no-advertiser", NO_ADVERTISER)
        if choice.kind == "next_music" and len(plan.music) < 2:
            yield Fault(f"{here}.kind", "no-second-music", NO_SECOND)
        if choice.kind == "menu" and not plan.menu_prompt:
            yield Fault("menu_prompt", "no-menu-prompt", NO_MENU_PROMPT)


def prompts_of(plan: Treatment) -> Iterator[tuple[str, Prompt]]:
    """All that is said, by where it stands."""
    for n, announcement in enumerate(plan.announcements):
        yield f"announcements.{n}.prompt", announcement.prompt
    for n, choice in enumerate(plan.menu):
        if choice.prompt:
            yield f"menu.{n}.prompt", choice.prompt
    if plan.menu_prompt:
        yield "menu_prompt", plan.menu_prompt


def _of_prompt(where: str, prompt: Prompt) -> Iterator[Fault]:
    if not prompt:
        yield Fault(where, "says-nothing", SILENT)
    for n, part in enumerate(prompt):
        words = fault_of(part, ANYTHING)
        if words:
            yield Fault(f"{where}.{n}", "bad-prompt", words)
        for name in sorted({name for text in part.texts() for name in fields_of(text)} - CALL_VARIABLES):
            words = Phrase("This uses the variable “{name}”, and nothing sets it.", name=name)
            yield Fault(f"{where}.{n}", "bad-prompt", words)


def refers(value: Json) -> Iterator[Reference]:
    """Recordings that are played, and flows that callers leave for."""
    plan = msgspec.convert(value, TreatmentSettings)
    for n, music in enumerate(plan.music):
        if music.prompt:
            yield Reference(f"music.{n}.prompt", "prompts", music.prompt)
    for where, prompt in prompts_of(plan):
        for n, part in enumerate(prompt):
            if part.prompt:
                yield Reference(f"{where}.{n}", "prompts", part.prompt)
    for n, choice in enumerate(plan.menu):
        if choice.flow_id and choice.kind in LEAVING:
            yield Reference(f"menu.{n}.flow_id", "flows", choice.flow_id)
