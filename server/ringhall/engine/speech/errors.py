"""Refusals of this slice.

Refusal
├── AudioRefused      422   the uploaded file cannot be a prompt
├── AudioTooLarge     413   more bytes or seconds than a prompt may have
├── TextTooLong       413   more letters than one prompt may have
├── PromptNameRefused 422   not usable as the name of a recording
├── NobodyRecordsByPhone 409 no phone leads to it
├── TooManyPrompts    409   no room for one more recording
└── Unavailable
    ├── SpeechFailed  503   no engine could speak the text
    └── SpeechBusy    503   too many texts wait to be spoken
"""

from ringhall.foundation.errors import Conflict, Refusal, Unavailable


class AudioRefused(Refusal):
    """The file is no usable recording."""

    status = 422
    code = "audio-refused"
    text = "The recording cannot be used: {reason}. Save it as WAV, PCM 16 bit, and upload it again."


class AudioTooLarge(Refusal):
    """The recording is too long or too big."""

    status = 413
    code = "audio-too-large"
    text = "The recording has {size} {unit}, at most {most} are allowed. Cut it or save it with a lower sample rate."


class TextTooLong(Refusal):
    """More than one prompt may say."""

    status = 413
    code = "text-too-long"
    text = "The text has {size} letters, at most {most} can be spoken at once. Split it."


class PromptNameRefused(Refusal):
    """The name could not be a file of ours."""

    status = 422
    code = "prompt-name-refused"
    text = "“{name}” cannot name a recording. Use a-z, 0-9, _ and -, and at the end a language if you like: welcome.da"


class TooManyPrompts(Conflict):
    """The centre has as many recordings as it may."""

    code = "too-many-prompts"
    text = "There are {most} recordings already. Remove one first."


class NobodyRecordsByPhone(Conflict):
    """There is nothing that one could dial."""

    code = "nobody-records-by-phone"
    text = "Nobody records by phone here. Set a code or a number for it in the call rules, or record in the page."


class SpeechFailed(Unavailable):
    """Nothing that is installed could speak this."""

    code = "speech-failed"
    text = "No voice could speak this text in “{language}”: {reason}. Run `ringhall doctor`, or upload a recording."


class SpeechBusy(Unavailable):
    """The queue of texts is full."""

    code = "speech-busy"
    text = "{waiting} texts already wait to be spoken. Try again in a moment."
