"""Is this flow sound? All that is wrong with it, in words, before a caller finds out."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from ringhall.engine.flows.document import PROBLEMS_MAX, AnyNode, Flow, from_data, read, sound_nodes
from ringhall.engine.flows.errors import FlowInvalid, Problem
from ringhall.engine.flows.expressions.parsing import faults
from ringhall.engine.flows.expressions.parsing import names as names_in
from ringhall.engine.flows.nodes.base import Exit, Node
from ringhall.engine.flows.nodes.person import Person
from ringhall.engine.flows.prompts import Part, fields_of, unknown_ways
from ringhall.engine.speech.rules.reading.read import WAYS
from ringhall.foundation.errors import Phrase

# What every call brings along into begin().
CALL_VARIABLES = frozenset({"caller", "called", "name"})
VARIABLES_MAX = 100
CIRCLE = Phrase(
    "This goes in a circle in which nobody waits for the caller: put a menu or a voicemail into it, or end it."
)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The names a flow may use. None means: not checked."""

    queues: frozenset[str] | None = None
    prompts: frozenset[str] | None = None
    agents: frozenset[str] | None = None
    mailboxes: frozenset[str] | None = None
    calendars: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    models: frozenset[str] | None = None
    flows: frozenset[str] | None = None
    variables: frozenset[str] | None = CALL_VARIABLES


ANYTHING = Known()


def accept(document: bytes | dict[str, object], known: Known = ANYTHING) -> Flow:
    """The flow, when it is sound. Raises FlowTooLarge or FlowInvalid with every problem."""
    try:
        flow = read(document) if isinstance(document, bytes) else from_data(document)
    except FlowInvalid as refusal:
        if isinstance(document, bytes):
            raise
        there = document.get("nodes")
        names = there if isinstance(there, dict) else {}
        more = _of_nodes(sound_nodes(document), names, known)
        raise FlowInvalid([*refusal.problems, *more][:PROBLEMS_MAX]) from None
    problems = check(flow, known)
    if problems:
        raise FlowInvalid(problems)
    return flow


def check(flow: Flow, known: Known = ANYTHING) -> list[Problem]:
    """Everything that is wrong with the flow; an empty list means it may be published."""
    ways = [*_persons(flow), *_unreachable(flow), *_endless(flow), *_variables(flow, known)]
    return [*_start(flow), *_of_nodes(flow.nodes, flow.nodes, known), *ways][:PROBLEMS_MAX]


def _start(flow: Flow) -> Iterator[Problem]:
    if flow.start not in flow.nodes:
        yield Problem("start", Phrase("There is no node “{node}” in this flow.", node=flow.start))


def _persons(flow: Flow) -> Iterator[Problem]:
    _, *others = [name for name, node in flow.nodes.items() if isinstance(node, Person)] or [""]
    for name in others:
        yield Problem(f"nodes.{name}", "A flow offers a person in one step: remove this one or the other.")


def _of_nodes(nodes: Mapping[str, AnyNode], names: Collection[str], known: Known) -> Iterator[Problem]:
    """What each of these nodes says wrongly, by itself and of the others' `names`."""
    yield from _dead_ends(nodes, names)
    for name, node in nodes.items():
        for path, words in (*node.faults(), *_expressions(node), *_prompts(node, known), *_names(node, known)):
            yield Problem(f"nodes.{name}.{path}", words)


def _dead_ends(nodes: Mapping[str, AnyNode], names: Collection[str]) -> Iterator[Problem]:
    found = {(f"nodes.{name}.{way.path}", way.to) for name, node in nodes.items() for way in node.exits()}
    for path, to in sorted(found):
        if to not in names:
            yield Problem(path, Phrase("There is no node “{node}” in this flow.", node=to))


def _unreachable(flow: Flow) -> Iterator[Problem]:
    reached: set[str] = set()
    to_visit = [flow.start, *(name for name, node in flow.nodes.items() if isinstance(node, Person))]
    while to_visit:
        name = to_visit.pop()
        if name in flow.nodes and name not in reached:
            reached.add(name)
            to_visit += [way.to for way in flow.nodes[name].exits()]
    for name in flow.nodes.keys() - reached if flow.start in flow.nodes else ():
        yield Problem(f"nodes.{name}", "No caller can come here: let another node lead here, or remove it.")


def _endless(flow: Flow) -> Iterator[Problem]:
    """Circles of ways without a wait: peel off nodes that lead only to peeled ones; what stays is in or before one."""
    hurried = {
        name: [way for way in node.exits() if not way.waits and way.to in flow.nodes]
        for name, node in flow.nodes.items()
    }
    circling = _without_leaves(hurried)
    for name in sorted(circling):
        way = next(way for way in hurried[name] if way.to in circling)
        if _returns(name, hurried, circling):
            yield Problem(
                f"nodes.{name}.{way.path}",
                CIRCLE,
            )


def _without_leaves(ways: dict[str, list[Exit]]) -> set[str]:
    sources: dict[str, list[str]] = {name: [] for name in ways}
    for name, exits in ways.items():
        for way in exits:
            sources[way.to].append(name)
    open_ways = {name: len(exits) for name, exits in ways.items()}
    leaves = [name for name, count in open_ways.items() if count == 0]
    while leaves:
        for source in sources[leaves.pop()]:
            open_ways[source] -= 1
            if open_ways[source] == 0:
                leaves.append(source)
    return {name for name, count in open_ways.items() if count > 0}


def _returns(start: str, ways: dict[str, list[Exit]], within: set[str]) -> bool:
    seen: set[str] = set()
    to_visit = [start]
    while to_visit:
        for way in ways[to_visit.pop()]:
            if way.to == start:
                return True
            if way.to in within and way.to not in seen:
                seen.add(way.to)
                to_visit.append(way.to)
    return False


def _variables(flow: Flow, known: Known) -> Iterator[Problem]:
    given = set().union(*(node.sets() for node in flow.nodes.values()))
    if len(given) > VARIABLES_MAX:
        words = Phrase(
            "The flow sets {count} variables, at most {most} are allowed.", count=len(given), most=VARIABLES_MAX
        )
        yield Problem("nodes", words)
    yield from _secrets(flow)
    if known.variables is None:
        return
    given_before = known.variables | set(flow.inputs)
    for name, node in flow.nodes.items():
        for path, template in _templates(node):
            for field in sorted(fields_of(template) - given - given_before):
                words = Phrase("This uses the variable “{name}”, and nothing sets it.", name=field)
                yield Problem(f"nodes.{name}.{path}", words)
        for path, field in node.reads():
            if field not in given | given_before:
                words = Phrase("This uses the variable “{name}”, and nothing sets it.", name=field)
                yield Problem(f"nodes.{name}.{path}", words)
        for path, expression in node.expressions():
            for field, letter in names_in(expression):
                if field not in given | given_before:
                    words = Phrase(
                        "Letter {position}: nothing sets the variable “{name}”.", position=letter, name=field
                    )
                    yield Problem(f"nodes.{name}.{path}", words)


def _secrets(flow: Flow) -> Iterator[Problem]:
    """Nobody says, reckons with or overwrites what a caller typed in confidence."""
    secret = set().union(*(node.secrets() for node in flow.nodes.values()))
    for name, node in flow.nodes.items():
        for path, template in _templates(node):
            for field in sorted(fields_of(template) & secret):
                words = Phrase("“{name}” is secret: no text may hold it.", name=field)
                yield Problem(f"nodes.{name}.{path}", words)
        for path, expression in node.expressions():
            for field, letter in names_in(expression):
                if field in secret:
                    words = Phrase("Letter {position}: “{name}” is secret.", position=letter, name=field)
                    yield Problem(f"nodes.{name}.{path}", words)
        for field in sorted((node.sets() - node.secrets()) & secret):
            words = Phrase("“{name}” is secret in another step: give this one another name.", name=field)
            yield Problem(f"nodes.{name}", words)


def _expressions(node: Node) -> Iterator[tuple[str, Phrase]]:
    yield from ((path, words) for path, expression in node.expressions() for words in faults(expression))


def _templates(node: Node) -> Iterator[tuple[str, str]]:
    yield from node.templates()
    for path, prompt in node.prompts():
        for n, part in enumerate(prompt):
            for text in part.texts():
                yield f"{path}.{n}", text


def _prompts(node: Node, known: Known) -> Iterator[tuple[str, Phrase]]:
    for path, prompt in node.prompts():
        for n, part in enumerate(prompt):
            words = fault_of(part, known)
            if words:
                yield f"{path}.{n}", words
    for path, template in node.templates():
        words = fault_of_ways(template)
        if words:
            yield path, words


def fault_of(part: Part, known: Known) -> Phrase | None:
    """What is wrong with a piece of a prompt."""
    spoken = any(text.strip() for text in part.texts())
    if spoken == bool(part.prompt):
        return Phrase("Give either a text or a recording that was uploaded, not both.")
    if part.prompt and known.prompts is not None and part.prompt not in known.prompts:
        return Phrase("There is no recording “{name}”: upload it first.", name=part.prompt)
    return next((words for text in part.texts() if (words := fault_of_ways(text))), None)


def fault_of_ways(template: str) -> Phrase | None:
    """What is wrong with how a text reads its values."""
    for way in sorted(unknown_ways(template)):
        return Phrase("“{way}” is no way to read a value. Use one of these: {ways}.", way=way, ways=", ".join(WAYS))
    return None


def _names(node: Node, known: Known) -> Iterator[tuple[str, Phrase]]:
    for kind, names, allowed in (
        (Phrase("queue"), node.queue_names(), known.queues),
        (Phrase("agent"), node.agent_names(), known.agents),
        (Phrase("mailbox"), node.mailbox_names(), known.mailboxes),
        (Phrase("flow"), node.flow_names(), known.flows),
        (Phrase("calendar"), node.calendar_names(), known.calendars),
        (Phrase("source"), node.source_names(), known.sources),
        (Phrase("intent model"), node.model_names(), known.models),
    ):
        for path, name in names:
            if not name:
                yield path, Phrase("Do not leave this empty.")
            elif allowed is not None and name not in allowed:
                yield path, Phrase("There is no {kind} “{key}”.", kind=kind, key=name)
