"""Rules of queues are checked before they are kept."""

from typing import Any

import pytest

from ringhall.apps.centre.settings.overflow_rules import circles, faults, refer

pytestmark = pytest.mark.unit


def rule(when: str, then: str, **fields: Any) -> dict[str, Any]:
    return {"when": when, "then": then, "at": "join", "seconds": 0, "to": "", "text": ""} | fields


def queue(key: str, *rules: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "name": key.title(), "rules": list(rules)}


def told(*rules: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault.where, fault.code) for fault in faults(queue("a", *rules))]


def test_sound_rules_have_no_faults() -> None:
    rules = [
        rule("closed", "voicemail"),
        rule("full", "queue", to="b"),
        rule("full", "message"),
        rule("expected_wait", "call_back", seconds=120),
        rule("expected_wait", "message", seconds=60, at="waiting"),
        rule("expected_wait", "message", seconds=300),
    ]
    assert told(*rules) == []


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (rule("closed", "queue"), ("rules.0.to", "missing")),
        (rule("closed", "queue", to="a"), ("rules.0.to", "leads-back")),
        (rule("closed", "number", to="police"), ("rules.0.to", "wrong-form")),
        (rule("expected_wait", "message"), ("rules.0.seconds", "missing")),
        (rule("full", "message", at="waiting"), ("rules.0.at", "never-applies")),
        (rule("closed", "call_back"), ("rules.0.then", "never-applies")),
    ],
)
def test_what_cannot_be_carried_out_is_said(wrong: dict[str, Any], expected: tuple[str, str]) -> None:
    assert told(wrong) == [expected]


def test_a_rule_behind_one_that_is_always_taken_first_never_applies() -> None:
    assert told(rule("closed", "message"), rule("closed", "voicemail")) == [("rules.1.when", "never-applies")]
    sooner, later = (rule("expected_wait", "message", seconds=seconds) for seconds in (60, 300))
    assert told(sooner, later) == [("rules.1.when", "never-applies")]
    assert told(later, sooner) == []


def test_queues_that_send_to_one_another_are_a_circle() -> None:
    a, b, c = queue("a", rule("full", "queue", to="b")), queue("b", rule("closed", "queue", to="c")), queue("c")
    world = {"queues": {"a": a, "b": b, "c": c}}
    assert list(circles(a, world)) == []
    back = queue("c", rule("no_agents", "queue", to="a"))
    [fault] = circles(back, world)
    assert (fault.where, fault.code, fault.fields) == ("rules.0.to", "circle", {"queues": "A, B"})


def test_targets_are_named_so_that_they_cannot_be_removed() -> None:
    rules = [
        rule("closed", "voicemail", to="agent:ann"),
        rule("full", "flow", to="night"),
        rule("full", "voicemail", to="b"),
    ]
    named = [(each.where, each.kind, each.key) for each in refer(queue("a", *rules))]
    assert named == [("rules.0.to", "agents", "ann"), ("rules.1.to", "flows", "night"), ("rules.2.to", "queues", "b")]
