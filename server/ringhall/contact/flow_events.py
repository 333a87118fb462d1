"""What a flow found out or decided on its way, where the move itself does not say it."""

from typing import Literal

from ringhall.contact.events import ContactEvent

Noted = Literal["failed_expression", "share", "failed_subflow"]
"""A condition or sum had no value (detail: why); a caller drew this share (detail: its number, from 1);
a flow (detail) could not be gone into."""


class LanguageChosen(ContactEvent, kw_only=True, frozen=True):
    """Whom we talk with is spoken to in this language from now on."""

    language: str


class FlowNoted(ContactEvent, kw_only=True, frozen=True):
    """A node of the flow has something for those who read the story. `detail` is a code, never what was typed."""

    node: str
    what: Noted
    detail: str = ""
