"""The short-lived process that trains: examples on standard input, report and model on standard output.

It starts as `python -m ringhall.engine.understanding.worker`, lets calls go first and never fills the machine.
"""

import sys
from pathlib import Path

import msgspec

from ringhall.engine.understanding.rules.examples import Example
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.rules.stored import to_bytes
from ringhall.engine.understanding.vectors import SentenceVectors
from ringhall.foundation.workers import be_modest

MEMORY_BYTES_MAX = 4 << 30
PROCESSOR_SECONDS_MAX = 1_800
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""One thread: sums are then made in one order, and the same examples make the same model."""


class Order(msgspec.Struct, frozen=True):
    """What is to be learnt."""

    version: str
    examples: list[Example]
    sentences: str = ""
    """The cache folder with what tells the meaning of sentences; empty: nothing does."""


def main() -> int:
    """Train once; what goes wrong is said in one line on standard error."""
    be_modest(nice=10, memory_bytes_max=MEMORY_BYTES_MAX, processor_seconds_max=PROCESSOR_SECONDS_MAX)
    try:
        order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
        from ringhall.engine.understanding.training import train

        sentences = SentenceVectors(Path(order.sentences)) if order.sentences else None
        model, report = train(order.examples, order.version, sentences)
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n" + to_bytes(model))
    except MemoryError:
        sys.stderr.write("MemoryError\n")
        return 1
    except Exception as error:
        # Its words may quote examples, which people have said.
        sys.stderr.write(f"{type(error).__name__}\n")
        return 1
    return 0


def taken_apart(said: bytes) -> tuple[Report, bytes]:
    """What the worker said: the report, and the model as it is stored."""
    line, _, data = said.partition(b"\n")
    return msgspec.json.decode(line, type=Report), data


if __name__ == "__main__":
    sys.exit(main())
