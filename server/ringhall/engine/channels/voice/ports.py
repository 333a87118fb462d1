"""What the phone channel needs of others."""

from collections.abc import Awaitable, Callable, Collection, Coroutine
from typing import Any, Literal, Protocol

import msgspec

from ringhall.contact.rules.terms import Terms
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import Sound
from ringhall.engine.recognition.ports import Expecting, Hears
from ringhall.engine.routing.events import Presence
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.settings import AgentSettings, AutoAnswer
from ringhall.engine.telephony.events import CommandFailed, KeyPressed, MessageRecorded, PlaybackEnded, SwitchUp
from ringhall.engine.telephony.ports import Command
from ringhall.foundation.steps import Step

Job = Callable[[], Awaitable[Command | None]]
"""Makes a command in its own time; None: there is nothing to ask."""


class Prompts(Protocol):
    """Turns what a flow says into something the switch can play."""

    async def media(self, parts: tuple[Sound, ...], language: str) -> list[str]:
        """Media addresses, one per part that can be heard; parts that fail are left away."""
        ...


class OpenEar(Protocol):
    """Somebody who is listened to: the switch brings their sound to `port` of this machine under `secret`."""

    @property
    def secret(self) -> str: ...

    @property
    def port(self) -> int: ...

    def expect(self, expecting: Expecting) -> None:
        """From now on something else is listened for."""
        ...

    def close(self) -> None:
        """Listen no more; nothing is told any more."""
        ...


class Ears(Protocol):
    """Who can be listened to."""

    def open(self, expecting: Expecting, hears: Hears) -> OpenEar | None:
        """One more; None where it cannot be: they have their keys."""
        ...


class Deaf:
    """Where nobody is listened to."""

    def open(self, expecting: Expecting, hears: Hears) -> None:
        """Nobody."""


class Number(Protocol):
    """A number people dial, and the flow behind it."""

    @property
    def flow_id(self) -> str: ...


class Numbers(Protocol):
    """The directory of our own numbers."""

    def find(self, dialled: str) -> Number | None:
        """The number somebody dialled, however written; None when it is not ours."""
        ...

    def normalise(self, raw: str) -> str:
        """The number in E.164 where it is one, else as it was dialled."""
        ...

    def diallable(self, raw: str) -> str:
        """The number as it is dialled. Raises a Refusal that says what is wrong with it."""
        ...

    def is_dear(self, number: str) -> bool:
        """Whether a call to this number, which can be dialled, costs more than one to a person."""
        ...

    def is_in(self, number: str, countries: Collection[str]) -> bool:
        """Whether a number is of one of these countries (two letters); none: that of the centre or of its numbers."""
        ...

    def is_emergency(self, raw: str) -> bool:
        """Whether it is an emergency number of the country, which everybody may call from everywhere."""
        ...

    def caller_id(self) -> str:
        """Our number that people we call are shown; empty when we have none."""
        ...


class Dialogues(Protocol):
    """Talks with phones whose legs are in no contact. Each method says whether the leg is one of these."""

    def key_pressed(self, step: Step, event: KeyPressed) -> bool: ...
    def playback_ended(self, step: Step, event: PlaybackEnded) -> bool: ...
    def message_recorded(self, step: Step, event: MessageRecorded) -> bool: ...
    def ended(self, step: Step, leg_id: str) -> bool: ...
    def failed(self, step: Step, event: CommandFailed, *, fatal: bool) -> bool:
        """The switch refused what was asked for the leg. `fatal`: it is gone; one that is there after all is let go."""
        ...

    def legs(self) -> set[str]:
        """The legs of all that go on."""
        ...

    def reconcile(self, step: Step, snapshot: SwitchUp) -> None:
        """Those that ended unheard are over."""
        ...


class Floor(Protocol):
    """What the phone asks of routing."""

    def reserve(self, step: Step, agent_id: str, contact_id: str, token: str, until: int) -> None:
        """Keep a ready agent for this contact; a Refusal when the agent is not free."""
        ...

    def require_idle(self, agent_id: str) -> None:
        """A Refusal unless the agent is there with nothing in hand."""
        ...

    def is_signed_in(self, agent_id: str) -> bool:
        """Whether somebody works as this agent now."""
        ...

    def has_queue(self, queue_id: str) -> bool: ...

    def serves(self, agent_id: str, queue_id: str) -> bool:
        """Whether the agent is a member of the queue."""
        ...

    def wait_ms_max(self, queue_id: str) -> int:
        """How long somebody waits in the queue at most, where no flow says otherwise."""
        ...

    def require_admission(self, queue_id: str) -> None:
        """A Refusal when the queue is full or closed just now."""
        ...


class Staff(Protocol):
    """What phones that stay connected, and those that agents sit at, ask of routing."""

    def agent(self, agent_id: str) -> Agent:
        """The agent as they are now."""
        ...

    def of_phone(self, leg_id: str) -> Agent | None:
        """Whose connected phone this leg is, or is to be; None where it is nobody's."""
        ...

    def all_agents(self) -> list[Agent]:
        """Everybody who ever signed in."""
        ...

    def known(self, agent_id: str) -> AgentSettings | None:
        """The agent's settings; None for somebody who is no agent (any more)."""
        ...

    def auto_answer(self, queue_id: str | None) -> AutoAnswer:
        """Whether calls of the queue (None: of no queue) are answered by the agent's phone itself."""
        ...

    def seated_at(self, account: str) -> list[Agent]:
        """Those who are signed in at the phone with this SIP account, which is not their own."""
        ...

    def set_state(self, step: Step, agent_id: str, state: Presence, reason: str | None, by: str) -> Agent:
        """The agent is to be ready, not ready or offline, perhaps once they are free."""
        ...

    def seat(self, step: Step, agent_id: str, account: str, by: str) -> None:
        """The agent sits at the phone with this SIP account from now on; empty: at their own."""
        ...


class Standing(Protocol):
    """Phones that stay connected between contacts."""

    def way_to(self, agent_id: str, *, own: bool, queue_id: str | None) -> tuple[str, bool] | None:
        """The endpoint of the agent's connected phone, and whether it is picked up by itself; None: it has to ring."""
        ...

    def answers_after(self, agent_id: str, queue_id: str | None, ring_seconds: int) -> int | None:
        """After how many seconds a page that rings for this queue answers by itself; None: the agent answers."""
        ...

    def tone_before(self, agent_id: str, party_id: str) -> list[Command | Job]:
        """What tells the agent that somebody is there already."""
        ...


class Overflow(Protocol):
    """The rules of queues."""

    def would_take(self, step: Step, contact: Contact, queue_id: str, terms: Terms) -> bool:
        """Whether somebody who comes to the queue now goes elsewhere."""
        ...

    def join(self, step: Step, contact: Contact, queue_id: str, terms: Terms) -> bool:
        """The same, and they are there already then."""
        ...


class Known(Protocol):
    """A customer on record."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...


FindCustomer = Callable[[str], Awaitable[Known | None]]
FindLastAgent = Callable[[str, str], Awaitable[str | None]]
"""The agent who served this number, or this customer (empty: not known), last."""


async def nobody_before(address: str, customer_id: str) -> str | None:
    """Nobody is known to have served anybody."""
    return None


"""Looks up whom a number belongs to; must answer within a second or is given up."""

SeesCallers = Callable[[str], Coroutine[Any, Any, bool]]
"""Whether the agent of this identifier may see who calls; answers within a second, and never raises."""

MayDial = Callable[[str], Awaitable[bool]]
"""Whether the agent of this identifier may call outside numbers; answers within a second, and never raises."""
MayPickUp = Callable[[str], Awaitable[bool]]
"""Whether the agent of this identifier may pick up what rings at a colleague; answers in time, and never raises."""
PinVerdict = Literal["right", "wrong", "locked", "not_now"]
"""What became of a PIN; `not_now`: that could not be found out."""
CheckPin = Callable[[str | None, str, str, str], Awaitable[PinVerdict]]
"""Whether a PIN signs in this agent (None: nobody has that number), for the number typed, at the phone of this account.

Answers in time, and never raises.
"""


async def nobody_has_a_pin(agent_id: str | None, number: str, pin: str, phone: str) -> PinVerdict:
    """Nobody signs in by phone."""
    return "wrong"


TicketVerdict = Literal["right", "wrong", "locked", "not_now"]
"""What became of a code to record with; `not_now`: that could not be found out."""


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever has the code of it may record this prompt, as this user, whose language it is in."""

    user_id: str
    prompt: str
    language: str


class Takes(Protocol):
    """Prompts that are recorded by phone. Both questions are answered in time, and never raise."""

    async def redeem(self, code: str, phone: str) -> tuple[TicketVerdict, Ticket | None]:
        """What the code is for, typed at this phone; it is of no use any more then."""
        ...

    async def keep(self, ticket: Ticket, file: str) -> bool:
        """Callers hear this file of the switch from now on; False where that was refused."""
        ...

    def forget(self, file: str) -> None:
        """The file of the switch is not needed."""
        ...


class NoTakes:
    """Nobody records by phone."""

    async def redeem(self, code: str, phone: str) -> tuple[TicketVerdict, Ticket | None]:
        """No code is good for anything."""
        return "wrong", None

    async def keep(self, ticket: Ticket, file: str) -> bool:
        """Nothing is kept."""
        return False

    def forget(self, file: str) -> None:
        """There is nothing to forget."""


NO_TAKES = NoTakes()

MessageSeconds = Callable[[str], float]
"""How long the message is that the switch has kept under this name; 0 where it has none."""

LanguageOf = Callable[[str], Awaitable[str]]
"""The language of whoever works as this agent, the centre's for nobody (empty); answers in time, and never raises."""


async def english(agent_id: str) -> str:
    """Nobody has said."""
    return "en"


Alarm = Callable[[str, str | None, dict[str, object]], None]
"""Raises an alarm: code, grade (`watch` or `missed`; None clears it), fields for its text."""
