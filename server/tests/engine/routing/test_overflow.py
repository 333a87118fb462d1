"""Which rule of a queue holds."""

import pytest

from ringhall.engine.routing.rules.overflow import QueueSeen, first, holds
from ringhall.engine.routing.settings import QueueRule, When

pytestmark = pytest.mark.unit

CALM = QueueSeen(here=3, at_work=True, waiting=1, waiting_max=10, open=True)


def seen(**other: object) -> QueueSeen:
    return QueueSeen(**{**{name: getattr(CALM, name) for name in QueueSeen.__struct_fields__}, **other})


@pytest.mark.parametrize(
    ("when", "there", "expected"),
    [
        ("no_agents", seen(here=0, at_work=False), True),
        ("no_agents", seen(here=1, at_work=False), False),
        ("all_paused", seen(at_work=False), True),
        ("all_paused", seen(here=0, at_work=False), False),
        ("all_paused", CALM, False),
        ("full", seen(waiting=10), True),
        ("full", seen(waiting=9), False),
        ("closed", seen(open=False), True),
        ("closed", CALM, False),
    ],
)
def test_a_condition_holds_by_what_is_seen(when: When, there: QueueSeen, expected: bool) -> None:
    assert holds(QueueRule(when=when, then="message"), there, lambda: 0) is expected


@pytest.mark.parametrize(("ms", "expected"), [(60_000, False), (60_001, True), (None, True)])
def test_a_wait_is_too_long_beyond_its_limit_and_where_nobody_can_take_it(ms: float | None, expected: bool) -> None:
    assert holds(QueueRule(when="expected_wait", seconds=60, then="message"), CALM, lambda: ms) is expected


def test_the_first_that_holds_and_can_be_carried_out_is_taken() -> None:
    rules = [
        QueueRule(when="full", then="message"),
        QueueRule(when="closed", then="queue", to="gone"),
        QueueRule(when="closed", at="waiting", then="message"),
        QueueRule(when="closed", then="voicemail"),
    ]
    closed = seen(open=False, waiting=10)

    def possible(rule: QueueRule) -> bool:
        return rule.to != "gone"

    assert first(rules, "join", closed, lambda: 0, possible) is rules[0]
    assert first(rules, "join", closed, lambda: 0, possible, ("full",)) is rules[3]
    assert first(rules, "waiting", closed, lambda: 0, possible) is rules[2]
    assert first(rules, "join", CALM, lambda: 0, possible) is None
