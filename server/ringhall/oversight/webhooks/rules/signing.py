"""How what is sent is signed: Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec 1.0.0). Pure."""

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
KEY_BYTES = range(24, 65)


def key_of(secret: str) -> bytes | None:
    """The key in a secret, which is `whsec_` and Base64 of 24 to 64 bytes; None where it is none such."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if secret.startswith(PREFIX) and len(key) in KEY_BYTES else None


def headers(secret: str, message_id: str, seconds: int, body: bytes) -> dict[str, str]:
    """What goes along with the body, sent at this second (UTC)."""
    signed = f"{message_id}.{seconds}.".encode() + body
    signature = base64.b64encode(hmac.new(key_of(secret) or b"", signed, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{signature}",
        "content-type": "application/json",
    }
