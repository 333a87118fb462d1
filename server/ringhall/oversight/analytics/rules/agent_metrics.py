"""The metric dictionary of agents: what they were offered, what they did, and how their time went."""

from ringhall.oversight.analytics.rules.addable import Addable
from ringhall.oversight.analytics.rules.metric import NOTHING, Metric, Value, seconds, share

MOMENT, CLIPPED = "at_its_moment", "clipped"


class AgentSums(Addable, frozen=True, kw_only=True):
    """Everything an agent's metric is made of."""

    offers: int = 0
    accepted: int = 0
    declined: int = 0
    missed: int = 0
    handled: int = 0
    passed_on: int = 0
    ready_ms: int = 0
    ringing_ms: int = 0
    talking_ms: int = 0
    holding_ms: int = 0
    after_ms: int = 0
    not_ready_ms: int = 0


def busy_ms(s: AgentSums) -> int:
    """The time spent on contacts."""
    return s.talking_ms + s.holding_ms + s.after_ms


def there_ms(s: AgentSums) -> int:
    """The time in which contacts could come."""
    return s.ready_ms + s.ringing_ms + busy_ms(s)


DICTIONARY: tuple[Metric[AgentSums], ...] = (
    Metric(key="offers", unit="offers", of=lambda s: s.offers, edges=(MOMENT,)),
    Metric(key="accepted", unit="offers", of=lambda s: s.accepted, edges=(MOMENT,)),
    Metric(key="declined", unit="offers", of=lambda s: s.declined, edges=(MOMENT,)),
    Metric(key="missed", unit="offers", of=lambda s: s.missed, edges=(MOMENT, "withdrawn_apart")),
    Metric(
        key="handled",
        unit="contacts",
        of=lambda s: s.handled,
        edges=(MOMENT, "transfer_both", "given_back_apart"),
        version=2,
    ),
    Metric(key="passed_on", unit="contacts", of=lambda s: s.passed_on, edges=(MOMENT,)),
    Metric(
        key="signed_in_ms",
        unit="milliseconds",
        of=lambda s: there_ms(s) + s.not_ready_ms,
        formula="ready_ms + ringing_ms + talking_ms + holding_ms + after_ms + not_ready_ms",
        edges=(CLIPPED, "until_now"),
    ),
    Metric(key="ready_ms", unit="milliseconds", of=lambda s: s.ready_ms, edges=(CLIPPED, "until_now")),
    Metric(key="ringing_ms", unit="milliseconds", of=lambda s: s.ringing_ms, edges=(CLIPPED, "until_now")),
    Metric(key="talking_ms", unit="milliseconds", of=lambda s: s.talking_ms, edges=(CLIPPED, "until_now")),
    Metric(key="holding_ms", unit="milliseconds", of=lambda s: s.holding_ms, edges=(CLIPPED, "until_now")),
    Metric(key="after_ms", unit="milliseconds", of=lambda s: s.after_ms, edges=(CLIPPED, "until_now")),
    Metric(
        key="not_ready_ms", unit="milliseconds", of=lambda s: s.not_ready_ms, edges=(CLIPPED, "until_now", "by_reason")
    ),
    Metric(
        key="occupancy",
        unit="share",
        of=lambda s: share(busy_ms(s), there_ms(s)),
        formula="(talking_ms + holding_ms + after_ms) / (ready_ms + ringing_ms + talking_ms + holding_ms + after_ms)",
        edges=(NOTHING, "not_ready_apart"),
    ),
    Metric(
        key="handle_seconds",
        unit="seconds",
        of=lambda s: seconds(busy_ms(s), s.handled),
        formula="(talking_ms + holding_ms + after_ms) / handled",
        edges=(NOTHING, "time_in_interval"),
    ),
    Metric(
        key="acceptance",
        unit="share",
        of=lambda s: share(s.accepted, s.accepted + s.declined + s.missed),
        formula="accepted / (accepted + declined + missed)",
        edges=(NOTHING, "withdrawn_apart"),
    ),
)


def agent_figures(sums: AgentSums) -> dict[str, Value]:
    """Every metric of agents for these sums."""
    return {metric.key: metric.of(sums) for metric in DICTIONARY}
