"""What the API needs of agents' phones."""

from typing import Literal, Protocol

import msgspec


class SipPhone(msgspec.Struct, frozen=True):
    """A SIP account of the switch and where to register it."""

    user: str
    secret: str
    realm: str
    host: str
    port: int
    transport: str = "udp"


class SeatAt(Protocol):
    """A phone by its extension."""

    @property
    def number(self) -> str: ...
    @property
    def name(self) -> str: ...


class Phones(Protocol):
    """SIP accounts, and who is registered with one."""

    def phone_of(self, agent_id: str) -> Literal["browser", "sip"] | None:
        """By which phone the agent can be reached now."""
        ...

    def seat_of(self, agent_id: str) -> SeatAt | None:
        """The phone the agent has signed in at; None at their own."""
        ...

    async def require_connected(self, number: str) -> None:
        """A Refusal when there is no phone at this extension, or it is not connected."""
        ...

    def set_microphone(self, agent_id: str, works: bool) -> None:
        """Whether the agent's page can hear them."""
        ...

    async def require_phone(self, agent_id: str) -> None:
        """A Refusal when a call would not reach the agent: their page cannot hear them, or no phone is registered."""
        ...

    def browser(self, agent_id: str) -> SipPhone:
        """The account of the agent's page."""
        ...

    def desk(self, agent_id: str) -> SipPhone:
        """The account of the agent's desk phone."""
        ...

    def of_extension(self, number: str) -> SipPhone:
        """The account of a phone that is nobody's."""
        ...

    def guest(self) -> tuple[SipPhone, str]:
        """A guest's account and the number to call (demo only)."""
        ...
