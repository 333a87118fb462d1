"""Refusals about recordings.

RecordingUnknown    404  the contact has no recording of this number
RecordingNotReady   409  it is still being made
RecordingGone       404  a rule let it go
RecordingMissing    404  the switch left no sound
"""

from ringhall.foundation.errors import Conflict, NotFound


class RecordingUnknown(NotFound):
    """The contact has no recording of this number."""

    code = "recording-unknown"
    text = "The contact {contact_id} has no recording {n}. List its recordings to see which there are."


class RecordingNotReady(Conflict):
    """The recording is still being made or checked."""

    code = "recording-not-ready"
    text = "Recording {n} of contact {contact_id} is not finished. Ask again a few seconds after the call."


class RecordingGone(NotFound):
    """A rule of the centre let it go."""

    code = "recording-deleted"
    text = (
        "Recording {n} of contact {contact_id} was deleted by the rule “{rule}”; only its line in the ledger is kept."
    )


class RecordingMissing(NotFound):
    """There should be sound, but there is none."""

    code = "recording-missing"
    text = "Recording {n} of contact {contact_id} holds no sound; the alarm of that moment tells more."
