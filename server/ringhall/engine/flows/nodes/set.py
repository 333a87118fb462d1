"""Set: variables get values."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.expressions.parsing import Expression
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId, VariableName
from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

Template = Annotated[str, Meta(max_length=VARIABLE_LETTERS_MAX)]


class Set(Node, frozen=True, kw_only=True, tag="set"):
    """Sets `variables` from templates such as "order {order}", `computed` from expressions such as "net * 1.22".

    All see the values from before. When an expression cannot be worked out, none is set, and the caller goes to
    `otherwise` where that is given, else to `next`.
    """

    next: NodeId
    variables: Annotated[dict[VariableName, Template], Meta(max_length=50)] = {}
    computed: Annotated[dict[VariableName, Expression], Meta(max_length=50)] = {}
    otherwise: OptionalNodeId = ""

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)
        if self.otherwise:
            yield Exit("otherwise", self.otherwise)

    def templates(self) -> Iterator[tuple[str, str]]:
        for name, template in self.variables.items():
            yield f"variables.{name}", template

    def expressions(self) -> Iterator[tuple[str, str]]:
        yield from ((f"computed.{name}", expression) for name, expression in self.computed.items())

    def sets(self) -> set[str]:
        return {*self.variables, *self.computed}

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        for name in sorted(self.variables.keys() & self.computed.keys()):
            yield f"computed.{name}", Phrase("This sets the variable “{name}” twice.", name=name)

    def enter(self, walk: Walk) -> None:
        computed: dict[str, str] = {}
        for name, expression in self.computed.items():
            value = walk.text_of(expression)
            if value is None:
                walk.go(self.otherwise or self.next)
                return
            computed[name] = value
        walk.set_variables(self.variables, computed)
        walk.go(self.next)
