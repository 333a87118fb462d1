"""Alerts: once a second every cause is looked at, followed through the dead-band, and raised or cleared as an alarm."""

from collections.abc import Callable, Iterable

import msgspec

from ringhall.foundation.clock import Clock
from ringhall.foundation.logging import log
from ringhall.oversight.operations.alarms import Alarms, name_of
from ringhall.oversight.operations.rules.causes import AgentNow, Cause, MessagesNow, QueueNow, causes
from ringhall.oversight.operations.rules.dead_band import Watched, follow
from ringhall.oversight.operations.rules.limits import AlertSettings

LOOK_MS = 1_000


class Look(msgspec.Struct, frozen=True):
    """Queues, agents and messages as they stand at one moment."""

    queues: Iterable[QueueNow]
    agents: Iterable[AgentNow]
    messages: Iterable[MessagesNow] = ()


class Alerts:
    """Watches limits. `settings` may be replaced at any time."""

    def __init__(self, clock: Clock, alarms: Alarms, look: Callable[[], Look]) -> None:
        self.settings = AlertSettings()
        self._clock, self._alarms, self._look = clock, alarms, look
        self._watched: dict[str, tuple[Cause, Watched]] = {}

    def start(self) -> None:
        """Look now, and from now on every second."""
        try:
            self.look()
        except Exception:
            # One look that fails must not be the last one.
            log.exception("alerts.look_failed")
        self._clock.call_at(self._clock.now() + LOOK_MS, self.start)

    def look(self) -> None:
        """Look once: raise what is due, clear what is over."""
        now, seen = self._clock.now(), self._look()
        followed: dict[str, tuple[Cause, Watched]] = {}
        for cause in causes(seen.queues, seen.agents, seen.messages, now, self.settings):
            name = name_of(cause.code, cause.subject)
            before = self._watched[name][1] if name in self._watched else Watched()
            after = follow(before, beyond=cause.beyond, within=cause.within, now=now, band=self.settings.band)
            if after.standing:
                self._raise(cause)
            elif before.standing:
                self._alarms.clear(cause.code, cause.subject)
            if after != Watched():
                followed[name] = (cause, after)
        for name, (cause, watched) in self._watched.items():
            if watched.standing and name not in followed:
                self._alarms.clear(cause.code, cause.subject)
        self._watched = followed
        self._alarms.wake(now)

    def _raise(self, cause: Cause) -> None:
        self._alarms.raise_(
            cause.code, cause.grade, cause.text, subject=cause.subject, action=cause.action, **cause.fields
        )
