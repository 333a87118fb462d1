"""The private folder of one running Asterisk: its configuration, data, logs and sockets."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.render import render
from ringhall.engine.telephony.errors import AsteriskDidNotStart

# A path of a local socket has 107 letters at most.
_RUN_LETTERS_MAX = 107 - len("/asterisk.ctl")


class Instance(msgspec.Struct, frozen=True):
    """Where one Asterisk keeps its things. Knows no dialplan: the caller gives the configuration files."""

    build: Build
    folder: Path

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @property
    def log(self) -> Path:
        return self.folder / "log" / "messages.log"

    @property
    def main_config(self) -> Path:
        return self.folder / "etc" / "asterisk.conf"

    @property
    def recordings(self) -> Path:
        """Where recorded messages lie."""
        return self.folder / "spool" / "recording"

    def prepare(self, files: Mapping[str, str]) -> str:
        """Make the folders, link the build's data, write all files; returns the version of the whole."""
        if len(str(self.run)) > _RUN_LETTERS_MAX:
            reason = f"the path {self.run} is too long; choose a shorter data folder."
            raise AsteriskDidNotStart(reason=reason, log=self.log)
        for part in ("etc", "var/keys", "data/sounds", "spool/recording", "spool/monitor", "spool/tmp", "run", "log"):
            (self.folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        for part in ("documentation", "rest-api"):
            _link(self.folder / "data" / part, self.build.data / part)
        sounds = self.build.data / "sounds"
        _link(self.folder / "data/sounds/en", sounds / "en" if (sounds / "en").exists() else sounds / "en_US_f_Allison")
        self.write(files)
        return version_of({"asterisk.conf": self._main(boot=""), **files}, self.build)

    def name_boot(self) -> None:
        """Give the process about to start a name of its own.

        Asterisk builds channel ids of that name, the second and a counter from 0: without it, one that is back
        within the second would give a new call the id of a call that died with its forerunner.
        """
        self.write({"asterisk.conf": self._main(boot=f"-{secrets.token_hex(4)}")})

    def _main(self, boot: str) -> str:
        return render(
            "asterisk.conf",
            folder=self.folder,
            run=self.run,
            modules=self.build.modules,
            system=self.folder.name + boot,
        )

    def write(self, files: Mapping[str, str]) -> None:
        """Write configuration files, readable by this user only; each is replaced as a whole."""
        for name, text in files.items():
            path = self.folder / "etc" / name
            unfinished = path.with_suffix(".new")
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                out.write(text)
            unfinished.replace(path)


def version_of(files: Mapping[str, str], build: Build) -> str:
    """A short mark that is the same as long as program and configuration are."""
    whole = msgspec.json.encode([build.command, sorted(files.items())])
    return hashlib.sha256(whole).hexdigest()[:16]


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    link.unlink(missing_ok=True)
    link.symlink_to(target)
