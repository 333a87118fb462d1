"""An event loop in simulated time: the same program, but a day takes seconds and one seed gives one day.

It has no files and no sockets: what is ready runs in the order it was asked for, and timers run when the simulated
clock comes to their moment.
"""

import asyncio
import math
from asyncio import events as running
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import Context, copy_context
from typing import Any, TypeVar, TypeVarTuple

from ringhall.foundation.clock import SimulatedClock

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
TURNS_MAX = 1_000_000
TASKS_KEPT = 1_000


class Ready(asyncio.Handle):
    """A call that runs at its turn; it keeps no trace of who asked for it, which takes longer than most calls."""

    __slots__ = ()

    def __init__(
        self,
        callback: Callable[..., object],
        args: Sequence[Any],
        loop: asyncio.AbstractEventLoop,
        context: Context | None,
    ) -> None:
        self._context = copy_context() if context is None else context
        self._loop, self._callback, self._args = loop, callback, args
        self._cancelled, self._repr, self._source_traceback = False, None, None


class VirtualLoop(asyncio.BaseEventLoop):
    """Runs tasks, futures and timers on a SimulatedClock. Whatever a task lets fail unseen is kept in `failures`."""

    def __init__(self, clock: SimulatedClock) -> None:
        super().__init__()
        self.clock = clock
        self.failures: list[dict[str, Any]] = []
        self._ready: deque[asyncio.Handle] = deque()
        self._tasks: list[asyncio.Task[Any]] = []
        self._tasks_max = TASKS_KEPT

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Within this block the loop is the running one."""
        before = running._get_running_loop()
        running._set_running_loop(self)
        try:
            yield
        finally:
            running._set_running_loop(before)

    def settle(self) -> None:
        """Run all that is ready, and what that makes ready, without time passing. RuntimeError when it has no end."""
        ready = self._ready
        for _ in range(TURNS_MAX):
            if not ready:
                return
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        raise RuntimeError(f"Over {TURNS_MAX} calls in one moment: something runs in a circle")

    def run_until(self, moment: int) -> None:
        """Let time pass up to `moment` (milliseconds UTC); every timer finds the world as its own moment left it."""
        self.settle()
        while (due := self.clock.next_due()) is not None and due <= moment:
            self.clock.advance(max(0, due - self.clock.now()))
            self.settle()
        self.clock.advance(max(0, moment - self.clock.now()))

    def end_tasks(self) -> None:
        """Cancel every task, as the end of the program would."""
        for task in self._tasks:
            task.cancel()
        self.settle()

    def time(self) -> float:
        return self.clock.now() / 1000

    def call_soon(
        self, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.Handle:
        handle = Ready(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_later(
        self, delay: float, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self, when: float, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        # Thousandths of a second as floats are a hair off.
        self.clock.call_at(math.ceil(when * 1000 - 0.001), lambda: self._ready.append(handle))
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """A cancelled timer runs to nothing when its moment comes."""

    def create_task(
        self,
        coro: Generator[Any, None, T] | Coroutine[Any, Any, T],
        *,
        name: object = None,
        context: Context | None = None,
    ) -> asyncio.Task[T]:
        task = asyncio.Task(coro, loop=self, name=None if name is None else str(name), context=context)
        self._tasks.append(task)
        if len(self._tasks) > self._tasks_max:
            # Looked through now and then: a callback for each that is done would be a turn of the loop more.
            self._tasks = [each for each in self._tasks if not each.done()]
            self._tasks_max = 2 * len(self._tasks) + TASKS_KEPT
        return task

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        self.failures.append(context)

    def get_debug(self) -> bool:
        return False

    def is_running(self) -> bool:
        return running._get_running_loop() is self

    def is_closed(self) -> bool:
        """It holds nothing that would have to be closed."""
        return True
