"""The words of a contact's story, exactly as they are stored."""

from typing import Literal, get_args

Channel = Literal["voice", "chat", "email", "sms", "social", "video", "fax", "post", "webform", "voicemail"]
Role = Literal["customer", "agent", "outside"]
Purpose = Literal["arrival", "offer", "consult", "transfer", "rejoin", "call", "group"]
LeftReason = Literal[
    "hung_up", "removed", "declined", "no_answer", "busy", "failed", "lost", "replaced", "withdrawn", "away", "taken"
]
OfferOutcome = Literal["accepted", "declined", "busy", "timed_out", "withdrawn", "failed", "taken"]
Missed = Literal["declined", "busy", "timed_out", "failed"]
"""The agent did not take the offer: they said no; their phone was busy; nobody answered; it could not be reached."""
MISSED: frozenset[str] = frozenset(get_args(Missed))
Said = Literal[
    "announcement", "position", "wait", "menu", "information", "advert", "music", "call_back", "refusal", "emergency"
]
"""What somebody who waits is told; `music` is a recording that is played as music."""
HoldChoice = Literal["music", "next_music", "information", "advert", "position", "menu", "message", "call_back", "flow"]
LinkKind = Literal["left_in", "left", "called_back", "call_back_of"]
"""The call a message was left in, a message left in the call, the call back, and what that is for."""
EndedBy = Literal["customer", "agent", "system", "flow"]
