"""What happens when the centre calls somebody in the public network."""

from typing import Literal

Manner = Literal["talks", "busy", "absent"]


def manner_of(number: str) -> Manner:
    """Numbers that end in 7 are busy, those in 8 do not answer; everybody else picks up."""
    if number.endswith("7"):
        return "busy"
    return "absent" if number.endswith("8") else "talks"
