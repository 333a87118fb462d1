"""One write, one step: run it, wait until it is stored, answer."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from ringhall.apps.api.parts import CentreParts
from ringhall.foundation.errors import Unavailable
from ringhall.foundation.steps import Step

T = TypeVar("T")
COMMIT_SECONDS_MAX = 10.0


class NotStoredYet(Unavailable):
    """It was decided, but is not on disk."""

    code = "not-stored-yet"
    text = "This is kept in memory, but the database does not answer; it is stored and done when it is back."


async def perform(centre: CentreParts, decide: Callable[[Step], T]) -> T:
    """Run `decide` as a step and wait for its commit. What it answers reflects everything the step led to."""
    result, committed = centre.steps.run(decide)
    try:
        async with asyncio.timeout(COMMIT_SECONDS_MAX):
            await asyncio.shield(committed)
    except TimeoutError:
        raise NotStoredYet from None
    return result
