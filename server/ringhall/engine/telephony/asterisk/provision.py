"""Find an Asterisk that is new enough, or unpack one from a Debian mirror into the cache folder."""

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ringhall.engine.telephony.asterisk import build as builds
from ringhall.engine.telephony.asterisk.apt import AptFailed, PrivateApt
from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.sources import Mirror, machine_mirrors
from ringhall.engine.telephony.errors import NoAsterisk
from ringhall.engine.telephony.settings import TelephonySettings

Progress = Callable[[int, int, str], None]
"""Told (done, total, what) as the fetching goes on, from the thread that fetches; total is 0 while unknown."""

SUITES = ("testing", "unstable")
WANTED = ["asterisk", "asterisk-modules", "asterisk-core-sounds-en-gsm"]
_NEEDED = re.compile(r"^(asterisk|asterisk-modules|asterisk-core-sounds-en-gsm|lib.*|zlib1g|openssl-provider-.*)$")
# Large libraries of modules that Ringhall never loads.
_NOT_NEEDED = re.compile(
    r"^lib(perl|codec2|icu|snmp|nss3|c-gconv|glib2|gmime|gpgme|semanage|sepol|pam|db5|asound|portaudio|jack|udev|pci)"
)


def find(settings: TelephonySettings, progress: Progress = lambda done, total, what: None) -> Build:
    """The Asterisk to use: the one in the settings, else on the PATH, else unpacked (fetched when missing).

    Blocks while it fetches (about ten seconds): call it in a thread. Raises NoAsterisk.
    """
    if settings.asterisk is not None:
        build = builds.installed(settings.asterisk)
        if not build.version or build.major < builds.VERSION_MIN:
            raise NoAsterisk(reason=f"{settings.asterisk} is {build.version or 'no Asterisk that runs'}.")
        return build
    return builds.on_path() or fetched(settings.cache / "asterisk", progress)


def present(settings: TelephonySettings) -> Build | None:
    """The Asterisk that `find` would use without fetching anything, None when it would have to."""
    if settings.asterisk is None and builds.on_path() is None and not (settings.cache / "asterisk" / "tree").exists():
        return None
    return find(settings)


def fetched(cache: Path, progress: Progress) -> Build:
    """The unpacked Asterisk in `cache`; two programs that ask at once fetch it once."""
    tree = cache / "tree"
    if not tree.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with _locked(cache / "lock"):
            if not tree.exists():
                _fetch(cache, tree, progress)
    build = builds.unpacked(tree)
    if not build.version:
        raise NoAsterisk(reason=f"the one unpacked in {tree} does not run; remove that folder and try again.")
    return build


def _fetch(cache: Path, tree: Path, progress: Progress) -> None:
    work = Path(tempfile.mkdtemp(prefix="fetch-", dir=cache))
    try:
        apt = _suite_with_asterisk(work, progress)
        _unpack(apt, work, work / "tree", progress)
        os.rename(work / "tree", tree)
    except AptFailed as failure:
        raise NoAsterisk(reason=f"fetching it from the package mirror failed ({failure}).") from failure
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _suite_with_asterisk(work: Path, progress: Progress) -> PrivateApt:
    failures: list[str] = []
    for mirror, suite in _candidates(machine_mirrors()):
        progress(0, 0, f"reading the package list of {suite}")
        apt = PrivateApt(work / f"apt-{suite}", mirror, suite)
        try:
            apt.update()
            version = apt.newest("asterisk")
        except AptFailed as failure:
            failures.append(str(failure))
            continue
        if version and int(version.split(".")[0]) >= builds.VERSION_MIN:
            return apt
    raise AptFailed(" ".join(failures) or "this machine's apt sources name no mirror that has it.")


def _candidates(mirrors: list[Mirror]) -> Iterator[tuple[Mirror, str]]:
    main = [mirror for mirror in mirrors if "main" in mirror.components.split() and "security" not in mirror.uri]
    seen: set[tuple[str, str]] = set()
    for mirror in main:
        for suite in (*SUITES, mirror.suite):
            if (mirror.uri, suite) not in seen:
                seen.add((mirror.uri, suite))
                yield mirror, suite


def _unpack(apt: PrivateApt, work: Path, tree: Path, progress: Progress) -> None:
    packages = [name for name in apt.closure(WANTED) if _NEEDED.match(name) and not _NOT_NEEDED.match(name)]
    files = work / "files"
    files.mkdir()
    fetched_now = iter(range(len(packages)))
    for file in apt.download(packages, files, lambda package: progress(next(fetched_now, 0), len(packages), package)):
        unpacking = subprocess.run(["dpkg", "-x", str(file), str(tree)], capture_output=True, text=True, check=False)
        if unpacking.returncode != 0:
            raise AptFailed(f"{file.name} could not be unpacked: {unpacking.stderr.strip()}")
    progress(len(packages), len(packages), "Asterisk is unpacked")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
