"""What can be set about the switch."""

import os
from pathlib import Path

import msgspec

GUEST = "guest"
"""The SIP account of those who call from a web page."""
DRAFT_PREFIX = "draft"
"""How what is dialled begins when somebody calls a flow that is being drawn: no phone has such keys."""


def default_cache() -> Path:
    """Where unpacked engines are kept for every centre of this user."""
    return Path(os.environ.get("RINGHALL_CACHE") or Path.home() / ".cache" / "ringhall")


class ExternalAri(msgspec.Struct, frozen=True, kw_only=True):
    """An Asterisk of the user's own. `recordings` is the folder it records into, open to Ringhall too."""

    url: str
    user: str
    password: str
    recordings: Path = Path("/var/spool/asterisk/recording")


class TelephonySettings(msgspec.Struct, frozen=True, kw_only=True):
    """The embedded switch. A port of 0 means: choose a free one. `guest_numbers` are all a web guest may call,
    besides the drafts of flows that are opened to them one by one.
    """

    data: Path
    bind: str = "127.0.0.1"
    sip_port: int = 5060
    http_port: int = 0
    rtp_low: int = 20000
    rtp_high: int = 29999
    asterisk: Path | None = None
    cache: Path = msgspec.field(default_factory=default_cache)
    guest_allowed: bool = False
    guest_numbers: tuple[str, ...] = ()
    external: ExternalAri | None = None
    app: str = "ringhall"
