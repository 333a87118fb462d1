"""What is due when, and which announcement is next."""

from collections.abc import Iterator
from hashlib import blake2b

from ringhall.engine.waiting.settings import Treatment
from ringhall.engine.waiting.state import Place, Stream

ORDER: tuple[Stream, ...] = ("position", "wait", "menu", "announcement")
"""What goes first when several are due."""


def streams(plan: Treatment) -> Iterator[tuple[Stream, int, int]]:
    """Every stream of the treatment: its name, when it comes first and how often then, in milliseconds (0: never)."""
    if plan.position:
        yield "position", plan.position_first_seconds * 1000, plan.position_every_seconds * 1000
    if plan.wait:
        yield "wait", plan.wait_first_seconds * 1000, plan.wait_every_seconds * 1000
    if plan.menu_prompt:
        yield "menu", plan.menu_first_seconds * 1000, plan.menu_every_seconds * 1000
    if plan.announcements:
        yield "announcement", plan.announcements_first_seconds * 1000, plan.announcements_every_seconds * 1000


def due(place: Place, now: int) -> list[Stream]:
    """The streams that are due, in the order in which they are said."""
    if now < place.quiet_until:
        return []
    return [stream for stream in ORDER if stream in place.next_at and place.next_at[stream] <= now]


def after(place: Place, plan: Treatment, stream: Stream, now: int) -> dict[Stream, int]:
    """When everything is due once this stream had its turn now; what comes once only is due no more."""
    rest = {name: at for name, at in place.next_at.items() if name != stream}
    every = next((every for name, _, every in streams(plan) if name == stream), 0)
    return {**rest, stream: now + every} if every else rest


def announcement_at(plan: Treatment, told: int, seed: int) -> int:
    """Which announcement comes after so many: all once before any comes again, in turn or in an order of chance."""
    count = len(plan.announcements)
    turn, at = divmod(told, count)
    if not plan.announcements_random:
        return at
    # Rules draw no lots: the order is a hash of who waits and of how often they heard all.
    return sorted(range(count), key=lambda n: blake2b(f"{seed}.{turn}.{n}".encode(), digest_size=8).digest())[at]
