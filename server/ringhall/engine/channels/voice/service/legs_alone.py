"""Legs that are in no contact, and somebody's all the same: dialogues by keys, and calls of drafts."""

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

import msgspec

from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.seats import BROWSER_SUFFIX
from ringhall.engine.channels.voice.service.phone_talk import PhoneTalk
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.clock import Clock
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

NORMAL, BUSY, NOT_ALLOWED = 16, 17, 21
T = TypeVar("T")


class LegsAlone(ABC, Generic[T]):
    """Owner of such legs; `_at` has what is known of each. Implements ports.Dialogues but for what is heard."""

    def __init__(self, steps: Steps, lanes: Lanes) -> None:
        self._steps, self._lanes = steps, lanes
        self._at: dict[str, T] = {}

    @abstractmethod
    def _left(self, step: Step, leg_id: str, at: T) -> None:
        """The leg is gone, and known no more."""

    def message_recorded(self, step: Step, event: heard.MessageRecorded) -> bool:
        """See Dialogues. Nothing is recorded, where nothing else is said."""
        return event.leg_id in self._at

    def ended(self, step: Step, leg_id: str) -> bool:
        """See Dialogues."""
        at = self._at.pop(leg_id, None)
        if at is not None:
            self._left(step, leg_id, at)
        return at is not None

    def failed(self, step: Step, event: heard.CommandFailed, *, fatal: bool) -> bool:
        """See Dialogues."""
        if not fatal or event.leg_id not in self._at:
            return event.leg_id in self._at
        self._hang_up(step, event.leg_id)
        return self.ended(step, event.leg_id)

    def legs(self) -> set[str]:
        """See Dialogues."""
        return set(self._at)

    def reconcile(self, step: Step, snapshot: heard.SwitchUp) -> None:
        """See Dialogues."""
        for leg in self.legs() - {leg.leg_id for leg in snapshot.legs}:
            self.ended(step, leg)

    def _hang_up(self, step: Step, leg_id: str, cause: int = NORMAL) -> None:
        end = ask.HangUp(leg_id=leg_id, cause=cause)
        step.after_commit(lambda: self._lanes.send(leg_id, end))


class OnTheLine(msgspec.Struct, kw_only=True):
    """Somebody in a dialogue: by which line, and when it is over at last."""

    line: str
    ends_at: int


D = TypeVar("D", bound=OnTheLine)


class PhoneDialogues(LegsAlone[D]):
    """Dialogues by keys with whoever calls for one. `called` tells their sounds and their log from those of others."""

    def __init__(self, *, steps: Steps, lanes: Lanes, clock: Clock, called: str, at_once_max: int) -> None:
        super().__init__(steps, lanes)
        self._called, self._at_once_max = called, at_once_max
        self._talk = PhoneTalk(lanes, called)
        self._wheel = Wheel(clock)

    @abstractmethod
    def _time_up(self, step: Step, leg: str) -> None:
        """Nothing came for as long as there was time."""

    def _left(self, step: Step, leg_id: str, at: D) -> None:
        self._wheel.set(leg_id, None, lambda: None)
        self._talk.forget(leg_id)

    def _takes(self, step: Step, event: heard.CallArrived) -> bool:
        """Whether there can be one more; whoever comes too many, or from a page, is sent away."""
        page = event.line.endswith(BROWSER_SUFFIX)
        refused = event.adopted or page or len(self._at) >= self._at_once_max
        if refused:
            log.info(f"{self._called}.refused", line=event.line, adopted=event.adopted, at_once=len(self._at))
            self._hang_up(step, event.leg_id, NOT_ALLOWED if page else BUSY)
        return not refused

    def _wake(self, leg: str, due: int) -> None:
        self._wheel.set(leg, min(due, self._at[leg].ends_at), lambda: self._due(leg))

    def _due(self, leg: str) -> None:
        self._steps.run(lambda step: self._time_up(step, leg))
