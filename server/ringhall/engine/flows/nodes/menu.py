"""Menu: the caller chooses with one key."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, NodeId, Tries, WaitSeconds
from ringhall.engine.flows.nodes.question import Question
from ringhall.engine.flows.ports import Said
from ringhall.engine.flows.prompts import LanguageCode, Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.engine.recognition.rules.matching import SURE_MIN, meant, phrases
from ringhall.engine.recognition.rules.words import words_of
from ringhall.foundation.errors import Phrase

MENU_KEYS = frozenset("0123456789*#ABCD")
Words = Annotated[tuple[Annotated[str, Meta(max_length=60)], ...], Meta(max_length=20)]


class Choice(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a key leads, and what it is called on the agent's screen; callers may say one of its `words` instead."""

    to: NodeId
    label: Name = ""
    words: dict[LanguageCode, Words] = {}


def faults_of_keys(choices: Collection[str]) -> Iterator[tuple[str, Phrase]]:
    """What is wrong with the keys among which a caller has to choose."""
    if not choices:
        yield "choices", Phrase("The menu is empty: give it at least one key.")
    for key in choices:
        if key not in MENU_KEYS:
            yield f"choices.{key}", Phrase("This is no key of a telephone: use one of 0-9 * # A-D.")


class Menu(Question, frozen=True, kw_only=True, tag="menu"):
    """Asks `prompt` up to `tries_max` times; who makes no valid choice goes to `otherwise`.

    Where a choice has words in the caller's language, they may say them, or the number of its key. Keys count always.
    """

    choices: dict[str, Choice]
    otherwise: NodeId
    timeout_seconds: WaitSeconds = 5
    tries_max: Tries = 3
    on_wrong: Prompt = ()

    @property
    def hears_speech(self) -> bool:
        return any(words for choice in self.choices.values() for words in choice.words.values())

    def expects(self, language: str) -> tuple[str, ...]:
        return phrases(self._words(language), language)

    def answers(self) -> Iterator[tuple[str, Mapping[str, Words]]]:
        yield from ((f"choices.{key}.words", choice.words) for key, choice in self.choices.items() if choice.words)

    def _words(self, language: str) -> dict[str, Words]:
        return {key: choice.words.get(language, ()) for key, choice in self.choices.items()}

    def exits(self) -> Iterator[Exit]:
        for key, choice in self.choices.items():
            yield Exit(f"choices.{key}", choice.to, waits=True)
        yield Exit("otherwise", self.otherwise, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt
        yield "on_timeout", self.on_timeout
        yield "on_wrong", self.on_wrong

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        yield from faults_of_keys(self.choices)
        if not self.prompt:
            yield "prompt", Phrase("The menu asks nothing: give it a prompt.")
        yield from self._faults_of_words()

    def _faults_of_words(self) -> Iterator[tuple[str, Phrase]]:
        """Whoever says a word means one choice."""
        taken: dict[tuple[str, tuple[str, ...]], str] = {}
        for key, language, said in self._each_word():
            words, path = words_of(said), f"choices.{key}.words.{language}"
            if not words:
                yield path, Phrase("Nobody can say “{words}”: write a word, or leave it out.", words=said)
            elif taken.setdefault((language, words), key) != key:
                other = taken[language, words]
                yield path, Phrase("“{words}” is said for key {key} already.", words=said, key=other)

    def _each_word(self) -> Iterator[tuple[str, str, str]]:
        for key, choice in self.choices.items():
            for language, all_words in choice.words.items():
                for said in all_words:
                    yield key, language, said

    def enter(self, walk: Walk) -> None:
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key in self.choices:
            self._choose(walk, key)
        else:
            self._again(walk, self.on_wrong)

    def said(self, walk: Walk, given: Said) -> None:
        found = meant(given.text, self._words(walk.place.language), walk.place.language)
        chosen = found.key if given.confidence >= SURE_MIN else ""
        if chosen:
            walk.note("said", chosen)
            self._choose(walk, chosen)
        elif found.unsure:
            walk.note("said_unsure")
            self._again(walk, ())
        else:
            walk.note("not_understood")
            self._again(walk, self.on_wrong)

    def _choose(self, walk: Walk, key: str) -> None:
        choice = self.choices[key]
        walk.understood()
        walk.go(choice.to, choice.label)

    def time_up(self, walk: Walk) -> None:
        self._again(walk, self.on_timeout)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        if not walk.mistaken() and not self.asked_again(walk, apology):
            walk.go(self.otherwise)
