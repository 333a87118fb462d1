"""arrived > in_flow > queued > offered > connected > wrap_up > closed: what may happen when, in every channel."""

from ringhall.contact.errors import NotPossible, OfferGone
from ringhall.contact.events import Outcome
from ringhall.contact.flow_events import ServedHow
from ringhall.contact.state import Contact, Offer, State

SHORT_ABANDON_MS_DEFAULT = 5_000
"""What counts as a short abandonment where no queue says otherwise."""

POSSIBLE: dict[str, frozenset[State]] = {
    "enter_flow": frozenset({"arrived", "in_flow", "queued", "connected"}),
    "move_flow": frozenset({"in_flow"}),
    "enqueue": frozenset({"arrived", "in_flow", "queued", "offered", "connected"}),
    "leave_queue": frozenset({"queued", "offered"}),
    "offer": frozenset({"queued", "offered"}),
    "treat": frozenset({"queued", "offered"}),
    "accept": frozenset({"offered"}),
    "complete": frozenset({"connected"}),
    "choose_mailbox": frozenset({"arrived", "queued", "offered", "connected"}),
    "discard": frozenset({"arrived", "queued", "offered", "connected"}),
    "move": frozenset({"queued", "offered"}),
    "prioritise": frozenset({"queued"}),
    "promise_call_back": frozenset({"in_flow", "queued", "offered"}),
    "call_later": frozenset({"connected", "wrap_up"}),
    "hold": frozenset({"connected"}),
    "retrieve": frozenset({"connected"}),
    "mute": frozenset({"connected"}),
    "keys": frozenset({"connected"}),
    "transfer": frozenset({"connected"}),
    "consult": frozenset({"connected"}),
    "note": frozenset({"offered", "connected", "wrap_up"}),
    "disposition": frozenset({"connected", "wrap_up"}),
    "fill_script": frozenset({"connected", "wrap_up"}),
    "identify": frozenset({"offered", "connected", "wrap_up"}),
    "end": frozenset({"arrived", "in_flow", "queued", "offered", "connected"}),
    "leave_message": frozenset({"in_flow"}),
}
BY_PHONE = frozenset({"hold", "retrieve", "mute", "keys", "transfer", "consult"})
"""What only a call can be asked."""
PERSON_GOES_ON: frozenset[Outcome] = frozenset({"voicemail", "call_back", "transferred"})
"""How a contact ends without the customer having had what they wanted: somebody still works on it."""
MESSAGES_ONLY = frozenset({"accept", "complete", "choose_mailbox", "discard"})
"""What only a message can be asked: a call is accepted by answering the phone, and ended by hanging up."""
HINTS = {
    "transfer": "Transfer while you talk with the customer.",
    "hold": "Hold while you talk with the customer.",
    "disposition": "Choose a disposition during the talk or in wrap-up.",
    "fill_script": "Fill in the script during the talk or in wrap-up.",
    "move": "Only who waits can be moved to another queue.",
    "prioritise": "Only who waits has a place in the queue.",
    "promise_call_back": "Only who waits in a queue can be promised a call-back.",
    "call_later": "Book a call while you have the customer, or in wrap-up.",
    "offer": "It can be offered while it waits in a queue.",
}
HINT_OTHERWISE = "Look at the contact's state and try what it allows."


def require(contact: Contact, verb: str) -> None:
    """Raise NotPossible unless the contact's state allows `verb`."""
    is_message = contact.channel == "voicemail"
    if verb in (BY_PHONE if is_message else MESSAGES_ONLY):
        if is_message:
            raise NotPossible(verb=verb, state="a message", hint="Call back, or give it to another mailbox.")
        raise NotPossible(verb=verb, state="a call", hint="Use the phone for it.")
    if contact.state not in POSSIBLE[verb]:
        hint = HINTS.get(verb, HINT_OTHERWISE)
        raise NotPossible(verb=verb, state=contact.state, hint=hint)


def require_agent(contact: Contact, verb: str, agent_id: str) -> None:
    """Raise NotPossible unless this agent has the contact and its state allows `verb`."""
    require(contact, verb)
    if contact.agent_id != agent_id:
        raise NotPossible(verb=verb, state="with somebody else", hint="Only the agent who has the contact can do it.")


def require_offer(contact: Contact, token: str) -> Offer:
    """The running offer of this token. Raises OfferGone when there is none: a second answer is impossible."""
    offer = contact.offer_of(token)
    if offer is None:
        raise OfferGone()
    return offer


def require_alone_with(contact: Contact, agent_id: str) -> None:
    """Raise NotPossible unless the agent talks with the customer and nobody else is there."""
    require_agent(contact, "transfer", agent_id)
    if others_in_talk(contact, agent_id):
        raise NotPossible(verb="park", state="with others", hint="Let the others go first.")


def require_no_consult(contact: Contact) -> None:
    """Raise NotPossible while a third party is being asked already."""
    if contact.asked:
        raise NotPossible(verb="consult", state="in a consultation", hint="Finish or cancel the running one first.")


def require_consulted(contact: Contact) -> None:
    """Raise NotPossible unless a third party has answered the consultation."""
    if any(p.state != "up" for p in contact.asked) or not any(p.purpose == "consult" for p in contact.present()):
        raise NotPossible(verb="transfer", state="without a third party", hint="Wait until the third party answers.")


def outcome_when_customer_leaves(contact: Contact, now: int, short_abandon_ms: int) -> Outcome:
    """The outcome of a customer's leaving just now (or, called by us, of not being reached).

    A wait below `short_abandon_ms` is a short abandonment: a wrong number or a change of mind, which the
    usual service level leaves out.
    """
    if contact.connected_at is not None:
        return "answered"
    if contact.direction == "outbound" or (contact.direction == "internal" and contact.state == "arrived"):
        return "not_reached"
    if contact.state in ("queued", "offered") and contact.waiting_since is not None:
        return "short_abandoned" if now - contact.waiting_since < short_abandon_ms else "abandoned"
    if any(p.role == "outside" and p.state == "up" for p in contact.parties.values()):
        return "transferred"
    return "voicemail" if contact.message_left else "abandoned"


def served_how(contact: Contact) -> ServedHow:
    """How a virtual agent's part came out, as the contact stands just after it."""
    if contact.outcome is None or contact.outcome in PERSON_GOES_ON:
        return "handed_over"
    if contact.outcome == "self_served":
        return "completed"
    return "abandoned" if contact.outcome in ("abandoned", "short_abandoned") else "failed"


def can_close(contact: Contact) -> bool:
    """Whether nothing is left to wait for: the customer is gone, all legs are, and so is all wrap-up."""
    return contact.state == "wrap_up" and not contact.wrapping and not contact.present()


def others_in_talk(contact: Contact, agent_id: str) -> bool:
    """Whether the customer still has somebody to talk to (or being called for them) when this agent goes."""
    return any(p.agent_id != agent_id or p.role == "outside" for p in contact.present() if p.role != "customer")
