"""What is open now, by calendars and by the emergency switch, and where callers go while it is closed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from ringhall.apps.centre.kinds import CLOSURES, FlowSettings, NumberSettings, VirtualAgentSettings
from ringhall.company.access.types import User
from ringhall.company.organisation.rules.closures import (
    CENTRE,
    EMERGENCY,
    Closure,
    Standing,
    flow_of,
    next_change,
    of_number,
    of_queue,
    standing,
)
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.service import Organisation
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.clock import Clock, Timer
from ringhall.foundation.db.engine import Transaction

SYSTEM = "system"
FLOW = "closure"


class Openings:
    """Implements the API's Openings. `read` is part of applying the settings, which is done again at every change."""

    def __init__(self, clock: Clock, organisation: Organisation) -> None:
        self._clock, self._organisation = clock, organisation
        self._calendars: Mapping[str, Calendar] = {}
        self._closures: dict[str, Closure] = {}
        self._queues: dict[str, Standing] = {}
        self._numbers: dict[str, Standing] = {}
        self._virtual: dict[str, Standing] = {}
        self._names: dict[str, str] = {}
        self._timer: Timer | None = None

    def calendar(self, name: str) -> Calendar | None:
        """The calendar of this name, None when there is none."""
        return self._calendars.get(name)

    def closures(self) -> Mapping[str, Closure]:
        """What is closed by hand now: `centre`, `queue:…` or `number:…`."""
        return self._closures

    def queue(self, queue_id: str) -> Standing:
        """How the queue stands."""
        return self._queues.get(queue_id, Standing(True, None, "always"))

    def numbers(self) -> Mapping[str, Standing]:
        """How each number stands."""
        return self._numbers

    def name_of(self, scope: str) -> str | None:
        """What a queue or number that can be closed is called; None when there is none. The centre has no name."""
        return "" if scope in (CENTRE, EMERGENCY) else self._names.get(scope)

    def emergency(self) -> Closure | None:
        """The emergency message that is on now."""
        return self._closures.get(EMERGENCY)

    async def close(self, transaction: Transaction, scope: str, closure: Closure, by: User) -> None:
        """Close it now; one that stands is replaced."""
        await self._organisation.put(transaction, by.login, CLOSURES, scope, closure)

    async def reopen(self, transaction: Transaction, scope: str, by: User) -> None:
        """Its calendar holds again. Raises NotFound when it is not closed by hand."""
        await self._organisation.delete(transaction, by.login, CLOSURES, scope)

    async def read(
        self,
        transaction: Transaction,
        calendars: Mapping[str, Calendar],
        queues: Iterable[QueueSettings],
        numbers: Iterable[NumberSettings],
        virtual_agents: Iterable[VirtualAgentSettings] = (),
    ) -> None:
        """Learn how everything stands now; closures whose time is over are taken away."""
        now, self._calendars = self._clock.now(), calendars
        self._closures = {each.id: each.value for each in await self._organisation.all(transaction, CLOSURES)}
        for scope in [scope for scope, closure in self._closures.items() if closure.until <= now]:
            await self._organisation.delete(transaction, SYSTEM, CLOSURES, scope)
            del self._closures[scope]
        self._queues = {each.id: self._standing(each.calendar, of_queue(each.id), now) for each in queues}
        self._numbers = {each.number: self._standing(each.calendar, of_number(each.number), now) for each in numbers}
        self._virtual = {each.id: self._standing(each.calendar, CENTRE, now) for each in virtual_agents}
        self._names = {of_queue(each.id): each.name for each in queues}
        self._names |= {of_number(each.number): each.name for each in numbers}

    def follow(self, change: Callable[[], None]) -> None:
        """Call `change` when something next opens or closes, or the clock is set."""
        if self._timer is not None:
            self._timer.cancel()
        ends = [Standing(False, closure.until, "closure") for closure in self._closures.values()]
        due = next_change([*self._queues.values(), *self._numbers.values(), *self._virtual.values(), *ends])
        self._timer = None if due is None else self._clock.wake_at(due, change)

    def stop(self) -> None:
        """Nothing is followed any more."""
        if self._timer is not None:
            self._timer.cancel()

    def now_queues(self, queues: Iterable[QueueSettings]) -> list[QueueSettings]:
        """The queues as they are now: where new callers go, and whether those who wait stay."""
        return [self._now_queue(each, self._queues[each.id]) for each in queues]

    def closed_queues(self) -> list[str]:
        """Those that take nobody in now."""
        return [queue_id for queue_id, stands in self._queues.items() if not stands.open]

    def is_on_duty(self, virtual_agent_id: str) -> bool:
        """Whether the hours of the virtual agent are now."""
        return self._virtual[virtual_agent_id].open

    def now_numbers(self, numbers: Iterable[NumberSettings]) -> list[NumberSettings]:
        """The numbers with the flow that answers now."""
        return [replace(each, flow_id=self._answers(each, self._numbers[each.number])) for each in numbers]

    def flows(
        self, flows: Mapping[str, FlowSettings], queues: Iterable[QueueSettings], numbers: Iterable[NumberSettings]
    ) -> Iterator[tuple[str, int, dict[str, Any]]]:
        """The flows of what is closed by hand: id, version and document, one for each way on."""
        ways = {""} | {queue.closed_flow_id for queue in queues} | {number.closed_flow_id for number in numbers}
        for scope, closure in self._closures.items():
            if scope == EMERGENCY:
                continue
            for way in sorted(ways):
                after = flows.get(way)
                yield _flow_id(scope, way), closure.since // 1000, flow_of(closure, after.document if after else None)

    def _standing(self, calendar: str, own: str, now: int) -> Standing:
        return standing(self._calendars.get(calendar), self._closures, own, now)

    def _now_queue(self, queue: QueueSettings, stands: Standing) -> QueueSettings:
        closure = self._closures.get(stands.closure)
        if closure is None:
            return queue
        flow_id = _flow_id(stands.closure, queue.closed_flow_id)
        on_close = "leave" if closure.leave else queue.on_close
        return replace(queue, closed_flow_id=flow_id, on_close=on_close)

    def _answers(self, number: NumberSettings, stands: Standing) -> str:
        if stands.open:
            return number.flow_id
        if stands.closure:
            return _flow_id(stands.closure, number.closed_flow_id)
        return number.closed_flow_id or number.flow_id


def _flow_id(scope: str, way: str) -> str:
    return f"{FLOW}:{scope}:{way}" if way else f"{FLOW}:{scope}"
