"""Transaction: a source outside changes something for the caller, once they have heard what and have said yes."""

import hashlib
from collections.abc import Iterator

from ringhall.engine.flows.nodes.base import Exit, NodeId
from ringhall.engine.flows.nodes.look_up import Parameters, Results, Seconds, filled, keep
from ringhall.engine.flows.nodes.question import Question
from ringhall.engine.flows.ports import AskSource, Input, LookedUp, Said
from ringhall.engine.flows.prompts import Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.engine.flows.yes_no import means_no, means_yes
from ringhall.foundation.errors import Phrase

YES_KEY, NO_KEY = "1", "2"
ONCE, TWICE = "once:", "twice:"
KEY_LETTERS = 32
UNCERTAIN = frozenset({"time_up", "not_reached", "restart"})
"""After these nobody knows whether it was done; asked again with the same key, the service tells, or does it once."""


class Transact(Question, frozen=True, kw_only=True, tag="transact"):
    """Reads back by `prompt` what will be done; 1 or yes has the `source` do it, 2 or no leads to `declined`.

    The request carries a key of its own (the header Idempotency-Key), by which the service knows one that it has done
    already. Where no answer comes (in `seconds_max`, or over a restart) it is asked once more with the same key, never
    with another. Done leads to `next`, with `results` as for a look-up; refused, or still uncertain, leads to `failed`,
    as do those who answer neither yes nor no in `tries_max`: nothing was sent for them.
    """

    source: Name
    next: NodeId
    declined: NodeId
    failed: NodeId
    parameters: Parameters = {}
    results: Results = {}
    seconds_max: Seconds = 5
    on_wrong: Prompt = ()

    def exits(self) -> Iterator[Exit]:
        for name in ("next", "declined", "failed"):
            yield Exit(name, getattr(self, name), waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        for name in ("prompt", "on_wrong", "on_timeout"):
            yield name, getattr(self, name)

    def templates(self) -> Iterator[tuple[str, str]]:
        for name, template in self.parameters.items():
            yield f"parameters.{name}", template

    def sets(self) -> set[str]:
        return {*self.results}

    def source_names(self) -> Iterator[tuple[str, str]]:
        yield "source", self.source

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.prompt:
            yield "prompt", Phrase("Say what will be done: nobody can agree to what they have not heard.")

    def enter(self, walk: Walk) -> None:
        # Keys that were dialled ahead agree to nothing: it was not heard.
        walk.change(part="", keys_ahead="")
        keep(walk, self.results, {})
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key == YES_KEY:
            self._begin(walk)
        elif key == NO_KEY:
            self._declined(walk)
        else:
            self._again(walk, self.on_wrong)

    def said(self, walk: Walk, given: Said) -> None:
        if means_yes(given.text, walk.place.language):
            self._begin(walk)
        elif means_no(given.text, walk.place.language):
            self._declined(walk)
        else:
            self._again(walk, self.on_wrong)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, LookedUp) or given.ask_id != walk.place.prompt_id:
            return
        if given.outcome == "failed" and given.reason in UNCERTAIN:
            self._uncertain(walk, given.reason)
        elif given.outcome == "failed":
            self._failed(walk, given.reason)
        elif given.outcome == "not_found":
            self._failed(walk, "not_found")
        else:
            keep(walk, self.results, given.values)
            walk.note("transaction_done", self._key(walk))
            walk.change(part="")
            walk.go(self.next)

    def time_up(self, walk: Walk) -> None:
        if walk.place.waiting == "answer":
            self._uncertain(walk, "time_up")
        else:
            self._again(walk, self.on_timeout)

    def resumed(self, walk: Walk) -> None:
        """Whether it was done is known by the service alone, which knows the key."""
        if walk.place.part:
            self._uncertain(walk, "restart")
        else:
            self.enter(walk)

    def _begin(self, walk: Walk) -> None:
        walk.understood()
        place = walk.place
        named = f"{place.seed}\n{place.node}\n{walk.now}\n{place.prompt_id}"
        walk.change(part=f"{ONCE}{hashlib.sha256(named.encode()).hexdigest()[:KEY_LETTERS]}")
        self._send(walk)

    def _send(self, walk: Walk) -> None:
        given, key = filled(walk, self.parameters), self._key(walk)
        walk.ask(lambda ask_id: AskSource(ask_id, self.source, given, self.seconds_max, key), self.seconds_max)

    def _uncertain(self, walk: Walk, reason: str) -> None:
        if walk.place.part.startswith(ONCE):
            walk.change(part=f"{TWICE}{self._key(walk)}")
            self._send(walk)
        else:
            self._failed(walk, reason)

    def _key(self, walk: Walk) -> str:
        return walk.place.part.partition(":")[2]

    def _declined(self, walk: Walk) -> None:
        walk.understood()
        walk.note("transaction_declined")
        walk.go(self.declined)

    def _failed(self, walk: Walk, reason: str) -> None:
        walk.note("transaction_failed", reason)
        walk.change(part="")
        walk.go(self.failed)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        if not walk.mistaken() and not self.asked_again(walk, apology):
            self._failed(walk, "no_confirmation")
