"""Whom an identity token names. Pure but for the mathematics of signatures, which PyJWT does."""

from typing import Any

import jwt

from ringhall.company.sign_on.settings import Claim, IdentityProvider

ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
LEEWAY_SECONDS = 60
LOGIN_LENGTH_MAX = 64


def key_id(token: str) -> str | None:
    """Which key it says it is signed with; None where it is no token."""
    try:
        return str(jwt.get_unverified_header(token).get("kid", ""))
    except jwt.PyJWTError:
        return None


def key_for(keys: dict[str, Any], kid: str) -> jwt.PyJWK | None:
    """The provider's key of this id; the only one where the token names none."""
    try:
        known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    except (jwt.PyJWTError, TypeError, ValueError, KeyError, AttributeError):
        return None
    found = [key for key in known if key.key_id == kid] if kid else known
    return found[0] if len(found) == 1 else None


def claims_of(token: str, key: jwt.PyJWK, provider: IdentityProvider, issuer: str, nonce: str) -> dict[str, Any] | None:
    """What the token says, where it is for us, of now, of this sign-in and unforged; else None."""
    try:
        said: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, TypeError, ValueError):
        return None
    for_others = isinstance(said["aud"], list) and len(said["aud"]) > 1 and said.get("azp") != provider.client_id
    return said if said.get("nonce") == nonce and not for_others else None


def login_in(said: dict[str, Any], claim: Claim) -> str | None:
    """The login it names; None where it names none that can be relied on."""
    login = said.get(claim)
    if not isinstance(login, str) or not 0 < len(login.strip()) <= LOGIN_LENGTH_MAX:
        return None
    if claim == "email" and said.get("email_verified") is not True:
        return None
    return login.strip().lower()
