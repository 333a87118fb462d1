"""Whether scripted calls went as expected, and which ways of the flow none of them took."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.trial import HERE, Course, Stuck, Way, run
from ringhall.engine.flows.trials import Expected, Trial
from ringhall.foundation.errors import Phrase


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


def try_out(flow: Flow, trials: Iterable[Trial], others: Mapping[str, Flow]) -> tuple[list[Result], list[Cover]]:
    """Make every call, and say of each way out of each node whether one took it."""
    results: list[Result] = []
    taken: list[set[Way]] = []
    for trial in trials:
        try:
            course = run(flow, trial, others)
        except Stuck:
            results.append(Result(trial.name, [Phrase("The call never comes to an end.")], (), ()))
            continue
        results.append(Result(trial.name, list(_failures(trial.expect, course)), course.nodes, course.heard))
        taken.append(set(course.ways))
    return results, list(_coverage(flow, taken))


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
    return Phrase("{what} is “{found}”; expected was “{wanted}”.", what=what, found=value, wanted=wanted)


def _missing(wanted: Iterable[str], found: Iterable[str], fits: Callable[[str, str], bool]) -> str:
    """The first of `wanted` that does not come in its turn; empty when all do."""
    rest = iter(found)
    return next((each for each in wanted if not any(fits(each, one) for one in rest)), "")


def _coverage(flow: Flow, taken: list[set[Way]]) -> Iterator[Cover]:
    for name, node in flow.nodes.items():
        exits: dict[str, dict[str, None]] = {}
        for way in node.exits():
            exits.setdefault(way.to, {})[way.path] = None
        for to, paths in exits.items():
            yield Cover(name, tuple(paths), to, sum((HERE, name, to) in ways for ways in taken))
