"""Patience and changes."""

import pytest

from ringhall.engine.routing.settings import QueueSettings
from ringhall.oversight.simulation.errors import ReplayUnfit
from ringhall.oversight.simulation.rules.changes import changed, read
from ringhall.oversight.simulation.rules.drawing import page
from ringhall.oversight.simulation.rules.lots import draw, pick
from ringhall.oversight.simulation.rules.outcome import Outcome

pytestmark = pytest.mark.unit


def test_draws_are_even_and_always_the_same() -> None:
    draws = [draw("patience", n) for n in range(4_000)]
    assert draws == [draw("patience", n) for n in range(4_000)]
    assert all(0 <= each < 1 for each in draws)
    assert sum(draws) / len(draws) == pytest.approx(0.5, abs=0.02)
    assert {pick(["a", "b"], n) for n in range(20)} == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("billing", "is no change"),
        ("billing.strategy", "is no change"),
        ("nowhere.strategy=linear", "has no queue nowhere; there are billing"),
        ("billing.colour=red", "has no field colour"),
        ("billing.id=other", "has no field id"),
        ("billing.strategy=fastest", "cannot be: Invalid enum value"),
        ("billing.ring_seconds=0", "cannot be"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(ReplayUnfit, match=said):
        changed([QueueSettings(id="billing", name="Invoices")], [read(text)])


def test_a_change_names_a_queue_by_id_or_name_and_a_value_of_any_kind() -> None:
    queue = QueueSettings(id="billing", name="Invoices")
    texts = (
        "billing.strategy=fewest_calls",
        "invoices.ring_seconds=10",
        'billing.skills=["danish"]',
        "billing.interruptible=true",
    )
    [now] = changed([queue], [read(text) for text in texts])
    assert (now.strategy, now.ring_seconds, now.skills, now.interruptible) == ("fewest_calls", 10, ["danish"], True)


def test_the_page_stands_alone_and_shows_no_name_as_markup() -> None:
    outcomes = [Outcome("that day", [], {}), Outcome("<b>linear</b>", [], {})]
    html = page("2026-11-26 replayed", "20 calls", outcomes, {"billing": "<i>Invoices</i>"}, 0, 86_400_000)
    assert "<b>" not in html
    assert "http" not in html
    assert html.count("<svg") == 2
