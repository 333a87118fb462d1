"""The lock files: made by `python -m tools.lock`, found stale by `python -m tools.lock --check`.

They name versions and hashes, never an index or a host, so that every machine uses its own registry.
"""

import hashlib
import subprocess
import sys
import tomllib

from tools.show import ROOT

SERVER = ROOT / "server"
# Lock file -> (takes the project's own dependencies, extras, keeps to the versions of).
LOCKS: dict[str, tuple[bool, tuple[str, ...], str | None]] = {
    "requirements.lock": (True, ("build",), None),
    "requirements-dev.lock": (True, ("build", "dev"), "requirements.lock"),
    "requirements-node.lock": (False, ("node",), None),
    "requirements-speech.lock": (False, ("speech",), "requirements-dev.lock"),
}


def wanted(lock: str) -> list[str]:
    """What server/pyproject.toml asks for in this lock."""
    project = tomllib.loads((SERVER / "pyproject.toml").read_text())["project"]
    own, extras, _ = LOCKS[lock]
    lists = [project["dependencies"]] if own else []
    lists += [project["optional-dependencies"][extra] for extra in extras]
    return sorted(requirement for requirements in lists for requirement in requirements)


def heading(lock: str) -> str:
    """First line of a lock: tells `--check` what it was made from."""
    made_from = hashlib.sha256("\n".join(wanted(lock)).encode()).hexdigest()
    return f"# Made by `make lock` from server/pyproject.toml; requirements sha256 {made_from[:32]}"


def make(lock: str, options: list[str]) -> None:
    """Resolve for every platform and write the file; versions already locked stay where they may."""
    file, keeps_to = SERVER / lock, LOCKS[lock][2]
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--generate-hashes", "--no-annotate",
        "--no-header", "--python-version", "3.11", "--quiet", "-o", str(file), *options,
    ]  # fmt: skip
    if keeps_to:
        command += ["-c", str(SERVER / keeps_to)]
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
