"""The contacts in progress: one owner, rebuilt from their stories."""

from ringhall.contact import events as e
from ringhall.contact.errors import ContactUnknown
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.state import Contact
from ringhall.foundation.events import Recorded


class LiveContacts:
    """Every contact that is not closed, by its id, and by the parties (legs) in it."""

    def __init__(self) -> None:
        self.by_id: dict[str, Contact] = {}
        self._by_party: dict[str, str] = {}
        self._promised: dict[str, dict[str, None]] = {}
        self.last_number = 0

    def apply(self, recorded: Recorded) -> None:
        """Fold one event of a contact's story."""
        event = recorded.event
        if not isinstance(event, e.ContactEvent):
            return
        if isinstance(event, e.ContactArrived):
            self.by_id[event.contact_id] = arrive(recorded)
            self.last_number = max(self.last_number, event.number)
            return
        contact = self.by_id.get(event.contact_id)
        if contact is None:
            return
        if isinstance(event, (e.CallBackPromised, e.ContactEnded)) and contact.call_back is not None:
            self._forget_promise(contact.call_back.number, contact.id)
        fold(contact, recorded)
        if isinstance(event, e.PartyAdded):
            self._by_party[event.party_id] = contact.id
        elif isinstance(event, e.PartyLeft):
            self._by_party.pop(event.party_id, None)
        elif isinstance(event, e.CallBackPromised):
            self._promised.setdefault(event.number, {})[contact.id] = None

    def next_number(self) -> int:
        """The next running number, taken for a contact whose story was told elsewhere."""
        self.last_number += 1
        return self.last_number

    def drop(self, contact_id: str) -> None:
        """Forget a closed contact."""
        contact = self.by_id.pop(contact_id, None)
        for party_id in contact.parties if contact else ():
            # A leg of which the switch told twice is another contact's by now.
            if self._by_party.get(party_id) == contact_id:
                del self._by_party[party_id]

    def promised(self, number: str) -> list[Contact]:
        """The open contacts that were promised a call at this number."""
        return [self.by_id[contact_id] for contact_id in self._promised.get(number, ())]

    def promised_contacts(self) -> list[Contact]:
        """Every open contact that is owed a call."""
        ids = (contact_id for held in self._promised.values() for contact_id in held)
        return [contact for contact_id in ids if (contact := self.by_id[contact_id]).is_promised]

    def _forget_promise(self, number: str, contact_id: str) -> None:
        held = self._promised.get(number, {})
        held.pop(contact_id, None)
        if not held:
            self._promised.pop(number, None)

    def get(self, contact_id: str) -> Contact:
        """The open contact. Raises ContactUnknown."""
        contact = self.by_id.get(contact_id)
        if contact is None:
            raise ContactUnknown(contact_id=contact_id)
        return contact

    def of_party(self, party_id: str) -> Contact | None:
        """The contact a leg belongs to, if the leg is still in one."""
        contact_id = self._by_party.get(party_id)
        return self.by_id.get(contact_id) if contact_id else None
