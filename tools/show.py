"""Runs one step of the set-up and shows that it is alive; its whole output goes to a log file."""

import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / ".venv" / "setup.log"
TAIL_LINES = 30
QUIET_SECONDS = 15


def fail(text: str) -> NoReturn:
    """Stop with one sentence that says what to do."""
    print(f"\n{text}", file=sys.stderr)
    sys.exit(1)


def step(title: str, command: list[str], cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run `command` to its end. When it fails, print the end of its output and stop."""
    begun = time.monotonic()
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        place = log.tell()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=log, stderr=subprocess.STDOUT)
        try:
            _watch(title, process, begun)
        except KeyboardInterrupt:
            process.wait()
            sys.exit(130)
    seconds = time.monotonic() - begun
    if process.returncode != 0:
        _say(f"  {title}: failed after {seconds:.0f} s", last=True)
        print(_tail(place), file=sys.stderr)
        fail(f"The command was: {' '.join(map(str, command))}\nIts whole output is in {LOG.relative_to(ROOT)}.")
    _say(f"  {title}: done in {seconds:.0f} s", last=True)


def already(title: str) -> None:
    """Say that a step had been done before."""
    print(f"  {title}: ready", flush=True)


def _watch(title: str, process: "subprocess.Popen[bytes]", begun: float) -> None:
    """Show the seconds, each second on a terminal, seldom in a log."""
    pause = 1 if sys.stdout.isatty() else QUIET_SECONDS
    _say(f"  {title} …")
    while process.poll() is None:
        try:
            process.wait(timeout=pause)
        except subprocess.TimeoutExpired:
            _say(f"  {title} … {time.monotonic() - begun:.0f} s")


def _say(text: str, last: bool = False) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="\n" if last else "", flush=True)
    else:
        print(text, flush=True)


def _tail(place: int) -> str:
    with LOG.open("rb") as log:
        log.seek(place)
        lines = log.read().decode(errors="replace").splitlines()
    return "\n".join(lines[-TAIL_LINES:])
