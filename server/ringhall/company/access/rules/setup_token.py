"""The one-time token of the first run: twenty letters and digits that can be read aloud, in groups of five."""

import secrets
from collections.abc import Callable

# Crockford's alphabet: no I, L, O, U, so that nothing is mistaken for anything else. 20 signs are 100 bits.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
GROUP = 5
_ALIKE = str.maketrans("ILO", "110", " -\t\r\n")


def new_token(choose: Callable[[str], str] = secrets.choice) -> str:
    """A fresh token, as it is printed."""
    signs = "".join(choose(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def as_typed(token: str) -> str:
    """The token without what people add or mistake when they type it: small letters, spaces, hyphens, O for 0."""
    return token.upper().translate(_ALIKE)
