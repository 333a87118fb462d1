"""For which agent somebody acts."""

from ringhall.apps.api.snapshot import sees_contact
from ringhall.company.access.types import User
from ringhall.contact.state import Contact
from ringhall.foundation.errors import Conflict, NotAllowed


class NoAgent(Conflict):
    """The user is no agent."""

    code = "no-agent"
    text = "Your user is not tied to an agent. Ask an administrator to set agent_id, or name an agent."


def agent_named(user: User, which: str, right_for_others: str) -> str:
    """The agent's id; `me` is the user's own. Others need a right."""
    if which == "me":
        if user.agent_id is None:
            raise NoAgent
        return user.agent_id
    if which != user.agent_id and not user.may(right_for_others):
        raise NotAllowed(right=right_for_others)
    return which


def agent_on(user: User, contact: Contact) -> str:
    """The agent for whom the user acts on the contact: themselves, or whoever has it where they may do that."""
    if user.agent_id is not None and sees_contact(contact, user.agent_id):
        return user.agent_id
    if not user.may("contacts.handle.any"):
        raise NotAllowed(right="contacts.handle.any")
    who = contact.agent_id or next((offer.agent_id for offer in contact.offers), None)
    if who is None:
        raise NoAgent
    return who
