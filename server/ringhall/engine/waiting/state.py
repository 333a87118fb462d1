"""Where somebody who waits stands in their treatment: everything needed to go on, also after a restart."""

from typing import Any, Literal

import msgspec

from ringhall.contact.events import Said
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import Sound
from ringhall.engine.routing.rules.patience import Moment

Stream = Literal["announcement", "position", "wait", "menu"]
Asked = Literal["", "which", "number", "sure", "goodbye"]
"""In the dialogue about a call-back: which number, type it, is it right; or all is agreed and said goodbye to."""


class Saying(msgspec.Struct, frozen=True):
    """What is being heard; `until` (milliseconds UTC) it counts as heard although nobody told so."""

    id: int
    what: Said
    sounds: tuple[Sound, ...]
    until: int
    name: str = ""
    position: int | None = None
    minutes: tuple[int, ...] = ()
    because: dict[str, Any] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The place of somebody who waits. Moments are milliseconds UTC.

    `treatment` and `queue` say whose it is. `music` is the one of the treatment's list they chose (`tune`: the class
    the switch plays while nothing is said). `next_at` holds when each stream of announcements is due, none of them
    before `quiet_until`. `told` announcements came so far. `asked` is about a call-back, answered before `asked_until`.
    As long as the menu is to be told of by `patience`, it is due just before that moment, counted from `begun_at`.
    `emergency_heard` is the emergency message they have heard, by when it was switched on.
    """

    treatment: str
    queue: str
    language: str
    begun_at: int
    tune: str = "default"
    music: int = 0
    music_on: bool = True
    recording_fails: bool = False
    saying: Saying | None = None
    said_id: int = 0
    next_at: dict[Stream, int] = {}
    quiet_until: int = 0
    told: int = 0
    position_said: int | None = None
    asked: Asked = ""
    asked_until: int = 0
    typed: str = ""
    number: str = ""
    patience: Moment | None = None
    emergency_heard: int = 0

    @property
    def talks(self) -> bool:
        """Whether somebody speaks (music that is a recording is no speech)."""
        return self.saying is not None and self.saying.what != "music"

    @property
    def deadline(self) -> int | None:
        """When something is due by itself: an announcement, the end of what is said, or of waiting for a key."""
        if self.talks and self.saying is not None:
            return self.saying.until
        if self.asked:
            return self.asked_until
        moments = [max(min(self.next_at.values()), self.quiet_until)] if self.next_at else []
        return min([*moments, self.saying.until] if self.saying else moments, default=None)


def to_data(place: Place) -> dict[str, object]:
    """The place as plain JSON data, for the contact's story."""
    data: dict[str, object] = msgspec.to_builtins(place)
    return data


def place_of(contact: Contact) -> Place | None:
    """Where the contact stands, while it waits in a queue that has a treatment."""
    stored = contact.treatment
    if stored is None or contact.state not in ("queued", "offered"):
        return None
    known = _KNOWN.get(id(stored))
    if known is None or known[0] is not stored:
        if len(_KNOWN) >= KNOWN_MAX:
            _KNOWN.clear()
        known = _KNOWN[id(stored)] = (stored, msgspec.convert(stored, Place))
    return known[1]


KNOWN_MAX = 5_000
_KNOWN: dict[int, tuple[dict[str, Any], Place]] = {}
"""What was read lately. Stored data is never changed, only replaced; while it is kept here nothing else has its id."""
