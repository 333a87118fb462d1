"""A second factor: codes of the moment (RFC 6238), and those kept for the day the phone is lost. Pure."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECRET_BYTES = 20
DIGITS, STEP_SECONDS = 6, 30
# Clocks of phones are a little early or late.
STEPS_OFF_MAX = 1
RECOVERY_CODES, RECOVERY_LETTERS, RECOVERY_GROUP = 10, 10, 5
# Without letters and digits that are taken for one another: 31 of them, so that ten make 49 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
ISSUER = "Ringhall"


def step_of(secret: bytes, code: str, now: int, used: int) -> int | None:
    """The step of time this code is of: now, just before or just after; None when it is of none of them.

    A step up to `used` is no longer good: nobody signs in with a code that was looked at over a shoulder (RFC 6238,
    5.2). `now` is milliseconds UTC.
    """
    totp = TOTP(secret, DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - what authenticator apps compute, as HMAC
    current = now // 1000 // STEP_SECONDS
    for step in range(max(used + 1, current - STEPS_OFF_MAX), current + STEPS_OFF_MAX + 1):
        if hmac.compare_digest(totp.generate(step * STEP_SECONDS), code.encode()):
            return step
    return None


def as_typed(code: str) -> str:
    """The code without what people put between its letters."""
    return "".join(code.split()).replace("-", "").lower()


def address_of(secret: bytes, login: str) -> str:
    """What an authenticator app reads from the picture: the key URI format."""
    name = f"{ISSUER}:{login}"
    return f"otpauth://totp/{quote(name)}?secret={shown(secret)}&issuer={ISSUER}&digits={DIGITS}&period={STEP_SECONDS}"


def shown(secret: bytes) -> str:
    """The secret for whoever types it."""
    return base64.b32encode(secret).decode().rstrip("=")


def recovery_codes(choose: Callable[[str], str]) -> list[str]:
    """Fresh codes for a lost phone, each good once; `choose` draws a letter."""
    return [
        "-".join("".join(choose(ALPHABET) for _ in range(RECOVERY_GROUP)) for _ in range(2))
        for _ in range(RECOVERY_CODES)
    ]


def fingerprint(recovery_code: str) -> str:
    """What is kept of a recovery code: it was drawn by chance, so its hash needs no salt."""
    return hashlib.sha256(as_typed(recovery_code).encode()).hexdigest()


def without(kept: Sequence[str], recovery_code: str) -> list[str] | None:
    """The fingerprints that are left once this code is used; None when it is none of them."""
    mark = fingerprint(recovery_code)
    left = [each for each in kept if not hmac.compare_digest(each, mark)]
    return left if len(left) < len(kept) else None
