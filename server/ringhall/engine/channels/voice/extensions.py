"""The centre's own short numbers: whom they lead to, and whose phone is which."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from ringhall.engine.channels.voice.seats import BROWSER_SUFFIX

LeadsTo = Literal["agent", "phone", "queue", "flow", "ring_group"]
GroupMode = Literal["all", "in_turn"]
Otherwise = Literal["nobody", "extension", "queue", "flow"]


class Extension(msgspec.Struct, frozen=True, kw_only=True):
    """A short number of ours. `target` is the agent, queue, flow or ring group; a `phone` is a SIP account of its own.

    With `outside_calls` such a phone may call outside numbers though nobody is signed in there.
    """

    number: str
    name: str
    leads_to: LeadsTo
    target: str = ""
    outside_calls: bool = False

    @property
    def endpoint(self) -> str:
        """The switch's address of a phone that is no agent's."""
        return f"PJSIP/{account_of(self.number)}"


class RingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Phones that ring for one call: all at once, or one after another, each for `ring_seconds`.

    `members` are extensions of agents and phones. Where nobody answers the caller goes on to `target`.
    """

    id: str
    name: str
    members: tuple[str, ...]
    mode: GroupMode = "all"
    ring_seconds: int = 20
    otherwise: Otherwise = "nobody"
    target: str = ""


def account_of(number: str) -> str:
    """The SIP account of an extension's phone: no mere number, which a caller of a trunk could show as theirs."""
    return f"phone{number}"


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Whose phone calls: an agent's, or one that is nobody's (`extension`)."""

    agent_id: str | None = None
    extension: Extension | None = None


class Extensions:
    """All extensions, found by number, by agent and by SIP account."""

    def __init__(self) -> None:
        self._by_number: dict[str, Extension] = {}
        self._phones: dict[str, Extension] = {}
        self._of_agent: dict[str, Extension] = {}
        self._agents: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._groups: dict[str, RingGroup] = {}

    def know(
        self,
        extensions: Iterable[Extension],
        agents: Mapping[str, tuple[str, str]],
        groups: Iterable[RingGroup] = (),
    ) -> None:
        """These are the extensions now, by identifier the agents' logins (their SIP accounts) and names, and groups."""
        self._groups = {each.id: each for each in groups}
        self._by_number = {each.number: each for each in extensions}
        self._phones = {account_of(each.number): each for each in self._by_number.values() if each.leads_to == "phone"}
        self._of_agent = {each.target: each for each in self._by_number.values() if each.leads_to == "agent"}
        self._agents = {login: agent_id for agent_id, (login, _) in agents.items()}
        self._names = {agent_id: name for agent_id, (_, name) in agents.items()}

    def find(self, dialled: str) -> Extension | None:
        """The extension somebody dialled."""
        return self._by_number.get(dialled.strip())

    def group(self, group_id: str) -> RingGroup | None:
        """The ring group of this identifier."""
        return self._groups.get(group_id)

    def caller(self, line: str) -> Caller | None:
        """Who calls by this SIP account; None for a trunk and for web guests."""
        phone = self._phones.get(line.removesuffix(BROWSER_SUFFIX))
        if phone is not None:
            return Caller(extension=phone)
        agent_id = self._agents.get(line.removesuffix(BROWSER_SUFFIX))
        return Caller(agent_id=agent_id) if agent_id is not None else None

    def account(self, extension: Extension) -> str | None:
        """The SIP account of the phone that rings there; None where it is no single phone's number."""
        if extension.leads_to == "phone":
            return account_of(extension.number)
        if extension.leads_to == "agent":
            return next((login for login, agent_id in self._agents.items() if agent_id == extension.target), None)
        return None

    def of_account(self, account: str) -> Extension | None:
        """The extension of the phone with this SIP account."""
        return self._phones.get(account) or self._of_agent.get(self._agents.get(account, ""))

    def number_at(self, address: str, agent_id: str | None) -> str | None:
        """The extension of the agent, or of the phone at this address: an account (`PJSIP/…`) or an extension."""
        caller = Caller(agent_id=agent_id) if agent_id else self.caller(address.removeprefix("PJSIP/"))
        if caller is not None:
            extension = caller.extension or self._of_agent.get(caller.agent_id or "")
        else:
            extension = self._by_number.get(address)
            extension = extension if extension and extension.leads_to in ("agent", "phone") else None
        return extension.number if extension else None

    def watched(self) -> list[str]:
        """The extensions whose phones can be watched."""
        return [each.number for each in self._by_number.values() if each.leads_to in ("agent", "phone")]

    def said_of(self, caller: Caller) -> tuple[str, str]:
        """What is shown of who calls: number and name."""
        if caller.extension is not None:
            return caller.extension.number, caller.extension.name
        return self.number_of(caller.agent_id or ""), self.name_of(caller.agent_id or "")

    def number_of(self, agent_id: str) -> str:
        """The agent's extension; their login where they have none."""
        found = self._of_agent.get(agent_id)
        return found.number if found else next((k for k, v in self._agents.items() if v == agent_id), "")

    def name_of(self, agent_id: str) -> str:
        """The agent's name."""
        return self._names.get(agent_id, "")
