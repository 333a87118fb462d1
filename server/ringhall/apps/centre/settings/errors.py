"""Refusals of the settings.

NotFound
└── NoSuchKind
Conflict
├── AlreadyThere
├── ChangedMeanwhile
├── InUse
├── ChangedSince
└── NotToTakeBack
"""

from ringhall.foundation.errors import Conflict, NotFound


class NoSuchKind(NotFound):
    """The address names no kind."""

    text = "There are no settings “{which}”. GET /api/v1/settings lists the kinds."


class AlreadyThere(Conflict):
    """A new thing would overwrite another."""

    code = "already-there"
    text = "There is a {kind} {key} already. Choose another identifier, or change that one."


class ChangedMeanwhile(Conflict):
    """Somebody else changed it since it was read; both versions are told."""

    code = "changed-meanwhile"
    text = "{by} changed the {kind} {key} meanwhile. Look at both versions; nothing was stored."


class InUse(Conflict):
    """Others depend on it."""

    code = "in-use"
    text = "The {kind} {key} is in use by {named}. Change that first."


class ChangedSince(Conflict):
    """A later change stands in the way."""

    code = "changed-since"
    text = "The {kind} {key} was changed again after change {n}. Take back the later changes first, newest first."


class NotToTakeBack(Conflict):
    """This change leaves nothing to go back to."""

    code = "not-to-take-back"
    text = "Change {n} cannot be taken back: {reason}"
