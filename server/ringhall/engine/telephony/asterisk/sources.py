"""The package mirrors this machine already uses, read from its own apt sources."""

import re
from pathlib import Path

import msgspec

APT_FOLDER = Path("/etc/apt")
_ONE_LINE = re.compile(r"^deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<components>.+)$")
_SIGNED_BY = re.compile(r"signed-by=(\S+)", re.IGNORECASE)


class Mirror(msgspec.Struct, frozen=True):
    """One archive: where it is, the suite the machine takes from it, and the key file that vouches for it."""

    uri: str
    suite: str
    components: str
    signed_by: str = ""


def machine_mirrors(folder: Path = APT_FOLDER) -> list[Mirror]:
    """Every archive in the machine's sources, in the order in which apt reads them."""
    mirrors: list[Mirror] = []
    for path in [folder / "sources.list", *sorted((folder / "sources.list.d").glob("*"))]:
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".sources":
            mirrors += _deb822(text)
        elif path.suffix == ".list":
            mirrors += _one_line(text)
    return list(dict.fromkeys(mirrors))


def _one_line(text: str) -> list[Mirror]:
    mirrors = []
    for line in text.splitlines():
        found = _ONE_LINE.match(line.split("#")[0].strip())
        if found:
            key = _SIGNED_BY.search(found["options"] or "")
            mirrors.append(Mirror(found["uri"], found["suite"], found["components"].strip(), key[1] if key else ""))
    return mirrors


def _deb822(text: str) -> list[Mirror]:
    mirrors = []
    for stanza in re.split(r"\n\s*\n", text):
        fields = _fields(stanza)
        if "deb" not in fields.get("types", "").split() or fields.get("enabled", "yes").lower() == "no":
            continue
        signed_by = fields.get("signed-by", "")
        # A key may stand in the file itself; apt takes it from the machine's trusted keys then.
        key = signed_by if signed_by.startswith("/") else ""
        mirrors += [
            Mirror(uri, suite, fields.get("components", "main"), key)
            for uri in fields.get("uris", "").split()
            for suite in fields.get("suites", "").split()
        ]
    return mirrors


def _fields(stanza: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in stanza.splitlines():
        if line.startswith("#"):
            continue
        if line[:1].isspace() and name:
            fields[name] += " " + line.strip()
        elif ":" in line:
            name, value = line.split(":", 1)
            name = name.strip().lower()
            fields[name] = value.strip()
    return fields
