"""How the switch names the messages it records, and which are worth keeping."""

from ringhall.contact.state import Contact

MESSAGE_SECONDS_MIN = 2.0
"""What is shorter is somebody who hangs up at the tone, or says nothing but a breath."""
FORMAT = "wav"
TAKE_PREFIX = "prompt-"
"""How the switch's recordings of prompts begin, which no message does."""


def name_of(contact: Contact) -> str:
    """The message that the caller is leaving: told from the story, so that it is found again after a restart."""
    return f"{contact.id}.m{contact.recordings + contact.messages + 1}"


def file_of(name: str) -> str:
    """The switch's file of a message."""
    return f"{name}.{FORMAT}"
