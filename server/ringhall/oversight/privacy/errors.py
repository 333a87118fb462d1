"""Refusals about personal data.

NotFound
└── PersonUnknown
Conflict
└── StillOpen
"""

from ringhall.foundation.errors import Conflict, NotFound


class PersonUnknown(NotFound):
    """Nothing is known of them."""

    code = "person-unknown"
    text = "Nothing is known of this person. Look for another number, or for their record."


class StillOpen(Conflict):
    """A contact of theirs goes on, or its recording is not finished."""

    code = "still-open"
    text = "A contact or a recording of this person is not finished. Wait until {references} is closed, then try again."
