"""The whole metric dictionary: board, reports, files and programs take their figures, and their words, from it."""

from collections.abc import Mapping
from typing import Any

from ringhall.oversight.analytics.rules import agent_metrics, fairness, metrics, number_metrics
from ringhall.oversight.analytics.rules.metric import Cut, Metric

BY_CUT: Mapping[Cut, tuple[Metric[Any], ...]] = {
    "queues": metrics.DICTIONARY,
    "agents": (*agent_metrics.DICTIONARY, *fairness.FAIRNESS),
    "numbers": number_metrics.DICTIONARY,
}
CUT_OF: Mapping[str, Cut] = {metric.key: cut for cut, found in BY_CUT.items() for metric in found}
EVERY: tuple[Metric[Any], ...] = tuple(metric for found in BY_CUT.values() for metric in found)
EDGES: tuple[str, ...] = tuple(dict.fromkeys(edge for metric in EVERY for edge in metric.edges))
