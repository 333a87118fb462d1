"""Refusals of the switch.

Unavailable                 503
├── NoAsterisk              no Asterisk was found and none could be unpacked
├── AsteriskDidNotStart     it was started and did not become ready
├── SipPortTaken            somebody else listens where phones should be answered
└── RecordingsOutOfReach    we cannot take recordings from an Asterisk of the user's own
"""

from ringhall.foundation.errors import Unavailable


class NoAsterisk(Unavailable):
    """There is no usable Asterisk on this machine, and none could be fetched."""

    code = "no-asterisk"
    text = "Asterisk 22 or newer is needed: {reason} Install it, or name one with --asterisk PATH."


class AsteriskDidNotStart(Unavailable):
    """Asterisk was started but is not ready."""

    code = "asterisk-did-not-start"
    text = "Asterisk did not start: {reason} Its log is {log}."


class SipPortTaken(Unavailable):
    """Another program listens on the SIP port."""

    code = "sip-port-taken"
    text = "SIP port {port} of {address} is taken by another program. Choose another one with --sip PORT."


class RecordingsOutOfReach(Unavailable):
    """The folder into which an Asterisk of the user's own records is not there, or is not open to us."""

    code = "recordings-out-of-reach"
    text = (
        "The recordings of your Asterisk in {folder} cannot be read and removed. Name the folder it records into with "
        "--ari-recordings, and run Ringhall under the account of that Asterisk."
    )
