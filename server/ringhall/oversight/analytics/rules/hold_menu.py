"""The hold menu in figures: what was played at callers' own wish, and what they chose."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import astuple, replace

DAYS_MAX = 400


class Played(msgspec.Struct, frozen=True):
    """An advert or information of a queue: how often it was begun, and how often heard to its end (can be billed).

    What began before the period and ended in it counts as whole in it.
    """

    queue_id: str
    what: str
    name: str
    begun: int
    whole: int


class Chosen(msgspec.Struct, frozen=True):
    """A choice of a queue's hold menu: how often it was taken, and in how many contacts."""

    queue_id: str
    choice: str
    name: str
    times: int
    contacts: int


class Line(msgspec.Struct, frozen=True):
    """One entry of a queue's hold menu: how often it was chosen, in how many contacts, and what was played by it."""

    queue_id: str
    what: str
    name: str
    times: int = 0
    contacts: int = 0
    begun: int = 0
    whole: int = 0


def lines(plays: Iterable[Played], choices: Iterable[Chosen]) -> list[Line]:
    """What was chosen beside what was heard by it, by queue, most chosen first."""
    found: dict[tuple[str, str, str], Line] = {}
    for chosen in choices:
        key = (chosen.queue_id, chosen.choice, chosen.name)
        found[key] = Line(*key, times=chosen.times, contacts=chosen.contacts)
    for played in plays:
        key = (played.queue_id, played.what, played.name)
        found[key] = replace(found.get(key, Line(*key)), begun=played.begun, whole=played.whole)
    return sorted(found.values(), key=lambda line: (line.queue_id, -line.times, line.what, line.name))


HEAD = ("queue_id", "queue", *Line.__struct_fields__[1:])


def as_table(found: Iterable[Line], names: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Head and lines of a file."""
    yield HEAD
    for line in found:
        queue_id, *figures = astuple(line)
        yield queue_id, names.get(queue_id, queue_id), *figures
