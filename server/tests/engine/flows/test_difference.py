"""What is another between two documents of a flow."""

from typing import Any

import pytest

from ringhall.engine.flows.rules.difference import Difference, FieldChange, NodeChange, difference

BEFORE: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": {"kind": "menu", "choices": {"1": {"to": "sales"}, "2": {"to": "bye"}}, "tries_max": 2},
        "sales": {"kind": "enqueue", "queue": "sales"},
        "bye": {"kind": "hang_up"},
    },
}
NOTHING = Difference(start=None, added=[], removed=[], changed=[], moved=[], tests=[])


def test_a_document_differs_from_itself_in_nothing() -> None:
    assert difference(BEFORE, BEFORE) == NOTHING


def test_nodes_come_go_and_change_and_each_key_of_a_menu_is_told_by_itself() -> None:
    after = {
        "start": "hello",
        "nodes": {
            "hello": {"kind": "say"},
            "menu": {"kind": "menu", "choices": {"1": {"to": "sales"}, "2": {"to": "hello"}, "3": {"to": "sales"}}},
            "sales": {"kind": "enqueue", "queue": "sales"},
        },
    }
    assert difference(BEFORE, after) == Difference(
        start=("menu", "hello"),
        added=["hello"],
        removed=["bye"],
        changed=[
            NodeChange(
                "menu",
                [
                    FieldChange("choices.2", {"to": "bye"}, {"to": "hello"}),
                    FieldChange("choices.3", None, {"to": "sales"}),
                    FieldChange("tries_max", 2, None),
                ],
            )
        ],
        moved=[],
        tests=[],
    )
    back = difference(after, BEFORE)
    assert (back.start, back.added, back.removed) == (("hello", "menu"), ["bye"], ["hello"])


def test_a_node_that_is_only_drawn_elsewhere_is_no_change() -> None:
    nodes = BEFORE["nodes"]
    after = BEFORE | {"nodes": nodes | {"bye": nodes["bye"] | {"at": [10, 20]}}}
    assert difference(BEFORE, after) == Difference(
        start=None, added=[], removed=[], changed=[], moved=["bye"], tests=[]
    )
    both = difference(BEFORE, BEFORE | {"nodes": nodes | {"bye": {"kind": "say", "at": [10, 20]}}})
    assert (both.moved, [each.field for each in both.changed[0].fields]) == ([], ["kind"])


@pytest.mark.parametrize("unsound", [{}, {"nodes": []}, {"start": 7, "nodes": None}])
def test_an_unsound_draft_can_be_compared(unsound: dict[str, Any]) -> None:
    assert difference(unsound, BEFORE).added == list(BEFORE["nodes"])
    assert difference(BEFORE, unsound).removed == list(BEFORE["nodes"])
    odd = difference(BEFORE, BEFORE | {"nodes": BEFORE["nodes"] | {"bye": 7}})
    assert odd.changed == [NodeChange("bye", [FieldChange("", {"kind": "hang_up"}, 7)])]


def test_tests_that_were_added_changed_or_taken_away_are_named() -> None:
    one, two = {"name": "one", "expect": {}}, {"name": "two", "expect": {}}
    after = [one | {"expect": {"end": "queue"}}, {"name": "three", "expect": {}}, 7]
    assert difference(BEFORE | {"tests": [one, two]}, BEFORE | {"tests": after}).tests == ["one", "two", "three"]
    assert difference(BEFORE | {"tests": [one]}, BEFORE | {"tests": [one]}) == NOTHING
    assert difference(BEFORE | {"tests": "x"}, BEFORE) == NOTHING
