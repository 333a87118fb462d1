"""What may be set up as an intent model, what flows may ask of it, and what is told to mend."""

from typing import Any

import pytest
from msgspec import convert, to_builtins

from ringhall.apps.centre.kinds import IntentModelSettings
from ringhall.apps.centre.settings import flow_rules, intent_rules
from ringhall.apps.centre.settings.rules import flow_refers
from ringhall.apps.centre.settings.values import Reference
from ringhall.company.organisation.service import read
from ringhall.company.organisation.types import Kind
from ringhall.engine.understanding.settings import IntentModel

pytestmark = pytest.mark.unit


def a_model(*intents: dict[str, Any], **fields: Any) -> dict[str, Any]:
    given = {"id": "wishes", "name": "Wishes", "intents": list(intents), **fields}
    whole: dict[str, Any] = to_builtins(read(Kind("intent_model", IntentModelSettings), given))
    return whole


def intent(name: str, *examples: str) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "examples": {"en": list(examples)}}


def a_flow(**fields: Any) -> dict[str, Any]:
    node = {
        "kind": "ask", "prompt": [{"text": "Yes?"}], "model": "wishes", "unsure": "end",
        "wishes": [{"intent": "bill", "to": "end"}], **fields,
    }  # fmt: skip
    return {
        "id": "main",
        "name": "Main",
        "document": {"start": "ask", "nodes": {"ask": node, "end": {"kind": "hang_up"}}},
    }


def knowing() -> dict[str, Any]:
    node = {
        "kind": "knowledge", "prompt": [{"text": "Yes?"}], "model": "wishes", "check": [{"text": "Helped?"}],
        "helped": "end", "not_helped": "end", "unsure": "end",
    }  # fmt: skip
    return {
        "id": "faq",
        "name": "Questions",
        "document": {"start": "faq", "nodes": {"faq": node, "end": {"kind": "hang_up"}}},
    }


@pytest.mark.parametrize(
    ("model", "where"),
    [
        (a_model(), []),
        (a_model(intent("bill", "my bill"), intent("move", "we move")), []),
        (a_model(intent("bill"), intent("bill")), ["intents.1.id"]),
        (a_model(intent("bill", "my bill", "My  BILL")), []),
        (a_model(intent("bill", "my bill"), intent("move", "My Bill")), ["intents.1.examples.en.0"]),
        (a_model(intent("bill", "my bill"), none_of_these={"da": ["hello", "my bill"]}), ["none_of_these.da.1"]),
        (a_model(intent("bill", "?!")), ["intents.0.examples.en.0"]),
    ],
)
def test_no_sentence_means_two_things(model: dict[str, Any], where: list[str]) -> None:
    assert [fault.where for fault in intent_rules.intent_model(model)] == where


def test_a_flow_names_its_model_and_asks_for_intents_it_has() -> None:
    flow, model = a_flow(), a_model(intent("move", "we move"))
    assert Reference("document.nodes.ask.model", "intent_models", "wishes") in list(flow_refers(flow))
    world = {"intent_models": {"wishes": model}, "flows": {}}
    assert [fault.where for fault in flow_rules.fits(flow, world)] == ["document.nodes.ask.wishes.0.intent"]
    world["intent_models"]["wishes"] = a_model(intent("bill", "my bill"))
    assert list(flow_rules.fits(flow, world)) == []


def test_a_flow_answers_from_a_model_that_has_answers() -> None:
    flow, plain_model = knowing(), a_model(intent("bill", "my bill"))
    assert Reference("document.nodes.faq.model", "intent_models", "wishes") in list(flow_refers(flow))
    world = {"intent_models": {"wishes": plain_model}, "flows": {}}
    assert [fault.where for fault in flow_rules.fits(flow, world)] == ["document.nodes.faq.model"]
    world["intent_models"]["wishes"] = a_model(intent("bill", "my bill") | {"answer": {"en": "It is due in May."}})
    assert list(flow_rules.fits(flow, world)) == []


def test_an_intent_with_an_answer_has_a_way_where_a_flow_answers() -> None:
    answered = intent("bill", *(f"bill number {n}" for n in range(10))) | {"answer": {"en": "It is due in May."}}
    model = convert(a_model(answered, intent("move", *(f"move {n}" for n in range(10)))), IntentModel)
    assert [hint.intent for hint in intent_rules.hints("wishes", model, [knowing(), a_flow()])] == ["move"]


def test_few_examples_and_intents_without_a_way_are_told() -> None:
    many = [f"bill number {n}" for n in range(10)]
    model = convert(a_model(intent("bill", *many), intent("move", "we move")), IntentModel)

    def told(*flows: dict[str, Any]) -> list[tuple[str, str]]:
        return [(hint.code, hint.intent) for hint in intent_rules.hints("wishes", model, list(flows))]

    assert told() == [("few_examples", "move")]
    assert told(a_flow()) == [("few_examples", "move"), ("no_flow", "move")]
    assert told(a_flow(other="end")) == [("few_examples", "move")]
