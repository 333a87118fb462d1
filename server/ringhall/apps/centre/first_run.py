"""The first run: from nothing to a real call, in steps that can be left, skipped and taken up again."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any, Literal, get_args

import msgspec

from ringhall.apps.api.parts import Json
from ringhall.apps.centre import kinds
from ringhall.apps.centre.place import ONLY, ORGANISATION, stored_place
from ringhall.apps.centre.settings.shelves import new_sip_secret
from ringhall.company.access.service import Users
from ringhall.company.access.types import User, UserSettings
from ringhall.company.organisation.service import Organisation, read
from ringhall.company.organisation.types import Kind
from ringhall.contact.state import Contact
from ringhall.engine.flows.rules import starter
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Conflict, Phrase

StepName = Literal["organisation", "administrator", "number", "queue", "agent", "call"]
StepState = Literal["open", "done", "skipped"]
STEPS: tuple[StepName, ...] = get_args(StepName)


class NotThereYet(Conflict):
    """A step cannot be called done while what it makes is missing."""

    code = "not-there-yet"
    text = "This step is not done: {missing}. Do it first, or skip the step."


class AlreadyAgent(Conflict):
    """Nobody is two agents."""

    code = "already-agent"
    text = "You are an agent already. Add somebody else, or go on."


class FirstRunSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How far the first run is. `contact_id` is the test call."""

    done: list[StepName] = []
    skipped: list[StepName] = []
    dismissed: bool = False
    contact_id: str = ""


FIRST_RUN = Kind("first_run", FirstRunSettings)
FLOW_ID = "welcome"


class FirstRun:
    """Implements the API's FirstRun over the stored settings."""

    def __init__(self, organisation: Organisation, users: Users) -> None:
        self._organisation, self._users = organisation, users

    async def place(self, transaction: Transaction) -> dict[str, str] | None:
        """The organisation as people set it."""
        place = await stored_place(self._organisation, transaction)
        return msgspec.to_builtins(place) if place else None

    async def settle(self, transaction: Transaction, who: str, place: Json) -> None:
        """This is the organisation."""
        await self._organisation.put(transaction, who, ORGANISATION, ONLY, read(ORGANISATION, place))
        await self.mark(transaction, who, "organisation", "done")

    async def progress(self, transaction: Transaction) -> tuple[dict[StepName, StepState], FirstRunSettings, bool]:
        """Each step's state, what is stored of it, and whether administrators are still to be led."""
        stored = await self._organisation.find(transaction, FIRST_RUN, ONLY)
        if stored is not None:
            found = stored.value
        else:
            # Set up in another way: what is there counts, and nobody is bothered once a number can be called.
            there = {step for step in STEPS if not await self._missing(transaction, step, "")}
            found = FirstRunSettings(done=[step for step in STEPS if step in there], dismissed="number" in there)
        states = {step: _state(found, step) for step in STEPS}
        return states, found, not found.dismissed and "open" in states.values()

    async def mark(
        self, transaction: Transaction, who: str, step: StepName, state: StepState, contact_id: str = ""
    ) -> None:
        """A step is done, skipped or open again. Refused when it is not done in truth."""
        _, found, _ = await self.progress(transaction)
        if state == "done" and (missing := await self._missing(transaction, step, contact_id or found.contact_id)):
            raise NotThereYet(missing=missing)
        done = [each for each in found.done if each != step] + ([step] if state == "done" else [])
        skipped = [each for each in found.skipped if each != step] + ([step] if state == "skipped" else [])
        changed = FirstRunSettings(
            done=done, skipped=skipped, dismissed=found.dismissed, contact_id=contact_id or found.contact_id
        )
        await self._organisation.put(transaction, who, FIRST_RUN, ONLY, changed)

    async def dismiss(self, transaction: Transaction, who: str, dismissed: bool) -> None:
        """Nobody is to be reminded of what is left, or somebody is again."""
        _, found, _ = await self.progress(transaction)
        changed = msgspec.structs.replace(found, dismissed=dismissed)
        await self._organisation.put(transaction, who, FIRST_RUN, ONLY, changed)

    async def add_number(self, transaction: Transaction, by: User, wish: Json) -> None:
        """The number, its flow and the queues it leads to; queues of that name that are there are taken."""
        queues = {s.value.name: s.id for s in await self._organisation.all(transaction, kinds.QUEUES)}
        for name in (way["queue"] for way in wish["ways"]):
            if name not in queues:
                queue = QueueSettings(id=identifier(name, set(queues.values()), "queue"), name=name)
                await self._organisation.put(transaction, by.login, kinds.QUEUES, queue.id, queue)
                queues[name] = queue.id
        flows = {s.id for s in await self._organisation.all(transaction, kinds.FLOWS)}
        flow_id = identifier(FLOW_ID, flows, FLOW_ID)
        flow = kinds.FlowSettings(id=flow_id, name=wish["name"], document=_document(wish, queues))
        await self._organisation.put(transaction, by.login, kinds.FLOWS, flow_id, flow, 0)
        dialled = re.sub(r"[ ()./-]", "", wish["number"])
        number = read(kinds.NUMBERS, {"number": dialled, "name": wish["name"], "flow_id": flow_id})
        await self._organisation.put(transaction, by.login, kinds.NUMBERS, number.number, number, 0)
        await self.mark(transaction, by.login, "number", "done")

    async def add_agent(self, transaction: Transaction, by: User, name: str, login: str, password: str | None) -> None:
        """An agent in all queues: somebody new with their password, or without one whoever asks."""
        if password is None and by.agent_id is not None:
            raise AlreadyAgent
        login = by.login if password is None else login.strip().lower()
        agents = {s.id for s in await self._organisation.all(transaction, kinds.AGENTS)}
        queue_ids = [s.id for s in await self._organisation.all(transaction, kinds.QUEUES)]
        agent_id = identifier(login, agents, "agent")
        if password is None:
            mine = UserSettings(by.login, by.name, by.roles, agent_id, by.language)
            await self._users.change(transaction, by.login, by.id, mine)
        else:
            theirs = UserSettings(login, name, ("agent",), agent_id, by.language)
            await self._users.add(transaction, by.login, theirs, password)
        agent = kinds.AgentSetup(
            id=agent_id, login=agent_id, name=name, queue_ids=queue_ids, sip_secret=new_sip_secret()
        )
        await self._organisation.put(transaction, by.login, kinds.AGENTS, agent_id, agent, 0)
        await self.mark(transaction, by.login, "agent", "done")

    async def called(self, transaction: Transaction, by: User, contact: Contact) -> None:
        """This was the test call. Refused while nobody has talked in it."""
        if contact.last_agent_id is None:
            raise NotThereYet(missing=Phrase("nobody answered this call"))
        await self.mark(transaction, by.login, "call", "done", contact.id)

    async def _missing(self, transaction: Transaction, step: StepName, contact_id: str) -> str:
        """What the step still lacks, in words; nothing when it is done."""
        wanted: dict[str, tuple[Kind[Any], str]] = {
            "organisation": (ORGANISATION, Phrase("the organisation has no name yet")),
            "number": (kinds.NUMBERS, Phrase("there is no number yet")),
            "queue": (kinds.QUEUES, Phrase("there is no queue yet")),
            "agent": (kinds.AGENTS, Phrase("there is no agent yet")),
        }
        if step in wanted:
            kind, words = wanted[step]
            return "" if await self._organisation.all(transaction, kind) else words
        if step == "call":
            return "" if contact_id else Phrase("no test call was answered yet")
        administrators = [user for user in await self._users.all(transaction) if "admin" in user.roles]
        return "" if administrators else Phrase("there is no administrator yet")


def identifier(name: str, taken: Collection[str], fallback: str) -> str:
    """An identifier that reads like the name and that nothing else has."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or fallback
    return next(each for n in range(1, len(taken) + 2) if (each := base if n == 1 else f"{base}_{n}") not in taken)


def _state(found: FirstRunSettings, step: StepName) -> StepState:
    return "done" if step in found.done else "skipped" if step in found.skipped else "open"


def _document(wish: Json, queues: dict[str, str]) -> Json:
    greeting, choice, sorry = ({wish["language"]: wish[said]} for said in ("greeting", "choice", "sorry"))
    ways = [starter.Way(way["key"], queues[way["queue"]], way["queue"]) for way in wish["ways"]]
    if len(ways) == 1:
        return starter.straight(greeting, sorry, ways[0].queue_id)
    return starter.menu(greeting, choice, sorry, ways)
