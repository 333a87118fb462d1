"""Hot desking: agents sit at any phone of the centre, and their calls ring there until they sign out."""

from ringhall.engine.channels.voice.errors import FinishFirst, NoPhoneThere, NotThere
from ringhall.engine.channels.voice.extensions import Caller, Extension, Extensions
from ringhall.engine.channels.voice.ports import Staff
from ringhall.engine.channels.voice.rules.desks import SEAT_TAKEN, Sitter, displaced, in_contact
from ringhall.engine.channels.voice.seats import Seats
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.presence import PHONE_UNREACHABLE
from ringhall.foundation.steps import Step


class HotDesks:
    """Who sits where is in the agents' stories; `Seats` says what is rung."""

    def __init__(self, staff: Staff, seats: Seats, extensions: Extensions) -> None:
        self._staff, self._seats, self._extensions = staff, seats, extensions

    def sit(self, step: Step, agent_id: str, number: str, by: str) -> None:
        """The agent's calls ring at the phone of this extension from now on; whoever sat there is signed out.

        An empty number, or the agent's own: at their own phone again. NoPhoneThere for an extension without a phone,
        NotThere for an agent who is offline, FinishFirst in a contact, SeatInUse when the other one is in one.
        """
        agent = self._staff.agent(agent_id)
        if agent.presence == "offline":
            raise NotThere()
        if in_contact(agent):
            raise FinishFirst()
        account = self._account(agent_id, number)
        self._sit(step, agent, account, self._displaced(agent_id, account), by)

    def sign_in(self, step: Step, agent_id: str, line: str, by: str) -> None:
        """They sit at the phone with this SIP account, and are not ready yet. Refuses as `sit` does, signed in or not.

        Nobody is rung at a phone at which somebody is just signing in: it would be busy.
        """
        agent, owner = self._staff.agent(agent_id), self._extensions.caller(line)
        if in_contact(agent):
            raise FinishFirst()
        account = "" if owner is not None and owner.agent_id == agent_id else line
        leave = self._displaced(agent_id, account)
        self._staff.set_state(step, agent_id, "not_ready", None, by)
        self._sit(step, agent, account, leave, by)

    def signed_in(self, step: Step, agent_id: str) -> None:
        """Whoever sits at the phone of somebody who signs in has to go: at once, or after the contact in hand."""
        for other in self._others_at(agent_id):
            self._staff.set_state(step, other, "offline", SEAT_TAKEN, "system")

    def page_gone(self, step: Step, agent_id: str) -> None:
        """Without their page the agent's own phone would ring; while a colleague sits there it must not."""
        if self._staff.agent(agent_id).presence == "ready" and self._others_at(agent_id):
            self._staff.set_state(step, agent_id, "not_ready", PHONE_UNREACHABLE, "system")

    def endpoint_of(self, number: str) -> str:
        """The switch's address of the phone at this extension. NoPhoneThere when there is none."""
        return f"PJSIP/{self._account('', number)}"

    def caller(self, line: str) -> Caller | None:
        """Who calls by this SIP account: whoever sits there, else whose it is; None for trunks and guests."""
        there = self._staff.seated_at(line)
        return Caller(agent_id=there[0].id) if there else self._extensions.caller(line)

    def at(self, agent_id: str) -> Extension | None:
        """The extension of the phone the agent sits at; None at their own."""
        account = self._staff.agent(agent_id).seat
        if not account:
            return None
        return self._extensions.of_account(account) or Extension(number=account, name="", leads_to="phone")

    def _displaced(self, agent_id: str, account: str) -> list[str]:
        endpoint = self._seats.endpoint_at(agent_id, account)
        return displaced(endpoint, agent_id, self._sitters(endpoint))

    def _sit(self, step: Step, agent: Agent, account: str, leave: list[str], by: str) -> None:
        for other in leave:
            self._staff.set_state(step, other, "offline", SEAT_TAKEN, by)
        if account != agent.seat:
            self._staff.seat(step, agent.id, account, by)

    def _account(self, agent_id: str, number: str) -> str:
        extension = self._extensions.find(number)
        if extension is None and number:
            raise NoPhoneThere(number=number)
        if extension is None or (extension.leads_to == "agent" and extension.target == agent_id):
            return ""
        account = self._extensions.account(extension)
        if account is None:
            raise NoPhoneThere(number=number)
        return account

    def _others_at(self, agent_id: str) -> list[str]:
        endpoint = self._seats.endpoint(agent_id)
        there = self._sitters(endpoint)
        return [each.agent.id for each in there if each.endpoint == endpoint and each.agent.id != agent_id]

    def _sitters(self, endpoint: str) -> list[Sitter]:
        """Who may sit at this phone: those who signed in there, and whoever it belongs to while they are there."""
        account = endpoint.removeprefix("PJSIP/")
        found = {each.id: each for each in self._staff.seated_at(account)}
        owner = self._extensions.caller(account)
        if owner and owner.agent_id and self._staff.known(owner.agent_id):
            found[owner.agent_id] = self._staff.agent(owner.agent_id)
        return [
            Sitter(each, self._extensions.name_of(each.id), self._seats.endpoint(each.id))
            for each in found.values()
            if each.presence != "offline"
        ]
