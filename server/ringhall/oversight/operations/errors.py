"""Refusals of operations.

NotFound
└── AlarmOver       404  the alarm does not stand any more
"""

from ringhall.foundation.errors import NotFound


class AlarmOver(NotFound):
    """No such alarm stands."""

    code = "alarm-over"
    text = "There is no alarm {which} now: it is over. Nothing needs to be done."
