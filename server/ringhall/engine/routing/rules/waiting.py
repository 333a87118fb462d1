"""Who waits: one contact, the group of those the same agents can take, and the queue they stand in."""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping

import msgspec

from ringhall.engine.routing.rules.member_order import Key, MemberOrder, places
from ringhall.engine.routing.rules.records import NONE, Record
from ringhall.engine.routing.settings import QueueSettings, Strategy

KEYS: dict[Strategy, Callable[[Record], Key]] = {
    "least_recent": lambda record: (record.ended_at,),
    "fewest_calls": lambda record: (record.calls,),
    "least_talk_time": lambda record: (record.talk_ms,),
}
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
    """Contacts of one queue that need the same skills. `eligible` has a bit per member who has them all.

    `by_fit` are bitmaps of them, highest sum of levels first, made when somebody asks.
    """

    __slots__ = ("by_fit", "eligible", "ranks", "skills")

    def __init__(self, skills: tuple[str, ...], eligible: int) -> None:
        self.skills = skills
        self.eligible = eligible
        self.ranks: list[Rank] = []
        self.by_fit: list[int] | None = None


class Queue:
    """A queue on the floor: members by position, one bit of an integer for each.

    `heads` are the first contacts of all groups that somebody is eligible for, the one that ranks first at the front.
    `last_offered` is when and where a contact of this queue last rang.
    """

    def __init__(self, settings: QueueSettings) -> None:
        self.settings = settings
        self.members: list[str] = []
        self.available = 0
        self.here = 0
        self.skilled: dict[str, int] = {}
        self.order = MemberOrder()
        self.last_offered = (0, -1)
        self._levels: list[Mapping[str, int]] = []
        self._key = KEYS.get(settings.strategy)
        self.groups: dict[tuple[str, ...], Group] = {}
        self.heads: list[tuple[Rank, Group]] = []
        self.ages: list[tuple[int, str]] = []

    def add_member(self, agent_id: str, levels: Mapping[str, int]) -> int:
        """Give the agent, with their levels of skills, the next position."""
        place = len(self.members)
        self.members.append(agent_id)
        self._levels.append(levels)
        for skill, level in levels.items():
            if level >= 1:
                self.skilled[skill] = self.skilled.get(skill, 0) | 1 << place
        if self._key:
            self.order.add(self._key(NONE))
        return place

    def named(self, among: int, limit: int | None = None) -> list[str]:
        """The members whose bits are set, by position; up to `limit` of them."""
        return [self.members[place] for place in places(among, limit)]

    def note(self, place: int, record: Record) -> None:
        """What this member has done here has changed."""
        if self._key:
            self.order.move(place, self._key(record))
        if record.offered_at:
            self.last_offered = max(self.last_offered, (record.offered_at, place))

    def by_fit(self, group: Group) -> list[int]:
        """The group's eligible members, those with the highest sum of levels in its skills first."""
        if group.by_fit is None:
            fits: dict[int, int] = {}
            for place in places(group.eligible):
                fit = sum(self._levels[place].get(skill, 0) for skill in group.skills)
                fits[fit] = fits.get(fit, 0) | 1 << place
            group.by_fit = [fits[fit] for fit in sorted(fits, reverse=True)]
        return group.by_fit

    def enter(self, waiting: Waiting) -> Group:
        """Put the contact into its group at its rank."""
        skills = tuple(sorted({*self.settings.skills, *waiting.skills}))
        group = self.groups.get(skills)
        if group is None:
            group = self.groups[skills] = Group(skills, self._with_all(skills))
        rank = waiting.rank
        first = group.ranks[0] if group.ranks else None
        insort(group.ranks, rank)
        if group.ranks[0] is rank:
            self._new_head(group, first)
        insort(self.ages, (waiting.waiting_since, waiting.contact_id))
        return group

    def leave(self, waiting: Waiting, group: Group) -> None:
        """Take the contact out; a group without contacts is forgotten."""
        place = bisect_left(group.ranks, waiting.rank)
        first = group.ranks.pop(place)
        if place == 0:
            self._new_head(group, first)
        del self.ages[bisect_left(self.ages, (waiting.waiting_since, waiting.contact_id))]
        if not group.ranks:
            del self.groups[group.skills]

    def _new_head(self, group: Group, before: Rank | None) -> None:
        if not group.eligible:
            return
        # Ranks end with the contact, so no two are equal and groups are never compared.
        if before is not None:
            del self.heads[bisect_left(self.heads, (before,))]
        if group.ranks:
            insort(self.heads, (group.ranks[0], group))

    def _with_all(self, skills: tuple[str, ...]) -> int:
        eligible = (1 << len(self.members)) - 1
        for skill in skills:
            eligible &= self.skilled.get(skill, 0)
        return eligible
