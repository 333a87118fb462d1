"""Refusals of the contact.

Refusal
├── CursorUnreadable        400  a list was asked to go on from nowhere
├── NotFound
│   └── ContactUnknown      404
└── Conflict
    ├── TooManySearches     409  a person keeps enough searches
    ├── NotPossible         409  the state does not allow it
    └── OfferGone           409  the offer is over
"""

from ringhall.foundation.errors import Conflict, NotFound, Refusal


class ContactUnknown(NotFound):
    """No open contact of that id."""

    code = "contact-unknown"
    text = "There is no open contact {contact_id}. It may be closed: look under Contacts."


class NotPossible(Conflict):
    """The contact is in a state that does not allow what was asked."""

    code = "contact-state"
    text = "“{verb}” is not possible while the contact is {state}. {hint}"


class OfferGone(Conflict):
    """Somebody else took it, or it was withdrawn."""

    code = "offer-gone"
    text = "This offer is over. The contact went on without it; wait for the next one."


class CursorUnreadable(Refusal):
    """The list cannot go on from there."""

    code = "cursor-unreadable"
    text = "This cursor is not one of ours. Take `next` of the page before, or leave it out to begin at the newest."


class TooManySearches(Conflict):
    """The person keeps as many searches as can be kept."""

    code = "too-many-searches"
    text = "You keep {max} searches already. Remove one first."
