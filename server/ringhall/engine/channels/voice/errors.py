"""Refusals of the phone.

Refusal
├── KeysWrong            400
├── ColleagueBusy        409
├── OwnExtension         409
├── FinishFirst          409
├── NoMicrophone         409
├── NoPlaceFree          409
├── NoOutsideLine        409
├── NoPhone              409
├── NothingToAccept      409
├── PhoneInUse           409
├── PhoneNotNailedUp     409
├── NotThere             409
├── OwnNumber            409
├── PhoneSilent          409
├── SeatInUse            409
├── TooManyDraftCalls    409
└── NotFound
    ├── NobodyParked     404
    ├── NoPhoneThere     404
    ├── NothingRings     404
    └── TargetUnknown    404
"""

from ringhall.foundation.errors import Conflict, NotFound, Refusal


class TooManyDraftCalls(Conflict):
    """Enough people try out what they draw by calling it."""

    code = "too-many-draft-calls"
    text = "{most} drafts are being called already. Try again when one of these calls is over."


class KeysWrong(Refusal):
    """Something that is no DTMF."""

    code = "keys-wrong"
    text = "Keys are 0–9, *, # and A–D, at most {limit} at once."


class TargetUnknown(NotFound):
    """No such queue, agent or number to transfer to."""

    code = "target-unknown"
    text = "There is no {kind} “{value}” to transfer to. Choose one of the list."


class ColleagueBusy(Conflict):
    """Whom somebody calls has something in hand."""

    code = "colleague-busy"
    text = "{name} is busy just now. Try again in a while, or call somebody else."


class OwnExtension(Conflict):
    """Somebody calls themselves."""

    code = "own-extension"
    text = "This is your own extension. Choose another one."


class NothingToAccept(Conflict):
    """Somebody is to be put through who rings no more, or at a phone that has to be picked up."""

    code = "nothing-to-accept"
    text = "Nobody waits to be put through to you. Whoever called has given up, or your phone rings: pick it up."


class PhoneInUse(Conflict):
    """The phone is to be hung up in the middle of a talk."""

    code = "phone-in-use"
    text = "You are in a call. Hang up the call first, then disconnect your phone."


class PhoneNotNailedUp(Conflict):
    """The phone of somebody is to be connected whose calls ring, or who is not there."""

    code = "phone-not-nailed-up"
    text = "Your phone cannot be connected: calls ring at it, or you are offline. Ask whoever sets agents up."


class NoPlaceFree(Conflict):
    """Every place to park at is taken, or there is none."""

    code = "no-place-free"
    text = "Every place to park a caller at is taken. Put them on hold, or pass them on."


class NobodyParked(NotFound):
    """Nobody waits at this place."""

    code = "nobody-parked"
    text = "Nobody is parked at {place}. Perhaps a colleague was quicker."


class NothingRings(NotFound):
    """There is nothing to pick up."""

    code = "nothing-rings"
    text = "No call rings there that you could pick up. Perhaps a colleague was quicker."


class NoOutsideLine(Conflict):
    """Nobody has set up a trunk for calls out."""

    code = "no-outside-line"
    text = "No trunk for outside calls is set up. An administrator can add one under Trunks."


class OwnNumber(Conflict):
    """The centre does not call itself."""

    code = "own-number"
    text = "{number} is a number of this centre. To reach a colleague, transfer to them or ask them."


class NotCalledBack(Conflict):
    """Whoever asks for a call-back must not earn by it."""

    code = "not-called-back"
    text = (
        "Nobody is called back at {number}: calls there cost more than to a person's own telephone. "
        "Give another number."
    )


class NotCalledAbroad(Conflict):
    """Call-backs go only to the countries that somebody allowed."""

    code = "not-called-abroad"
    text = (
        "Nobody is called back at {number}: the queue calls no customers in that country. "
        "Give another number, or let an administrator add the country under Call-backs of the queue."
    )


class NoMicrophone(Conflict):
    """The page that is the agent's phone cannot hear them."""

    code = "no-microphone"
    text = "Your page has no microphone, so no caller would hear you. Allow it or plug one in, then be ready."


class NoPhone(Conflict):
    """Neither a page nor a SIP phone of the agent is registered."""

    code = "no-phone"
    text = (
        "No phone of yours is connected, so no call would reach you. "
        "Let this browser be your phone, or register your desk phone; then be ready."
    )


class NotThere(Conflict):
    """Nobody's calls ring anywhere while they are offline."""

    code = "not-signed-in"
    text = "You are offline, so no calls ring for you. Be ready or not ready first, then choose your phone."


class FinishFirst(Conflict):
    """A call does not move from phone to phone under whoever talks."""

    code = "finish-first"
    text = "Your phone cannot be changed while a contact rings or talks. Finish it first."


class SeatInUse(Conflict):
    """Somebody else sits there, in a contact."""

    code = "seat-in-use"
    text = "{name} sits at this phone and is in a contact. Wait until it is over, or choose another phone."


class NoPhoneThere(NotFound):
    """The extension leads to no single phone."""

    code = "no-phone-there"
    text = "There is no phone at extension {number}. Type the extension of the phone before you."


class PhoneSilent(Conflict):
    """The phone is not registered, so nothing would ring."""

    code = "phone-silent"
    text = "The phone at extension {number} is not connected. Plug it in, or choose another."
