"""One more event for a story that is closed and no longer live."""

from collections.abc import Callable

import sqlalchemy as sa

from ringhall.foundation.db.engine import Database
from ringhall.foundation.steps import Step, Steps

_LAST = sa.text("SELECT max(n) FROM story WHERE stream = :stream")


async def tell(steps: Steps, database: Database, stream: str, decide: Callable[[Step], object]) -> None:
    """Run a step that goes on where the story ends; done when it is stored."""
    async with database.transaction() as transaction:
        last = (await transaction.execute(_LAST.bindparams(stream=stream))).scalar_one()
    steps.resume(stream, int(last or 0))
    _, committed = steps.run(decide)
    await committed
    steps.forget(stream)
