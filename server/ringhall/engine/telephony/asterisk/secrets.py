"""What is drawn once per instance and kept beside it, readable by this user only."""

import os
import secrets as random_secrets
import socket
from pathlib import Path

import msgspec

from ringhall.engine.telephony.asterisk.config import Secrets
from ringhall.engine.telephony.asterisk.network import free_port


def kept(file: Path, http_port: int, *, running: bool) -> Secrets:
    """The instance's secrets; drawn at the first start. A port that was chosen is kept while it can be."""
    if file.exists():
        known = msgspec.json.decode(file.read_bytes(), type=Secrets)
        wanted = http_port or (known.http_port if running or _free(known.http_port) else free_port())
        secrets = msgspec.structs.replace(known, http_port=wanted)
    else:
        secrets = Secrets(http_port or free_port(), random_secrets.token_hex(24), random_secrets.token_hex(12))
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(msgspec.json.encode(secrets))
    return secrets


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
