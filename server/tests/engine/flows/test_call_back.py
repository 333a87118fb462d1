"""The node that offers a call-back: which number, which way on."""

from typing import Any

import pytest

from ringhall.engine.flows.ports import CallBackAnswered, LetGo, PromiseCallBack, QueueReturned
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import ENDS, flow, text

pytestmark = pytest.mark.unit


def offers(caller: str = "+38640123456", **fields: Any) -> Caller:
    node = {
        "kind": "call_back",
        "queue": "sales",
        "prompt": text("We call {call_back_number}."),
        "number_prompt": text("Type it."),
        "goodbye": text("Goodbye."),
        "on_wrong": text("Wrong."),
        "declined": "one",
        "not_possible": "two",
        "priority": 2,
        "skills": ["german"],
        **fields,
    }
    return Caller(flow("offer", offer=node, **ENDS), {"caller": caller})


def test_one_agrees_to_the_number_called_from_which_is_read_digit_by_digit() -> None:
    caller = offers()
    caller.hears_out()
    assert caller.heard == ["We call + 3 8 6 4 0 1 2 3 4 5 6."]
    caller.presses("1")
    assert caller.asked() == (PromiseCallBack("+38640123456", "sales", 2, ("german",)),)
    caller.gives(CallBackAnswered(True))
    assert caller.heard[-1] == "Goodbye."
    caller.hears_out()
    assert caller.asked() == (LetGo(),)
    assert caller.place.waiting == "queue"


def test_two_asks_for_another_number_which_is_read_before_it_is_promised() -> None:
    caller = offers()
    caller.presses("2")
    assert caller.heard[-1] == "Type it."
    caller.presses("040123456#")
    assert caller.heard[-1] == "We call 0 4 0 1 2 3 4 5 6."
    caller.presses("1")
    assert isinstance(command := caller.asked()[-1], PromiseCallBack)
    assert command.number == "040123456"


def test_who_shows_no_number_is_asked_for_one_or_cannot_be_called() -> None:
    assert offers("anonymous").heard == ["Type it."]
    caller = offers("anonymous", number_prompt=[])
    assert caller.place.node == "two"


def test_who_declines_types_too_little_or_says_nothing_goes_on() -> None:
    caller = offers()
    caller.presses("*")
    assert caller.place.node == "one"
    caller = offers()
    caller.presses("2")
    for _ in range(3):
        caller.presses("12#")
    assert caller.heard.count("Wrong. Type it.") == 2
    assert caller.place.node == "one"
    caller = offers()
    for _ in range(3):
        caller.hears_out()
        caller.lets_time_pass()
    assert caller.place.node == "one"
    caller = offers(number_prompt=[])
    caller.presses("2")
    assert caller.heard[-1] == "Wrong. We call + 3 8 6 4 0 1 2 3 4 5 6."


def test_what_cannot_be_promised_has_a_way_of_its_own() -> None:
    caller = offers()
    caller.presses("1")
    caller.gives(CallBackAnswered(False))
    assert caller.place.node == "two"


def test_without_a_goodbye_the_call_ends_at_once_and_who_comes_back_from_a_queue_has_a_way_on() -> None:
    caller = offers(goodbye=[])
    caller.presses("1")
    assert caller.gives(CallBackAnswered(True)) == (LetGo(),)
    caller.gives(QueueReturned("closed"))
    assert caller.place.node == "two"
