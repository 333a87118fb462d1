"""Whether scripted calls went as expected, and which ways of the flow none of them took."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.course import HERE, Course, Way
from ringhall.engine.flows.rules.trial import STEPS_MAX, nothing_understood, run
from ringhall.engine.flows.rules.walked import Stuck
from ringhall.engine.flows.trials import TRIALS_MAX, Expected, Trial
from ringhall.engine.understanding.ports import Understood as Model
from ringhall.foundation.errors import Phrase

ENDLESS = Phrase("The call never comes to an end.")
TOO_MANY = Phrase("This call, with those before it, takes too many steps: shorten it, or test less.")


class Result(msgspec.Struct, frozen=True):
    """One call: `failures` is empty when it went as expected."""

    name: str
    failures: list[Phrase]
    nodes: tuple[str, ...]
    heard: tuple[str, ...]


class Cover(msgspec.Struct, frozen=True):
    """Ways out of a node (`exits`: those that lead to the same node) and how many calls took one of them."""

    node: str
    exits: tuple[str, ...]
    to: str
    calls: int


def try_out(
    flow: Flow,
    trials: Iterable[Trial],
    others: Mapping[str, Flow],
    steps_max: int = STEPS_MAX * TRIALS_MAX,
    model: Model = nothing_understood,
) -> tuple[list[Result], list[Cover]]:
    """Make every call, all of them in at most `steps_max` steps, and say of each way out of each node who took it."""
    results: list[Result] = []
    taken: list[set[Way]] = []
    left = steps_max
    for trial in trials:
        allowed = min(STEPS_MAX, left)
        try:
            course = run(flow, trial, others, allowed, model)
        except Stuck:
            left -= allowed
            results.append(Result(trial.name, [ENDLESS if allowed == STEPS_MAX else TOO_MANY], (), ()))
            continue
        left -= course.steps
        results.append(Result(trial.name, list(_failures(trial.expect, course)), course.nodes, course.heard))
        taken.append(set(course.ways))
    return results, list(coverage(flow, taken))


def _failures(expect: Expected, course: Course) -> Iterator[Phrase]:
    found = {
        "end": course.end,
        "outcome": course.place.outcome or "",
        "node": course.place.node,
        "queue": course.queue,
        "language": course.place.language,
    }
    for what, value in found.items():
        wanted = getattr(expect, what)
        if wanted is not None and wanted != value:
            yield _other(what, wanted, value)
    for name, wanted in expect.variables.items():
        if (value := course.place.variables.get(name, "")) != wanted:
            yield _other(name, wanted, value)
    if missing := _missing(expect.nodes, course.nodes, lambda wanted, node: wanted == node):
        yield Phrase("The call did not come to the node “{node}”, or not in this order.", node=missing)
    if missing := _missing(expect.heard, course.heard, lambda wanted, words: wanted in words):
        yield Phrase("The caller did not hear “{words}”, or not in this order.", words=missing)


def _other(what: str, wanted: str, value: str) -> Phrase:
    return Phrase("{name} is “{found}”; expected was “{wanted}”.", name=what, found=value, wanted=wanted)


def _missing(wanted: Iterable[str], found: Iterable[str], fits: Callable[[str, str], bool]) -> str:
    """The first of `wanted` that does not come in its turn; empty when all do."""
    rest = iter(found)
    return next((each for each in wanted if not any(fits(each, one) for one in rest)), "")


def exits_of(flow: Flow, node: str, to: str) -> tuple[str, ...]:
    """The ways out of a node that lead there; one of them was taken, and which is not told apart."""
    found = flow.nodes.get(node)
    return tuple(dict.fromkeys(way.path for way in found.exits() if way.to == to)) if found else ()


def coverage(flow: Flow, taken: list[set[Way]]) -> Iterator[Cover]:
    """Of each way out of each node, how many of these calls took it."""
    for name, node in flow.nodes.items():
        for to in dict.fromkeys(way.to for way in node.exits()):
            yield Cover(name, exits_of(flow, name, to), to, sum((HERE, name, to) in ways for ways in taken))
