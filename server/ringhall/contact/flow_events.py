"""What a flow found out or decided on its way, where the move itself does not say it; and flows as virtual agents."""

from typing import Any, Literal

from ringhall.contact.events import ContactEvent

Noted = Literal[
    "failed_expression",
    "share",
    "failed_subflow",
    "no_answer",
    "failed_look_up",
    "person_offered",
    "emergency_message",
    "code_not_sent",
    "said",
    "said_unsure",
    "not_understood",
    "intent_denied",
    "answer_given",
    "answer_helped",
    "answer_no_help",
    "survey_answered",
    "survey_skipped",
    "transaction_done",
    "transaction_declined",
    "transaction_failed",
]
"""A condition or sum had no value (detail: why); a caller drew this share (detail: its number, from 1);
a flow (detail) could not be gone into; what was asked for was not found out; a look-up failed (detail: why);
they were offered a person (detail: why); they heard the emergency message;
no one-time code went out to them (detail: why); they answered by speaking (detail: the key of the choice they meant);
they said that they do not know; they spoke, and were not understood; they said that this intent (detail) is not what
they meant; they heard the answer to this intent (detail), it helped them, or it did not;
they answered a question of a survey (detail: which, = and the digit), or went on without an answer to it;
a transaction was done (detail: its key), they did not want it, or it was not done for certain (detail: why)."""
Decision = Literal["sure", "confirm", "unsure"]
"""What was made of what a caller said: it was taken so, they are asked whether it is so, it was not understood."""
WhyPerson = Literal["time", "errors"]
"""They were too long in the menus, or did not get on with them."""
VerifiedBy = Literal["pin", "birth_date", "code"]
Verdict = Literal["verified", "failed", "locked", "unknown"]
"""Proven; the proof is wrong; too many were wrong of late; there is nobody, or nothing, to check it against."""


class LanguageChosen(ContactEvent, kw_only=True, frozen=True):
    """Whom we talk with is spoken to in this language from now on."""

    language: str


class FlowNoted(ContactEvent, kw_only=True, frozen=True):
    """A node of the flow has something for those who read the story. `detail` is a code, never what was typed."""

    node: str
    what: Noted
    detail: str = ""


class CallerVerified(ContactEvent, kw_only=True, frozen=True):
    """What became of checking who the caller is; `with_number`: they named their customer number as well."""

    by: VerifiedBy
    with_number: bool
    verdict: Verdict


class CallerSaid(ContactEvent, kw_only=True, frozen=True):
    """What a caller said in answer to an open question, and what an intent model took it for.

    `confidence` is 0 to 1; `version` is that of the trained model, empty where none could answer.
    """

    node: str
    text: str
    language: str
    model: str
    version: str
    intent: str
    confidence: float
    decision: Decision


ServedHow = Literal["completed", "handed_over", "abandoned", "failed"]
"""The flow came to its end with what the caller wanted; a person goes on (now, by a call back, or from a message);
the caller hung up on the way; neither: it broke off."""


class VirtualAgentTook(ContactEvent, kw_only=True, frozen=True):
    """The virtual agent has the contact from now on; `decision` says who was considered and why passed over.

    `token` is that of the reservation. At `until` a person gets it, whatever the flow does.
    """

    agent_id: str
    queue_id: str
    token: str
    until: int
    decision: dict[str, Any]


class VirtualAgentLeft(ContactEvent, kw_only=True, frozen=True):
    """The virtual agent is out of the contact."""

    agent_id: str
    queue_id: str
    how: ServedHow
