"""Signing in from a phone by keys: what is asked, said and done after each key, silence and answer. Pure.

An agent types the number of their own extension, `#`, their PIN, `#`; `*` begins an answer anew. Whoever sits at the
phone already has a menu: 1 ready, 2 not ready, 3 sign out.
"""

from typing import Literal

import msgspec

from ringhall.engine.channels.voice.ports import PinVerdict
from ringhall.engine.routing.events import Presence

TRIES_MAX = 3
SILENCES_MAX = 2
DIGITS_MAX = 12
"""More than any extension or PIN has; what is typed beyond them is let fall."""
KEY_MS_MAX = 5_000
"""After a key an answer is over when nothing follows."""
ANSWER_MS_MAX = 8_000
"""How long there is for an answer to begin, and for us to find out about a PIN."""
CHOICE_MS_MAX = 3_000
"""How long somebody who is signed in has for saying that they are not ready yet."""
SENTENCE_MS_MAX = 30_000
"""A sentence of whose end the switch does not tell counts as heard by then."""
WHOLE_MS_MAX = 180_000

Sentence = Literal[
    "number",
    "pin",
    "wrong",
    "wrong_again",
    "locked",
    "not_now",
    "in_a_call",
    "signed_in",
    "menu",
    "ready",
    "not_ready",
    "signed_out",
    "goodbye",
]
Stage = Literal["number", "pin", "checking", "signed_in", "menu", "over"]
ASKS: dict[Stage, Sentence] = {"number": "number", "pin": "pin", "signed_in": "signed_in", "menu": "menu"}


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody at a phone is. `agent_id` is who signs in, or sits there; `becomes` is what they are afterwards.

    What is typed may be a PIN, so none of it is shown.
    """

    stage: Stage
    agent_id: str | None = None
    becomes: Presence | None = None
    number: str = ""
    typed: str = ""
    wrong: int = 0
    silences: int = 0

    def __repr__(self) -> str:
        return f"Dialogue({self.stage}, {self.agent_id})"


class Say(msgspec.Struct, frozen=True):
    """Say this. Where the dialogue is over, the phone is hung up after it."""

    sentence: Sentence


class Check(msgspec.Struct, frozen=True):
    """Find out whether number and PIN belong together."""

    number: str
    pin: str

    def __repr__(self) -> str:
        return "Check(•)"


class SignIn(msgspec.Struct, frozen=True):
    """The agent sits at this phone from now on, and takes no calls yet: they are at the phone, and it would be busy."""

    agent_id: str


class Become(msgspec.Struct, frozen=True):
    """The agent is in this state from now on."""

    agent_id: str
    state: Presence


class HangUp(msgspec.Struct, frozen=True):
    """The dialogue is over."""


Act = Say | Check | SignIn | Become | HangUp
Next = tuple[Dialogue, list[Act]]


def begin(sitter: str | None) -> Next:
    """The phone has dialled the code; `sitter` is who sits there."""
    dialogue = Dialogue(stage="menu" if sitter else "number", agent_id=sitter)
    return dialogue, [Say(ASKS[dialogue.stage])]


def on_key(dialogue: Dialogue, key: str) -> Next:
    """A key was pressed."""
    if dialogue.stage in ("number", "pin"):
        return _typed(dialogue, key)
    if dialogue.stage == "menu":
        return _chosen(dialogue, key)
    if dialogue.stage == "signed_in" and key == "2":
        return _over(msgspec.structs.replace(dialogue, becomes=None), "not_ready")
    return dialogue, []


def on_silence(dialogue: Dialogue) -> Next:
    """Nothing came for as long as there was time."""
    if dialogue.stage in ("over", "signed_in"):
        return msgspec.structs.replace(dialogue, stage="over"), [HangUp()]
    if dialogue.typed:
        return _typed(dialogue, "#")
    if dialogue.stage == "checking":
        return on_verdict(dialogue, "not_now", None)
    return _asked_again(dialogue)


def on_verdict(dialogue: Dialogue, verdict: PinVerdict, agent_id: str | None) -> Next:
    """What became of number and PIN; `agent_id` is whose the number is. A number that is nobody's is wrong as well."""
    if dialogue.stage != "checking":
        return dialogue, []
    if verdict == "right" and agent_id is not None:
        there = Dialogue(stage="signed_in", agent_id=agent_id, becomes="ready")
        return there, [SignIn(agent_id), Say("signed_in")]
    if verdict in ("locked", "not_now"):
        return _over(dialogue, "locked" if verdict == "locked" else "not_now")
    wrong = dialogue.wrong + 1
    if wrong >= TRIES_MAX:
        return _over(dialogue, "wrong")
    return Dialogue(stage="number", wrong=wrong, silences=dialogue.silences), [Say("wrong_again")]


def on_refusal(dialogue: Dialogue) -> Next:
    """They cannot sit there just now: they, or whoever sits there, are in a call."""
    return _over(msgspec.structs.replace(dialogue, becomes=None), "in_a_call")


def due_ms(dialogue: Dialogue, *, key: bool) -> int:
    """How long there is from now, after a `key` or the end of a sentence, before it counts as silence."""
    if dialogue.stage == "signed_in":
        return CHOICE_MS_MAX
    return KEY_MS_MAX if key and dialogue.typed else ANSWER_MS_MAX


def _typed(dialogue: Dialogue, key: str) -> Next:
    if key == "*":
        return msgspec.structs.replace(dialogue, typed=""), []
    if key != "#":
        return msgspec.structs.replace(dialogue, typed=(dialogue.typed + key)[:DIGITS_MAX]), []
    if not dialogue.typed:
        return _asked_again(dialogue)
    if dialogue.stage == "number":
        return msgspec.structs.replace(dialogue, stage="pin", number=dialogue.typed, typed=""), [Say("pin")]
    check = Check(dialogue.number, dialogue.typed)
    return msgspec.structs.replace(dialogue, stage="checking", typed=""), [check]


def _chosen(dialogue: Dialogue, key: str) -> Next:
    agent_id = dialogue.agent_id or ""
    if key == "1":
        # Once the phone is free for a caller.
        return _over(msgspec.structs.replace(dialogue, becomes="ready"), "ready")
    if key in ("2", "3"):
        state: Presence = "not_ready" if key == "2" else "offline"
        over, said = _over(dialogue, "not_ready" if key == "2" else "signed_out")
        return over, [Become(agent_id, state), *said]
    return _asked_again(dialogue)


def _asked_again(dialogue: Dialogue) -> Next:
    if dialogue.silences >= SILENCES_MAX:
        return _over(dialogue, "goodbye")
    again = msgspec.structs.replace(dialogue, silences=dialogue.silences + 1)
    return again, [Say(ASKS[dialogue.stage])]


def _over(dialogue: Dialogue, sentence: Sentence) -> Next:
    over = Dialogue(stage="over", agent_id=dialogue.agent_id, becomes=dialogue.becomes)
    return over, [Say(sentence)]
