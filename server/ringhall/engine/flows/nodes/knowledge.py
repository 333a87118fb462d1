"""Knowledge: answers frequent questions, as an intent model knows them, and asks whether that helped."""

from collections.abc import Iterator

from ringhall.contact.flow_events import Decision
from ringhall.engine.flows.nodes.ask import INTENT, SAID, Percent, ask_model
from ringhall.engine.flows.nodes.base import Exit, NodeId, OptionalNodeId
from ringhall.engine.flows.nodes.question import Question
from ringhall.engine.flows.ports import Input, KeepSaid, Said, Understood
from ringhall.engine.flows.prompts import Name, Part, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.engine.flows.yes_no import means_no, means_yes
from ringhall.foundation.errors import Phrase

ANSWER = "answer"
"""The variable that holds what was answered."""
ANSWERED = "answered"
PERSON_KEY, YES_KEY, NO_KEY, AGAIN_KEY = "0", "1", "2", "3"


class Knowledge(Question, frozen=True, kw_only=True, tag="knowledge"):
    """Asks `prompt`, and says the answer that the intent model has, in the caller's language, to what they ask.

    Then `check` asks whether that helped: 1 or yes leads to `helped`, as does silence; 2 or no to `not_helped`; 3 says
    it again; another question is answered in its turn. What is no question of the model's, is understood less surely
    than `sure_percent`, or has no answer in the language is asked again; after `tries_max` the caller goes to `unsure`.
    Key 0 leads to `person`. The answer stands in the variable `answer`, what was asked in `said`.
    """

    model: Name
    check: Prompt
    helped: NodeId
    not_helped: NodeId
    unsure: NodeId
    person: OptionalNodeId = ""
    on_unsure: Prompt = ()
    sure_percent: Percent = 70

    def exits(self) -> Iterator[Exit]:
        for name in ("helped", "not_helped", "unsure", "person"):
            if to := getattr(self, name):
                yield Exit(name, to, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        for name in ("prompt", "check", "on_unsure", "on_timeout"):
            yield name, getattr(self, name)

    def sets(self) -> set[str]:
        return {SAID, INTENT, ANSWER}

    def model_names(self) -> Iterator[tuple[str, str]]:
        yield "model", self.model

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        for name in ("prompt", "check"):
            if not getattr(self, name):
                yield name, Phrase("It asks nothing: give it a prompt.")

    def enter(self, walk: Walk) -> None:
        walk.change(part="")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        answered = walk.place.part == ANSWERED
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key == PERSON_KEY and self.person:
            walk.understood()
            walk.go(self.person)
        elif answered and key in (YES_KEY, NO_KEY):
            self._checked(walk, helped=key == YES_KEY)
        elif answered and key == AGAIN_KEY:
            self._answer(walk)
        else:
            self._again(walk, self.on_unsure)

    def said(self, walk: Walk, given: Said) -> None:
        words, language = given.text.strip(), walk.place.language
        if walk.place.part == ANSWERED and (means_yes(words, language) or means_no(words, language)):
            self._checked(walk, helped=means_yes(words, language))
        elif not words:
            self._again(walk, self.on_unsure)
        else:
            ask_model(walk, self.model, words)

    def returned(self, walk: Walk, given: Input) -> None:
        if not isinstance(given, Understood) or given.ask_id != walk.place.prompt_id:
            return
        known = given.known and bool(given.answer) and given.confidence * 100 >= self.sure_percent
        decision: Decision = "sure" if known else "unsure"
        walk.commands.append(KeepSaid(walk.place.node, self.model, walk.place.language, given, decision))
        if not known:
            self._again(walk, self.on_unsure)
            return
        walk.understood()
        walk.keep(INTENT, given.intent)
        walk.keep(ANSWER, given.answer)
        walk.note("answer_given", given.intent)
        walk.change(part=ANSWERED)
        self._answer(walk)

    def time_up(self, walk: Walk) -> None:
        if walk.place.waiting == "answer":
            walk.note("no_answer")
            self._again(walk, self.on_unsure)
        elif walk.place.part == ANSWERED:
            walk.go(self.helped)
        else:
            self._again(walk, self.on_timeout)

    def _answer(self, walk: Walk) -> None:
        self.say(walk, (Part(text=f"{{{ANSWER}}}"), *self.check))

    def _checked(self, walk: Walk, *, helped: bool) -> None:
        walk.note("answer_helped" if helped else "answer_no_help", walk.place.variables.get(INTENT, ""))
        walk.understood()
        walk.change(part="")
        walk.go(self.helped if helped else self.not_helped)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        walk.change(part="")
        if not walk.mistaken() and not self.asked_again(walk, apology):
            walk.go(self.unsure)
