"""What signing in by a provider hands on."""

from typing import NamedTuple

from ringhall.company.sign_on.settings import IdentityProvider


class KnownProvider(NamedTuple):
    """A provider as it is set up now."""

    id: str
    name: str
    provider: IdentityProvider


class Named(NamedTuple):
    """Who has signed in, and the page they wanted."""

    login: str
    to: str
