"""What is known of numbers and agents' accounts, kept in memory from the settings."""

from collections.abc import Awaitable, Callable, Collection
from typing import Literal

from ringhall.apps.api.parts import Listed
from ringhall.apps.api.phones import SeatAt, SipPhone
from ringhall.apps.centre.kinds import AgentSetup, ExtensionSettings, NumberSettings, OutsideSettings
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoPhone, PhoneSilent
from ringhall.engine.channels.voice.extensions import account_of
from ringhall.engine.channels.voice.seats import BROWSER_SUFFIX, Seats
from ringhall.engine.channels.voice.service.hot_desks import HotDesks
from ringhall.foundation.errors import NotFound, Refusal
from ringhall.foundation.numbers import country_of, diallable, is_dear, is_e164, is_emergency, normalise


class Directory:
    """Implements the phone channel's Numbers and the API's Directory."""

    def __init__(self, region: str) -> None:
        self.region = region
        self._numbers: dict[str, NumberSettings] = {}
        self._extensions: dict[str, str] = {}
        self._listed: list[Listed] = []

    def know(
        self, numbers: list[NumberSettings], extensions: list[ExtensionSettings], outside: list[OutsideSettings]
    ) -> None:
        """These are our numbers and extensions now, and the outside numbers of the directory."""
        self._listed = [Listed(each.leads_to, each.name, each.number, each.target) for each in extensions]
        self._listed += [Listed("outside", each.name, each.number, note=each.note) for each in outside]
        self._numbers = {self.normalise(each.number): each for each in numbers}
        self._extensions = {each.number: each.name for each in extensions}

    def all(self) -> list[str]:
        """Our numbers as they were set."""
        return [each.number for each in self._numbers.values()]

    def find(self, dialled: str) -> NumberSettings | None:
        """The number somebody dialled, however written."""
        return self._numbers.get(dialled) or self._numbers.get(self.normalise(dialled))

    def normalise(self, raw: str) -> str:
        """E.164 where it is a number, else as it came (cut to 64 letters): callers may hide or fake theirs."""
        try:
            return normalise(raw, self.region)
        except Refusal:
            return raw[:64]

    def diallable(self, raw: str) -> str:
        """The number as it is dialled. Raises a Refusal that says what is wrong with it."""
        return diallable(raw, self.region)

    def is_dear(self, number: str) -> bool:
        """Whether a call there costs more than one to a person."""
        return is_dear(number, self.region)

    def is_in(self, number: str, countries: Collection[str]) -> bool:
        """Whether a number is of one of these countries; none: of the centre's own or one of its numbers'."""
        at_home = countries or {self.region, *(country_of(each) for each in self._numbers)}
        return country_of(number) in at_home

    def is_emergency(self, raw: str) -> bool:
        """Whether it is an emergency number of this country."""
        return is_emergency(raw, self.region)

    def caller_id(self) -> str:
        """The first of our numbers that can be called from everywhere, else the first."""
        known = list(self._numbers)
        return next((number for number in known if is_e164(number)), known[0] if known else "")

    def listed(self) -> list[Listed]:
        """All extensions and outside numbers of the directory."""
        return self._listed

    def extension_of(self, agent_id: str) -> str:
        """The agent's extension; empty where they have none."""
        mine = (each.number for each in self._listed if each.kind == "agent" and each.target == agent_id)
        return next(mine, "")

    def number_name(self, dialled: str) -> str | None:
        """What people call the number."""
        number = self.find(dialled)
        return number.name if number else self._extensions.get(dialled)

    def number_names(self) -> dict[str, str]:
        """Every number of ours and what people call it."""
        return {number: each.name for number, each in self._numbers.items()}

    def path_of(self, contact: Contact) -> list[str]:
        """The caller's way through the menus, in words."""
        return list((contact.place or {}).get("path", ()))


class Phones:
    """Implements the API's Phones: SIP accounts and where to register them."""

    def __init__(
        self,
        seats: Seats,
        desks: HotDesks,
        registered: Callable[[str], Awaitable[bool | None]],
        host: str,
        sip_port: int,
        guest_secret: str,
        guest_number: str,
    ) -> None:
        self._seats, self._desks, self._registered = seats, desks, registered
        self._host, self._sip_port = host, sip_port
        self._guest_secret, self._guest_number = guest_secret, guest_number
        self._agents: dict[str, AgentSetup] = {}
        self._others: dict[str, ExtensionSettings] = {}

    def know(self, agents: list[AgentSetup], extensions: list[ExtensionSettings]) -> None:
        """These are the agents now, and the phones that are nobody's."""
        self._agents = {agent.id: agent for agent in agents}
        self._others = {each.number: each for each in extensions if each.leads_to == "phone"}

    def phone_of(self, agent_id: str) -> Literal["browser", "sip"]:
        """By which phone the agent is reached now."""
        return self._seats.kind(agent_id)

    def set_microphone(self, agent_id: str, works: bool) -> None:
        """Whether the agent's page can hear them."""
        self._seats.set_microphone(agent_id, works)

    async def require_phone(self, agent_id: str) -> None:
        """A Refusal when a call would not reach the agent: their page cannot hear them, or no phone is registered."""
        self._seats.require_microphone(agent_id)
        if self._seats.kind(agent_id) == "sip" and await self._registered(self._seats.endpoint(agent_id)) is False:
            raise NoPhone()

    async def require_connected(self, number: str) -> None:
        """NoPhoneThere for an extension without a phone, PhoneSilent when the switch does not see that phone."""
        if await self._registered(self._desks.endpoint_of(number)) is False:
            raise PhoneSilent(number=number)

    def seat_of(self, agent_id: str) -> SeatAt | None:
        """The phone the agent sits at; None at their own."""
        return self._desks.at(agent_id)

    def browser(self, agent_id: str) -> SipPhone:
        """The account of the agent's page."""
        agent = self._agent(agent_id)
        return self._phone(agent.login + BROWSER_SUFFIX, agent.sip_secret)

    def desk(self, agent_id: str) -> SipPhone:
        """The account for any SIP phone of the agent."""
        agent = self._agent(agent_id)
        return self._phone(agent.login, agent.sip_secret)

    def of_extension(self, number: str) -> SipPhone:
        """The account of a phone that is nobody's."""
        if number not in self._others:
            raise NotFound(what="extension", which=number)
        return self._phone(account_of(number), self._others[number].sip_secret)

    def guest(self) -> tuple[SipPhone, str]:
        """A guest's account and the number to call."""
        return self._phone("guest", self._guest_secret), self._guest_number

    def _phone(self, user: str, secret: str) -> SipPhone:
        return SipPhone(user, secret, "ringhall", self._host, self._sip_port)

    def _agent(self, agent_id: str) -> AgentSetup:
        if agent_id not in self._agents:
            raise NotFound(what="agent", which=agent_id)
        return self._agents[agent_id]
