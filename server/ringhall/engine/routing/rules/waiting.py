"""Who waits: one contact, the group of those the same agents can take, and the queue they stand in."""

from bisect import bisect_left, insort

import msgspec

from ringhall.engine.routing.settings import QueueSettings

Rank = tuple[int, int, str]


class Waiting(msgspec.Struct, frozen=True):
    """A contact that waits; its rank is constant while it does."""

    contact_id: str
    queue_id: str
    waiting_since: int
    priority: int = 0
    skills: tuple[str, ...] = ()
    not_agents: tuple[str, ...] = ()

    @property
    def rank(self) -> Rank:
        """Least comes first: the higher priority, then the longer wait."""
        return (-self.priority, self.waiting_since, self.contact_id)


class Group:
    """Contacts of one queue that need the same skills. `eligible` has a bit per member who has them all."""

    __slots__ = ("eligible", "ranks", "skills")

    def __init__(self, skills: tuple[str, ...], eligible: int) -> None:
        self.skills = skills
        self.eligible = eligible
        self.ranks: list[Rank] = []


class Queue:
    """A queue on the floor: members by position, one bit of an integer for each."""

    def __init__(self, settings: QueueSettings) -> None:
        self.settings = settings
        self.members: list[str] = []
        self.available = 0
        self.here = 0
        self.skilled: dict[str, int] = {}
        self.groups: dict[tuple[str, ...], Group] = {}
        self.ages: list[tuple[int, str]] = []

    def add_member(self, agent_id: str, skills: list[str]) -> int:
        """Give the agent the next position."""
        place = len(self.members)
        self.members.append(agent_id)
        for skill in skills:
            self.skilled[skill] = self.skilled.get(skill, 0) | 1 << place
        return place

    def enter(self, waiting: Waiting) -> Group:
        """Put the contact into its group at its rank."""
        skills = tuple(sorted({*self.settings.skills, *waiting.skills}))
        group = self.groups.get(skills)
        if group is None:
            group = self.groups[skills] = Group(skills, self._with_all(skills))
        insort(group.ranks, waiting.rank)
        insort(self.ages, (waiting.waiting_since, waiting.contact_id))
        return group

    def leave(self, waiting: Waiting, group: Group) -> None:
        """Take the contact out; a group without contacts is forgotten."""
        del group.ranks[bisect_left(group.ranks, waiting.rank)]
        del self.ages[bisect_left(self.ages, (waiting.waiting_since, waiting.contact_id))]
        if not group.ranks:
            del self.groups[group.skills]

    def _with_all(self, skills: tuple[str, ...]) -> int:
        eligible = (1 << len(self.members)) - 1
        for skill in skills:
            eligible &= self.skilled.get(skill, 0)
        return eligible
