"""One step in the making: what is said and chosen, and where it leads."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from ringhall.contact.events import Said
from ringhall.engine.flows.ports import Sound
from ringhall.engine.flows.prompts import Prompt, milliseconds_max, sounds
from ringhall.engine.waiting.ports import Command, Outlook
from ringhall.engine.waiting.rules import sentences
from ringhall.engine.waiting.settings import GAP_SECONDS_MIN, Choice, Music, Treatment
from ringhall.engine.waiting.state import Place, Saying

Heard = Literal["whole", "stopped", "failed"]
MUSIC_ROUNDS = 10
"""A recording that is music is played so often before the centre hears of it again."""
SHORTEST_MUSIC_MS = 2_000


class Begun(msgspec.Struct, frozen=True):
    """Something began to be said."""

    saying: Saying


class Ended(msgspec.Struct, frozen=True):
    """It is over."""

    saying: Saying
    heard: Heard


class Chosen(msgspec.Struct, frozen=True):
    """A key of the hold menu."""

    key: str
    choice: Choice


Fact = Begun | Ended | Chosen


class Turn:
    """The place while one input is worked off, and what happens on the way."""

    def __init__(self, plan: Treatment, place: Place, outlook: Outlook, now: int) -> None:
        self.plan, self.place, self.outlook, self.now = plan, place, outlook, now
        self.facts: list[Fact] = []
        self.commands: list[Command] = []

    def change(self, **fields: Any) -> None:
        """Set fields of the place."""
        self.place = msgspec.structs.replace(self.place, **fields)

    @property
    def music(self) -> Music:
        """The music that is chosen; the treatment may have fewer by now."""
        pieces = self.plan.music or (Music(music="default"),)
        return pieces[self.place.music % len(pieces)]

    def say(
        self,
        what: Said,
        parts: Sequence[Sound],
        name: str = "",
        *,
        position: int | None = None,
        minutes: tuple[int, ...] = (),
        because: dict[str, Any] | None = None,
    ) -> bool:
        """Let them hear this now; `because` says why just now. False when there is nothing to hear."""
        heard = tuple(part for part in parts if part.text or part.prompt)
        if not heard:
            return False
        self.hush("stopped")
        # Ids rise with the clock, so none is used twice even when the latest place was lost in a crash.
        said_id = max(self.place.said_id + 1, self.now)
        rounds = MUSIC_ROUNDS if what == "music" else 1
        until = self.now + rounds * milliseconds_max(heard)
        saying = Saying(said_id, what, heard, until, name, position, minutes, because)
        self.change(saying=saying, said_id=said_id)
        self.facts.append(Begun(saying))
        return True

    def prompt(self, what: Said, prompt: Prompt, name: str = "", *, because: dict[str, Any] | None = None) -> bool:
        """Let them hear what somebody set."""
        parts = sounds(prompt, self.outlook.variables, self.place.language)
        return self.say(what, parts, name, because=because)

    def sentence(self, what: Said, *keys: sentences.Key, number: str = "") -> None:
        """Let them hear sentences of the centre's own."""
        self.say(what, [sentences.sentence(key, self.place.language, number) for key in keys])

    def hush(self, heard: Heard) -> None:
        """Whatever is heard is over."""
        saying = self.place.saying
        if saying is None:
            return
        self.change(saying=None)
        self.facts.append(Ended(saying, heard))
        if saying.what != "music":
            self.change(quiet_until=self.now + GAP_SECONDS_MIN * 1000)
        elif heard == "failed" or (heard == "whole" and self.now - saying.id < SHORTEST_MUSIC_MS):
            self.change(recording_fails=True)
            self.retune()

    def retune(self) -> None:
        """What the switch plays while nothing is said, as the place has it now."""
        tune = self.music.music or "default"
        self.change(tune=tune if self.place.music_on else "silence")

    def begin_music(self) -> None:
        """When nobody talks, a recording that is the music is begun; music of the switch begins by itself."""
        recording = self.music.prompt
        wanted = self.place.music_on and not self.place.asked and not self.place.recording_fails
        if recording and wanted and self.place.saying is None:
            sound = Sound(prompt=recording, language=self.place.language)
            self.say("music", [sound], self.music.name)
