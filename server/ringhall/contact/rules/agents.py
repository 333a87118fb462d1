"""Who of us has or had to do with a contact."""

from ringhall.contact.state import Contact


def agents_of(contact: Contact) -> set[str]:
    """Every agent who has or had a part in it: their seat rang for it, they talked in it, or they had it last."""
    had = {party.agent_id for party in contact.parties.values()} | {contact.agent_id, contact.last_agent_id}
    offered = {offer.agent_id for offer in contact.offers}
    return {agent_id for agent_id in had if agent_id is not None} | offered | set(contact.wrapping)
