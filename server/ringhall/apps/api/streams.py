"""Numbered events for each view: a bounded memory to resume from, and a bounded queue for each of its pages."""

import asyncio
from collections import deque
from typing import Any, NamedTuple

import msgspec

from ringhall.company.access.rules.rights import SEE_PERSONAL
from ringhall.company.access.types import User
from ringhall.foundation.clock import iso

RING_BYTES_MAX = 8_000_000
RING_BYTES_MAX_OWN = 500_000
EVERYTHING = ""
EVERYTHING_MASKED = "masked"
QUEUE_MAX = 2_000
_encoder = msgspec.json.Encoder()
# Codes a socket is closed with. After all but the last the page should simply connect again.
TOO_SLOW = 4008
COME_AGAIN = 4009
TOO_MANY = 4029
SIGNED_OUT = 4401


def frame(kind: str, /, **fields: Any) -> str:
    """A message of the live socket. Values may be msgspec.Raw."""
    return _encoder.encode({"type": kind, **fields}).decode()


class Connection:
    """One page. Frames wait in a bounded queue for its sender; `closing` is the code to close with."""

    def __init__(self, connection_id: str, user: User) -> None:
        self.id = connection_id
        self.user = user
        self.tab = ""
        self.closing: int | None = None
        self.frames: asyncio.Queue[str | None] = asyncio.Queue(QUEUE_MAX)

    def offer(self, text: str) -> None:
        """Queue a frame; a page that does not keep up is closed, and comes back with a snapshot."""
        if self.closing is not None:
            return
        try:
            self.frames.put_nowait(text)
        except asyncio.QueueFull:
            self.close(TOO_SLOW)

    def close(self, code: int) -> None:
        """Let the sender close the socket, without sending what still waits."""
        if self.closing is None:
            self.closing = code
            while not self.frames.empty():
                self.frames.get_nowait()
            self.frames.put_nowait(None)


class Frame(NamedTuple):
    """A frame as it was sent, and the numbers of its first and its last event."""

    first: int
    last: int
    text: str


class Stream:
    """What those are shown who see the same: one agent, or all who look after others.

    Events are numbered from the moment of the start (milliseconds), so that a cursor of an earlier run never looks
    like one of this run. All that is published before `send` goes into one frame, which is made once for everybody.
    """

    def __init__(self, key: str, user: User, begin: int) -> None:
        self.key = key
        self.user = user
        self.n = begin
        self.sees_all = sees_all(user)
        self.connections: dict[str, Connection] = {}
        self.contacts: set[str] = set()
        self._pending: list[tuple[str, bytes]] = []
        self._ring: deque[Frame] = deque()
        self._ring_bytes = 0
        self._ring_bytes_max = RING_BYTES_MAX if self.sees_all else RING_BYTES_MAX_OWN
        self._oldest = begin

    def publish(self, kind: str, data: bytes) -> None:
        """Add an event to the next frame."""
        self._pending.append((kind, data))

    def send(self, at: int) -> None:
        """Number what was published, remember it, and queue it for every page."""
        if not self._pending:
            return
        moment, first = iso(at), self.n + 1
        events = [
            {"type": "event", "n": n, "at": moment, "kind": kind, "data": msgspec.Raw(data)}
            for n, (kind, data) in enumerate(self._pending, first)
        ]
        self._pending.clear()
        self.n += len(events)
        text = _encoder.encode(events[0]).decode() if len(events) == 1 else frame("events", at=moment, events=events)
        self._remember(Frame(first, self.n, text))
        for connection in list(self.connections.values()):
            connection.offer(text)

    def after(self, cursor: int) -> list[str] | None:
        """The frames after this number, or None when not all of them are remembered."""
        missed = [sent for sent in self._ring if sent.last > cursor]
        whole = missed[0].first == cursor + 1 if missed else cursor == self.n
        if not whole or cursor < self._oldest or len(missed) >= QUEUE_MAX:
            return None
        return [sent.text for sent in missed]

    def forget(self) -> None:
        """Nobody can resume from before now: the next to come gets a snapshot."""
        self._pending.clear()
        self._ring.clear()
        self._ring_bytes = 0
        self._oldest = self.n

    def _remember(self, sent: Frame) -> None:
        self._ring.append(sent)
        self._ring_bytes += len(sent.text)
        while self._ring_bytes > self._ring_bytes_max:
            oldest = self._ring.popleft()
            self._ring_bytes -= len(oldest.text)
            self._oldest = oldest.last


def sees_all(user: User) -> bool:
    """Whether the person looks after others."""
    return user.may("board.read") or user.may("contacts.read")


def view_of(user: User) -> str:
    """Who has the same key is shown the same, to the letter: all who look after others without being agents."""
    if not sees_all(user) or user.agent_id is not None:
        return user.id
    return EVERYTHING if user.may(SEE_PERSONAL) else EVERYTHING_MASKED
