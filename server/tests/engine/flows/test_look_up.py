"""A flow asks a source; what it says, or that it says nothing, leads on."""

from typing import Any

import pytest

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import AskSource, LookedUp, Note, Resumed
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, flow, hang_up, text

pytestmark = pytest.mark.unit

ENDS: dict[str, Any] = {
    "found": hang_up(prompt=text("Order {order} is {state}.")),
    "unknown": hang_up(prompt=text("No such order{state}.")),
    "trouble": hang_up(prompt=text("We cannot tell{state}.")),
}


def asking(**fields: Any) -> Flow:
    node = {
        "kind": "look_up", "source": "shop", "parameters": {"order": "A-{order}"}, "results": {"state": "status"},
        "next": "found", "not_found": "unknown", "failed": "trouble", **fields,
    }  # fmt: skip
    led_to = {node[way] for way in ("next", "not_found", "failed")}
    ends = {name: end for name, end in ENDS.items() if name in led_to}
    order = collect(variable="order", next="before", on_fail="found")
    before = {"kind": "set", "variables": {"state": " earlier"}, "next": "look"}
    return flow("order", order=order, before=before, look=node, **ends)


def one_who_waits(**fields: Any) -> Caller:
    caller = Caller(asking(**fields))
    caller.presses("42#")
    return caller


def test_it_asks_with_what_the_variables_hold_and_waits_in_silence_for_its_limit() -> None:
    caller = one_who_waits(seconds_max=7)
    assert caller.asked() == (AskSource(caller.place.prompt_id, "shop", {"order": "A-42"}, 7),)
    assert (caller.place.waiting, caller.place.deadline) == ("answer", caller.now + 7_000)


def test_what_is_found_is_in_the_variables() -> None:
    caller = one_who_waits()
    caller.gives(LookedUp(caller.place.prompt_id, "found", {"status": "on its way", "more": "unasked"}))
    assert caller.heard[-1] == "Order 42 is on its way."
    assert "more" not in caller.place.variables


@pytest.mark.parametrize(
    ("given", "heard", "noted"),
    [
        (LookedUp(0, "not_found"), "No such order.", None),
        (LookedUp(0, "failed", {}, "not_reached"), "We cannot tell.", "not_reached"),
        (Resumed(), "We cannot tell.", "restart"),
        (None, "We cannot tell.", "time_up"),
    ],
)
def test_whatever_else_happens_has_its_way_and_leaves_nothing_of_before(
    given: LookedUp | Resumed | None, heard: str, noted: str | None
) -> None:
    caller = one_who_waits()
    if isinstance(given, LookedUp):
        given = LookedUp(caller.place.prompt_id, given.outcome, given.values, given.reason)
    if given is None:
        caller.lets_time_pass()
    else:
        caller.gives(given)
    assert caller.heard[-1] == heard
    notes = [command for command in caller.commands if isinstance(command, Note)]
    assert notes == ([Note("look", "failed_look_up", noted)] if noted else [])


def test_without_ways_of_their_own_nobody_is_lost() -> None:
    for fields, heard in (({"failed": ""}, "No such order."), ({"failed": "", "not_found": ""}, "Order 42 is .")):
        caller = one_who_waits(**fields)
        caller.gives(LookedUp(caller.place.prompt_id, "failed"))
        assert caller.heard[-1] == heard


def test_a_late_or_doubled_answer_changes_nothing() -> None:
    caller = one_who_waits()
    assert caller.gives(LookedUp(caller.place.prompt_id - 1, "found", {"status": "late"})) == ()
    caller.gives(answer := LookedUp(caller.place.prompt_id, "found", {"status": "sent"}))
    place = caller.place
    assert caller.gives(answer) == ()
    assert caller.place == place
    assert places.from_data(places.to_data(place)) == place


def test_answers_are_not_shown_by_accident() -> None:
    assert "Petersen" not in repr(LookedUp(1, "found", {"name": "Petersen"}))


def test_a_scripted_call_says_what_the_source_finds() -> None:
    scripts = (({"found": {"status": "sent"}}, "is sent"), ({"look_up": "not_found"}, "No such order"),
               ({"look_up": "failed"}, "cannot tell"))  # fmt: skip
    trials = [
        {"name": heard, "does": [{"keys": "42#"}, doing], "expect": {"heard": [heard]}} for doing, heard in scripts
    ]
    results, _ = try_out(asking(), read_trials(trials), {})
    assert [result.failures for result in results] == [[], [], []]


def test_no_secret_goes_outside_and_the_source_must_be_there() -> None:
    nodes = {
        "pin": collect(variable="pin", secret=True, next="look", on_fail="end"),
        "look": {"kind": "look_up", "source": "shop", "parameters": {"a": "{pin}", "b": "{nobody}"}, "next": "end"},
        "end": {"kind": "hang_up"},
    }
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "pin", "nodes": nodes}, Known(sources=frozenset()))
    assert sorted(each.path for each in refused.value.problems) == [
        "nodes.look.parameters.a", "nodes.look.parameters.b", "nodes.look.source",
    ]  # fmt: skip
