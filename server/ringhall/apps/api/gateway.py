"""The live socket's heart: what changed is gathered for a beat, then sent once to each person who may see it."""

from collections.abc import Callable
from typing import Any

import msgspec
from pydantic import BaseModel

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.phone_tabs import PhoneTabs
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.snapshot import sees_box, sees_contact, snapshot, visible
from ringhall.apps.api.streams import COME_AGAIN, TOO_MANY, Connection, Stream, frame, sees_all, view_of
from ringhall.apps.api.views import agent_view, alarm_view, contact_view, queue_view, virtual_agent_view
from ringhall.company.access.types import User
from ringhall.contact.events import ContactEvent, OfferEnded
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.desks import SEAT_TAKEN
from ringhall.engine.routing.events import AgentEvent, AgentPresenceSet
from ringhall.engine.routing.settings import is_virtual_id
from ringhall.foundation.clock import Timer, iso
from ringhall.foundation.events import Recorded
from ringhall.oversight.operations.alarms import Alarm

COALESCE_MS = 50
GATHER_MS = 10
STREAM_KEPT_MS = 120_000
CONNECTIONS_PER_USER_MAX = 10
Entity = tuple[str, str]


class Gateway:
    """Listens to committed steps; `join` and `leave` are the life of one page's socket."""

    def __init__(self, centre: CentreParts) -> None:
        self._centre = centre
        self._streams: dict[str, Stream] = {}
        self._dirty: dict[Entity, None] = {}
        self._sent: dict[Entity, bytes] = {}
        self._timer: Timer | None = None
        self._flushed_at = 0
        self.phones = PhoneTabs(centre, self._phone_changed)
        centre.steps.on_published(self.on_published)
        centre.alarms.listen(self._alarm)
        centre.clock.call_at(centre.day.until, self._on_midnight)

    @property
    def connections(self) -> int:
        """How many pages listen."""
        return sum(len(stream.connections) for stream in self._streams.values())

    def join(self, connection: Connection, cursor: int | None) -> None:
        """A page has come: it gets what it missed since `cursor`, or a snapshot."""
        user, mine = connection.user, self._pages_of(connection.user.id)
        if any((page.user.rights, page.user.agent_id) != (user.rights, user.agent_id) for page in mine):
            # New rights are a new view: the other pages of this person begin anew too.
            self.close_user(user.id)
        elif len(mine) >= CONNECTIONS_PER_USER_MAX:
            mine[0].close(TOO_MANY)
        key = view_of(user)
        stream = self._streams.get(key)
        if stream is None or stream.sees_all != sees_all(user) or stream.user.agent_id != user.agent_id:
            stream = self._streams[key] = Stream(key, user, self._centre.clock.now())
        missed = stream.after(cursor) if cursor is not None else None
        stream.connections[connection.id] = connection
        if missed is None:
            connection.offer(self._snapshot(stream, user))
        else:
            connection.offer(frame("resumed", cursor=cursor, at=iso(self._centre.clock.now())))
            for text in missed:
                connection.offer(text)

    def leave(self, connection: Connection) -> None:
        """The page is gone; what it could resume from is kept for a while."""
        self.phones.gone(connection)
        stream = self._streams.get(view_of(connection.user))
        if stream is None or stream.connections.pop(connection.id, None) is None:
            return
        if not stream.connections:
            self._centre.clock.call_at(self._centre.clock.now() + STREAM_KEPT_MS, lambda: self._drop(stream))

    def close_user(self, user_id: str) -> None:
        """Close all pages of this person (signed out, rights changed)."""
        for stream in list(self._streams.values()):
            for connection in [each for each in stream.connections.values() if each.user.id == user_id]:
                del stream.connections[connection.id]
                connection.close(COME_AGAIN)
        self._streams.pop(user_id, None)

    def tell_agent(self, agent_id: str, code: str, text: str, fields: dict[str, str]) -> None:
        """A sentence to an agent; `code` and `fields` say the same for other languages."""
        self._tell(lambda stream: stream.user.agent_id == agent_id, code, text, fields)

    def tell_user(self, user_id: str, code: str, text: str, fields: dict[str, str]) -> None:
        """The same to anybody. Others who see the same as they do have their stream, and so hear it too."""
        self._tell(
            lambda stream: any(each.user.id == user_id for each in stream.connections.values()), code, text, fields
        )

    def _tell(self, hears: Callable[[Stream], bool], code: str, text: str, fields: dict[str, str]) -> None:
        data = _encode({"code": code, "text": text, "fields": fields})
        for stream in self._streams.values():
            if hears(stream):
                stream.publish("message", data)
                stream.send(self._centre.clock.now())

    def settings_changed(self) -> None:
        """Agents or queues came, went or have new names: everybody gets a fresh snapshot."""
        for stream in self._streams.values():
            stream.forget()
            for connection in list(stream.connections.values()):
                connection.offer(self._snapshot(stream, connection.user))

    def on_published(self, recorded: list[Recorded]) -> None:
        """Gather what a committed step changed."""
        for each in recorded:
            for queue_id in self._centre.day.apply(each):
                # What the switch's own queue served is told of a queue that nobody has set up.
                if self._centre.routing.has_queue(queue_id):
                    self._mark("queue", queue_id)
            self._mark_event(each)

    def _mark_event(self, recorded: Recorded) -> None:
        event = recorded.event
        if isinstance(event, AgentEvent):
            self._mark("virtual_agent" if is_virtual_id(event.agent_id) else "agent", event.agent_id)
            if isinstance(event, AgentPresenceSet) and event.reason == SEAT_TAKEN:
                text = "Somebody else sits at your phone now, so you are signed out there."
                self.tell_agent(event.agent_id, SEAT_TAKEN, text, {})
            seat = self._centre.routing.live.floor.seats.get(event.agent_id)
            for queue_id in seat.places if seat else ():
                self._mark("queue", queue_id)
        elif isinstance(event, ContactEvent):
            self._mark("contact", event.contact_id)
            if isinstance(event, OfferEnded) and event.outcome == "taken":
                self._tell_who_was_faster(event)
            contact = self._centre.contacts.live.by_id.get(event.contact_id)
            for concerned in (getattr(event, "queue_id", None), contact.queue_id if contact else None):
                if concerned is not None and self._centre.routing.has_queue(concerned):
                    self._mark("queue", concerned)

    def _tell_who_was_faster(self, event: OfferEnded) -> None:
        contact = self._centre.contacts.live.by_id.get(event.contact_id)
        seat = self._centre.routing.live.floor.seats.get(contact.agent_id or "") if contact else None
        if contact is not None and seat is not None:
            text = f"{contact.reference} was taken by {seat.settings.name}."
            fields = {"by": seat.settings.name, "contact": contact.reference}
            self.tell_agent(event.agent_id, "taken", text, fields)

    def _mark(self, kind: str, entity_id: str) -> None:
        self._dirty[(kind, entity_id)] = None
        if self._timer is None:
            # What comes after a pause is told nearly at once; a storm in beats.
            due = max(self._centre.clock.now() + GATHER_MS, self._flushed_at + COALESCE_MS)
            self._timer = self._centre.clock.call_at(due, self.flush)

    def flush(self) -> None:
        """Send what was gathered. Runs by itself at the end of a beat."""
        self._timer, self._flushed_at = None, self._centre.clock.now()
        dirty, self._dirty = self._dirty, {}
        if not self._streams:
            return
        for kind, entity_id in dirty:
            SEND[kind](self, entity_id)
        self._send_off()

    def _send_off(self) -> None:
        now = self._centre.clock.now()
        for stream in self._streams.values():
            stream.send(now)

    def _send_agent(self, agent_id: str) -> None:
        if agent_id in self._centre.routing.live.floor.seats:
            view = agent_view(self._centre, agent_id)
            self._send(("agent", agent_id), view, lambda s: s.sees_all or s.user.agent_id == agent_id)

    def _send_virtual_agent(self, agent_id: str) -> None:
        seat = self._centre.routing.live.floor.seats.get(agent_id)
        if seat is not None and seat.virtual is not None:
            view = virtual_agent_view(self._centre, seat)
            self._send(("virtual_agent", agent_id), view, lambda s: s.sees_all)

    def _send_queue(self, queue_id: str) -> None:
        if queue_id in self._centre.routing.live.floor.queues:
            self._send(("queue", queue_id), queue_view(self._centre, queue_id), lambda _: True)

    def _send_contact(self, contact_id: str) -> None:
        contact = self._centre.contacts.live.by_id.get(contact_id)
        is_open = contact is not None and contact.state != "closed"
        told: dict[bool, bytes] = {}
        for stream in self._streams.values():
            if contact is not None and is_open and self._sees(stream, contact):
                sight = sight_of(self._centre, stream.user)
                full = sight.of_contact(contact)
                if full not in told:
                    told[full] = _encode(contact_view(self._centre, contact, sight))
                stream.contacts.add(contact_id)
                stream.publish("contact", told[full])
            elif contact_id in stream.contacts:
                stream.contacts.discard(contact_id)
                stream.publish("contact_closed", _encode({"id": contact_id}))

    def _sees(self, stream: Stream, contact: Contact) -> bool:
        agent_id = stream.user.agent_id
        return stream.sees_all or sees_contact(contact, agent_id) or sees_box(self._centre, contact, agent_id)

    def _send(self, entity: Entity, view: BaseModel, sees: Callable[[Stream], bool]) -> None:
        data = _encode(view)
        if self._sent.get(entity) == data:
            return
        self._sent[entity] = data
        for stream in self._streams.values():
            if sees(stream):
                stream.publish(entity[0], data)

    def _alarm(self, alarm: Alarm, standing: bool) -> None:
        data = _encode(alarm_view(alarm)) if standing else _encode({"id": alarm.id})
        for stream in self._streams.values():
            if stream.sees_all:
                stream.publish("alarm" if standing else "alarm_cleared", data)
                stream.send(self._centre.clock.now())

    def _phone_changed(self, agent_id: str) -> None:
        self._mark("agent", agent_id)

    def _on_midnight(self) -> None:
        if self._centre.day.turn_day(self._centre.clock.now()):
            for queue_id in self._centre.routing.live.floor.queues:
                self._mark("queue", queue_id)
        self._centre.clock.call_at(self._centre.day.until, self._on_midnight)

    def _snapshot(self, stream: Stream, user: User) -> str:
        # What a snapshot shows may be ahead of what was last sent, so the next sending is never left out as old.
        self._sent.clear()
        stream.contacts |= {c.id for c in visible(self._centre, user, sees_all=stream.sees_all)}
        data = snapshot(self._centre, user, sees_all=stream.sees_all)
        return frame("snapshot", cursor=stream.n, at=iso(self._centre.clock.now()), data=data)

    def _pages_of(self, user_id: str) -> list[Connection]:
        return [
            page for stream in self._streams.values() for page in stream.connections.values() if page.user.id == user_id
        ]

    def _drop(self, stream: Stream) -> None:
        if not stream.connections and self._streams.get(stream.key) is stream:
            del self._streams[stream.key]


def _encode(value: BaseModel | dict[str, Any]) -> bytes:
    if isinstance(value, BaseModel):
        return value.model_dump_json().encode()
    return msgspec.json.encode(value)


SEND: dict[str, Callable[[Gateway, str], None]] = {
    "agent": Gateway._send_agent,
    "virtual_agent": Gateway._send_virtual_agent,
    "queue": Gateway._send_queue,
    "contact": Gateway._send_contact,
}
