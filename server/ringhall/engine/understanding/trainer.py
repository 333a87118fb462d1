"""Training in a process of its own, with limits on time and memory."""

from collections.abc import Awaitable, Callable

import msgspec

from ringhall.engine.understanding.errors import TrainingFailed
from ringhall.engine.understanding.rules.examples import Example
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.vectors import SentenceVectors
from ringhall.engine.understanding.worker import ONE_THREAD, Order, taken_apart
from ringhall.foundation.workers import Ran, run_worker

SECONDS_MAX = 1_800

Train = Callable[[str, list[Example], SentenceVectors | None], Awaitable[tuple[Report, bytes]]]


async def train_aside(
    version: str, examples: list[Example], sentences: SentenceVectors | None = None
) -> tuple[Report, bytes]:
    """The report and the stored model. Raises TrainingFailed with a code: time, memory, killed or trouble."""
    order = msgspec.json.encode(Order(version, examples, str(sentences.cache) if sentences is not None else ""))
    try:
        ran = await run_worker("ringhall.engine.understanding.worker", (), order, SECONDS_MAX, ONE_THREAD)
    except TimeoutError:
        raise TrainingFailed("time") from None
    if ran.code != 0:
        raise TrainingFailed(*_reason(ran))
    try:
        return taken_apart(ran.said)
    except msgspec.MsgspecError:
        raise TrainingFailed("trouble", "answer") from None


def _reason(ran: Ran) -> tuple[str, str]:
    if "MemoryError" in ran.complaint:
        return "memory", ""
    return ("killed", str(-ran.code)) if ran.code < 0 else ("trouble", ran.complaint[:80])
