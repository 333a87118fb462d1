"""From one flow into another and back: the pure steps."""

from typing import Any

import pytest

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import from_data, to_data
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.place import Frame, Place
from ringhall.engine.flows.ports import EnterFlow, FlowReturned, HangUp, LeaveFlow, Note
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.step import begin, step
from ringhall.engine.flows.rules.subflows import come_back, go_down
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit

OUTER: dict[str, Any] = {
    "main": {"kind": "subflow", "flow": "amounts", "next": "end", "on_fail": "sorry", "gives": ["total"]},
    "end": hang_up(prompt=text("{total}")),
    "sorry": hang_up(prompt=text("Sorry")),
}
INNER: dict[str, Any] = {
    "start": "sum",
    "inputs": ["net"],
    "nodes": {"sum": {"kind": "set", "computed": {"total": "net * 2"}, "next": "back"}, "back": {"kind": "return"}},
}


def sent() -> Place:
    return begin(flow(**OUTER), {"net": "21"}, 1_000, "da", "c1").place


def test_caller_goes_down_and_comes_back_with_the_variables() -> None:
    stepped = begin(flow(**OUTER), {"net": "21"}, 1_000, "da")
    assert stepped.commands == (EnterFlow("amounts", returns=True),)
    down = go_down(accept(INNER), stepped.place, Frame("outer", 3, "main"), 1_000)
    assert down.commands == (LeaveFlow(),)
    assert places.from_data(places.to_data(down.place)) == down.place
    back = come_back(flow(**OUTER), down.place, 1_000)
    assert (back.place.node, back.place.variables["total"], back.place.stack) == ("end", "42", ())
    assert back.place.language == "da"


def test_return_where_nobody_was_sent_from_ends_the_call() -> None:
    assert begin(accept(INNER), {"net": "1"}, 1_000).commands == (HangUp("self_served"),)


def test_goto_keeps_the_way_back_of_whoever_was_sent_here() -> None:
    before = go_down(accept(INNER), sent(), Frame("outer", 3, "main"), 1_000).place
    assert go_down(accept(INNER), before, None, 1_000).place.stack == (Frame("outer", 3, "main"),)


def test_flow_that_is_gone_leads_to_the_failure_branch() -> None:
    stepped = step(flow(**OUTER), sent(), FlowReturned(entered=False), 2_000)
    assert stepped.place.node == "sorry"
    assert Note("main", "failed_subflow", "amounts") in stepped.commands


@pytest.mark.parametrize("been", [{"stack": (Frame("outer", 1, "main"),) * 5}, {"flows_entered": 50}])
def test_too_deep_an_errand_leads_to_the_failure_branch(been: dict[str, Any]) -> None:
    entered = go_down(flow(**OUTER), places.from_data({**places.to_data(sent()), **been}), None, 2_000)
    assert entered.place.node == "sorry"


def test_keys_dialled_ahead_are_for_the_other_flow() -> None:
    hello = {"kind": "say", "parts": text("Hello"), "next": "main"}
    place = begin(flow("hello", hello=hello, **OUTER), {}, 1_000).place
    place = places.from_data(places.to_data(place), places.Unwritten(keys_ahead="1"))
    menu: Any = {"kind": "menu", "prompt": text("?"), "choices": {"1": {"to": "back"}}, "otherwise": "back"}
    inner = from_data({"start": "menu", "nodes": {"menu": menu, "back": {"kind": "return"}}})
    down = go_down(inner, place, Frame("outer", 1, "main"), 2_000)
    assert down.commands == (LeaveFlow(),)


def test_inputs_count_as_set_and_are_kept_in_the_document() -> None:
    assert to_data(accept(INNER))["inputs"] == ["net"]
    with pytest.raises(FlowInvalid):
        accept({key: part for key, part in INNER.items() if key != "inputs"})
    with pytest.raises(FlowInvalid) as refused:
        accept({**INNER, "inputs": ["No name"]})
    assert "inputs" in refused.value.problems[0].path


def test_unknown_flow_and_missing_next_are_told() -> None:
    broken = {**OUTER, "main": {"kind": "subflow", "flow": "nothing", "on_fail": "end"}}
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "main", "nodes": broken}, Known(flows=frozenset()))
    assert {"nodes.main.flow", "nodes.main.next"} <= {each.path for each in refused.value.problems}
