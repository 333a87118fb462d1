"""The page with curves: one HTML file that needs nothing else, readable by day and by night."""

from collections.abc import Sequence
from html import escape

from ringhall.oversight.analytics.rules.metric import share
from ringhall.oversight.analytics.rules.sums import Sums, sums_of
from ringhall.oversight.simulation.rules.outcome import Outcome

HALF_HOUR_MS = 1_800_000
WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 720, 240, 48, 24, 28, 12
COLOURS = ("#6b7280", "#2563eb", "#d97706")
STYLE = """
:root { color-scheme: light dark; } body { font: 15px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2rem auto;
padding: 0 1rem; } svg { width: 100%; height: auto; } text { font-size: 11px; fill: currentColor; } .grid { stroke:
currentColor; opacity: .18; } polyline { fill: none; stroke-width: 2; } .key { display: inline-block; width: 1.4em;
height: 3px; vertical-align: middle; margin: 0 .4em 0 1.2em; } h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; }
"""
Points = list[tuple[float, float]]


def page(title: str, note: str, outcomes: Sequence[Outcome], queues: dict[str, str], since: int, until: int) -> str:
    """Service level over the day, waits and occupancy, a curve for each outcome; `queues` are names by id."""
    key = "".join(
        f'<span class="key" style="background:{colour}"></span>{escape(each.name)}'
        for each, colour in zip(outcomes, COLOURS, strict=False)
    )
    hours = [(hour / 24, f"{hour:02}") for hour in range(0, 25, 4)]
    parts = [f"<h1>{escape(title)}</h1><p>{escape(note)}</p><p>{key}</p>"]
    for queue_id, name in queues.items():
        levels = [_levels(each, queue_id, since, until) for each in outcomes]
        if any(levels):
            parts.append(f"<h2>Service level by the hour of the day, {escape(name)}</h2>{_chart(levels, hours)}")
    most = max((v.wait_ms for each in outcomes for v in each.visits), default=0) or 1
    marks = [(n / 4, f"{most * n / 4000:.0f}") for n in range(5)]
    waits = [_shares([v.wait_ms / most for v in each.visits if v.outcome == "answered"]) for each in outcomes]
    parts.append(f"<h2>Share of the answered who had waited no longer, by seconds</h2>{_chart(waits, marks)}")
    loads = [_ranks(sorted(load.occupancy for load in each.loads.values())) for each in outcomes]
    ends = [(0.05, "least busy"), (0.95, "busiest")]
    parts.append(f"<h2>Occupancy of each agent</h2>{_chart(loads, ends)}")
    body = "\n".join(parts)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>{body}</html>\n'
    )


def _levels(outcome: Outcome, queue_id: str, since: int, until: int) -> Points:
    """The service level of each half hour in which somebody came."""
    halves: dict[int, Sums] = {}
    for visit in outcome.visits:
        if visit.queue_id == queue_id:
            half = (visit.queued_at - since) // HALF_HOUR_MS
            halves[half] = halves.get(half, Sums()) + sums_of(visit)
    points: Points = []
    for half, sums in sorted(halves.items()):
        level = share(sums.in_target, sums.offered - sums.short_abandoned)
        if level is not None:
            points.append(((half + 0.5) * HALF_HOUR_MS / (until - since), level))
    return points


def _shares(values: Sequence[float]) -> Points:
    return [(value, n / len(values)) for n, value in enumerate(sorted(values), 1)]


def _ranks(values: Sequence[float]) -> Points:
    return [(n / max(1, len(values) - 1), value) for n, value in enumerate(values)]


def _chart(curves: Sequence[Points], marks: Sequence[tuple[float, str]]) -> str:
    """Curves over 0 to 1 in both directions; `marks` are put below."""

    def x(value: float) -> float:
        return LEFT + value * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return TOP + (1 - value) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">']
    for part in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(part):.1f}" y2="{y(part):.1f}"/>')
        parts.append(f'<text x="4" y="{y(part) + 4:.1f}">{part:.0%}</text>')
    parts += [
        f'<text x="{x(place):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(text)}</text>' for place, text in marks
    ]
    for points, colour in zip(curves, COLOURS, strict=False):
        line = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in points)
        parts.append(f'<polyline stroke="{colour}" points="{line}"/>')
    return "".join(parts) + "</svg>"
