"""The dictionary says in words and formulas what it does as code, in every language."""

import ast
import operator
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.oversight.analytics.rules.addable import Addable
from ringhall.oversight.analytics.rules.agent_metrics import AgentSums
from ringhall.oversight.analytics.rules.dictionary import BY_CUT, CUT_OF, EDGES, EVERY
from ringhall.oversight.analytics.rules.fairness import FAIRNESS
from ringhall.oversight.analytics.rules.metric import SECONDS_DIGITS, SHARE_DIGITS, Metric
from ringhall.oversight.analytics.rules.number_metrics import NumberSums
from ringhall.oversight.analytics.rules.sums import Sums
from ringhall.oversight.analytics.wording import LANGUAGES, definitions, words

pytestmark = pytest.mark.property

SUMS_OF: dict[str, type[Addable]] = {"queues": Sums, "agents": AgentSums, "numbers": NumberSums}
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Div: operator.truediv,
}
SAME_EVERYWHERE = {"Formula", "Version", "Total", "Agent"}


@st.composite
def some_sums(draw: st.DrawFn) -> tuple[str, Addable]:
    cut = draw(st.sampled_from(sorted(SUMS_OF)))
    kind = SUMS_OF[cut]
    return cut, kind(**{name: draw(st.integers(0, 10**9)) for name in kind.__struct_fields__})


def worked_out(formula: str, values: dict[str, Any]) -> float | None:
    """What the formula gives, read as a person reads it."""

    def of(node: ast.expr) -> Any:
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](of(node.left), of(node.right))
        assert isinstance(node, ast.Name)
        return values[node.id]

    try:
        return float(of(ast.parse(formula.replace("−", "-"), mode="eval").body))
    except ZeroDivisionError:
        return None


@given(some_sums())
def test_each_formula_gives_what_the_code_gives(drawn: tuple[str, Addable]) -> None:
    cut, sums = drawn
    # What is told of all agents together is no formula of sums: tests/oversight/analytics/test_fairness.py.
    metrics: tuple[Metric[Any], ...] = tuple(each for each in BY_CUT[cut] if each not in FAIRNESS)  # type: ignore[index]
    values = {metric.key: metric.of(sums) for metric in metrics}
    for metric in metrics:
        if not metric.formula:
            assert values[metric.key] == getattr(sums, metric.key)
            continue
        wanted = worked_out(metric.formula, values)
        if metric.unit == "seconds" and wanted is not None:
            wanted = round(wanted / 1000, SECONDS_DIGITS)
        elif metric.unit == "share" and wanted is not None:
            wanted = round(wanted, SHARE_DIGITS)
        assert values[metric.key] == wanted, metric.key


def test_each_figure_has_one_definition_that_names_only_others() -> None:
    assert len(CUT_OF) == len(EVERY)
    for metric in EVERY:
        assert metric.edges
        assert metric.version >= 1
        assert {CUT_OF[name] for name in re.findall(r"[a-z_0-9]*[a-z][a-z_0-9]*", metric.formula)} <= {
            CUT_OF[metric.key]
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    said, english = words(language), words("en")
    assert set(said.metrics) == set(CUT_OF)
    assert set(said.edges) == set(EDGES)
    assert set(said.heads) == set(english.heads)
    names = [each.name for each in said.metrics.values()]
    assert len(names) == len(set(names))
    assert [each.key for each in definitions(language)] == [metric.key for metric in EVERY]
    if language != "en":
        pairs = [(each.name, english.metrics[key].name) for key, each in said.metrics.items()]
        pairs += [(each.words, english.metrics[key].words) for key, each in said.metrics.items()]
        pairs += [(text, english.edges[key]) for key, text in said.edges.items()]
        pairs += [(text, english.heads[key]) for key, text in said.heads.items()]
        assert [mine for mine, theirs in pairs if mine == theirs and mine not in SAME_EVERYWHERE] == []
