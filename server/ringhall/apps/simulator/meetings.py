"""Who of ours talks with whom of ours: a caller knows that a person is there when one of our phones took the call."""

import asyncio
import re

from ringhall.apps.simulator.rules.caller import CallerPlan


class Meeting:
    """A caller's hope to talk with a person; `began` once an agent's phone has answered for them."""

    def __init__(self, plan: CallerPlan) -> None:
        self.plan = plan
        self.began = asyncio.Event()


class Meetings:
    """Callers in calls right now, by their numbers."""

    def __init__(self) -> None:
        self._by_digits: dict[str, Meeting] = {}

    @property
    def busy(self) -> frozenset[str]:
        """Numbers that are in a call."""
        return frozenset(meeting.plan.number for meeting in self._by_digits.values())

    def hope(self, plan: CallerPlan) -> Meeting:
        """This caller is on the line now."""
        meeting = self._by_digits[_digits(plan.number)] = Meeting(plan)
        return meeting

    def of(self, number: str) -> Meeting | None:
        """The caller with this number, however it is written."""
        return self._by_digits.get(_digits(number))

    def over(self, meeting: Meeting) -> None:
        """This caller has put the phone down."""
        if self.of(meeting.plan.number) is meeting:
            del self._by_digits[_digits(meeting.plan.number)]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
