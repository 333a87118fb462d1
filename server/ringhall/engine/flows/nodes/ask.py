"""Ask: an open question, whose answer in words is understood by an intent model."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from ringhall.contact.flow_events import Decision
from ringhall.engine.flows.nodes.base import Exit, NodeId, OptionalNodeId
from ringhall.engine.flows.nodes.question import Question
from ringhall.engine.flows.ports import Input, KeepSaid, Said, Understand, Understood
from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX, Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.engine.flows.yes_no import means_no, means_yes
from ringhall.engine.understanding.settings import IntentId
from ringhall.foundation.errors import Phrase

ANSWER_SECONDS_MAX = 5
SAID, INTENT, WISH = "said", "intent", "wish"
"""Variables it sets: all that was said so far, the intent that was understood, and what that is called."""
BETWEEN = " · "
PERSON_KEY, YES_KEY, NO_KEY = "0", "1", "2"
CONFIRMS = "confirms:"
Percent = Annotated[int, Meta(ge=0, le=100)]


class Wish(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An intent, where it leads, and what it is called on the agent's screen."""

    intent: IntentId
    to: NodeId
    label: Name = ""


class Ask(Question, frozen=True, kw_only=True, tag="ask"):
    """Asks `prompt`; what the caller says leads by its intent to one of `wishes`, or to `other` if it has none there.

    From `sure_percent` on that happens at once. Below, `confirm` asks whether `{wish}` is meant: 1 or yes, 2 or no.
    Below `least_percent` (0: below what the model itself counts as known) it is not understood, and asked again; after
    `tries_max` the caller goes to `unsure`. Key 0 leads to `person`. What was said stands in the variable `said`, the
    intent in `intent`, and what it is called in `wish`.
    """

    model: Name
    wishes: Annotated[tuple[Wish, ...], Meta(max_length=100)]
    unsure: NodeId
    other: OptionalNodeId = ""
    person: OptionalNodeId = ""
    confirm: Prompt = ()
    on_unsure: Prompt = ()
    sure_percent: Percent = 80
    least_percent: Percent = 0

    def exits(self) -> Iterator[Exit]:
        for n, wish in enumerate(self.wishes):
            yield Exit(f"wishes.{n}", wish.to, waits=True)
        for name in ("other", "person"):
            if to := getattr(self, name):
                yield Exit(name, to, waits=True)
        yield Exit("unsure", self.unsure, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        for name in ("prompt", "confirm", "on_unsure", "on_timeout"):
            yield name, getattr(self, name)

    def sets(self) -> set[str]:
        return {SAID, INTENT, WISH}

    def model_names(self) -> Iterator[tuple[str, str]]:
        yield "model", self.model

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.prompt:
            yield "prompt", Phrase("It asks nothing: give it a prompt.")
        if not self.wishes:
            yield "wishes", Phrase("Give it at least one intent.")
        seen: set[str] = set()
        for n, wish in enumerate(self.wishes):
            if wish.intent in seen:
                yield f"wishes.{n}.intent", Phrase("This stands here twice.")
            seen.add(wish.intent)
        if self.least_percent > self.sure_percent:
            words = Phrase("Give no more than what counts as sure, {percent} %.", percent=self.sure_percent)
            yield "least_percent", words

    def enter(self, walk: Walk) -> None:
        walk.change(part="")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        confirms = walk.place.part.startswith(CONFIRMS)
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key == PERSON_KEY and self.person:
            walk.understood()
            walk.go(self.person)
        elif confirms and key == YES_KEY:
            self._confirmed(walk)
        elif confirms and key == NO_KEY:
            self._denied(walk)
        else:
            self._again(walk, self.on_unsure)

    def said(self, walk: Walk, given: Said) -> None:
        words = given.text.strip()
        if walk.place.part.startswith(CONFIRMS) and means_yes(words, walk.place.language):
            self._confirmed(walk)
        elif walk.place.part.startswith(CONFIRMS) and means_no(words, walk.place.language):
            self._denied(walk)
        elif not words:
            self._again(walk, self.on_unsure)
        else:
            ask_model(walk, self.model, words)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, Understood) or given.ask_id != walk.place.prompt_id:
            return
        intent, percent = given.intent, given.confidence * 100
        known = given.known if not self.least_percent else percent >= self.least_percent
        known = known and bool(intent) and self._way(intent) is not None
        sure = percent >= self.sure_percent or not self.confirm
        decision: Decision = "unsure" if not known else "sure" if sure else "confirm"
        walk.commands.append(KeepSaid(walk.place.node, self.model, walk.place.language, given, decision))
        if decision == "unsure":
            self._again(walk, self.on_unsure)
            return
        walk.keep(INTENT, intent)
        walk.keep(WISH, given.spoken)
        if decision == "sure":
            self._confirmed(walk)
            return
        walk.change(part=f"{CONFIRMS}{intent}")
        self.say(walk, self.confirm)

    def time_up(self, walk: Walk) -> None:
        if walk.place.waiting == "answer":
            walk.note("no_answer")
            self._again(walk, self.on_unsure)
        else:
            self._again(walk, self.on_timeout)

    def _way(self, intent: str) -> tuple[str, str] | None:
        """Where an intent leads, and its label."""
        wish = next((each for each in self.wishes if each.intent == intent), None)
        if wish is not None:
            return wish.to, wish.label
        return (self.other, "") if self.other else None

    def _confirmed(self, walk: Walk) -> None:
        to, label = self._way(walk.place.variables.get(INTENT, "")) or (self.unsure, "")
        walk.understood()
        walk.change(part="")
        walk.go(to, label)

    def _denied(self, walk: Walk) -> None:
        walk.note("intent_denied", walk.place.part.removeprefix(CONFIRMS))
        self._again(walk, self.on_unsure)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        """What was understood before counts no more."""
        walk.change(part="")
        walk.keep(INTENT, "")
        walk.keep(WISH, "")
        if not walk.mistaken() and not self.asked_again(walk, apology):
            walk.go(self.unsure)


def ask_model(walk: Walk, model: str, words: str) -> None:
    """Keep what was said, behind what was said before, and ask the intent model what is meant."""
    walk.change(part="")
    before, language = walk.place.variables.get(SAID, ""), walk.place.language
    walk.keep(SAID, (f"{before}{BETWEEN}{words}" if before else words)[-VARIABLE_LETTERS_MAX:])
    walk.ask(lambda ask_id: Understand(ask_id, model, words, language), ANSWER_SECONDS_MAX)
