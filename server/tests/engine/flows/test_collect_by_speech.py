"""Digits that callers say: read back, confirmed by key or by word, and never where they are secret."""

from typing import Any

import pytest

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import PromptEnded, Said, Speaking, StopPrompt
from ringhall.engine.flows.rules.step import SPEAKING_SECONDS_MAX
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, flow, hang_up, text

pytestmark = pytest.mark.unit


def asking(**fields: Any) -> Flow:
    ends: dict[str, Any] = {name: hang_up(prompt=text(name)) for name in ("one", "end")}
    return flow(main=collect(by_speech=True, **fields), **ends)


def asked(**fields: Any) -> Caller:
    """Somebody who has heard the question out."""
    caller = Caller(asking(**fields))
    caller.gives(PromptEnded(caller.place.prompt_id))
    return caller


@pytest.mark.parametrize(
    ("said", "language", "digits"),
    [("four, five, double seven", "en", "4577"), ("一 二 三", "zh", "123"), ("12 34.", "da", "1234")],
)
@pytest.mark.parametrize("yes", ["1", "said"])
def test_what_was_said_is_read_back_and_kept_once_it_is_confirmed(
    said: str, language: str, digits: str, yes: str
) -> None:
    caller = asked(language=language)
    caller.gives(Said(said))
    assert "order" not in caller.place.variables
    assert caller.place.waiting == "prompt"
    if yes == "said":
        caller.gives(Said({"en": "Yes!", "zh": "是", "da": "Ja."}[language]))
    else:
        caller.presses(yes)
    assert caller.place.variables["order"] == digits
    assert caller.place.node == "one"


@pytest.mark.parametrize(
    ("takes", "said", "language", "value"),
    [
        ("amount", "twelve euros fifty", "en", "12.50"),
        ("amount", "tolv komma fem", "da", "12.50"),
        ("amount", "十二块五", "zh", "12.50"),
        ("date", "the third of March twenty twenty-seven", "en", "2027-03-03"),
        ("date", "3 martie 2027", "ro", "2027-03-03"),
        ("date", "二零二七年三月三日", "zh", "2027-03-03"),
    ],
)
def test_amounts_and_dates_are_said_as_people_say_them_and_read_back(
    takes: str, said: str, language: str, value: str
) -> None:
    caller = asked(language=language, takes=takes)
    caller.gives(Said(said))
    assert caller.place.waiting == "prompt"
    assert "order" not in caller.place.variables
    caller.presses("1")
    assert (caller.place.variables["order"], caller.place.node) == (value, "one")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"takes": "amount", "at_most": "100"}, "two hundred euros"),
        ({"takes": "amount", "digits_max": 2}, "two hundred euros"),
        ({"takes": "amount"}, "two or three hundred"),
        ({"takes": "date", "at_most": "2027-01-01"}, "third of March twenty twenty-seven"),
        ({"takes": "date"}, "some time in March"),
    ],
)
def test_what_is_out_of_bounds_or_not_clear_is_asked_again(fields: dict[str, Any], said: str) -> None:
    caller = asked(on_wrong=text("Sorry."), **fields)
    caller.gives(Said(said))
    assert caller.place.tries == 1
    assert caller.place.part == ""
    assert caller.place.typed == ""


def test_whoever_says_no_to_an_amount_may_type_it() -> None:
    caller = asked(takes="amount")
    caller.gives(Said("fifteen"))
    caller.gives(Said("no"))
    caller.gives(PromptEnded(caller.place.prompt_id))
    caller.presses("50#")
    assert caller.place.variables["order"] == "50.00"


def test_whoever_answers_what_is_read_back_interrupts_it_and_is_not_asked_again_meanwhile() -> None:
    caller = asked()
    caller.gives(Said("one two three"))
    caller.gives(Speaking())
    assert StopPrompt(caller.place.prompt_id) in caller.asked()
    assert caller.place.deadline == caller.now + SPEAKING_SECONDS_MAX * 1000
    caller.gives(Said("yes"))
    assert caller.place.variables["order"] == "123"


def test_a_no_asks_again_and_keys_go_on_working() -> None:
    caller = asked()
    caller.gives(Said("one two three"))
    caller.gives(Said("no"))
    assert caller.heard[-1] == "Your order number?"
    caller.presses("987#")
    assert caller.place.variables["order"] == "987"


@pytest.mark.parametrize("said", ["", "seven", "one two three four five", "I do not have it here", "1 two three or so"])
def test_what_is_no_such_number_is_asked_again_until_tries_are_used_up(said: str) -> None:
    caller = asked(tries_max=2)
    caller.gives(Said(said))
    assert caller.heard[-1] == "Too short. Your order number?"
    caller.gives(Said(said))
    assert (caller.place.node, "order" in caller.place.variables) == ("end", False)


def test_what_comes_while_a_number_is_typed_does_not_count() -> None:
    caller = asked()
    caller.presses("98")
    caller.gives(Said("one two three"))
    caller.presses("7#")
    assert caller.place.variables["order"] == "987"


@pytest.mark.parametrize("fields", [{"secret": True}, {"takes": "time"}])
def test_secrets_and_times_are_typed(fields: dict[str, Any]) -> None:
    with pytest.raises(FlowInvalid, match="may be said"):
        asking(**fields)
