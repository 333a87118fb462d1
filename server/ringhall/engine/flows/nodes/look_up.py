"""Look-up: a source outside is asked by name, and what it says is in variables from then on."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId, VariableName
from ringhall.engine.flows.nodes.set import Template
from ringhall.engine.flows.ports import AskSource, Input, LookedUp
from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX, Name, fill
from ringhall.engine.flows.walk import Walk

Seconds = Annotated[int, Meta(ge=1, le=10)]
Parameters = Annotated[dict[VariableName, Template], Meta(max_length=20)]
Results = Annotated[dict[VariableName, VariableName], Meta(max_length=50)]


class LookUp(Node, frozen=True, kw_only=True, tag="look_up"):
    """Asks the `source` with `parameters`, texts such as "{customer_number}"; what is secret goes to nobody outside.

    `results` are variables, each with the name its value has in the source. Who is found goes to `next`. Without a way
    of their own those who are `not_found` go there too, and those for whom it `failed` (no answer in time, an error, a
    refusal, a restart meanwhile) go like those not found: then the results are empty, never those of an earlier caller
    or question. The caller hears nothing until the answer is there, at most for `seconds_max`: say something before.
    """

    source: Name
    next: NodeId
    not_found: OptionalNodeId = ""
    failed: OptionalNodeId = ""
    parameters: Parameters = {}
    results: Results = {}
    seconds_max: Seconds = 3

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)
        if self.not_found:
            yield Exit("not_found", self.not_found)
        if self.failed:
            yield Exit("failed", self.failed)

    def templates(self) -> Iterator[tuple[str, str]]:
        for name, template in self.parameters.items():
            yield f"parameters.{name}", template

    def sets(self) -> set[str]:
        return {*self.results}

    def source_names(self) -> Iterator[tuple[str, str]]:
        yield "source", self.source

    def enter(self, walk: Walk) -> None:
        given = filled(walk, self.parameters)
        walk.ask(lambda ask_id: AskSource(ask_id, self.source, given, self.seconds_max), self.seconds_max)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, LookedUp) or given.ask_id != walk.place.prompt_id:
            return
        if given.outcome == "failed":
            self._failed(walk, given.reason)
            return
        keep(walk, self.results, given.values if given.outcome == "found" else {})
        walk.go(self.next if given.outcome == "found" else self.not_found or self.next)

    def time_up(self, walk: Walk) -> None:
        self._failed(walk, "time_up")

    def resumed(self, walk: Walk) -> None:
        """Nobody knows whether the question was heard: it is not asked twice."""
        self._failed(walk, "restart")

    def _failed(self, walk: Walk, reason: str) -> None:
        walk.note("failed_look_up", reason)
        keep(walk, self.results, {})
        walk.go(self.failed or self.not_found or self.next)


def filled(walk: Walk, parameters: Mapping[str, str]) -> dict[str, str]:
    """What a source is told: each parameter with the variables in it."""
    variables, language = walk.place.variables, walk.place.language
    return {name: fill(each, variables, language)[:VARIABLE_LETTERS_MAX] for name, each in parameters.items()}


def keep(walk: Walk, results: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Set the variables that take values of a source; those it did not say are empty."""
    walk.set_variables({}, {name: values.get(of, "")[:VARIABLE_LETTERS_MAX] for name, of in results.items()})
