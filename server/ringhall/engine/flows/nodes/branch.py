"""Branch: the way depends on what is known of the caller."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from ringhall.engine.flows.expressions.parsing import Expression
from ringhall.engine.flows.expressions.values import truth
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase


class Case(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A condition, where it leads, and what it is called on the agent's screen."""

    when: Expression
    to: NodeId
    label: Name = ""


class Branch(Node, frozen=True, kw_only=True, tag="branch"):
    """Takes the first of `cases` that is true, at once; none, or one that cannot be worked out, is `otherwise`."""

    cases: Annotated[tuple[Case, ...], Meta(max_length=50)]
    otherwise: NodeId

    def exits(self) -> Iterator[Exit]:
        for n, case in enumerate(self.cases):
            yield Exit(f"cases.{n}", case.to)
        yield Exit("otherwise", self.otherwise)

    def expressions(self) -> Iterator[tuple[str, str]]:
        yield from ((f"cases.{n}.when", case.when) for n, case in enumerate(self.cases))

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.cases:
            yield "cases", Phrase("Give it at least one condition.")

    def enter(self, walk: Walk) -> None:
        for case in self.cases:
            value = walk.value(case.when)
            if value is None:
                break
            if truth(value):
                walk.go(case.to, case.label)
                return
        walk.go(self.otherwise)
