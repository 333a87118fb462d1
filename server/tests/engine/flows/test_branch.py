"""Ways that depend on what is known, sums, and shares of callers."""

from collections import Counter
from typing import Any

import pytest

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.nodes.split import drawn
from ringhall.engine.flows.ports import Note
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.step import begin
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, flow, hang_up, text

pytestmark = pytest.mark.unit

ENDS: dict[str, Any] = {name: hang_up(prompt=text(f"{name} {{total}}")) for name in ("gold", "plain", "failed")}


def amounts(**branch: Any) -> Flow:
    """Asks for an order number, works a total out of it and the caller's name, and branches."""
    nodes: dict[str, Any] = {
        "ask": collect(next="sum", on_fail="plain"),
        "sum": {"kind": "set", "computed": {"total": "order * 2 / name"}, "next": "way", "otherwise": "failed"},
        "way": {
            "kind": "branch",
            "cases": [{"when": "total >= 100", "to": "gold", "label": "gold"}],
            "otherwise": "plain",
            **branch,
        },
    }
    return accept({"start": "ask", "nodes": nodes | ENDS})


def typing(keys: str, drawn_flow: Flow, name: str = "1") -> Caller:
    caller = Caller(drawn_flow, {"name": name})
    caller.presses(keys)
    return caller


def test_first_true_condition_is_taken_and_its_label_read() -> None:
    caller = typing("50#", amounts())
    assert caller.heard[-1] == "gold 100"
    assert caller.place.path == ("gold",)


def test_no_true_condition_is_otherwise() -> None:
    assert typing("49#", amounts()).heard[-1] == "plain 98"


def test_sum_without_a_value_takes_otherwise_and_the_story_tells_why() -> None:
    caller = typing("50#", amounts(), "Ana")
    assert caller.heard[-1].startswith("failed")
    assert Note("sum", "failed_expression", "no_number") in caller.commands


def test_sum_without_a_value_and_without_otherwise_sets_nothing_and_goes_on() -> None:
    main: Any = {"kind": "set", "variables": {"a": "1"}, "computed": {"b": "caller + 1"}, "next": "end"}
    caller = Caller(flow(main=main, end=hang_up(prompt=text("[{a}{b}]"))), {"caller": ""})
    assert caller.heard == ["[]"]


def test_condition_that_has_no_value_leads_to_otherwise_before_the_next_is_tried() -> None:
    cases = [{"when": "total / 0 > 1", "to": "gold"}, {"when": "true", "to": "failed"}]
    caller = typing("50#", amounts(cases=cases))
    assert caller.heard[-1] == "plain 100"
    assert Note("way", "failed_expression", "divided_by_zero") in caller.commands


def test_every_fault_of_a_condition_is_told_at_saving() -> None:
    cases = [{"when": "total >", "to": "gold"}, {"when": "2 + nobody", "to": "failed"}, {"when": "", "to": "gold"}]
    with pytest.raises(FlowInvalid) as refused:
        amounts(cases=cases)
    assert {(each.path, str(each.text)) for each in refused.value.problems} == {
        ("nodes.way.cases.0.when", "This cannot be read from letter 8 on."),
        ("nodes.way.cases.1.when", "Letter 5: nothing sets the variable “nobody”."),
        ("nodes.way.cases.2.when", "Write a condition or a sum here."),
    }


def test_branch_without_conditions_and_a_variable_set_twice_are_refused() -> None:
    nodes: dict[str, Any] = {
        "main": {"kind": "set", "variables": {"a": "1"}, "computed": {"a": "2"}, "next": "way"},
        "way": {"kind": "branch", "cases": [], "otherwise": "end"},
    }
    with pytest.raises(FlowInvalid) as refused:
        flow(**nodes, end=hang_up())
    assert {each.path for each in refused.value.problems} == {"nodes.main.computed.a", "nodes.way.cases"}


def test_circle_of_branches_is_found() -> None:
    nodes: dict[str, Any] = {"main": {"kind": "branch", "cases": [{"when": "true", "to": "main"}], "otherwise": "end"}}
    with pytest.raises(FlowInvalid) as refused:
        flow(**nodes, end=hang_up())
    assert [each.path for each in refused.value.problems] == ["nodes.main.cases.0"]


def shares(*percents: int) -> Flow:
    to = [f"n{n}" for n in range(len(percents))]
    ways = [{"percent": percent, "to": name} for percent, name in zip(percents, to, strict=True)]
    ends: dict[str, Any] = {name: hang_up() for name in to}
    return accept({"start": "main", "nodes": {"main": {"kind": "split", "shares": ways}, **ends}}, Known())


def test_shares_are_kept_over_many_contacts_and_the_same_contact_draws_the_same() -> None:
    tests = shares(70, 30, 0)
    found = [begin(tests, {}, 1_000, seed=f"contact-{n}") for n in range(2_000)]
    counts = Counter(each.place.node for each in found)
    assert 1_300 < counts["n0"] < 1_500
    assert counts["n2"] == 0
    assert found[7].place.node == begin(tests, {}, 99_000, seed="contact-7").place.node
    assert Note("main", "share", "1" if found[7].place.node == "n0" else "2") in found[7].commands


def test_two_splits_of_one_contact_are_drawn_apart() -> None:
    pairs = Counter((drawn(f"c{n}", "one") < 50, drawn(f"c{n}", "two") < 50) for n in range(2_000))
    assert all(400 < count < 600 for count in pairs.values())


@pytest.mark.parametrize("percents", [(70, 31), (), (50,)])
def test_shares_that_are_not_a_hundred_are_refused(percents: tuple[int, ...]) -> None:
    with pytest.raises(FlowInvalid) as refused:
        shares(*percents)
    assert refused.value.problems[0].path == "nodes.main.shares"
