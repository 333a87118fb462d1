"""What phones that watch an extension are told: that it rings, or is in a call. Never by whom."""

from collections.abc import Callable
from typing import Literal

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.extensions import Extension, Extensions
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.rules.ringing import PhoneState, phones_of
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step


class Watched:
    """The state of each extension's phone, kept from the contacts touched by each step."""

    def __init__(
        self, contacts: Contacts, extensions: Extensions, lanes: Lanes, sits_at: Callable[[str], Extension | None]
    ) -> None:
        self._contacts, self._extensions, self._lanes, self._sits_at = contacts, extensions, lanes, sits_at
        self._of_contact: dict[str, dict[str, PhoneState]] = {}
        self._of_number: dict[str, dict[str, PhoneState]] = {}

    def follow(self, step: Step) -> None:
        """After the contacts touched by this step: what has changed is told once it is stored."""
        touched = {r.event.contact_id: None for r in step.recorded if isinstance(r.event, e.ContactEvent)}
        for number in dict.fromkeys(each for contact_id in touched for each in self._changed(contact_id)):
            step.after_commit(lambda one=number: self._tell(one))  # type: ignore[misc]

    def tell_all(self) -> None:
        """The switch is new, or extensions are: it is told of every one."""
        for number in self._extensions.watched():
            self._tell(number)

    def state(self, number: str) -> Literal["free", "ringing", "talking"]:
        """How the extension's phone is."""
        states = self._of_number.get(number, {}).values()
        return "talking" if "talking" in states else "ringing" if states else "free"

    def _changed(self, contact_id: str) -> list[str]:
        contact = self._contacts.live.by_id.get(contact_id)
        now = phones_of(contact, self._numbers_at) if contact and contact.channel == "voice" else {}
        before = self._of_contact.pop(contact_id, {})
        if now:
            self._of_contact[contact_id] = now
        changed = [number for number in {**before, **now} if before.get(number) != now.get(number)]
        for number in changed:
            held = self._of_number.setdefault(number, {})
            if number in now:
                held[contact_id] = now[number]
            else:
                held.pop(contact_id, None)
        return changed

    def _numbers_at(self, address: str, agent_id: str | None) -> list[str]:
        """The extension that rings: the agent's, and that of the phone of somebody else they sit at."""
        seat = self._sits_at(agent_id) if agent_id else None
        both = self._extensions.number_at(address, agent_id), seat.number if seat else None
        return [number for number in dict.fromkeys(both) if number and self._extensions.find(number)]

    def _tell(self, number: str) -> None:
        self._lanes.send(f"watched {number}", ask.ShowState(extension=number, state=self.state(number)))
