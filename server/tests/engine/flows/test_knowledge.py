"""Frequent questions are answered in the caller's language, and whether that helped is asked and told."""

from typing import Any

import pytest

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import Input, KeepSaid, Key, Note, Said, TimeUp, Understand, Understood
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit

HOURS = "We are open from nine to five."
CHECK = "Did that help?"
ENDS: dict[str, Any] = {
    "glad": hang_up(prompt=text("Goodbye.")),
    "agent": hang_up(prompt=text("A person. You said {said}.")),
    "lost": hang_up(prompt=text("Sorry.")),
}


def answering(**fields: Any) -> Flow:
    node = {
        "kind": "knowledge", "prompt": text("What is your question?"), "model": "faq", "check": text(CHECK),
        "on_unsure": text("I do not know that."), "on_timeout": text("Nothing heard."), "helped": "glad",
        "not_helped": "agent", "unsure": "lost", "person": "agent", **fields,
    }  # fmt: skip
    return flow("faq", faq=node, **ENDS)


def one_who_asks(words: str, **fields: Any) -> Caller:
    caller = Caller(answering(**fields))
    caller.hears_out()
    caller.gives(Said(words))
    return caller


def known(caller: Caller, answer: str = HOURS, confidence: float = 0.9, *, is_known: bool = True) -> Understood:
    words = caller.place.variables["said"]
    return Understood(
        caller.place.prompt_id, words, known=is_known, intent="hours", confidence=confidence, answer=answer
    )  # fmt: skip


def answered() -> Caller:
    caller = one_who_asks("when are you open")
    caller.gives(known(caller))
    assert caller.heard[-1] == f"{HOURS} {CHECK}"
    return caller


def notes(caller: Caller) -> list[tuple[str, str]]:
    return [(each.what, each.detail) for each in caller.commands if isinstance(each, Note)]


def test_a_question_is_given_to_the_model_its_answer_said_and_told_in_the_story() -> None:
    caller = one_who_asks("when are you open")
    assert caller.asked() == (Understand(caller.place.prompt_id, "faq", "when are you open", "en"),)
    given = known(caller)
    caller.gives(given)
    assert KeepSaid("faq", "faq", "en", given, "sure") in caller.commands
    assert notes(caller) == [("answer_given", "hours")]
    assert caller.place.variables.items() >= {"answer": HOURS, "intent": "hours", "said": "when are you open"}.items()


@pytest.mark.parametrize(
    ("does", "heard", "noted"),
    [
        (Key("1"), "Goodbye.", "answer_helped"),
        (Said("Yes, please!"), "Goodbye.", "answer_helped"),
        (Key("2"), "A person. You said when are you open.", "answer_no_help"),
        (Said("no"), "A person. You said when are you open.", "answer_no_help"),
        (Key("0"), "A person. You said when are you open.", ""),
        (Key("3"), f"{HOURS} {CHECK}", ""),
        (Key("9"), "I do not know that. What is your question?", ""),
    ],
)
def test_after_the_answer_they_say_whether_it_helped(does: Input, heard: str, noted: str) -> None:
    caller = answered()
    caller.gives(does)
    assert caller.heard[-1] == heard
    assert notes(caller)[1:] == ([(noted, "hours")] if noted else [])


def test_who_says_nothing_more_was_helped_and_that_is_not_claimed() -> None:
    caller = answered()
    caller.hears_out()
    caller.lets_time_pass()
    assert caller.heard[-1] == "Goodbye."
    assert notes(caller) == [("answer_given", "hours")]


def test_another_question_is_answered_in_its_turn() -> None:
    caller = answered()
    caller.gives(Said("and where are you"))
    assert caller.asked()[-1] == Understand(caller.place.prompt_id, "faq", "and where are you", "en")
    caller.gives(known(caller, "At the market, {said}."))
    # What stands in an answer is said as it stands.
    assert caller.heard[-1] == f"At the market, {{said}}. {CHECK}"


@pytest.mark.parametrize(
    ("answer", "confidence", "is_known"), [(HOURS, 0.9, False), (HOURS, 0.6, True), ("", 0.9, True)]
)
def test_what_it_does_not_know_is_asked_again_and_then_led_on(answer: str, confidence: float, is_known: bool) -> None:
    caller = one_who_asks("what is the weather")
    caller.gives(known(caller, answer, confidence, is_known=is_known))
    assert caller.heard[-1] == "I do not know that. What is your question?"
    caller.gives(Said(""))
    assert caller.heard[-1] == "Sorry."
    assert notes(caller) == []


def test_a_model_that_does_not_answer_and_a_late_answer_change_nothing_for_the_worse() -> None:
    caller = one_who_asks("when are you open")
    late = known(caller)
    caller.gives(TimeUp(caller.place.deadline or 0), after_ms=5_000)
    assert notes(caller) == [("no_answer", "")]
    caller.gives(late)
    assert caller.heard[-1] == "I do not know that. What is your question?"


def test_the_check_tells_what_is_missing() -> None:
    document: dict[str, Any] = {
        "start": "faq",
        "nodes": {
            "faq": {
                "kind": "knowledge", "prompt": [], "model": "nothing", "check": [], "helped": "glad",
                "not_helped": "glad", "unsure": "glad",
            },
            "glad": hang_up(),
        },
    }  # fmt: skip
    with pytest.raises(FlowInvalid) as invalid:
        accept(document, Known(models=frozenset({"faq"})))
    paths = sorted(each.path for each in invalid.value.problems)
    assert paths == ["nodes.faq.check", "nodes.faq.model", "nodes.faq.prompt"]


def test_a_test_of_the_flow_says_what_the_model_knows() -> None:
    script = {
        "name": "Opening hours", "does": [
            {"listen": True}, {"says": "when do you open"},
            {"understood": {"intent": "hours", "answer": HOURS}}, {"keys": "1"},
        ],
        "expect": {"heard": [HOURS, "Goodbye."]},
    }  # fmt: skip
    [result], _ = try_out(answering(), read_trials([script]), {})
    assert result.failures == []
