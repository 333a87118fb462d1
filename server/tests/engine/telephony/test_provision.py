"""Where an Asterisk comes from: settings, the PATH, or the machine's own package mirror."""

import os
import threading
from pathlib import Path

import pytest

from ringhall.engine.telephony.asterisk import build, provision
from ringhall.engine.telephony.asterisk.sources import Mirror, machine_mirrors
from ringhall.engine.telephony.errors import NoAsterisk
from ringhall.engine.telephony.settings import TelephonySettings

pytestmark = pytest.mark.unit
SOURCES = """Types: deb deb-src
# A remark in the middle
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/archive.gpg

Types: deb
URIs: http://off.example/debian
Suites: bookworm
Enabled: no

Types: deb
URIs: http://inline.example/debian
Suites: sid
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
"""


def _apt_folder(folder: Path) -> Path:
    (folder / "sources.list.d").mkdir(parents=True)
    (folder / "sources.list.d" / "debian.sources").write_text(SOURCES)
    (folder / "sources.list").write_text(
        "# deb http://not.example/debian x main\n"
        "deb [arch=amd64 signed-by=/etc/key.asc] http://one.example/debian trixie main contrib # remark\n"
        "deb-src http://one.example/debian trixie main\n"
    )
    return folder


def test_both_ways_of_writing_sources_are_read(tmp_path: Path) -> None:
    assert machine_mirrors(_apt_folder(tmp_path / "apt")) == [
        Mirror("http://one.example/debian", "trixie", "main contrib", "/etc/key.asc"),
        Mirror("http://mirror.example/debian", "bookworm", "main", "/usr/share/keyrings/archive.gpg"),
        Mirror("http://mirror.example/debian", "bookworm-updates", "main", "/usr/share/keyrings/archive.gpg"),
        Mirror("http://inline.example/debian", "sid", "main", ""),
    ]


def _program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_an_asterisk_named_in_the_settings_is_used(tmp_path: Path) -> None:
    program = _program(tmp_path / "bin", "asterisk", 'echo "Asterisk 22.5.1"')
    found = provision.find(TelephonySettings(data=tmp_path, asterisk=program))
    assert (found.command, found.version, found.major) == ((str(program),), "22.5", 22)


def test_one_that_is_too_old_is_refused_with_its_version(tmp_path: Path) -> None:
    program = _program(tmp_path / "bin", "asterisk", 'echo "Asterisk 16.28.0~dfsg-0+deb11u1"')
    with pytest.raises(NoAsterisk, match=r"is 16\.28"):
        provision.find(TelephonySettings(data=tmp_path, asterisk=program))


def test_without_apt_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(provision, "machine_mirrors", lambda: [Mirror("http://x.example", "testing", "main")])
    with pytest.raises(NoAsterisk, match="apt-get is not on this machine"):
        provision.find(TelephonySettings(data=tmp_path, cache=tmp_path / "cache"))
    assert list((tmp_path / "cache/asterisk").iterdir()) == [tmp_path / "cache/asterisk/lock"]


def test_a_mirror_that_fails_is_named_in_the_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path / "bin", "apt-get", 'echo "E: The repository has no Release file." >&2; exit 100')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
    monkeypatch.setattr(provision, "machine_mirrors", lambda: [Mirror("http://x.example", "testing", "main")])
    with pytest.raises(NoAsterisk, match="no Release file"):
        provision.find(TelephonySettings(data=tmp_path, cache=tmp_path / "cache"))


APT = r"""
case "$*" in
  *" update"*) ;;
  *--print-uris*) echo "'http://x/asterisk_22.deb' asterisk_22.deb 10 SHA256:0";
                  echo "'http://x/perl_5.deb' perl_5.deb 10 SHA256:0" ;;
  *download*) echo run >> "$COUNT"; echo "Get:1 http://x testing/main amd64 asterisk amd64 22"; : > asterisk_22.deb ;;
esac
"""
DPKG = r"""
mkdir -p "$3/usr/lib64" "$3/usr/lib" "$3/usr/lib/x/asterisk/modules" "$3/usr/sbin"
printf '#!/bin/sh\necho "Asterisk 22.10.1"\n' > "$3/usr/lib64/ld-linux-x86-64.so.2"
cp "$3/usr/lib64/ld-linux-x86-64.so.2" "$3/usr/lib/ld-linux-aarch64.so.1"
chmod +x "$3"/usr/lib64/ld-linux* "$3"/usr/lib/ld-linux*
"""


def test_two_that_ask_at_once_fetch_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    _program(folder, "apt-get", APT)
    _program(folder, "apt-cache", 'echo "  Candidate: 1:22.10.1+dfsg-1"')
    _program(folder, "dpkg", DPKG)
    monkeypatch.setenv("PATH", f"{folder}:{os.defpath}")
    monkeypatch.setenv("COUNT", str(tmp_path / "count"))
    monkeypatch.setattr(build, "on_path", lambda: None)
    monkeypatch.setattr(provision, "machine_mirrors", lambda: [Mirror("http://x.example", "stable", "main")])
    settings = TelephonySettings(data=tmp_path, cache=tmp_path / "cache")
    told: list[str] = []
    threads = [
        threading.Thread(target=provision.find, args=(settings, lambda done, total, what: told.append(what)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert provision.find(settings).version == "22.10"
    assert (tmp_path / "count").read_text() == "run\n"
    assert "asterisk" in told
    assert "perl" not in told
