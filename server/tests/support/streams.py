"""Recorded streams of the live socket, for the page's own tests; `python -m tests.support.streams` writes them."""

import json
from pathlib import Path

from tests.support.wallboard import ANN, SUE, a_stream

FOLDER = Path(__file__).resolve().parents[3] / "web" / "src" / "testing" / "streams"
STREAMS = {f"{user.login}-{seed}.json": (seed, user) for user in (SUE, ANN) for seed in (1, 2, 3)}


def text_of(name: str) -> str:
    """The stream as the file holds it."""
    seed, user = STREAMS[name]
    return json.dumps(a_stream(seed, user), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def main() -> None:
    """Write all of them anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in STREAMS:
        (FOLDER / name).write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()
