"""Which steps of the set-up are done: a stamp holds the hash of what the step was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.show import ROOT

FOLDER = ROOT / ".venv" / "stamps"


def digest(paths: Iterable[Path]) -> str:
    """One hash over the names and contents of these files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(name: str, made_from: str) -> bool:
    """Whether the step `name` was last done with exactly this."""
    stamp = FOLDER / name
    return stamp.is_file() and stamp.read_text() == made_from


def keep(name: str, made_from: str) -> None:
    """Remember that the step `name` is done."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(made_from)
