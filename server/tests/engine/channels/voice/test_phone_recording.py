"""Recording a prompt by phone, as values: what follows each key, silence and answer."""

from collections.abc import Callable
from string import Formatter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.channels.voice.dialogue_words import sentence_in
from ringhall.engine.channels.voice.recording_words import WORDS
from ringhall.engine.channels.voice.rules import phone_recording as rules
from ringhall.engine.channels.voice.rules.phone_recording import (
    Check,
    Dialogue,
    Drop,
    HangUp,
    Keep,
    Record,
    Review,
    Say,
    Stage,
)

pytestmark = pytest.mark.unit
CODE = "48210937"


def after(keys: str, begun: Dialogue | None = None) -> rules.Next:
    """What there is after these keys, and what is asked for by the last of them."""
    dialogue, acts = (begun, []) if begun else rules.begin()
    for key in keys:
        dialogue, acts = rules.on_key(dialogue, key)
    return dialogue, acts


def reviewed() -> Dialogue:
    """Somebody has recorded and hears it."""
    return rules.on_recorded(Dialogue(stage="recording"), 4.0)[0]


def test_eight_digits_are_checked_at_once_and_fewer_after_the_hash_key_or_silence() -> None:
    assert rules.begin()[1] == [Say("code")]
    assert after(CODE)[1] == [Check(CODE)]
    assert after("99*" + CODE)[1] == [Check(CODE)]
    assert after("48#")[1] == rules.on_silence(after("48")[0])[1] == [Check("48")]
    assert after("#")[1] == []
    dialogue, acts = after(CODE + "#")
    assert (dialogue.stage, acts) == ("checking", [])
    assert CODE not in repr(after(CODE[:7])) + repr(after(CODE))


def test_who_is_right_speaks_after_the_tone_hears_it_and_keeps_it() -> None:
    dialogue, acts = rules.on_verdict(after(CODE)[0], "right")
    assert acts == [Say("speak")]
    dialogue, acts = rules.on_said(dialogue)
    assert (dialogue.stage, acts) == ("recording", [Record()])
    dialogue, acts = rules.on_recorded(dialogue, 4.0)
    assert acts == [Review()]
    dialogue, acts = after("1", dialogue)
    assert acts == [Keep(), Say("one_moment")]
    over, acts = rules.on_kept(dialogue, kept=True)
    assert acts == [Say("kept")]
    assert rules.on_said(over)[1] == [HangUp()]
    assert rules.on_kept(dialogue, kept=False)[1] == [Say("not_kept")]


def test_it_is_recorded_again_and_heard_again() -> None:
    assert after("2", reviewed())[1] == [Drop(), Say("again")]
    assert after("3", reviewed())[1] == [Review()]
    # Who does not wait for the sentence speaks at once; the key that ended a recording may come late.
    assert after("5", after("2", reviewed())[0])[1] == [Record()]
    assert after("#", reviewed()) == (reviewed(), [])
    assert not rules.hushes(reviewed(), "#")


def test_a_wrong_code_is_asked_for_again_and_three_are_enough() -> None:
    dialogue, said = rules.begin()[0], []
    for _ in range(rules.TRIES_MAX):
        dialogue, acts = rules.on_verdict(after("11111111", dialogue)[0], "wrong")
        said += acts
    assert said == [Say("wrong_again"), Say("wrong_again"), Say("wrong")]
    for verdict in ("locked", "not_now"):
        assert rules.on_verdict(after(CODE)[0], verdict)[1] == [Say(verdict)]


def test_a_recording_without_a_word_is_made_again_and_given_up_at_last() -> None:
    dialogue = Dialogue(stage="recording")
    for _ in range(rules.SILENCES_MAX):
        dialogue, acts = rules.on_recorded(dialogue, 0)
        assert acts == [Drop(), Say("nothing_heard")]
        dialogue, _ = rules.on_said(dialogue)
    assert rules.on_recorded(dialogue, 0)[1] == [Drop(), Say("goodbye")]


def test_silence_is_asked_again_and_then_nothing_is_kept() -> None:
    dialogue = reviewed()
    for _ in range(rules.SILENCES_MAX):
        dialogue, acts = rules.on_silence(dialogue)
        assert acts == [Review()]
    over, acts = rules.on_silence(dialogue)
    assert acts == [Drop(), Say("thrown_away")]
    assert rules.on_silence(over)[1] == [HangUp()]
    assert rules.on_silence(Dialogue(stage="recording"))[1] == [Drop(), Say("not_kept")]
    assert rules.on_silence(Dialogue(stage="checking"))[1] == [Say("not_now")]
    assert rules.on_silence(Dialogue(stage="keeping"))[1] == [Say("not_kept")]


@given(st.lists(st.sampled_from([*"0123456789*#", "silence", "said", "recorded", "kept", "right", "wrong"])))
def test_whatever_comes_it_is_kept_only_after_it_was_heard_and_ends_in_the_end(steps: list[str]) -> None:
    dialogue, reviewing = rules.begin()[0], False
    inputs: dict[str, Callable[[Dialogue], rules.Next]] = {
        "silence": rules.on_silence,
        "said": rules.on_said,
        "recorded": lambda now: rules.on_recorded(now, 2.0),
        "kept": lambda now: rules.on_kept(now, kept=True),
        "right": lambda now: rules.on_verdict(now, "right"),
        "wrong": lambda now: rules.on_verdict(now, "wrong"),
    }
    for step in steps:
        dialogue, acts = inputs[step](dialogue) if step in inputs else rules.on_key(dialogue, step)
        assert Keep() not in acts or reviewing
        reviewing = (reviewing or Review() in acts) and not {Keep(), Drop(), Record()} & set(acts)
        assert rules.due_ms(dialogue) > 0
    for _ in range(20):
        dialogue, acts = rules.on_silence(dialogue)
    assert acts == [HangUp()]


def test_every_sentence_is_there_in_every_language_and_says_the_number_of_digits() -> None:
    assert set(WORDS) == {"en", "zh", "da", "ro", "sl"}
    for said in WORDS.values():
        assert set(said) == set(get_args(rules.Sentence))
        assert not [field for text in said.values() for _, field, _, _ in Formatter().parse(text) if field]
    assert sentence_in(WORDS, "kept", "de") == (WORDS["en"]["kept"], "en")
    assert rules.CODE_DIGITS == 8
    assert "eight digits" in sentence_in(WORDS, "code", "en")[0]
    assert set(get_args(Stage)) >= {"code", "over"}
