"""Stored facts: the base type of every event, and the table from names to types."""

from typing import Any, ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that has happened, whole and unchangeable.

    `stream` names the story it belongs to; subclasses define it from their own fields. A story that comes to an
    end begins with an event that `opens` it and ends with one that `closes` it.
    """

    kinds: ClassVar[dict[str, type["Event"]]] = {}
    opens: ClassVar[bool] = False
    closes: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Event.kinds[cls.__name__] = cls

    @property
    def stream(self) -> str:
        raise NotImplementedError


class Recorded(msgspec.Struct, frozen=True):
    """An event with its place in its story and the moment it was recorded (milliseconds UTC)."""

    stream: str
    n: int
    at: int
    event: Event


def to_data(event: Event) -> dict[str, Any]:
    """The event's fields as JSON-ready values."""
    data: dict[str, Any] = msgspec.to_builtins(event)
    return data


def from_data(kind: str, data: dict[str, Any]) -> Event:
    """The event that `to_data` wrote; unknown fields are passed over, so old stories stay readable.

    Raises KeyError for a kind this version does not know.
    """
    return msgspec.convert(data, Event.kinds[kind])
