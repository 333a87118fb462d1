"""Language: the caller chooses in what language they are spoken to, each choice said in its own."""

from collections.abc import Iterator

import msgspec

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, Tries, WaitSeconds
from ringhall.engine.flows.nodes.menu import faults_of_keys
from ringhall.engine.flows.ports import Input, LanguageKnown, Sound
from ringhall.engine.flows.prompts import LanguageCode, Name, Prompt, sounds
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase


class Tongue(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A language, and what is said in it: "For English, press 1."."""

    language: LanguageCode
    prompt: Prompt
    label: Name = ""


class Language(Node, frozen=True, kw_only=True, tag="language"):
    """Says every choice in its own language; the one chosen holds from here on, in this contact's other flows too.

    Asked up to `tries_max` times, each with `timeout_seconds` for a key; who chooses nothing hears what they heard
    before. With `skip_known` the language in the caller's record is taken, as soon as it is known, if it is offered.
    """

    choices: dict[str, Tongue]
    next: NodeId
    on_wrong: Prompt = ()
    timeout_seconds: WaitSeconds = 5
    tries_max: Tries = 2
    barge_in: bool = True
    skip_known: bool = False

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next, waits=not self.skip_known)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield from ((f"choices.{key}.prompt", tongue.prompt) for key, tongue in self.choices.items())
        yield "on_wrong", self.on_wrong

    def spoken_in(self, path: str) -> str:
        _, _, key = path.removesuffix(".prompt").partition("choices.")
        return self.choices[key].language if key in self.choices else self.language

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        yield from faults_of_keys(self.choices)
        for key, tongue in self.choices.items():
            if not tongue.prompt:
                yield f"choices.{key}.prompt", Phrase("The menu asks nothing: give it a prompt.")

    def enter(self, walk: Walk) -> None:
        if not self._known(walk):
            self._ask(walk, ())

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key in self.choices:
            self._choose(walk, self.choices[key])
        else:
            self._again(walk, self.on_wrong)

    def time_up(self, walk: Walk) -> None:
        self._again(walk, ())

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, LanguageKnown) and walk.place.waiting in ("prompt", "keys"):
            self._known(walk)

    def _known(self, walk: Walk) -> bool:
        """Whether the record has answered already."""
        language = walk.place.known_language
        tongue = next((each for each in self.choices.values() if each.language == language), None)
        if not self.skip_known or tongue is None:
            return False
        if walk.place.waiting == "prompt":
            walk.stop_prompt()
        self._choose(walk, tongue)
        return True

    def _choose(self, walk: Walk, tongue: Tongue) -> None:
        walk.understood()
        walk.speak(tongue.language)
        walk.go(self.next, tongue.label)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        if walk.mistaken():
            return
        walk.change(tries=walk.place.tries + 1)
        if walk.place.tries >= self.tries_max:
            walk.go(self.next)
        else:
            self._ask(walk, apology)

    def _ask(self, walk: Walk, apology: Prompt) -> None:
        said: tuple[Sound, ...] = sounds(apology, walk.place.variables, walk.place.language)
        for tongue in self.choices.values():
            said += sounds(tongue.prompt, walk.place.variables, tongue.language)
        if (walk.place.keys_ahead and self.interruptible) or not walk.play_sounds(said):
            self.heard(walk)
