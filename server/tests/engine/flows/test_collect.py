"""What callers type: amounts, dates and times that can be, heard back and confirmed; and secrets that nobody reads."""

from typing import Any

import msgspec
import pytest

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import Resumed
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, flow, hang_up, text

pytestmark = pytest.mark.unit

SILENT = "silent"
NOVEMBER_27 = 1_795_780_000_000
"""27 November 2026, in the morning."""


def asking(**fields: Any) -> Flow:
    names = ["one", "end", *([SILENT] if "on_silence" in fields else [])]
    ends: dict[str, Any] = {name: hang_up(prompt=text(name)) for name in names}
    return flow(main=collect(variable="typed", digits_min=1, digits_max=12, **fields), **ends)


def typed(keys: str, language: str = "en", **fields: Any) -> str | None:
    caller = Caller(asking(language=language, tries_max=1, **fields), now=NOVEMBER_27)
    caller.presses(keys)
    if caller.place.waiting == "keys":
        caller.lets_time_pass()
    assert caller.heard[-1] == ("one" if "typed" in caller.place.variables else "end")
    return caller.place.variables.get("typed")


@pytest.mark.parametrize(
    ("keys", "amount"),
    [("12*50", "12.50"), ("12#", "12.00"), ("12*5#", "12.50"), ("*05", "0.05"), ("007*00", "7.00"), ("12**9", "12.90"),
     ("#", None), ("*#", None)],
)  # fmt: skip
def test_an_amount_has_a_star_before_its_hundredths(keys: str, amount: str | None) -> None:
    assert typed(keys, takes="amount") == amount


@pytest.mark.parametrize(
    ("keys", "language", "order", "date"),
    [
        ("24121990", "da", "", "1990-12-24"), ("19901224", "zh", "", "1990-12-24"),
        ("12241990", "en", "mdy", "1990-12-24"),
        ("29022028", "sl", "", "2028-02-29"), ("29022026", "sl", "", None), ("00012026", "ro", "", None),
        ("12241990", "en", "", None), ("2412#", "da", "", None),
    ],
)  # fmt: skip
def test_a_date_is_one_that_exists(keys: str, language: str, order: str, date: str | None) -> None:
    assert typed(keys, language, takes="date", order=order) == date


@pytest.mark.parametrize(("keys", "time"), [("1405", "14:05"), ("0000", "00:00"), ("2400", None), ("1260", None)])
def test_a_time_is_one_of_the_clock(keys: str, time: str | None) -> None:
    assert typed(keys, takes="time") == time


@pytest.mark.parametrize(
    ("takes", "keys", "least", "most", "allowed"),
    [
        ("amount", "5#", "5", "", True), ("amount", "4*99", "5", "", False), ("amount", "10#", "", "9.99", False),
        ("date", "27112026", "", "today", True), ("date", "28112026", "", "today", False),
        ("date", "11122026", "today+14", "", True), ("date", "10122026", "today+14", "", False),
        ("date", "01011899", "1900-01-01", "today", False), ("time", "0759", "08:00", "16:00", False),
        ("time", "1600", "08:00", "16:00", True),
    ],
)  # fmt: skip
def test_values_lie_within_their_limits(takes: str, keys: str, least: str, most: str, allowed: bool) -> None:
    assert (typed(keys, takes=takes, at_least=least, at_most=most) is not None) == allowed


def test_a_limit_may_be_a_variable_and_one_without_a_value_lets_nothing_pass() -> None:
    drawn = asking(takes="amount", at_most="{name}", tries_max=1)
    for balance, kept in (("20.00", "12.50"), ("", None)):
        caller = Caller(drawn, {"name": balance})
        caller.presses("12*50")
        assert caller.place.variables.get("typed") == kept


@pytest.mark.parametrize(
    ("language", "takes", "keys", "said"),
    [
        ("en", "digits", "4711#", "You entered 4 7 1, 1. If this is right, press 1."),
        ("da", "amount", "12*50", "Du har indtastet tolv euro og halvtreds cent."),
        ("zh", "time", "1405", "您输入的是"), ("sl", "date", "24121990", "Vnesli ste"),
        ("ro", "amount", "2#", "Ați introdus doi euro."),
    ],
)  # fmt: skip
def test_it_is_read_back_by_the_grammar_of_the_language(language: str, takes: str, keys: str, said: str) -> None:
    caller = Caller(asking(language=language, takes=takes, read_back=True))
    caller.presses(keys)
    assert said in caller.heard[-1]
    assert "typed" not in caller.place.variables
    caller.presses("1")
    assert caller.heard[-1] == "one"
    assert "typed" in caller.place.variables


def test_entered_again_after_2_and_asked_to_confirm_after_a_wrong_key_or_silence() -> None:
    caller = Caller(asking(read_back=True, read_back_prompt=text("So {typed}?"), tries_max=4))
    caller.presses("12#2")
    assert caller.heard[-1] == "Your order number?"
    caller.presses("34#5")
    assert caller.heard[-1] == "So 34?"
    caller.hears_out()
    caller.lets_time_pass()
    assert caller.heard[-1] == "So 34?"
    caller.presses("1")
    assert caller.place.variables["typed"] == "34"


def test_whoever_confirms_nothing_does_not_stay_for_ever() -> None:
    caller = Caller(asking(read_back=True))
    caller.presses("12#2" * 3)
    assert caller.heard[-1] == "end"


def test_silence_has_a_way_of_its_own() -> None:
    caller = Caller(asking(on_silence=SILENT, tries_max=2))
    for _ in range(2):
        caller.hears_out()
        caller.lets_time_pass()
    assert caller.heard[-1] == "silent"
    wrong = Caller(asking(on_silence=SILENT, tries_max=1))
    wrong.presses("#")
    assert wrong.heard[-1] == "end"


def test_number_dialled_ahead_with_its_confirmation_is_taken_at_once() -> None:
    caller = Caller(asking(read_back=True))
    caller.presses("12#1")
    assert caller.place.variables["typed"] == "12"


def test_after_a_restart_the_number_is_asked_for_again() -> None:
    caller = Caller(asking(read_back=True))
    caller.presses("12#")
    caller.stepped = msgspec.structs.replace(caller.stepped, place=places.from_data(places.to_data(caller.place)))
    caller.gives(Resumed())
    assert caller.heard[-1] == "Your order number?"
    caller.presses("34#1")
    assert caller.place.variables["typed"] == "34"


def test_a_secret_is_in_no_text_and_in_nothing_that_is_written() -> None:
    drawn = asking(secret=True)
    caller = Caller(drawn)
    for key in "8052":
        caller.presses(key)
        assert caller.stepped.concealed
        assert "8052" not in str(places.to_data(caller.place))
    caller.presses("#")
    assert caller.stepped.concealed
    assert caller.place.secrets["typed"].value == "8052"
    assert "8052" not in f"{caller.place!r} {places.unwritten_of(caller.place)} {places.to_data(caller.place)}"
    assert (caller.place.variables, caller.place.concealed) == ({}, ("typed",))


def test_keys_dialled_ahead_may_become_a_secret_and_keys_of_a_menu_do_not() -> None:
    choices = {"1": {"to": "hello"}}
    nodes: dict[str, Any] = {
        "main": {"kind": "menu", "prompt": text("Press 1."), "choices": choices, "otherwise": "end"},
        "hello": {"kind": "say", "parts": text("Hello"), "next": "ask", "barge_in": False},
        "ask": collect(secret=True, next="end", on_fail="end"),
    }
    caller = Caller(flow(**nodes, end=hang_up()))
    caller.presses("1")
    assert not caller.stepped.concealed
    for key in "8052":
        caller.presses(key)
        assert caller.stepped.concealed
    caller.hears_out()
    assert caller.place.secrets["order"].value == "8052"


def test_key_that_ends_a_greeting_and_begins_a_secret_is_concealed() -> None:
    hello = {"kind": "say", "parts": text("Hello"), "next": "ask"}
    caller = Caller(flow("hello", hello=hello, ask=collect(secret=True, next="end", on_fail="end"), end=hang_up()))
    caller.presses("8")
    assert caller.stepped.concealed


@pytest.mark.parametrize(
    ("node", "path"),
    [
        ({"kind": "say", "parts": text("{order}"), "next": "end"}, "parts.0"),
        ({"kind": "set", "variables": {"other": "{order}"}, "next": "end"}, "variables.other"),
        ({"kind": "set", "variables": {"order": "1"}, "next": "end"}, ""),
        ({"kind": "branch", "cases": [{"when": "order > 5", "to": "end"}], "otherwise": "end"}, "cases.0.when"),
    ],
)
def test_nothing_says_reckons_with_or_overwrites_a_secret(node: dict[str, Any], path: str) -> None:
    with pytest.raises(FlowInvalid) as refused:
        flow(main=collect(secret=True, next="use", on_fail="end"), use=node, end=hang_up())
    assert [each.path for each in refused.value.problems] == [f"nodes.use.{path}".rstrip(".")]
    assert "secret" in refused.value.problems[0].text


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"secret": True, "read_back": True}, "read_back"), ({"takes": "amount", "terminator": "*"}, "terminator"),
        ({"takes": "amount", "currency": "xxx"}, "currency"), ({"at_most": "5"}, "at_most"),
        ({"takes": "date", "at_least": "tomorrow"}, "at_least"),
        ({"takes": "date", "at_least": "2026-02-30"}, "at_least"),
        ({"takes": "time", "at_most": "25:00"}, "at_most"), ({"takes": "amount", "at_most": "many"}, "at_most"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(FlowInvalid) as refused:
        asking(**fields)
    assert [each.path for each in refused.value.problems] == [f"nodes.main.{path}"]
