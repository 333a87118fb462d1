"""In which languages callers can be at each step, and what is not said in all of them. Pure."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from ringhall.engine.flows.document import AnyNode
from ringhall.engine.flows.nodes.language import Language
from ringhall.engine.flows.nodes.subflow import Return, Subflow
from ringhall.engine.flows.prompts import Prompt

FIRST = "en"
"""What callers are spoken to in until something else is known of them."""

Languages = frozenset[str]
NONE: Languages = frozenset()


class Drawn(msgspec.Struct, frozen=True):
    """A flow as far as it is of the right shape."""

    start: str
    nodes: Mapping[str, AnyNode]


class Lack(msgspec.Struct, frozen=True):
    """A piece of a prompt that is not said in `languages`: `place` counts the pieces; it is a recording or a text.

    So are words by which callers of other languages may choose.
    """

    place: int
    prompt: str
    words: str
    languages: tuple[str, ...]


class Heard:
    """The languages of callers at every step of these flows, and in every queue.

    `begun` are the flows that calls begin in; `beyond` says into which flows callers of a queue can be led.
    """

    def __init__(
        self, flows: Mapping[str, Drawn], begun: Collection[str], beyond: Mapping[str, Collection[str]]
    ) -> None:
        self._flows, self._beyond = flows, beyond
        self.at: dict[tuple[str, str], Languages] = {}
        self.in_queue: dict[str, Languages] = {}
        self._returned: dict[str, Languages] = {}
        self._moved = True
        for flow_id in begun:
            self._enter(flow_id, frozenset({FIRST}))
        # Languages are only ever added, and there are only so many: it comes to an end.
        while self._moved:
            self._moved = False
            for (flow_id, name), here in list(self.at.items()):
                self._leave(flow_id, self._flows[flow_id].nodes[name], here)

    def lacks(self, flow_id: str, files: Collection[str]) -> Iterator[tuple[str, str, Lack]]:
        """What callers of the flow hear in another language than theirs: the node, the path of its prompt, and what."""
        for name, node in self._flows[flow_id].nodes.items():
            here = self._spoken(node, self.at.get((flow_id, name), NONE))
            for path, prompt in node.prompts():
                own = node.spoken_in(path)
                for lack in lacking(prompt, frozenset({own}) if own and here else here, files):
                    yield name, path, lack
            for path, answers in node.answers():
                if missing := tuple(
                    sorted(self._spoken(node, here) - {code for code, said in answers.items() if said})
                ):
                    words = next((said for code in (FIRST, *answers) if (said := answers.get(code))), ())
                    yield name, path, Lack(0, "", ", ".join(words), missing)

    def spoken_at(self, flow_id: str, name: str) -> Languages:
        """In which languages callers at this step are spoken to."""
        return self._spoken(self._flows[flow_id].nodes[name], self.at.get((flow_id, name), NONE))

    def _spoken(self, node: AnyNode, here: Languages) -> Languages:
        return frozenset({node.language}) if node.language and here else here

    def _leave(self, flow_id: str, node: AnyNode, here: Languages) -> None:
        spoken = self._spoken(node, here)
        for _, queue_id in node.queue_names():
            self.in_queue[queue_id] = self._more(self.in_queue.get(queue_id, NONE), spoken)
            for led_into in self._beyond.get(queue_id, ()):
                self._enter(led_into, spoken)
        for _, other in node.flow_names():
            self._enter(other, spoken)
        if isinstance(node, Return):
            self._returned[flow_id] = self._more(self._returned.get(flow_id, NONE), spoken)
        for way in node.exits():
            after = spoken
            if isinstance(node, Language):
                after |= {tongue.language for tongue in node.choices.values()}
            elif isinstance(node, Subflow) and way.path == "next":
                after = self._returned.get(node.flow, NONE)
            self._come(flow_id, way.to, after)

    def _enter(self, flow_id: str, languages: Languages) -> None:
        if flow_id in self._flows:
            self._come(flow_id, self._flows[flow_id].start, languages)

    def _come(self, flow_id: str, name: str, languages: Languages) -> None:
        if languages and name in self._flows[flow_id].nodes:
            self.at[flow_id, name] = self._more(self.at.get((flow_id, name), NONE), languages)

    def _more(self, known: Languages, languages: Languages) -> Languages:
        self._moved = self._moved or not languages <= known
        return known | languages


def lacking(prompt: Prompt, heard: Languages, files: Collection[str]) -> Iterator[Lack]:
    """The pieces that callers in some of these languages hear in another one.

    A text without a language, a recording of which there is one for all only, and one named with its language are meant
    for everybody. Where a recording has languages, the one for all counts as English.
    """
    for place, part in enumerate(prompt):
        if part.prompt:
            if "." in part.prompt:
                continue
            there = {end for name, _, end in (each.partition(".") for each in files) if name == part.prompt}
            there = {end or FIRST for end in there} if there - {""} else set(heard)
        elif isinstance(part.text, str):
            continue
        else:
            there = {code for code, text in part.text.items() if text.strip()}
        missing = tuple(sorted(heard - there))
        if missing:
            yield Lack(place, part.prompt, part.wording(FIRST)[0], missing)
