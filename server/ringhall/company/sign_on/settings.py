"""A provider of identities as it is set up."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Claim = Literal["email", "preferred_username", "upn", "sub"]
"""What of the provider's answer is the login here; an address counts only where the provider says it is verified."""


class IdentityProvider(msgspec.Struct, frozen=True, kw_only=True):
    """Who has signed in at `issuer` is let in as the user whose login is the `login_claim` of its answer.

    The provider knows Ringhall as `client_id`, with `secret` where it gave one.
    `private_addresses`: it may lie in a private network, or on this machine.
    """

    issuer: Annotated[str, Meta(min_length=1, max_length=500)]
    client_id: Annotated[str, Meta(min_length=1, max_length=300)]
    login_claim: Claim = "email"
    private_addresses: bool = False
    active: bool = True
    secret: str = ""
