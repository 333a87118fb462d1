"""Send a one-time code: to where the customer is known to be, so that they can prove it is them who call."""

from collections.abc import Iterator

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.nodes.look_up import Seconds
from ringhall.engine.flows.nodes.verify import OptionalVariable
from ringhall.engine.flows.ports import CodeSent, Input, SendCode
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk

OURS_SECONDS_MAX = 4
"""How long it may take here, besides the service."""


class SendOneTimeCode(Node, frozen=True, kw_only=True, tag="send_code"):
    """Has a one-time code sent by the service `source` to a customer, who types it later for a step `verify`.

    The customer is the one whose number `number` (a variable) holds, or without that the one whose telephone it is.
    The flow never knows the code. Where none went out (there is no such customer or no address of theirs, too many
    codes were sent or too many wrong answers given of late, the service did not take it in `seconds_max`, a restart
    meanwhile) the way is `not_sent`, and the story says why. A code sent again makes the one before it worthless.
    """

    source: Name
    sent: NodeId
    not_sent: NodeId
    number: OptionalVariable = ""
    seconds_max: Seconds = 5

    def exits(self) -> Iterator[Exit]:
        yield Exit("sent", self.sent)
        yield Exit("not_sent", self.not_sent)

    def reads(self) -> Iterator[tuple[str, str]]:
        if self.number:
            yield "number", self.number

    def source_names(self) -> Iterator[tuple[str, str]]:
        yield "source", self.source

    def enter(self, walk: Walk) -> None:
        number = walk.confided(self.number) if self.number else None
        if self.number and number is None:
            self._not_sent(walk, "unknown")
            return
        whose, language = number.value if number else "", walk.place.language
        limit = self.seconds_max + OURS_SECONDS_MAX
        walk.ask(lambda ask_id: SendCode(ask_id, self.source, whose, language, self.seconds_max), limit)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, CodeSent) or given.ask_id != walk.place.prompt_id:
            return
        if given.outcome == "sent":
            walk.go(self.sent)
        else:
            self._not_sent(walk, given.outcome)

    def time_up(self, walk: Walk) -> None:
        self._not_sent(walk, "time_up")

    def resumed(self, walk: Walk) -> None:
        """Nobody knows whether it went out: it is not sent twice."""
        self._not_sent(walk, "restart")

    def _not_sent(self, walk: Walk, reason: str) -> None:
        walk.note("code_not_sent", reason)
        walk.go(self.not_sent)
