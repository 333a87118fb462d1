"""An open question: what callers say leads on by what they want."""

from typing import Any

import pytest

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import KeepSaid, Key, Note, Resumed, Said, Understand, Understood
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials
from ringhall.engine.understanding.ports import Guess, Heard, Meaning
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit

ENDS: dict[str, Any] = {
    "bills": hang_up(prompt=text("Billing.")),
    "moves": hang_up(prompt=text("Moving {wish}.")),
    "rest": hang_up(prompt=text("Something else.")),
    "agent": hang_up(prompt=text("A person. You said {said}.")),
    "lost": hang_up(prompt=text("Sorry.")),
}


def asking(**fields: Any) -> Flow:
    node = {
        "kind": "ask", "prompt": text("What can we do for you?"), "model": "wishes",
        "wishes": [{"intent": "bill", "to": "bills", "label": "bill"}, {"intent": "move", "to": "moves"}],
        "confirm": text("You want {wish}, right?"), "on_unsure": text("I did not understand."),
        "on_timeout": text("Nothing heard."), "unsure": "lost", "person": "agent", **fields,
    }  # fmt: skip
    led_to = {node.get("other"), node.get("person"), "bills", "moves", "lost"}
    return flow("ask", ask=node, **{name: end for name, end in ENDS.items() if name in led_to})


def one_who_says(words: str, **fields: Any) -> Caller:
    caller = Caller(asking(**fields))
    caller.hears_out()
    caller.gives(Said(words))
    return caller


def taken(caller: Caller, intent: str, confidence: float, *, known: bool = True) -> Understood:
    words = caller.place.variables["said"]
    return Understood(caller.place.prompt_id, words, known=known, intent=intent, confidence=confidence, spoken="a bill")


def test_what_was_said_is_given_to_the_model_and_nothing_is_waited_for_longer_than_its_limit() -> None:
    caller = one_who_says(" My bill is wrong. ")
    assert caller.asked() == (Understand(caller.place.prompt_id, "wishes", "My bill is wrong.", "en"),)
    assert (caller.place.waiting, caller.place.deadline) == ("answer", caller.now + 5_000)


def test_who_speaks_into_the_question_ends_it() -> None:
    caller = Caller(asking())
    caller.gives(Said("my bill"))
    assert caller.place.waiting == "answer"


def test_what_is_sure_leads_on_at_once_and_the_story_tells_it() -> None:
    caller = one_who_says("my bill")
    given = taken(caller, "bill", 0.93)
    caller.gives(given)
    assert caller.heard[-1] == "Billing."
    assert caller.place.path == ("bill",)
    assert caller.place.variables.items() >= {"said": "my bill", "intent": "bill", "wish": "a bill"}.items()
    kept = [command for command in caller.commands if isinstance(command, KeepSaid)]
    assert kept == [KeepSaid("ask", "wishes", "en", given, "sure")]


@pytest.mark.parametrize(
    ("answers", "heard"),
    [
        (Key("1"), "Billing."),
        (Said("Yes, please!"), "Billing."),
        (Key("2"), "I did not understand. What can we do for you?"),
        (Said("no"), "I did not understand. What can we do for you?"),
        (Key("0"), "A person. You said my bill."),
        (Key("9"), "I did not understand. What can we do for you?"),
    ],
)
def test_between_the_limits_the_caller_is_asked_whether_that_is_meant(answers: Key | Said, heard: str) -> None:
    caller = one_who_says("my bill")
    caller.gives(taken(caller, "bill", 0.6))
    assert caller.heard[-1] == "You want a bill, right?"
    caller.gives(answers)
    assert caller.heard[-1] == heard
    denied = [command for command in caller.commands if isinstance(command, Note) and command.what == "intent_denied"]
    assert [each.detail for each in denied] == (["bill"] if answers in (Key("2"), Said("no")) else [])


def test_who_says_something_else_instead_of_yes_or_no_is_understood_anew() -> None:
    caller = one_who_says("my bill")
    caller.gives(taken(caller, "bill", 0.6))
    caller.gives(Said("no, I am moving"))
    assert caller.asked()[-1] == Understand(caller.place.prompt_id, "wishes", "no, I am moving", "en")
    caller.gives(taken(caller, "move", 0.9))
    assert caller.heard[-1] == "Moving a bill."
    assert caller.place.variables["said"] == "my bill · no, I am moving"


@pytest.mark.parametrize(
    ("intent", "confidence", "known", "fields"),
    [
        ("", 0.0, False, {}),
        ("bill", 0.9, False, {}),
        ("weather", 0.99, True, {}),
        ("bill", 0.4, True, {"least_percent": 50}),
    ],
)
def test_what_is_not_understood_is_asked_again_and_then_has_its_own_way(
    intent: str, confidence: float, known: bool, fields: dict[str, Any]
) -> None:
    caller = one_who_says("blah", **fields)
    caller.gives(taken(caller, intent, confidence, known=known))
    assert caller.heard[-1] == "I did not understand. What can we do for you?"
    assert caller.place.variables["intent"] == ""
    caller.gives(Said("blah blah"))
    caller.gives(taken(caller, intent, confidence, known=known))
    assert caller.heard[-1] == "Sorry."
    kept = [command.decision for command in caller.commands if isinstance(command, KeepSaid)]
    assert kept == ["unsure", "unsure"]


def test_a_known_intent_without_a_way_of_its_own_takes_the_other_way() -> None:
    caller = one_who_says("how is the weather", other="rest")
    caller.gives(taken(caller, "weather", 0.9))
    assert caller.heard[-1] == "Something else."


def test_without_a_question_to_confirm_whatever_is_known_is_taken() -> None:
    caller = one_who_says("my bill", confirm=[])
    caller.gives(taken(caller, "bill", 0.5))
    assert caller.heard[-1] == "Billing."


def test_silence_speech_without_words_and_no_answer_count_as_tries() -> None:
    caller = Caller(asking(tries_max=4))
    caller.hears_out()
    caller.lets_time_pass()
    assert caller.heard[-1] == "Nothing heard. What can we do for you?"
    caller.gives(Said(""))
    assert caller.heard[-1].startswith("I did not understand.")
    caller.gives(Said("my bill"))
    caller.lets_time_pass()
    assert [each.what for each in caller.commands if isinstance(each, Note)] == ["no_answer"]
    assert caller.place.tries == 3


def test_after_a_restart_it_is_asked_again_and_nothing_said_is_lost() -> None:
    caller = one_who_says("my bill")
    caller.gives(Resumed())
    assert caller.heard[-1] == "What can we do for you?"
    assert caller.place.variables["said"] == "my bill"
    assert places.from_data(places.to_data(caller.place)) == caller.place


def test_a_late_answer_changes_nothing() -> None:
    caller = one_who_says("my bill")
    late = taken(caller, "bill", 0.9)
    caller.lets_time_pass()
    place = caller.place
    assert caller.gives(late) == ()
    assert caller.place == place


def test_a_scripted_call_says_something_and_the_model_or_the_script_understands_it() -> None:
    def model(heard: Heard) -> Meaning:
        assert (heard.model, heard.language) == ("wishes", "en")
        return Meaning(True, (Guess("bill", 0.9),), "v", "a bill") if "bill" in heard.text else Meaning()

    trials = [
        {"name": "model", "does": [{"listen": True}, {"says": "the bill"}], "expect": {"heard": ["Billing"]}},
        {"name": "unknown", "does": [{"says": "hm"}, {"says": "hm"}], "expect": {"node": "lost"}},
        {
            "name": "script",
            "does": [{"says": "x"}, {"understood": {"intent": "move", "confidence": 0.6}}, {"keys": "1"}],
            "expect": {"nodes": ["moves"]},
        },
    ]
    results, _ = try_out(asking(), read_trials(trials), {}, model=model)
    assert [result.failures for result in results] == [[], [], []]


def test_faults_are_told() -> None:
    node = {
        "kind": "ask", "prompt": [], "model": "nowhere", "unsure": "end", "least_percent": 90,
        "wishes": [{"intent": "bill", "to": "end"}, {"intent": "bill", "to": "end"}],
    }  # fmt: skip
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "ask", "nodes": {"ask": node, "end": {"kind": "hang_up"}}}, Known(models=frozenset({"m"})))
    assert sorted(each.path for each in refused.value.problems) == [
        "nodes.ask.least_percent", "nodes.ask.model", "nodes.ask.prompt", "nodes.ask.wishes.1.intent",
    ]  # fmt: skip


def test_what_was_said_is_not_shown_by_accident() -> None:
    assert "Petersen" not in repr(Understood(1, "Petersen here")) + repr(Understand(1, "m", "Petersen here", "en"))
