"""P1: what an answered call costs, and how many per second go without loss, beside a plain dialplan."""

from functools import partial
from pathlib import Path

from bench import sipp
from bench.centre import BenchCentre
from bench.document import ANSWERED
from bench.figures import Bar, Section, spread
from bench.machine import Watch
from bench.pairs import Pair, Taken, alternate, load_remark

PLAIN, CALLER = "7001", "+12025550143"
CPU_RATES, SECONDS = (50, 250), 6
TALK_MILLISECONDS = 500
LADDER_SECONDS, LADDER_PATIENCE_SECONDS = 4, 8
LADDER_BOTTOM, LADDER_TOP, LADDER_STEP = 50, 400, 25
RATIO_MAX, RATE_MIN = 2.5, 250
PROTOCOL = (
    "SIPp (`uac`, half a second of talk, no voice packets) calls two numbers of the same embedded Asterisk in turn: "
    "one is plain dialplan (`Answer`, `Wait`), the other is answered by a flow of Ringhall that says nothing and waits "
    "for a key: real contacts, every step committed by PostgreSQL before its effect. "
    f"{' and '.join(map(str, CPU_RATES))} calls per second for {SECONDS} s a side. "
    "CPU is user and system time of the processes, per answered call; SIPp's own is told apart. SIPp shows no number, "
    "so no customer's record is looked up; one run more at each rate has a caller with a number. "
    "The highest rate is the highest at which no call fails and nothing is sent twice, doubled and then halved into; "
    f"{LADDER_TOP} is the highest that is tried."
)

Cost = dict[str, float]


def measure(centre: BenchCentre, folder: Path, pairs: int) -> Section:
    """The whole benchmark on a running centre."""
    centre.extension(PLAIN, "Answer()", "Wait(60)")
    section = Section(
        "P1: an answered call", PROTOCOL, ["CPU per answered call, ms", "plain dialplan", "Ringhall", "ratio"]
    )
    for number in (PLAIN, ANSWERED):
        _cost(centre, folder, number, CPU_RATES[0])
    for rate in CPU_RATES:
        taken = alternate(
            partial(_cost, centre, folder, PLAIN, rate), partial(_cost, centre, folder, ANSWERED, rate), pairs
        )
        _tell_cost(section, rate, taken)
        looked_up = _cost(centre, folder, ANSWERED, rate, sipp.plain_from(folder, CALLER, TALK_MILLISECONDS)).figures
        section.rows.append(["all three, caller with a number that is looked up", "", f"{_sum(looked_up):.2f}", ""])
    plain, ours = (_highest_rate(centre, folder, number) for number in (PLAIN, ANSWERED))
    section.rows.append(["highest rate without loss, calls/s", f"{plain}", f"{ours}", f"{ours / max(1, plain):.2f}"])
    section.bars.append(Bar("Calls per second without loss", ours, RATE_MIN, "calls/s", at_least=True))
    return section


def _cost(centre: BenchCentre, folder: Path, number: str, rate: int, scenario: list[str] | None = None) -> Taken[Cost]:
    with Watch(centre.pids) as watch:
        calls = sipp.call(
            folder, centre.address, number, rate=rate, count=rate * SECONDS,
            scenario=scenario or sipp.plain(TALK_MILLISECONDS),
        )  # fmt: skip
        watch.tools = calls.cpu
    centre.quiet()
    per_call = {name: 1000 * seconds / max(1, calls.good) for name, seconds in watch.spent.items()}
    per_call["SIPp"] = 1000 * calls.cpu / max(1, calls.good)
    per_call["failed"] = calls.failed
    return Taken(per_call, watch.others, watch.load)


def _tell_cost(section: Section, rate: int, pairs: list[Pair[Cost]]) -> None:
    section.rows.append([f"**at {rate} calls/s**", "", "", ""])
    for name in ("Asterisk", "Ringhall", "PostgreSQL"):
        plain = spread(pair.peer.figures[name] for pair in pairs)
        ours = spread(pair.ours.figures[name] for pair in pairs)
        section.rows.append([name, plain.text(), ours.text(), ""])
    plain = spread(_sum(pair.peer.figures) for pair in pairs)
    ours = spread(_sum(pair.ours.figures) for pair in pairs)
    ratio = spread(_sum(pair.ours.figures) / _sum(pair.peer.figures) for pair in pairs)
    without = spread(
        (_sum(pair.ours.figures) - pair.ours.figures["PostgreSQL"]) / _sum(pair.peer.figures) for pair in pairs
    )
    section.rows.append(["**all three**", plain.text(), ours.text(), ratio.text()])
    section.rows.append(["without PostgreSQL", plain.text(), "", without.text()])
    clients = [spread(getattr(pair, side).figures["SIPp"] for pair in pairs).text() for side in ("peer", "ours")]
    section.rows.append(["SIPp itself (not in the sum)", *clients, ""])
    failed = [str(int(sum(getattr(pair, side).figures["failed"] for pair in pairs))) for side in ("peer", "ours")]
    section.rows.append(["calls that failed", *failed, ""])
    section.bars.append(
        Bar(f"CPU of an answered call against plain dialplan, at {rate} calls/s", ratio.middle, RATIO_MAX, "×")
    )
    section.remarks.append(f"At {rate} calls/s: {load_remark(pairs)}")


def _sum(cost: Cost) -> float:
    return cost["Asterisk"] + cost["Ringhall"] + cost["PostgreSQL"]


def _highest_rate(centre: BenchCentre, folder: Path, number: str) -> int:
    """Double until something is lost, then halve the step."""
    good, rate = 0, LADDER_BOTTOM
    while rate <= LADDER_TOP and _is_clean(centre, folder, number, rate):
        good, rate = rate, rate * 2
    low, high = good, min(rate, LADDER_TOP)
    while high - low > LADDER_STEP:
        middle = (low + high) // 2
        if _is_clean(centre, folder, number, middle):
            low = middle
        else:
            high = middle
    return low


def _is_clean(centre: BenchCentre, folder: Path, number: str, rate: int) -> bool:
    calls = sipp.call(
        folder,
        centre.address,
        number,
        rate=rate,
        count=rate * LADDER_SECONDS,
        scenario=sipp.plain(TALK_MILLISECONDS),
    )
    centre.quiet()
    return calls.clean
