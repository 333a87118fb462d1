"""A page that is gone has lost its talk, or only its line to us: the switch knows whether its sound still comes."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.rules.sound import still_sends
from ringhall.engine.channels.voice.rules.standing import lane_of
from ringhall.engine.channels.voice.seats import Seats, is_browser
from ringhall.foundation.clock import Clock
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

AWAY_SECONDS_MAX = 30
BLINK_MS = 1_000
"""A line that only blinked is back by then, and its call never stopped."""
LOST_WAKE = "lost"


class PhonePages(Protocol):
    """Pages that are a phone which stays connected."""

    def page_leg(self, agent_id: str) -> str | None:
        """The leg of the phone while it is connected and a page."""
        ...

    def lose(self, step: Step, agent_id: str) -> None:
        """The phone is connected for the switch only: nobody is there."""
        ...


class LostPages:
    """Agents who talk by a page that is gone. While their sound comes the talk is left alone, and looked at again.

    So is a phone that stays connected; what is `carried` by a page is named by the contact, or by that phone's lane.
    `packets` says how many the switch has got of a leg, None where it does not know.
    """

    def __init__(
        self,
        steps: Steps,
        contacts: Contacts,
        seats: Seats,
        lanes: Lanes,
        clock: Clock,
        packets: Callable[[str], Awaitable[int | None]],
    ) -> None:
        self.nailed_up: PhonePages
        self._steps, self._contacts, self._seats, self._lanes = steps, contacts, seats, lanes
        self._clock, self._wheel, self._packets = clock, Wheel(clock), packets

    def gone(self, agent_id: str) -> None:
        """The agent's page has closed or lost its line."""
        carried = [contact.id for contact in self._talks(agent_id)]
        if self.nailed_up.page_leg(agent_id):
            carried.append(lane_of(agent_id))
        for each in carried:
            self._lanes.send(each, lambda each=each: self._listen(agent_id, each))  # type: ignore[misc]

    def back(self, agent_id: str) -> None:
        """It is here again."""
        self._wheel.set((agent_id, LOST_WAKE), None, lambda: None)

    async def _listen(self, agent_id: str, carried: str) -> None:
        self._compare_later(agent_id, carried, await self._count(agent_id, carried))

    def _compare_later(self, agent_id: str, carried: str, counted: int | None) -> None:
        def due() -> None:
            self._lanes.send(carried, lambda: self._compare(agent_id, carried, counted))

        self._wheel.set((agent_id, LOST_WAKE), self._clock.now() + BLINK_MS, due)

    async def _compare(self, agent_id: str, carried: str, before: int | None) -> None:
        counted = await self._count(agent_id, carried)
        if self._seats.kind(agent_id) == "browser":
            return
        if still_sends(before, counted, BLINK_MS):
            log.info("page.gone_but_heard", agent_id=agent_id, carried=carried)
            self._compare_later(agent_id, carried, counted)
        else:
            self._steps.run(lambda step: self._lose(step, agent_id, carried))

    async def _count(self, agent_id: str, carried: str) -> int | None:
        contact = self._contacts.live.by_id.get(carried)
        party = contact.agent_party if contact else None
        leg = party.id if party else self.nailed_up.page_leg(agent_id)
        return await self._packets(leg) if leg else None

    def _lose(self, step: Step, agent_id: str, carried: str) -> None:
        if any(contact.id == carried for contact in self._talks(agent_id)):
            self._contacts.agent_away(step, carried, step.now + AWAY_SECONDS_MAX * 1000)
        elif carried == lane_of(agent_id) and self.nailed_up.page_leg(agent_id):
            self.nailed_up.lose(step, agent_id)

    def _talks(self, agent_id: str) -> list[Contact]:
        talks = [c for c in self._contacts.live.by_id.values() if c.agent_id == agent_id and c.state == "connected"]
        return [contact for contact in talks if (party := contact.agent_party) and is_browser(party)]
