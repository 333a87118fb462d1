"""The bell wakes its waiter once, and soonest counts."""

import asyncio

from ringhall.foundation.bell import Bell

LONG = 3600.0


async def test_rung_before_anybody_waits_is_heard_once() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    await asyncio.wait_for(bell.wait(), 5)
    waiting = asyncio.ensure_future(bell.wait())
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


async def test_the_sooner_of_two_moments_counts_in_either_order() -> None:
    for moments in ((LONG, 0.01), (0.01, LONG)):
        bell = Bell()
        for seconds in moments:
            bell.ring_within(seconds)
        await asyncio.wait_for(bell.wait(), 5)


async def test_who_woke_is_not_woken_for_what_was_to_ring_later() -> None:
    bell = Bell()
    bell.ring_within(0.01)
    bell.ring()
    await bell.wait()
    waiting = asyncio.ensure_future(bell.wait())
    await asyncio.wait({waiting}, timeout=0.05)
    assert not waiting.done()
    waiting.cancel()
