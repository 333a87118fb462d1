"""Surveys: one digit is an answer, silence is none, and nobody is kept."""

from typing import Any

import pytest

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import Input, Key, Note, Said
from ringhall.engine.flows.rules.check import accept
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit


def asking(**fields: Any) -> Flow:
    node = {
        "kind": "survey", "prompt": text("How were we, from 1 to 5?"), "question": "service", "next": "end",
        "on_wrong": text("One digit."), "on_timeout": text("Nothing heard."), **fields,
    }  # fmt: skip
    person = {"kind": "person", "next": "end", "after_errors": 1}
    return flow("how", how=node, person=person, end=hang_up(prompt=text("Thank you: {service}.")))


def notes(caller: Caller) -> list[tuple[str, str]]:
    return [(each.what, each.detail) for each in caller.commands if isinstance(each, Note)]


@pytest.mark.parametrize("given", [Key("4"), Said("four"), Said("4, please")])
def test_a_digit_is_the_answer_in_a_variable_and_in_the_story(given: Input) -> None:
    caller = Caller(asking())
    caller.gives(given)
    assert caller.heard[-1] == "Thank you: 4."
    assert notes(caller) == [("survey_answered", "service=4")]


@pytest.mark.parametrize("given", [Key("0"), Key("6"), Key("#"), Said("four four"), Said("very good"), Said("")])
def test_anything_else_is_asked_again_and_then_nobody_is_kept(given: Input) -> None:
    caller = Caller(asking())
    caller.gives(given)
    assert caller.heard[-1] == "One digit. How were we, from 1 to 5?"
    caller.gives(given)
    assert caller.heard[-1] == "Thank you: ."
    assert notes(caller) == [("survey_skipped", "service")]


def test_who_says_nothing_goes_on_and_is_not_taken_for_one_who_errs() -> None:
    caller = Caller(asking())
    for _ in range(2):
        caller.hears_out()
        caller.lets_time_pass()
    assert caller.heard[-1] == "Thank you: ."
    assert notes(caller) == [("survey_skipped", "service")]


def test_asked_once_more_the_answer_from_before_is_gone() -> None:
    drawn = flow(
        "one",
        one={"kind": "survey", "prompt": text("One?"), "question": "service", "next": "two"},
        two={"kind": "survey", "prompt": text("Two?"), "question": "service", "next": "end", "tries_max": 1},
        end=hang_up(prompt=text("Thank you: {service}.")),
    )
    caller = Caller(drawn)
    caller.presses("5")
    caller.presses("9")
    assert caller.heard[-1] == "Thank you: ."


def test_faults_are_told() -> None:
    node = {"kind": "survey", "prompt": [], "question": "service", "next": "end", "least": 5, "most": 5}
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "how", "nodes": {"how": node, "end": {"kind": "hang_up"}}})
    assert sorted(each.path for each in refused.value.problems) == ["nodes.how.least", "nodes.how.prompt"]
