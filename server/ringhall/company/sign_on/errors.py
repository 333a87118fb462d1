"""Refusals of signing in by a provider.

Refusal
├── NotFound
│   └── ProviderUnknown     404  there is none of this id
├── NotAllowed
│   ├── SignOnRefused       403  the provider, or this browser, says no
│   └── NobodyHere          403  nobody here has that login
└── Unavailable
    └── ProviderAway        503  it does not answer as it should
"""

from ringhall.foundation.errors import NotAllowed, NotFound, Unavailable


class ProviderUnknown(NotFound):
    """No provider of this id, or it is switched off."""

    code = "provider-unknown"
    text = "Nobody signs in that way here. Choose another way, or ask an administrator."


class SignOnRefused(NotAllowed):
    """What came back does not belong to what was begun, or says no."""

    code = "sign-on-refused"
    text = "The sign-in was broken off or took too long. Begin once more."


class NobodyHere(NotAllowed):
    """The provider knows them; the centre does not."""

    code = "sign-on-nobody"
    text = "You are known there, but nobody here has your login. An administrator can add you."


class ProviderAway(Unavailable):
    """It is not reached, or answers something else than OpenID Connect has."""

    code = "provider-away"
    text = "The sign-in service does not answer as it should. Try again later, or sign in by password."
