"""Verify: is the caller who they say they are? Told by what only they know."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.contact.flow_events import VerifiedBy
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, VariableName
from ringhall.engine.flows.ports import Input, Verified, Verify
from ringhall.engine.flows.walk import Walk

ANSWER_SECONDS_MAX = 10
OptionalVariable = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_]{0,39})?\Z")]


class VerifyCaller(Node, frozen=True, kw_only=True, tag="verify"):
    """Checks the variable `proof` (a PIN, or a date of birth) against the record of a customer.

    The customer is the one whose number `number` (a variable) holds, or without that the one whose telephone it is.
    Wrong answers are counted for each customer: too many in a day lead to `locked`, whatever is said then. Where there
    is no such customer, nothing to check against, or no answer in time, the way is `unknown`. Who has lost their proof
    in a restart is asked again by the way `failed`, and nothing is counted.
    """

    by: VerifiedBy
    proof: VariableName
    verified: NodeId
    failed: NodeId
    locked: NodeId
    unknown: NodeId
    number: OptionalVariable = ""

    def exits(self) -> Iterator[Exit]:
        yield Exit("verified", self.verified)
        yield Exit("failed", self.failed)
        yield Exit("locked", self.locked)
        yield Exit("unknown", self.unknown)

    def reads(self) -> Iterator[tuple[str, str]]:
        yield "proof", self.proof
        if self.number:
            yield "number", self.number

    def enter(self, walk: Walk) -> None:
        proof = walk.confided(self.proof)
        if proof is None:
            walk.go(self.failed)
            return
        number = walk.confided(self.number) if self.number else None
        if self.number and number is None:
            walk.go(self.unknown)
            return
        walk.ask(lambda ask_id: Verify(ask_id, self.by, number.value if number else "", proof), ANSWER_SECONDS_MAX)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, Verified) or given.ask_id != walk.place.prompt_id:
            return
        ways = {"verified": self.verified, "failed": self.failed, "locked": self.locked}
        if given.verdict == "":
            walk.note("no_answer")
        walk.go(ways.get(given.verdict, self.unknown))

    def time_up(self, walk: Walk) -> None:
        walk.note("no_answer")
        walk.go(self.unknown)
