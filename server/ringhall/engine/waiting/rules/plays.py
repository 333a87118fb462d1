"""How often what was chosen in the hold menu and heard to its end, counted from stories; adverts are billed by it."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from ringhall.contact import events as e
from ringhall.foundation.events import Event


class Play(msgspec.Struct, frozen=True):
    """Something with a name that callers wished to hear."""

    what: e.Said
    name: str


def plays(events: Iterable[Event]) -> tuple[Counter[Play], Counter[Play]]:
    """How often each advert and information was begun, and how often heard to its end (only that can be billed)."""
    begun, whole = Counter[Play](), Counter[Play]()
    for event in events:
        if isinstance(event, e.TreatmentSaid) and event.what in ("advert", "information"):
            begun[Play(event.what, event.name)] += 1
        elif isinstance(event, e.TreatmentHeard) and event.what in ("advert", "information") and event.heard == "whole":
            whole[Play(event.what, event.name)] += 1
    return begun, whole


def choices(events: Iterable[Event]) -> Counter[tuple[e.HoldChoice, str]]:
    """How often each choice of the hold menu was taken."""
    return Counter((event.choice, event.name) for event in events if isinstance(event, e.TreatmentChosen))
