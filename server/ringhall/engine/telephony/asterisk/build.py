"""One Asterisk on this machine: how to run it, and where its modules and data lie."""

import platform
import re
import shutil
import subprocess
from pathlib import Path

import msgspec

VERSION_MIN = 22
_LOADERS = {"x86_64": "lib64/ld-linux-x86-64.so.2", "aarch64": "lib/ld-linux-aarch64.so.1"}
_VERSION = re.compile(r"Asterisk (?:certified/)?(\d+)\.(\d+)")


class Build(msgspec.Struct, frozen=True):
    """`command` is the program with what must stand before it; `data` holds documentation, rest-api and sounds."""

    command: tuple[str, ...]
    modules: Path
    data: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def installed(program: Path) -> Build:
    """The Asterisk whose program is at `program`, with the folders its distribution uses."""
    folders = _module_folders()
    modules = next((folder for folder in folders if (folder / "res_ari.so").exists()), folders[-1])
    data = Path("/usr/share/asterisk")
    if not (data / "rest-api").exists():
        data = Path("/var/lib/asterisk")
    return Build((str(program),), modules, data, version_of((str(program),)))


def on_path() -> Build | None:
    """The Asterisk on the PATH when it is new enough."""
    program = shutil.which("asterisk")
    build = installed(Path(program)) if program else None
    return build if build is not None and build.version and build.major >= VERSION_MIN else None


def unpacked(tree: Path) -> Build:
    """The Asterisk in a folder of unpacked packages, run by the loader that was unpacked with it."""
    triplet = f"{platform.machine()}-linux-gnu"
    loader = next(
        path
        for path in (tree / "usr" / _LOADERS[platform.machine()], tree / _LOADERS[platform.machine()])
        if path.exists()
    )
    libraries = ":".join(str(tree / part / triplet) for part in ("usr/lib", "lib") if (tree / part / triplet).exists())
    command = (str(loader), "--library-path", libraries, str(tree / "usr/sbin/asterisk"))
    modules = next(tree.glob("usr/lib/**/asterisk/modules"))
    return Build(command, modules, tree / "usr/share/asterisk", version_of(command))


def version_of(command: tuple[str, ...]) -> str:
    """What the program says its version is (`22.10`), empty when it does not run."""
    try:
        done = subprocess.run([*command, "-V"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = _VERSION.search(done.stdout)
    return f"{found[1]}.{found[2]}" if found else ""


def _module_folders() -> list[Path]:
    folders = [*Path("/usr/lib").glob("*-linux-gnu/asterisk/modules"), Path("/usr/lib64/asterisk/modules")]
    return [*folders, Path("/usr/lib/asterisk/modules"), Path("/usr/local/lib/asterisk/modules")]
