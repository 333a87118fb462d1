"""The voice channel and the phones behind the API, without a switch."""

from typing import Any, Literal

from ringhall.apps.api.phones import SipPhone
from ringhall.apps.centre.kinds import AgentSetup
from ringhall.contact.rules.lifecycle import require_agent
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoMicrophone, NoPhoneThere, NothingRings
from ringhall.engine.channels.voice.extensions import Extension
from ringhall.engine.channels.voice.ports import Job
from ringhall.engine.channels.voice.rules.media import Sounding
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.flows.ports import (
    AskSource,
    Claim,
    CodeSent,
    LookedUp,
    Proven,
    SendCode,
    Understand,
    Understood,
)
from ringhall.engine.routing.settings import QueueSettings
from ringhall.engine.telephony.ports import Command
from ringhall.foundation.errors import NotFound
from ringhall.foundation.steps import Step

SALES = [QueueSettings(id="sales", name="Sales")]
CREW = [AgentSetup(id=name, login=name, name=name.title(), queue_ids=["sales"]) for name in ("ann", "bob")]


class NoErrands:
    """Finds nothing out for flows."""

    async def prove(self, claim: Claim) -> Proven | None:
        return None

    async def answer(
        self, command: SendCode | AskSource | Understand, customer_id: str | None, address: str
    ) -> CodeSent | LookedUp | Understood:
        match command:
            case SendCode():
                return CodeSent(command.ask_id, "not_taken")
            case AskSource():
                return LookedUp(command.ask_id, "failed")
            case Understand():
                return Understood(command.ask_id)


def silence(said: Sounding) -> Job:
    """Nothing that is said is heard."""

    async def prepare() -> Command | None:
        return None

    return prepare


class VoiceDouble:
    """Does with contacts what a voice channel does, without a switch."""

    sign_in_code = "*11"
    recording_ways = ("*12", "+442079460999")

    def __init__(self, contacts: Contacts) -> None:
        self.contacts = contacts
        self.told: list[tuple[Any, ...]] = []
        self.phones: dict[str, Literal["browser", "sip"]] = {}
        self.picked_up: list[tuple[str, str]] = []
        self.seats: dict[str, str] = {}

    def pick_up(self, step: Step, agent_id: str, at: Target | None) -> Contact:
        ringing = [c for c in self.contacts.live.by_id.values() if at is not None and c.offer_to(at.value)]
        if not ringing:
            raise NothingRings()
        self.picked_up.append((agent_id, ringing[0].id))
        return ringing[0]

    def sit(self, step: Step, agent_id: str, number: str, by: str) -> None:
        self.told.append(("sit", agent_id, number, by))
        self.seats[agent_id] = number

    def phone_state(self, number: str) -> str:
        return "free"

    def pull(self, step: Step, contact_id: str, agent_id: str) -> Contact:
        contact = self.contacts.get(contact_id)
        self.contacts.offer(
            step,
            contact_id,
            agent_id=agent_id,
            token="pulled",
            queue_id=contact.queue_id,
            ring_until=step.now + 1000,
            decision={"by_hand": "pulled", "by": agent_id},
        )
        return contact

    def dial(self, step: Step, agent_id: str, number: str, calls_back: str | None = None) -> Contact:
        if calls_back is not None:
            require_agent(self.contacts.get(calls_back), "complete", agent_id)
        call = self.contacts.open(
            step, channel="voice", direction="outbound", dialled="+4570000000", address=number, agent_id=agent_id
        )
        if calls_back is not None:
            self.contacts.link(step, self.contacts.get(calls_back), "called_back", call, "call_back_of")
        return call

    def hang_up_party(self, step: Step, contact_id: str, agent_id: str, party_id: str) -> None:
        self.contacts.drop_party(step, contact_id, agent_id, party_id)

    def swap(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.swap(step, contact_id, agent_id)

    def accept(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.told.append(("accept", contact_id, agent_id))

    def connect_phone(self, step: Step, agent_id: str) -> None:
        self.told.append(("connect_phone", agent_id))

    def disconnect_phone(self, step: Step, agent_id: str) -> None:
        self.told.append(("disconnect_phone", agent_id))

    def decline(self, step: Step, contact_id: str, agent_id: str) -> None:
        offer = self.contacts.get(contact_id).offer
        self.contacts.end_offer(step, contact_id, offer.token if offer else "", "declined")

    def park(self, step: Step, contact_id: str, agent_id: str) -> str:
        self.contacts.park(step, contact_id, agent_id, "701", step.now + 120_000)
        return "701"

    def hold(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.hold(step, contact_id, agent_id)

    def retrieve(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.retrieve(step, contact_id, agent_id)

    def mute(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.mute(step, contact_id, agent_id, True)

    def unmute(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.mute(step, contact_id, agent_id, False)

    def keys(self, step: Step, contact_id: str, agent_id: str, keys: str) -> None:
        self.contacts.get(contact_id)
        self.told.append(("keys", contact_id, agent_id, keys))

    def hang_up(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.end(step, contact_id, "answered", "agent")
        for party in self.contacts.get(contact_id).present():
            self.contacts.party_left(step, party.id, "removed")

    def transfer(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        self.told.append(("transfer", to))
        if to.kind == "queue":
            self.contacts.transfer_to_queue(step, contact_id, agent_id, to.value, 0)

    def consult(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        self.told.append(("consult", to))
        self.contacts.begin_consult(step, contact_id, agent_id)

    def complete_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.complete_consult(step, contact_id, agent_id)

    def conference(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.conference(step, contact_id, agent_id)

    def cancel_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.cancel_consult(step, contact_id, agent_id)

    def phone_here(self, step: Step, agent_id: str, tab: str, in_call: bool) -> None:
        self.told.append(("phone_here", agent_id, tab, in_call))
        self.phones[agent_id] = "browser"

    def phone_gone(self, step: Step, agent_id: str, tab: str) -> None:
        self.told.append(("phone_gone", agent_id, tab))
        self.phones.pop(agent_id, None)


class PhonesDouble:
    """Accounts; who is registered is what the voice double was told."""

    def __init__(self, voice: VoiceDouble) -> None:
        self._voice = voice
        self._deaf: set[str] = set()

    def phone_of(self, agent_id: str) -> Literal["browser", "sip"] | None:
        return self._voice.phones.get(agent_id)

    def set_microphone(self, agent_id: str, works: bool) -> None:
        (self._deaf.discard if works else self._deaf.add)(agent_id)

    def seat_of(self, agent_id: str) -> Extension | None:
        number = self._voice.seats.get(agent_id)
        return Extension(number=number, name="Lobby", leads_to="phone") if number else None

    async def require_connected(self, number: str) -> None:
        if number != "300":
            raise NoPhoneThere(number=number)

    async def require_phone(self, agent_id: str) -> None:
        if agent_id in self._deaf:
            raise NoMicrophone

    def browser(self, agent_id: str) -> SipPhone:
        if agent_id not in {"guest1", *(agent.id for agent in CREW)}:
            raise NotFound(what="agent", which=agent_id)
        return SipPhone(agent_id, "s3cret-of-" + agent_id, "ringhall", "127.0.0.1", 5060)

    desk = browser

    def of_extension(self, number: str) -> SipPhone:
        if number != "300":
            raise NotFound(what="extension", which=number)
        return SipPhone("phone300", "s3cret-of-phone300", "ringhall", "127.0.0.1", 5060)

    def guest(self) -> tuple[SipPhone, str]:
        return self.browser("guest1"), "4008000001"
