"""What a provider is asked: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636, S256). Pure."""

import base64
import hashlib
from typing import Annotated
from urllib.parse import quote_plus, urlencode, urlsplit

import msgspec

from ringhall.company.sign_on.ports import Ask
from ringhall.company.sign_on.settings import IdentityProvider

SCOPE = "openid email profile"
WELL_KNOWN = "/.well-known/openid-configuration"
Url = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Metadata(msgspec.Struct, frozen=True):
    """What a provider says of itself (OpenID Connect Discovery 1.0)."""

    issuer: str
    authorization_endpoint: Url
    token_endpoint: Url
    jwks_uri: Url
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in on its way: at which provider, until when, with which secrets, and where the person wanted to go."""

    provider_id: str
    nonce: str
    verifier: str
    back: str
    to: str
    until: int


def metadata_ask(provider: IdentityProvider) -> Ask:
    """Where the provider tells of itself."""
    url = provider.issuer.rstrip("/") + WELL_KNOWN
    return Ask("GET", url, {"accept": "application/json"}, b"", provider.private_addresses)


def is_sound(provider: IdentityProvider, said: Metadata) -> bool:
    """It is the issuer it was asked as, and nothing of what it names is less safe than itself."""
    scheme = urlsplit(provider.issuer).scheme
    named = (said.authorization_endpoint, said.token_endpoint, said.jwks_uri)
    return said.issuer.rstrip("/") == provider.issuer.rstrip("/") and all(
        urlsplit(url).scheme in ("https", scheme) for url in named
    )


def challenge_of(verifier: str) -> str:
    """What the provider is shown of the verifier beforehand."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def authorization_url(provider: IdentityProvider, said: Metadata, begun: Begun, state: str) -> str:
    """Where the browser goes."""
    asked = {
        "response_type": "code",
        "scope": SCOPE,
        "client_id": provider.client_id,
        "redirect_uri": begun.back,
        "state": state,
        "nonce": begun.nonce,
        "code_challenge": challenge_of(begun.verifier),
        "code_challenge_method": "S256",
    }
    joined = "&" if urlsplit(said.authorization_endpoint).query else "?"
    return f"{said.authorization_endpoint}{joined}{urlencode(asked)}"


def token_ask(provider: IdentityProvider, said: Metadata, begun: Begun, code: str) -> Ask:
    """What the code is given for."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": begun.back,
        "code_verifier": begun.verifier,
    }
    headers = {"accept": "application/json", "content-type": "application/x-www-form-urlencoded"}
    if not provider.secret:
        form["client_id"] = provider.client_id
    elif "client_secret_basic" in said.token_endpoint_auth_methods_supported:
        # RFC 6749, 2.3.1: each half is form-encoded first.
        pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.secret)}"
        headers["authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.secret}
    return Ask("POST", said.token_endpoint, headers, urlencode(form).encode(), provider.private_addresses)


def keys_ask(provider: IdentityProvider, said: Metadata) -> Ask:
    """The keys it signs with."""
    return Ask("GET", said.jwks_uri, {"accept": "application/json"}, b"", provider.private_addresses)


def way_back(to: str) -> str:
    """Where the person goes afterwards: a page of ours, whatever was written."""
    plain = to.startswith("/") and not to.startswith(("//", "/\\")) and all(" " < letter <= "~" for letter in to)
    return to if plain else "/"
