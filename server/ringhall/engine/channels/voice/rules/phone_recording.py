"""Recording a prompt by phone: what is asked, said and done after each key, silence and answer. Pure.

Whoever records types the code that the page shows, speaks after a tone, ends with `#`, hears it, and chooses: 1 keeps
it, 2 records again, 3 plays it again. Whoever hangs up before has changed nothing.
"""

from typing import Literal

import msgspec

from ringhall.engine.channels.voice.ports import TicketVerdict

CODE_DIGITS = 8
TRIES_MAX = 3
SILENCES_MAX = 2
TAKE_SECONDS_MAX = 300
TAKE_SECONDS_MIN = 0.5
"""What is shorter is somebody who hangs up or presses a key at the tone."""
PAUSE_SECONDS_MAX = 10
"""Silence for so long ends a recording; its sound keeps none of it."""
KEY_MS_MAX = 8_000
"""After a key a code is over when nothing follows: it is read from a page."""
ANSWER_MS_MAX = 12_000
"""How long there is for an answer to begin, and for us to find out about a code."""
KEEP_MS_MAX = 150_000
"""The longest recording is made ready within this."""
SENTENCE_MS_MAX = 30_000
"""A sentence of whose end the switch does not tell counts as heard by then."""
SLACK_MS = 15_000
WHOLE_MS_MAX = 30 * 60_000

Sentence = Literal[
    "code",
    "wrong",
    "wrong_again",
    "locked",
    "not_now",
    "speak",
    "again",
    "nothing_heard",
    "review",
    "one_moment",
    "kept",
    "not_kept",
    "thrown_away",
    "goodbye",
]
Stage = Literal["code", "checking", "speak", "recording", "review", "keeping", "over"]


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody at a phone is. What is typed may be a code, so it is not shown."""

    stage: Stage
    typed: str = ""
    wrong: int = 0
    silences: int = 0

    def __repr__(self) -> str:
        return f"Dialogue({self.stage})"


class Say(msgspec.Struct, frozen=True):
    """Say this. Where the dialogue is over, the phone is hung up after it."""

    sentence: Sentence


class Check(msgspec.Struct, frozen=True):
    """Find out what the code is for."""

    code: str

    def __repr__(self) -> str:
        return "Check(•)"


class Record(msgspec.Struct, frozen=True):
    """A tone, and from then on what is said is recorded."""


class Review(msgspec.Struct, frozen=True):
    """Play what was recorded, then say what can be done with it."""


class Keep(msgspec.Struct, frozen=True):
    """Callers are to hear what was recorded."""


class Drop(msgspec.Struct, frozen=True):
    """What was recorded is thrown away."""


class HangUp(msgspec.Struct, frozen=True):
    """The dialogue is over."""


Act = Say | Check | Record | Review | Keep | Drop | HangUp
Next = tuple[Dialogue, list[Act]]


def begin() -> Next:
    """Somebody has called."""
    return Dialogue(stage="code"), [Say("code")]


def hushes(dialogue: Dialogue, key: str) -> bool:
    """Whether the key ends what is being said: the one that ended a recording may come late."""
    return dialogue.stage in ("code", "speak") or (dialogue.stage == "review" and key in "123")


def on_key(dialogue: Dialogue, key: str) -> Next:
    """A key was pressed."""
    if dialogue.stage == "code":
        return _typed(dialogue, key)
    if dialogue.stage == "speak":
        return on_said(dialogue)
    if dialogue.stage == "review":
        return _chosen(dialogue, key)
    return dialogue, []


def on_said(dialogue: Dialogue) -> Next:
    """What was said has been heard."""
    if dialogue.stage == "speak":
        return _at(dialogue, "recording"), [Record()]
    return (dialogue, [HangUp()]) if dialogue.stage == "over" else (dialogue, [])


def on_verdict(dialogue: Dialogue, verdict: TicketVerdict) -> Next:
    """What became of the code."""
    if dialogue.stage != "checking":
        return dialogue, []
    if verdict == "right":
        return Dialogue(stage="speak"), [Say("speak")]
    if verdict != "wrong":
        return _over(dialogue, verdict)
    wrong = dialogue.wrong + 1
    if wrong >= TRIES_MAX:
        return _over(dialogue, "wrong")
    return Dialogue(stage="code", wrong=wrong, silences=dialogue.silences), [Say("wrong_again")]


def on_recorded(dialogue: Dialogue, seconds: float) -> Next:
    """The recording has ended: by a key, by silence or by the limit."""
    if dialogue.stage != "recording":
        return dialogue, []
    if seconds >= TAKE_SECONDS_MIN:
        return Dialogue(stage="review"), [Review()]
    silences = dialogue.silences + 1
    if silences > SILENCES_MAX:
        return _over(dialogue, "goodbye", Drop())
    return Dialogue(stage="speak", silences=silences), [Drop(), Say("nothing_heard")]


def on_kept(dialogue: Dialogue, *, kept: bool) -> Next:
    """Whether callers hear it now."""
    if dialogue.stage != "keeping":
        return dialogue, []
    return _over(dialogue, "kept" if kept else "not_kept")


def on_silence(dialogue: Dialogue) -> Next:
    """Nothing came for as long as there was time."""
    match dialogue.stage:
        case "over":
            return dialogue, [HangUp()]
        case "speak":
            return on_said(dialogue)
        case "code" if dialogue.typed:
            return _typed(dialogue, "#")
        case "code" | "review" if dialogue.silences < SILENCES_MAX:
            asked: Act = Say("code") if dialogue.stage == "code" else Review()
            return msgspec.structs.replace(dialogue, silences=dialogue.silences + 1), [asked]
        case "code":
            return _over(dialogue, "goodbye")
        case "review":
            return _over(dialogue, "thrown_away", Drop())
        case "recording":
            return _over(dialogue, "not_kept", Drop())
        case "keeping":
            return on_kept(dialogue, kept=False)
        case "checking":
            return on_verdict(dialogue, "not_now")


def on_end(dialogue: Dialogue) -> Next:
    """They are on the line for longer than anybody needs."""
    return _over(dialogue, "thrown_away", Drop())


def due_ms(dialogue: Dialogue) -> int:
    """How long there is from the last key, or from the end of what was said."""
    match dialogue.stage:
        case "recording":
            return TAKE_SECONDS_MAX * 1000 + SLACK_MS
        case "keeping":
            return KEEP_MS_MAX
        case "code" if dialogue.typed:
            return KEY_MS_MAX
        case _:
            return ANSWER_MS_MAX


def _typed(dialogue: Dialogue, key: str) -> Next:
    if key == "*":
        return msgspec.structs.replace(dialogue, typed=""), []
    typed = dialogue.typed if key == "#" else dialogue.typed + key
    if not typed or (key != "#" and len(typed) < CODE_DIGITS):
        return msgspec.structs.replace(dialogue, typed=typed), []
    return msgspec.structs.replace(dialogue, stage="checking", typed=""), [Check(typed)]


def _chosen(dialogue: Dialogue, key: str) -> Next:
    match key:
        case "1":
            return _at(dialogue, "keeping"), [Keep(), Say("one_moment")]
        case "2":
            return Dialogue(stage="speak"), [Drop(), Say("again")]
        case "3":
            return Dialogue(stage="review"), [Review()]
        case _:
            return dialogue, []


def _at(dialogue: Dialogue, stage: Stage) -> Dialogue:
    return msgspec.structs.replace(dialogue, stage=stage)


def _over(dialogue: Dialogue, last: Sentence, *before: Act) -> Next:
    return _at(dialogue, "over"), [*before, Say(last)]
