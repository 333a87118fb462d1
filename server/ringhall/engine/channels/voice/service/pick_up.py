"""Pick-up: somebody takes a call that rings at a colleague. Whoever answers first has it."""

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.errors import NothingRings
from ringhall.engine.channels.voice.extensions import Extensions
from ringhall.engine.channels.voice.ports import Floor
from ringhall.engine.channels.voice.rules import ringing
from ringhall.engine.channels.voice.rules.ringing import Ringing
from ringhall.engine.channels.voice.service.calling import OWN_SEAT_SECONDS, Calling
from ringhall.foundation.steps import Step


class PickUp:
    """What rings is read from the contacts. The phone it rings at goes on ringing until the talk stands elsewhere."""

    def __init__(self, contacts: Contacts, calling: Calling, extensions: Extensions, floor: Floor) -> None:
        self._contacts, self._calling, self._extensions, self._floor = contacts, calling, extensions, floor
        self.rules = CallRules()

    def asked_by(self, dialled: str) -> str | None:
        """The extension that follows the code in what somebody dialled, perhaps empty; None where it is no pick-up."""
        code = self.rules.pick_up_code
        follows = dialled.removeprefix(code)
        return follows if code and dialled.startswith(code) and (not follows or follows.isdigit()) else None

    def at_agent(self, agent_id: str) -> Ringing:
        """What rings at the agent. NothingRings when nothing does."""
        return _first(ringing.at_agent(self._ringing(), agent_id))

    def at_extension(self, number: str) -> Ringing:
        """What rings at an agent's extension, or at a phone that is nobody's. NothingRings when nothing does."""
        extension = self._extensions.find(number)
        if extension is not None and extension.leads_to == "agent":
            return self.at_agent(extension.target)
        return _first(ringing.at_phone(self._ringing(), number))

    def of_their_own(self, agent_id: str | None, extension: str) -> Ringing:
        """What rings longest in the queues of the agent, or in the ring groups of the extension. NothingRings."""
        return _first([each for each in self._ringing() if self._belongs(each, agent_id, extension)])

    def require_group(self, rings: Ringing, extension: str) -> None:
        """A phone that is nobody's picks up only for groups it is in itself. NothingRings otherwise."""
        if not self._belongs(rings, None, extension):
            raise NothingRings()

    def from_desk(self, step: Step, rings: Ringing, agent_id: str) -> Contact:
        """The agent's own seat is rung, and answers by itself; then they have the call."""
        contact, rung = rings
        self._floor.require_idle(agent_id)
        party_id, endpoint = self._calling.own_seat_for(step, contact, agent_id, recorded=rung.recording is not None)
        self.join(step, rings, party_id, agent_id, endpoint, recording=party_id if rung.recording else None)
        return contact

    def join(
        self,
        step: Step,
        rings: Ringing,
        party_id: str,
        agent_id: str | None,
        address: str,
        recording: str | None = None,
    ) -> None:
        """Whoever picks up becomes a party; where an agent is offered a contact they are offered it as well."""
        contact, rung = rings
        offer = contact.offer_of(rung.token) if rung.purpose == "offer" else None
        self._contacts.pick_up(
            step,
            contact.id,
            rung,
            party_id=party_id,
            agent_id=agent_id,
            address=address,
            recording=recording,
            token=party_id if agent_id else None,
        )
        if offer is not None and agent_id is not None:
            self._contacts.offer(
                step,
                contact.id,
                agent_id=agent_id,
                token=party_id,
                queue_id=offer.queue_id,
                ring_until=step.now + OWN_SEAT_SECONDS * 1000,
                decision={"by_hand": "picked_up", "by": agent_id, "from": rung.agent_id},
            )

    def _ringing(self) -> list[Ringing]:
        return ringing.ringing(self._contacts.live.by_id.values())

    def _belongs(self, rings: Ringing, agent_id: str | None, extension: str) -> bool:
        contact, rung = rings
        if rung.purpose == "offer":
            return agent_id is not None and self._floor.serves(agent_id, contact.queue_id or "")
        group = self._extensions.group(contact.group_id or "") if rung.purpose == "group" else None
        return group is not None and extension in group.members


def _first(found: list[Ringing]) -> Ringing:
    if not found:
        raise NothingRings()
    return found[0]
