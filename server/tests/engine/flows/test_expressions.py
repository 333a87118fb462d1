"""Conditions and sums: what they say, what is refused at saving, and what has no value at run time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.flows.expressions.evaluating import evaluate
from ringhall.engine.flows.expressions.parsing import faults, names
from ringhall.engine.flows.expressions.values import CannotTell, text

pytestmark = pytest.mark.unit

KNOWN = {"order": "007", "net": "19.90", "lang": "da", "day": "2026-03-01", "vip": "true", "none": ""}


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("net * 1.22", "24.278"),
        ("round(net * 1.22, 2)", "24.28"),
        ("0.1 + 0.2", "0.3"),
        ("number(order) + 1", "8"),
        ("7 % 4 - 3", "0"),
        ("-net", "-19.9"),
        ("order == 7", "true"),
        ('order == "7"', "false"),
        ("lang in ['da', 'sl']", "true"),
        ("lang not in ('en', 'zh')", "true"),
        ("'00' in order", "true"),
        ("net > 9", "true"),
        ("order < net", "true"),
        ("day < '2026-10-01' and vip", "true"),
        ("not vip or none", "false"),
        ("'gold' if vip else 'plain'", "gold"),
        ("empty(none) and empty(never_set)", "true"),
        ("upper(join(lang, '-', order))", "DA-007"),
        ("first(none, lang)", "da"),
        ("max(net, order, 3)", "19.9"),
        ("length(lang) == 2", "true"),
        ("starts(order, '00') and ends(order, '7')", "true"),
        ("vip == true", "true"),
        ("1 <= number(order) <= 7", "true"),
    ],
)
def test_what_an_expression_says(expression: str, said: str) -> None:
    assert faults(expression) == []
    assert text(evaluate(expression, KNOWN)) == said


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("lang + 1", "no_number"),
        ("none > 3", "no_number"),
        ("true + 1", "no_number"),
        ("1 / (net - 19.9)", "divided_by_zero"),
        ("5 % 0", "divided_by_zero"),
        (" * ".join(["999999999999"] * 9), "too_big"),
    ],
)
def test_what_has_no_value(expression: str, reason: str) -> None:
    assert faults(expression) == []
    with pytest.raises(CannotTell) as told:
        evaluate(expression, KNOWN)
    assert told.value.reason == reason


def test_text_longer_than_a_variable_is_no_value() -> None:
    with pytest.raises(CannotTell) as told:
        evaluate("join(long, long)", {"long": "x" * 400})
    assert told.value.reason == "too_long"


@pytest.mark.parametrize(
    ("expression", "letter"),
    [
        ("net >", 6),
        ("  net ** 2", 3),
        ("net + (1", 7),
        ("caller.__class__", 1),
        ("'æø' + caller[0]", 8),
        ("eval('1')", 1),
        ("[x for x in net]", 1),
        ("lambda: 1", 1),
        ("f'{net}'", 1),
        ("round(net, digits=2)", 1),
        ("round()", 1),
        ("[1, 2]", 1),
        ("net == None", 8),
        ("1e999 > net", 1),
        ("9" * 25, 1),
        ("net := 5", 5),
        ("net << 2", 1),
        ("*net", 1),
    ],
)
def test_what_is_refused_says_at_which_letter(expression: str, letter: int) -> None:
    first = faults(expression)[0]
    assert first.fields["position"] == letter


@pytest.mark.parametrize("expression", ["", "   "])
def test_an_empty_expression_is_refused(expression: str) -> None:
    assert [str(each) for each in faults(expression)] == ["Write a condition or a sum here."]


@pytest.mark.parametrize("expression", ["(" * 250 + "1" + ")" * 250, "-" * 400 + "1", "+".join("1" * 200)])
def test_what_is_nested_or_pieced_together_endlessly_is_refused(expression: str) -> None:
    assert len(faults(expression)) == 1


def test_names_stand_where_people_count_them() -> None:
    assert list(names("'č' == lang or\n number(net) > 3 and true")) == [("lang", 8), ("net", 24)]
    assert list(names("lang ==")) == []


@given(st.text("netlang 0123456789.+-*/%()[]<>=!'\",andorifse_", max_size=60), st.text(max_size=20))
def test_whatever_is_written_is_refused_or_has_a_bounded_value_or_none(expression: str, value: str) -> None:
    if faults(expression):
        return
    try:
        found = evaluate(expression, {"net": value, "lang": value})
        said = text(found)
    except CannotTell:
        return
    assert len(said) <= 500
    assert isinstance(found, bool | Decimal | str)
