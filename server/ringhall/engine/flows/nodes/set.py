"""Set: variables get values."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, VariableName
from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX
from ringhall.engine.flows.walk import Walk

Template = Annotated[str, Meta(max_length=VARIABLE_LETTERS_MAX)]


class Set(Node, frozen=True, kw_only=True, tag="set"):
    """Sets `variables` from templates such as "order {order}"; all see the values from before."""

    variables: Annotated[dict[VariableName, Template], Meta(max_length=50)]
    next: NodeId

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)

    def templates(self) -> Iterator[tuple[str, str]]:
        for name, template in self.variables.items():
            yield f"variables.{name}", template

    def sets(self) -> set[str]:
        return set(self.variables)

    def enter(self, walk: Walk) -> None:
        walk.set_variables(self.variables)
        walk.go(self.next)
