"""The metric dictionary of numbers: what became of the contacts that came in by a number."""

from ringhall.oversight.analytics.rules.addable import Addable
from ringhall.oversight.analytics.rules.metric import NOTHING, Metric, Value, seconds, share

ARRIVED = "cohort_arrived"


class NumberSums(Addable, frozen=True, kw_only=True):
    """Everything a number's metric is made of."""

    arrived: int = 0
    arrived_answered: int = 0
    arrived_abandoned: int = 0
    arrived_short_abandoned: int = 0
    left_in_menu: int = 0
    self_served: int = 0
    voicemails: int = 0
    call_backs: int = 0
    arrived_not_reached: int = 0
    passed_outside: int = 0
    arrived_overflowed: int = 0
    rejected: int = 0
    broken: int = 0
    reached_queue: int = 0
    in_flow: int = 0
    ivr_ms: int = 0


OUTCOMES: dict[str, str] = {
    "answered": "arrived_answered",
    "abandoned": "arrived_abandoned",
    "short_abandoned": "arrived_short_abandoned",
    "left_in_menu": "left_in_menu",
    "self_served": "self_served",
    "voicemail": "voicemails",
    "call_back": "call_backs",
    "not_reached": "arrived_not_reached",
    "transferred": "passed_outside",
    "overflowed": "arrived_overflowed",
    "rejected": "rejected",
    "failed": "broken",
    "lost": "broken",
}
"""Which field a contact's outcome counts in; every outcome counts in exactly one."""
ENDS = tuple(dict.fromkeys(OUTCOMES.values()))


def _ended(s: NumberSums) -> int:
    return sum(getattr(s, name) for name in ENDS)


def _count(key: str, *edges: str) -> Metric[NumberSums]:
    return Metric(key=key, unit="contacts", of=lambda s: getattr(s, key), edges=(ARRIVED, *edges))


DICTIONARY: tuple[Metric[NumberSums], ...] = (
    _count("arrived", "inbound_only"),
    _count("arrived_answered", "one_outcome"),
    _count("arrived_abandoned", "one_outcome", "short_limit"),
    _count("arrived_short_abandoned", "one_outcome"),
    _count("left_in_menu", "one_outcome"),
    _count("self_served", "one_outcome"),
    _count("voicemails", "one_outcome"),
    _count("call_backs", "one_outcome"),
    _count("arrived_not_reached", "one_outcome"),
    _count("passed_outside", "one_outcome"),
    _count("arrived_overflowed", "one_outcome"),
    _count("rejected", "one_outcome"),
    _count("broken", "one_outcome", "nobody_gave_up"),
    Metric(
        key="in_progress",
        unit="contacts",
        of=lambda s: s.arrived - _ended(s),
        formula="arrived − " + " − ".join(ENDS),
        edges=(ARRIVED,),
    ),
    _count("reached_queue"),
    _count("in_flow"),
    Metric(key="ivr_ms", unit="milliseconds", of=lambda s: s.ivr_ms, edges=(ARRIVED, "grows_at_end")),
    Metric(
        key="ivr_seconds",
        unit="seconds",
        of=lambda s: seconds(s.ivr_ms, s.in_flow),
        formula="ivr_ms / in_flow",
        edges=(NOTHING,),
    ),
    Metric(
        key="self_service",
        unit="share",
        of=lambda s: share(s.self_served, s.arrived),
        formula="self_served / arrived",
        edges=(NOTHING,),
    ),
    Metric(
        key="answered_share",
        unit="share",
        of=lambda s: share(s.arrived_answered, s.arrived),
        formula="arrived_answered / arrived",
        edges=(NOTHING,),
    ),
)


def number_figures(sums: NumberSums) -> dict[str, Value]:
    """Every metric of numbers for these sums."""
    return {metric.key: metric.of(sums) for metric in DICTIONARY}
