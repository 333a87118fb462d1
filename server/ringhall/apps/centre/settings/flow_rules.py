"""What must hold between flows that lead into one another: no circles, and every variable comes from somewhere."""

from collections import deque
from collections.abc import Iterator

from ringhall.apps.centre.settings import intent_rules, source_rules
from ringhall.apps.centre.settings.values import Json, Reference, World
from ringhall.company.organisation.types import Fault
from ringhall.engine.flows.document import AnyNode, sound_nodes
from ringhall.engine.flows.nodes.subflow import Subflow
from ringhall.engine.flows.rules.check import CALL_VARIABLES
from ringhall.foundation.errors import Phrase


def refers(value: Json) -> Iterator[Reference]:
    """The flows this one leads into."""
    for name, node in sound_nodes(value["document"]).items():
        yield from (Reference(f"document.nodes.{name}.{path}", "flows", key) for path, key in node.flow_names() if key)


def fits(value: Json, world: World) -> Iterator[Fault]:
    """Callers come to an end; no flow counts on a variable the other does not set, nor on what a source has not."""
    yield from source_rules.asked_rightly(value, world)
    yield from intent_rules.understood_rightly(value, world)
    flows = {**world.get("flows", {}), value["id"]: value}
    nodes = sound_nodes(value["document"])
    given = CALL_VARIABLES | _sets(nodes) | set(_inputs(value))
    for name, node in nodes.items():
        if not isinstance(node, Subflow) or node.flow not in flows:
            continue
        here = f"document.nodes.{name}"
        if way := _way_back(node.flow, value["id"], flows):
            names = ", ".join(flows[key]["name"] for key in way)
            words = Phrase("The flows would lead callers round in a circle, by way of {flows}.", flows=names)
            yield Fault(f"{here}.flow", "bad-flow", words)
            continue
        other = flows[node.flow]
        for wanted in sorted(set(_inputs(other)) - given):
            words = Phrase("The other flow needs the variable “{name}”, and nothing here sets it.", name=wanted)
            yield Fault(f"{here}.flow", "bad-flow", words)
        for n, promised in enumerate(node.gives):
            if promised not in _sets(sound_nodes(other["document"])):
                words = Phrase("The other flow does not set the variable “{name}”.", name=promised)
                yield Fault(f"{here}.gives.{n}", "bad-flow", words)


def _way_back(start: str, home: str, flows: dict[str, Json]) -> tuple[str, ...]:
    """The flows that lead from one to another until they are back at `home`, a shortest way; empty when none do."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    to_visit = deque(ways)
    while to_visit:
        at = to_visit.popleft()
        if at == home:
            return ways[at]
        nodes = sound_nodes(flows[at]["document"]).values() if at in flows else ()
        for key in sorted({key for node in nodes for _, key in node.flow_names()} - ways.keys()):
            ways[key] = (*ways[at], key)
            to_visit.append(key)
    return ()


def _sets(nodes: dict[str, AnyNode]) -> set[str]:
    return set().union(*(node.sets() for node in nodes.values()))


def _inputs(value: Json) -> tuple[str, ...]:
    inputs = value["document"].get("inputs", ())
    return tuple(each for each in inputs if isinstance(each, str)) if isinstance(inputs, list | tuple) else ()
