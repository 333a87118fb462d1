"""Signing in from a phone, as values: what follows each key, silence and answer."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.channels.voice.dialogue_words import sentence_in
from ringhall.engine.channels.voice.rules import sign_in as rules
from ringhall.engine.channels.voice.rules.sign_in import Become, Check, Dialogue, HangUp, Say, SignIn
from ringhall.engine.channels.voice.sign_in_words import WORDS

pytestmark = pytest.mark.unit
PIN = "8052"


def after(keys: str, sitter: str | None = None, begun: Dialogue | None = None) -> rules.Next:
    """What there is after these keys, and what is asked for by the last of them."""
    dialogue, acts = (begun, []) if begun else rules.begin(sitter)
    for key in keys:
        dialogue, acts = rules.on_key(dialogue, key)
    return dialogue, acts


def test_number_and_pin_each_ended_by_the_hash_key_are_checked() -> None:
    assert rules.begin(None)[1] == [Say("number")]
    assert after("201#")[1] == [Say("pin")]
    dialogue, acts = after(f"201#{PIN}#")
    assert acts == [Check("201", PIN)]
    assert (dialogue.stage, dialogue.typed) == ("checking", "")
    assert PIN not in repr(after(f"201#{PIN}")) + repr(acts)


def test_the_star_begins_an_answer_anew_and_silence_ends_one() -> None:
    assert after("299*201#99*8052#")[1] == [Check("201", PIN)]
    dialogue, _ = after("201")
    dialogue, acts = rules.on_silence(dialogue)
    assert acts == [Say("pin")]
    assert rules.on_silence(after(PIN, begun=dialogue)[0])[1] == [Check("201", PIN)]


def test_who_is_right_is_signed_in_and_ready_when_they_hang_up_or_stays_not_ready() -> None:
    dialogue, acts = rules.on_verdict(after("201#8052#")[0], "right", "a7")
    assert acts == [SignIn("a7"), Say("signed_in")]
    assert (dialogue.agent_id, dialogue.becomes) == ("a7", "ready")
    over, acts = rules.on_silence(dialogue)
    assert (over.becomes, acts) == ("ready", [HangUp()])
    stays, acts = after("2", begun=dialogue)
    assert (stays.becomes, acts) == (None, [Say("not_ready")])
    refused, acts = rules.on_refusal(dialogue)
    assert (refused.becomes, acts) == (None, [Say("in_a_call")])


@pytest.mark.parametrize("agent_id", ["a7", None])
def test_a_wrong_pin_and_a_number_that_is_nobodys_are_answered_alike_and_three_are_enough(agent_id: str | None) -> None:
    dialogue, said = rules.begin(None)[0], []
    for _ in range(rules.TRIES_MAX):
        dialogue, acts = rules.on_verdict(after("201#9999#", begun=dialogue)[0], "wrong", agent_id)
        said += acts
    assert said == [Say("wrong_again"), Say("wrong_again"), Say("wrong")]
    assert after("201#8052#", begun=dialogue)[1] == []


def test_what_cannot_be_found_out_or_was_wrong_too_often_ends_it() -> None:
    checking, _ = after("201#8052#")
    assert rules.on_verdict(checking, "locked", "a7")[1] == [Say("locked")]
    assert rules.on_verdict(checking, "not_now", "a7")[1] == [Say("not_now")]
    assert rules.on_silence(checking)[1] == [Say("not_now")]
    # An answer that comes too late changes nothing.
    assert rules.on_verdict(rules.on_silence(checking)[0], "right", "a7")[1] == []


def test_whoever_says_nothing_is_asked_again_twice() -> None:
    dialogue, said = rules.begin(None)[0], []
    for _ in range(3):
        dialogue, acts = rules.on_silence(dialogue)
        said += acts
    assert said == [Say("number"), Say("number"), Say("goodbye")]
    assert rules.on_silence(dialogue)[1] == [HangUp()]


def test_whoever_sits_there_has_a_menu() -> None:
    assert rules.begin("a7")[1] == [Say("menu")]
    ready, acts = after("1", sitter="a7")
    assert (ready.becomes, acts) == ("ready", [Say("ready")])
    assert after("2", sitter="a7")[1] == [Become("a7", "not_ready"), Say("not_ready")]
    assert after("3", sitter="a7")[1] == [Become("a7", "offline"), Say("signed_out")]
    assert after("9", sitter="a7")[1] == [Say("menu")]


@given(st.lists(st.sampled_from([*"0123456789*#ABCD", "silence", "wrong", "right", "refusal"]), max_size=200))
def test_whatever_is_typed_is_checked_three_times_at_most_and_only_who_is_right_signs_in(inputs: list[str]) -> None:
    dialogue, _ = rules.begin(None)
    checks = 0
    for each in inputs:
        was = dialogue
        if each == "silence":
            dialogue, acts = rules.on_silence(dialogue)
        elif each == "refusal":
            dialogue, acts = rules.on_refusal(dialogue) if dialogue.stage == "signed_in" else (dialogue, [])
        elif each in ("wrong", "right"):
            dialogue, acts = rules.on_verdict(dialogue, "right" if each == "right" else "wrong", "a7")
        else:
            dialogue, acts = rules.on_key(dialogue, each)
        checks += sum(isinstance(act, Check) for act in acts)
        if any(isinstance(act, SignIn) for act in acts):
            assert (was.stage, each) == ("checking", "right")
        assert len(dialogue.typed) <= rules.DIGITS_MAX
    assert checks <= rules.TRIES_MAX


def test_every_sentence_is_spoken_in_every_language_and_an_unknown_one_is_english() -> None:
    for language, spoken in WORDS.items():
        assert set(spoken) == set(get_args(rules.Sentence)), language
    assert set(WORDS) == {"en", "zh", "da", "ro", "sl"}
    assert sentence_in(WORDS, "pin", "fi") == (WORDS["en"]["pin"], "en")
