"""Refusals of this slice.

Refusal
└── MailboxUnknown   422   no queue and no agent has a mailbox of this name
"""

from ringhall.foundation.errors import Refusal


class MailboxUnknown(Refusal):
    """Nobody has such a mailbox."""

    status = 422
    code = "mailbox-unknown"
    text = "There is no mailbox {mailbox}. Choose a queue, or an agent who serves a queue."
