"""A private apt: own sources, lists and cache in one folder; works without root and changes nothing of the machine."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from ringhall.engine.telephony.asterisk.sources import Mirror

FETCH_SECONDS_MAX = 300
_GET = re.compile(r"^Get:\d+ \S+ \S+ \S+ (?P<package>\S+)")
_URI = re.compile(r"^'(?P<uri>[^']+)' (?P<file>\S+) (?P<bytes>\d+)", re.MULTILINE)


class AptFailed(Exception):
    """apt said no; the text is its last error."""


class PrivateApt:
    """apt-get and dpkg with their state below `folder`, reading one suite of one mirror."""

    def __init__(self, folder: Path, mirror: Mirror, suite: str) -> None:
        self._folder = folder
        for part in ("lists/partial", "archives/partial", "parts"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "status").touch()
        options = f"[signed-by={mirror.signed_by}] " if mirror.signed_by else ""
        line = f"deb {options}{mirror.uri} {suite} {mirror.components}\n"
        (folder / "sources.list").write_text(line, encoding="utf-8")

    def update(self) -> None:
        """Fetch the package lists of the suite."""
        self._apt_get("update", "-o", "APT::Update::Error-Mode=any")

    def newest(self, package: str) -> str:
        """The upstream version on offer, empty when the suite lacks the package."""
        text = self._run("apt-cache", *self._options(), "policy", package)
        found = re.search(r"Candidate: (?:\d+:)?(\d[^\s+~-]*)", text)
        return found[1] if found else ""

    def closure(self, packages: list[str]) -> dict[str, str]:
        """Package names of everything the packages depend on, with the file each comes as."""
        text = self._apt_get("install", "--no-install-recommends", "--yes", "--print-uris", *packages)
        return {found["file"].split("_")[0]: found["file"] for found in _URI.finditer(text)}

    def download(self, packages: list[str], into: Path, tell: Callable[[str], None]) -> list[Path]:
        """Fetch the package files into an empty folder; `tell` hears each package's name as its fetching starts."""
        command = ["apt-get", *self._options(), "download", *packages]
        with subprocess.Popen(
            command,
            cwd=into,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            stderr=subprocess.STDOUT,
        ) as fetching:
            lines = []
            for line in fetching.stdout or ():
                lines.append(line)
                found = _GET.match(line)
                if found:
                    tell(found["package"])
        if fetching.returncode != 0:
            raise AptFailed(_errors("".join(lines)))
        return sorted(into.glob("*.deb"))

    def _apt_get(self, *arguments: str, cwd: Path | None = None) -> str:
        return self._run("apt-get", *self._options(), *arguments, cwd=cwd)

    def _options(self) -> list[str]:
        folder = self._folder
        settings = {
            "Dir::Etc::sourcelist": folder / "sources.list",
            "Dir::Etc::sourceparts": folder / "parts",
            "Dir::Etc::preferences": folder / "preferences",
            "Dir::Etc::preferencesparts": folder / "parts",
            "Dir::State": folder,
            "Dir::State::status": folder / "status",
            "Dir::Cache": folder,
            "APT::Sandbox::User": "",
            "APT::Get::List-Cleanup": "false",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "Acquire::http::Timeout": "20",
        }
        return [text for name, value in settings.items() for text in ("-o", f"{name}={value}")]

    def _run(self, *command: str, cwd: Path | None = None) -> str:
        try:
            done = subprocess.run(
                command,
                cwd=cwd or self._folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=FETCH_SECONDS_MAX,
                check=False,
            )
        except FileNotFoundError:
            raise AptFailed(f"{command[0]} is not on this machine.") from None
        except subprocess.TimeoutExpired:
            raise AptFailed(f"{command[0]} took more than {FETCH_SECONDS_MAX} s.") from None
        if done.returncode != 0:
            raise AptFailed(_errors(done.stderr))
        return done.stdout


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}


def _errors(text: str) -> str:
    return " ".join(line for line in text.splitlines() if line.startswith("E:")) or text[-300:]
