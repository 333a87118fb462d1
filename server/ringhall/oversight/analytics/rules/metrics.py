"""The metric dictionary of queues: every figure that Ringhall shows of a queue is defined here, once."""

from ringhall.oversight.analytics.rules.metric import COHORT, NOTHING, Metric, Value, seconds, share
from ringhall.oversight.analytics.rules.sums import Sums

MET = "in_target / "
COUNTED = "(offered − short_abandoned − call_backs_promised − virtual_taken)"


def _ended(s: Sums) -> int:
    elsewhere = s.overflowed + s.failed + s.call_backs_promised + s.virtual_taken
    return s.answered + s.abandoned + s.short_abandoned + elsewhere


def _counted(s: Sums) -> int:
    """Visits of which it can be said whether people served the customer in time."""
    return s.offered - s.short_abandoned - s.call_backs_promised - s.virtual_taken


def _handled(s: Sums) -> int:
    return s.answered + s.call_backs_reached


COUNTS: tuple[Metric[Sums], ...] = (
    Metric(key="offered", unit="contacts", of=lambda s: s.offered, edges=(COHORT, "same_visit")),
    Metric(key="answered", unit="contacts", of=lambda s: s.answered, edges=(COHORT, "first_agent")),
    Metric(key="abandoned", unit="contacts", of=lambda s: s.abandoned, edges=(COHORT, "short_limit")),
    Metric(key="short_abandoned", unit="contacts", of=lambda s: s.short_abandoned, edges=(COHORT, "short_apart")),
    Metric(key="overflowed", unit="contacts", of=lambda s: s.overflowed, edges=(COHORT,)),
    Metric(key="failed", unit="contacts", of=lambda s: s.failed, edges=(COHORT, "nobody_gave_up")),
    Metric(
        key="call_backs_promised",
        unit="contacts",
        of=lambda s: s.call_backs_promised,
        edges=(COHORT, "promised_apart"),
    ),
    Metric(
        key="call_backs_reached",
        unit="contacts",
        of=lambda s: s.call_backs_reached,
        edges=(COHORT, "grows_at_end"),
    ),
    Metric(key="virtual_taken", unit="contacts", of=lambda s: s.virtual_taken, edges=(COHORT, "virtual_apart")),
    Metric(
        key="virtual_completed",
        unit="contacts",
        of=lambda s: s.virtual_completed,
        edges=(COHORT, "virtual_no_hang_up"),
    ),
    Metric(
        key="still_waiting",
        unit="contacts",
        of=lambda s: s.offered - _ended(s),
        formula="offered − answered − abandoned − short_abandoned − overflowed − failed − call_backs_promised "
        "− virtual_taken",
        edges=(COHORT,),
        version=3,
    ),
    Metric(key="in_target", unit="contacts", of=lambda s: s.in_target, edges=("target_then", "target_inclusive")),
    Metric(key="abandoned_in_target", unit="contacts", of=lambda s: s.abandoned_in_target, edges=("target_then",)),
    Metric(
        key="short_abandoned_in_target",
        unit="contacts",
        of=lambda s: s.short_abandoned_in_target,
        edges=("target_then",),
    ),
    Metric(key="transfers", unit="contacts", of=lambda s: s.transfers, edges=(COHORT, "transfer_new_visit")),
    Metric(
        key="expected", unit="contacts", of=lambda s: s.expected, edges=(COHORT, "expected_at_start", "gave_up_late")
    ),
    Metric(key="within_p50", unit="contacts", of=lambda s: s.within_p50, edges=(COHORT, "expected_at_start")),
    Metric(key="within_p90", unit="contacts", of=lambda s: s.within_p90, edges=(COHORT, "expected_at_start")),
)
TIMES: tuple[Metric[Sums], ...] = (
    Metric(key="longest_wait_ms", unit="milliseconds", of=lambda s: s.longest_wait_ms, edges=("largest", "ended_only")),
    Metric(
        key="wait_ms_answered", unit="milliseconds", of=lambda s: s.wait_ms_answered, edges=(COHORT, "waited_elsewhere")
    ),
    Metric(
        key="wait_ms_abandoned", unit="milliseconds", of=lambda s: s.wait_ms_abandoned, edges=(COHORT, "short_apart")
    ),
    Metric(key="ring_ms", unit="milliseconds", of=lambda s: s.ring_ms, edges=(COHORT, "ring_is_wait")),
    Metric(key="talk_ms", unit="milliseconds", of=lambda s: s.talk_ms, edges=(COHORT, "grows_at_end")),
    Metric(key="hold_ms", unit="milliseconds", of=lambda s: s.hold_ms, edges=(COHORT, "lost_seat", "grows_at_end")),
    Metric(
        key="wrap_up_ms", unit="milliseconds", of=lambda s: s.wrap_up_ms, edges=(COHORT, "each_agent", "grows_at_end")
    ),
    Metric(
        key="expected_error_ms",
        unit="milliseconds",
        of=lambda s: s.expected_error_ms,
        edges=(COHORT, "expected_at_start", "gave_up_late"),
    ),
)
SERVICE_LEVELS: tuple[Metric[Sums], ...] = (
    Metric(
        key="service_level",
        unit="share",
        of=lambda s: share(s.in_target, _counted(s)),
        formula=MET + COUNTED,
        edges=(NOTHING, "promised_apart", "virtual_apart", "waiting_counts"),
        version=3,
    ),
    Metric(
        key="service_level_ended",
        unit="share",
        of=lambda s: share(s.in_target, s.answered + s.abandoned),
        formula=MET + "(answered + abandoned)",
        edges=(NOTHING,),
    ),
    Metric(
        key="service_level_answered",
        unit="share",
        of=lambda s: share(s.in_target, s.answered),
        formula=MET + "answered",
        edges=(NOTHING, "flatters"),
    ),
    Metric(
        key="service_level_abandoned_good",
        unit="share",
        of=lambda s: share(s.in_target + s.abandoned_in_target, _counted(s)),
        formula="(in_target + abandoned_in_target) / " + COUNTED,
        edges=(NOTHING, "promised_apart", "virtual_apart", "waiting_counts"),
        version=3,
    ),
    Metric(
        key="service_level_late_abandons",
        unit="share",
        of=lambda s: share(s.in_target, s.answered + s.abandoned - s.abandoned_in_target),
        formula=MET + "(answered + abandoned − abandoned_in_target)",
        edges=(NOTHING,),
    ),
    Metric(
        key="service_level_2",
        unit="share",
        of=lambda s: share(
            s.in_target + s.abandoned_in_target + s.short_abandoned_in_target,
            s.answered + s.abandoned + s.short_abandoned,
        ),
        formula="(in_target + abandoned_in_target + short_abandoned_in_target) "
        "/ (answered + abandoned + short_abandoned)",
        edges=(NOTHING,),
    ),
    Metric(
        key="service_level_all",
        unit="share",
        of=lambda s: share(s.in_target, s.offered),
        formula=MET + "offered",
        edges=(NOTHING, "short_against"),
    ),
)
RATIOS: tuple[Metric[Sums], ...] = (
    Metric(
        key="abandonment",
        unit="share",
        of=lambda s: share(s.abandoned, _counted(s)),
        formula="abandoned / " + COUNTED,
        edges=(NOTHING, "promised_apart", "virtual_apart", "waiting_counts"),
        version=3,
    ),
    Metric(
        key="virtual_success",
        unit="share",
        of=lambda s: share(s.virtual_completed, s.virtual_taken),
        formula="virtual_completed / virtual_taken",
        edges=(NOTHING, "virtual_no_hang_up"),
    ),
    Metric(
        key="asa_seconds",
        unit="seconds",
        of=lambda s: seconds(s.wait_ms_answered, s.answered),
        formula="wait_ms_answered / answered",
        edges=(NOTHING,),
    ),
    Metric(
        key="patience_seconds",
        unit="seconds",
        of=lambda s: seconds(s.wait_ms_abandoned, s.abandoned),
        formula="wait_ms_abandoned / abandoned",
        edges=(NOTHING,),
    ),
    Metric(
        key="talk_seconds",
        unit="seconds",
        of=lambda s: seconds(s.talk_ms, _handled(s)),
        formula="talk_ms / (answered + call_backs_reached)",
        edges=(NOTHING,),
        version=2,
    ),
    Metric(
        key="hold_seconds",
        unit="seconds",
        of=lambda s: seconds(s.hold_ms, _handled(s)),
        formula="hold_ms / (answered + call_backs_reached)",
        edges=(NOTHING,),
        version=2,
    ),
    Metric(
        key="wrap_up_seconds",
        unit="seconds",
        of=lambda s: seconds(s.wrap_up_ms, _handled(s)),
        formula="wrap_up_ms / (answered + call_backs_reached)",
        edges=(NOTHING,),
        version=2,
    ),
    Metric(
        key="aht_seconds",
        unit="seconds",
        of=lambda s: seconds(s.talk_ms + s.hold_ms + s.wrap_up_ms, _handled(s)),
        formula="(talk_ms + hold_ms + wrap_up_ms) / (answered + call_backs_reached)",
        edges=(NOTHING, "ring_is_wait"),
        version=2,
    ),
    Metric(
        key="expected_within_p50",
        unit="share",
        of=lambda s: share(s.within_p50, s.expected),
        formula="within_p50 / expected",
        edges=(NOTHING, "half_is_right", "gave_up_late"),
    ),
    Metric(
        key="expected_within_p90",
        unit="share",
        of=lambda s: share(s.within_p90, s.expected),
        formula="within_p90 / expected",
        edges=(NOTHING, "nine_tenths_is_right", "gave_up_late"),
    ),
    Metric(
        key="expected_error_seconds",
        unit="seconds",
        of=lambda s: seconds(s.expected_error_ms, s.expected),
        formula="expected_error_ms / expected",
        edges=(NOTHING, "gave_up_late"),
    ),
)
DICTIONARY: tuple[Metric[Sums], ...] = (*COUNTS, *TIMES, *SERVICE_LEVELS, *RATIOS)
METRICS: dict[str, Metric[Sums]] = {metric.key: metric for metric in DICTIONARY}


def figures(sums: Sums) -> dict[str, Value]:
    """Every metric of queues for these sums."""
    return {metric.key: metric.of(sums) for metric in DICTIONARY}
