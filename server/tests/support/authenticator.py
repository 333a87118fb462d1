"""The app on a person's phone that shows the codes of a second factor."""

import base64

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP


def shown_by_app(secret: str, second: float) -> str:
    """The code for this secret, as it is typed into an app, at this second since 1970."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return TOTP(key, 6, SHA1(), 30).generate(int(second)).decode()  # noqa: S303 - RFC 6238
