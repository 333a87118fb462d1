"""Alarms: what somebody should look at, until it is over."""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from ringhall.foundation.clock import Clock
from ringhall.foundation.logging import log
from ringhall.oversight.operations.errors import AlarmOver
from ringhall.oversight.operations.rules.causes import Grade

ALARMS_MAX = 500


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """Something is wrong since `since` (milliseconds UTC).

    `watch`: it works, but look. `missed`: something that was promised does not happen. `action` tells what to do.
    Somebody has snoozed it until `snoozed_until`: they know.
    """

    id: str
    code: str
    grade: Grade
    text: str
    since: int
    action: str | None = None
    fields: dict[str, Any] = {}
    snoozed_until: int | None = None
    snoozed_by: str | None = None


class Snooze(msgspec.Struct, frozen=True):
    """Until when nobody wants to be told of an alarm, and who said so."""

    until: int
    by: str


Listener = Callable[[Alarm, bool], None]


class Alarms:
    """The alarms that stand. One per code and subject: raised again it keeps its beginning."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._standing: dict[str, Alarm] = {}
        self._snoozed: dict[str, Snooze] = {}
        self._listeners: list[Listener] = []

    def listen(self, hear: Listener) -> None:
        """Call `hear(alarm, standing)` when an alarm is raised or changed (True) and when it is cleared (False)."""
        self._listeners.append(hear)

    def raise_(
        self,
        code: str,
        grade: Grade,
        text: str,
        *,
        subject: str = "",
        action: str | None = None,
        **fields: Any,
    ) -> None:
        """Something is wrong. `subject` tells apart alarms of one code (a trunk, a recording)."""
        alarm_id = name_of(code, subject)
        before = self._standing.get(alarm_id)
        since = before.since if before else self._clock.now()
        snooze = self._snoozed.get(alarm_id)
        alarm = Alarm(
            id=alarm_id,
            code=code,
            grade=grade,
            text=text,
            since=since,
            action=action,
            fields=fields,
            snoozed_until=snooze.until if snooze else None,
            snoozed_by=snooze.by if snooze else None,
        )
        if alarm == before:
            return
        if before is None:
            self._make_room()
            log.warning("alarm.raised", alarm=alarm_id, grade=grade, text=text)
        self._change(alarm)

    def clear(self, code: str, subject: str = "") -> None:
        """It is over."""
        alarm = self._standing.pop(name_of(code, subject), None)
        if alarm is not None:
            log.info("alarm.cleared", alarm=alarm.id, after_ms=self._clock.now() - alarm.since)
            self._tell(alarm, False)

    def get(self, alarm_id: str) -> Alarm:
        """The alarm that stands. Raises AlarmOver."""
        if alarm_id not in self._standing:
            raise AlarmOver(which=alarm_id)
        return self._standing[alarm_id]

    def snooze(self, alarm_id: str, until: int, by: str) -> Alarm:
        """Nobody needs to be told until then, even if it is over and comes again. Raises AlarmOver."""
        alarm = replace(self.get(alarm_id), snoozed_until=until, snoozed_by=by)
        self._snoozed[alarm_id] = Snooze(until, by)
        return self._change(alarm)

    def wake(self, now: int) -> None:
        """Snoozes that are over are forgotten, and their alarms told again."""
        for alarm_id in [each for each, snooze in self._snoozed.items() if snooze.until <= now]:
            self.unsnooze(alarm_id)

    def unsnooze(self, alarm_id: str) -> None:
        """The alarm is to be told again; without a snooze nothing changes."""
        self._snoozed.pop(alarm_id, None)
        alarm = self._standing.get(alarm_id)
        if alarm is not None and alarm.snoozed_until is not None:
            self._change(replace(alarm, snoozed_until=None, snoozed_by=None))

    def standing(self) -> list[Alarm]:
        """All alarms that stand, oldest first."""
        return sorted(self._standing.values(), key=lambda alarm: (alarm.since, alarm.id))

    def _change(self, alarm: Alarm) -> Alarm:
        self._standing[alarm.id] = alarm
        self._tell(alarm, True)
        return alarm

    def _make_room(self) -> None:
        if len(self._standing) >= ALARMS_MAX:
            oldest = self.standing()[0]
            log.error("alarm.dropped", alarm=oldest.id, standing=len(self._standing))
            self.clear(oldest.code, oldest.id.removeprefix(oldest.code).removeprefix(":"))

    def _tell(self, alarm: Alarm, standing: bool) -> None:
        for hear in self._listeners:
            try:
                hear(alarm, standing)
            except Exception:
                log.exception("alarm.listener_failed", alarm=alarm.id)


def name_of(code: str, subject: str) -> str:
    """The alarm's id."""
    return f"{code}:{subject}" if subject else code
