"""A centre in simulated time with its gateway, and pages that apply what they are sent, as the real one does."""

import random
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec

from ringhall.apps.api.gateway import COALESCE_MS, Gateway
from ringhall.apps.api.parts import ApiSettings, CentreParts
from ringhall.apps.api.snapshot import snapshot
from ringhall.apps.api.streams import Connection
from ringhall.apps.centre.floor_look import look
from ringhall.apps.centre.openings import Openings
from ringhall.company.access.types import User
from ringhall.foundation.errors import Refusal
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.rules.sums import Terms
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts
from tests.support.doubles import DirectoryDouble, ForNowDouble
from tests.support.floor import SmallCentre, a_queue, an_agent
from tests.support.voice_double import PhonesDouble, VoiceDouble

SUE = User("u-sue", "sue", "Sue", ("supervisor",), None, "en")
ANN = User("u-ann", "ann", "Ann", ("agent",), "ann", "en")


class Wallboard:
    """A centre in simulated time with its gateway."""

    def __init__(self) -> None:
        agents = [an_agent("ann"), an_agent("bob", ("sales", "billing"))]
        self.small = SmallCentre([a_queue("sales"), a_queue("billing")], agents)
        self.clock = self.small.clock
        zone = ZoneInfo("Europe/Ljubljana")
        self.voice = VoiceDouble(self.small.contacts)
        self.alarms = Alarms(self.clock)
        self.day = DayFigures(lambda _: Terms(), zone, self.clock.now())
        self.alerts = Alerts(self.clock, self.alarms, lambda: look(self.small.routing, self.small.contacts, self.day))
        self.parts = cast(
            "CentreParts",
            SimpleNamespace(
                settings=ApiSettings("Test", zone, False, cast("Any", None), ""),
                clock=self.clock,
                steps=self.small.steps,
                contacts=self.small.contacts,
                routing=self.small.routing,
                voice=self.voice,
                phones=PhonesDouble(self.voice),
                directory=DirectoryDouble(),
                day=self.day,
                alarms=self.alarms,
                alerts=self.alerts,
                for_now=ForNowDouble(),
                openings=Openings(self.clock, cast("Any", None)),
            ),
        )
        self.gateway = Gateway(self.parts)
        self.count = 0

    def page(self, user: User, cursor: int | None = None) -> "Page":
        """A page of this person connects."""
        self.count += 1
        page = Page(Connection(f"k{self.count}", user))
        self.gateway.join(page.connection, cursor)
        return page

    def now_shown(self, user: User) -> dict[str, Any]:
        """What a page that came now would hold."""
        return held(snapshot(self.parts, user, sees_all=user is SUE))


class Page:
    """A page that applies what it is sent, as the real one does."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.state: dict[str, Any] = {}
        self.cursor = 0
        self.kinds: list[str] = []
        self.heard: list[Any] = []

    def read(self) -> "Page":
        """Take in everything that waits."""
        while not self.connection.frames.empty():
            text = self.connection.frames.get_nowait()
            if text is not None:
                self.heard.append(msgspec.json.decode(text))
                self._apply(self.heard[-1])
        return self

    def _apply(self, message: dict[str, Any]) -> None:
        self.kinds.append(message["type"])
        if message["type"] == "snapshot":
            self.state, self.cursor = held(message["data"]), message["cursor"]
        for event in message["events"] if message["type"] == "events" else [message][: message["type"] == "event"]:
            assert event["n"] == self.cursor + 1
            self.cursor = event["n"]
            self._event(event["kind"], event["data"])

    def _event(self, kind: str, data: dict[str, Any]) -> None:
        if kind in ("contact_closed", "alarm_cleared"):
            self.state["contacts" if kind == "contact_closed" else "alarms"].pop(data["id"], None)
        elif kind != "message":
            self.state[f"{kind}s"][data["id"]] = data


def held(data: dict[str, Any]) -> dict[str, Any]:
    """The lists of a snapshot by identifier."""
    return {kind: {each["id"]: each for each in data[kind]} for kind in ("agents", "queues", "contacts", "alarms")}


def act(board: Wallboard, action: str, which: int) -> None:
    """Something happens; what is impossible just now does not."""
    small, agent_id = board.small, ("ann", "bob")[which % 2]
    contact_ids = sorted(small.live.by_id)
    contact_id = contact_ids[which % len(contact_ids)] if contact_ids else ""
    try:
        if action == "call":
            small.caller(("sales", "billing")[which % 2])
        elif action in ("ready", "not_ready", "offline"):
            small.sets(agent_id, cast("Any", action))
        elif action == "answer" and small.offered_to(agent_id):
            small.answers(agent_id)
        elif action == "decline" and small.offered_to(agent_id):
            small.declines(agent_id)
        elif action == "hang_up" and contact_id:
            small.hangs_up(contact_id)
        elif action == "hold" and contact_id:
            small.do(lambda step: small.contacts.hold(step, contact_id, agent_id))
        elif action == "wrap_up":
            small.do(lambda step: small.routing.finish_wrap_up(step, agent_id))
        elif action == "alarm":
            board.alarms.raise_("disk", "watch", f"{which} MB left", subject=agent_id)
        elif action == "over":
            board.alarms.clear("disk", agent_id)
        elif action == "move" and contact_id:
            small.do(lambda step: small.contacts.move(step, contact_id, ("sales", "billing")[which % 2]))
        elif action == "priority" and contact_id:
            small.do(lambda step: small.contacts.prioritise(step, contact_id, which % 3))
        elif action == "snooze":
            board.alarms.snooze(f"disk:{agent_id}", board.clock.now() + which * 500, "Sue")
        elif action == "wake":
            board.alarms.wake(board.clock.now())
        elif action == "look":
            board.alerts.look()
        elif action == "tell":
            board.gateway.tell_agent(agent_id, "state_forced", "A word.", {"by": "Sue", "state": "ready"})
        elif action == "settings":
            board.gateway.settings_changed()
        elif action == "wait":
            board.clock.advance(which * 700)
    except Refusal:
        return


ACTIONS = (
    "call",
    "ready",
    "not_ready",
    "offline",
    "answer",
    "decline",
    "hang_up",
    "hold",
    "wrap_up",
    "alarm",
    "over",
    "move",
    "priority",
    "snooze",
    "wake",
    "look",
    "tell",
    "settings",
    "wait",
)


def a_stream(seed: int, user: User, steps: int = 120) -> dict[str, Any]:
    """What a page of this person is sent while so much happens, and what it must hold at the end."""
    chance, board = random.Random(seed), Wallboard()
    page = board.page(user)
    for _ in range(steps):
        # Calls and people who are ready come often, so that something is going on.
        act(board, chance.choice((*ACTIONS, "call", "ready", "answer", "wait", "wait")), chance.randrange(40))
    board.clock.advance(COALESCE_MS)
    page.read()
    later = snapshot(board.parts, user, sees_all=user is SUE)
    return {"messages": page.heard, "later": later}
