"""A script checks itself, and nobody gets past what it asks for."""

from typing import Any

import msgspec
import pytest

from ringhall.business.scripts.errors import NotAnswered, NotSaid, NotThisWay, WrongAnswer
from ringhall.business.scripts.rules.answers import fits
from ringhall.business.scripts.rules.check import faults
from ringhall.business.scripts.rules.filling import PATH_MAX, Filled, accept, following
from ringhall.business.scripts.settings import Script, ScriptField
from ringhall.foundation.errors import Refusal

ORDER: dict[str, Any] = {
    "steps": [
        {"id": "hello", "name": "Hello", "text": {"en": "Good day {customer}, this is {agent}."}, "must_be_said": True},
        {
            "id": "wish",
            "name": "Wish",
            "text": {"en": "Do you want to order?"},
            "fields": [{"id": "orders", "name": "Orders", "takes": "yes_no", "required": True}],
            "ways": [{"field": "orders", "answer": "no", "to": "bye"}],
        },
        {
            "id": "goods",
            "name": "Goods",
            "fields": [
                {"id": "what", "name": "What", "takes": "choice", "choices": ["Phone", "Tablet"], "required": True},
                {"id": "many", "name": "How many", "takes": "number"},
            ],
            "then": "bye",
        },
        {"id": "bye", "name": "Goodbye", "text": {"en": "Thank you for {what}."}, "then": "end"},
    ]
}


def script(**changes: Any) -> Script:
    return msgspec.convert(ORDER | changes, Script)


def one(**fields: Any) -> Script:
    return script(steps=[{"id": "a", "name": "A", "text": {"en": "A"}, **fields}])


def found(checked: Script) -> list[str]:
    return [where for where, _ in faults(checked)]


def test_a_sound_script_has_no_fault_and_leads_where_answers_lead() -> None:
    order = script()
    assert found(order) == []
    wish = order.steps[1]
    assert following(order, wish, {}) == "goods"
    assert following(order, wish, {"orders": "no"}) == "bye"
    assert following(order, order.steps[3], {}) == "end"
    assert following(one(), one().steps[0], {}) == "end"


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        (script(steps=[]), "steps"),
        (one(text={}), "steps.0.text"),
        (one(text={}, fields=[{"id": "f", "name": "F"}], must_be_said=True), "steps.0.must_be_said"),
        (one(text={"en": "Hello {nobody}"}), "steps.0.text.en"),
        (one(then="nowhere"), "steps.0.then"),
        (one(fields=[{"id": "a", "name": "A"}]), "steps.0.fields.0.id"),
        (one(fields=[{"id": "customer", "name": "A"}]), "steps.0.fields.0.id"),
        (one(fields=[{"id": "f", "name": "F", "takes": "choice"}]), "steps.0.fields.0.choices"),
        (one(fields=[{"id": "f", "name": "F", "choices": ["A"]}]), "steps.0.fields.0.choices"),
        (
            one(fields=[{"id": "f", "name": "F", "takes": "choice", "choices": ["A", "A"]}]),
            "steps.0.fields.0.choices",
        ),
        (one(ways=[{"field": "none", "answer": "yes", "to": "end"}]), "steps.0.ways.0.field"),
        (
            one(
                fields=[{"id": "f", "name": "F", "takes": "yes_no"}],
                ways=[{"field": "f", "answer": "perhaps", "to": "end"}],
            ),
            "steps.0.ways.0.answer",
        ),
        (
            one(fields=[{"id": "f", "name": "F", "takes": "number"}], ways=[{"field": "f", "answer": "x", "to": "a"}]),
            "steps.0.ways.0.answer",
        ),
        (one(fields=[{"id": "f", "name": "F"}], ways=[{"field": "f", "answer": "x", "to": "b"}]), "steps.0.ways.0.to"),
        (
            script(
                steps=[
                    {"id": "a", "name": "A", "text": {"en": "A"}, "then": "end"},
                    {"id": "b", "name": "B", "text": {"en": "B"}},
                ]
            ),
            "steps.1",
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(broken: Script, where: str) -> None:
    assert found(broken) == [where]


@pytest.mark.parametrize(
    ("takes", "good", "bad"),
    [
        ("text", "a line", "two\nlines"),
        ("text", "x" * 200, "x" * 201),
        ("long_text", "two\nlines", "x" * 4_001),
        ("number", "-12.50", "twelve"),
        ("number", "0", "nan"),
        ("date", "2026-02-28", "2026-02-30"),
        ("date", "2026-11-27", "20261127"),
        ("yes_no", "yes", "maybe"),
        ("choice", "A", "a"),
    ],
)
def test_a_field_takes_its_own_kind_of_answer(takes: Any, good: str, bad: str) -> None:
    field = ScriptField(id="f", name="F", takes=takes, choices=["A"] if takes == "choice" else [])
    assert fits(field, good)
    assert not fits(field, bad)


def test_whoever_said_and_answered_what_is_asked_for_goes_on() -> None:
    gone = Filled(("hello", "wish", "goods"), {"orders": "yes", "many": "  ", "what": " Phone "}, ("hello", "wish"))
    assert accept(script(), gone) == Filled(gone.path, {"orders": "yes", "what": "Phone"}, ("hello",))
    short = Filled(("hello", "wish", "bye"), {"orders": "no"}, ("hello",), done=True)
    assert accept(script(), short) == short


@pytest.mark.parametrize(
    ("filled", "refusal"),
    [
        (Filled((), {}, ()), NotThisWay),
        (Filled(("wish",), {}, ()), NotThisWay),
        (Filled(("hello", "wish"), {}, ()), NotSaid),
        (Filled(("hello", "wish", "goods"), {}, ("hello",)), NotAnswered),
        (Filled(("hello", "wish", "goods"), {"orders": "no"}, ("hello",)), NotThisWay),
        (Filled(("hello", "bye"), {}, ("hello",)), NotThisWay),
        (Filled(("hello",), {}, ("hello",), done=True), NotThisWay),
        (Filled(("hello",), {"unknown": "x"}, ()), NotThisWay),
        (Filled(("hello",), {"orders": "maybe"}, ()), WrongAnswer),
        (Filled(("hello",) * (PATH_MAX + 1), {}, ("hello",)), NotThisWay),
    ],
)
def test_nobody_gets_past_what_the_script_asks_for(filled: Filled, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        accept(script(), filled)


def test_an_empty_script_is_nowhere_begun() -> None:
    with pytest.raises(NotThisWay):
        accept(Script(), Filled(("hello",), {}, ()))
