"""Where contacts wait: the group of those the same agents can take, and the queue they stand in."""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping

from ringhall.engine.routing.rules import score
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.member_order import Key, MemberOrder, places
from ringhall.engine.routing.rules.members import Members
from ringhall.engine.routing.rules.needs import fit
from ringhall.engine.routing.rules.plans import Circle, Standing, Waiting, circle_of, plan_of, standing_of
from ringhall.engine.routing.rules.predicted import Foresight
from ringhall.engine.routing.rules.score import Rank
from ringhall.engine.routing.settings import QueueSettings, Strategy

KEYS: dict[Strategy, Callable[[Agent, str], Key]] = {
    "least_recent": lambda agent, queue_id: (agent.record(queue_id).ended_at,),
    "fewest_calls": lambda agent, queue_id: (agent.record(queue_id).calls,),
    "least_talk_time": lambda agent, queue_id: (agent.record(queue_id).talk_ms,),
    "occupancy": lambda agent, queue_id: agent.busy.order,
}


Because = dict[str, str | int | None]
"""Why a tier is open, as the trace keeps it."""
Heads = list[tuple[Rank, "Group"]]


class Group:
    """Contacts of one queue for whom the same holds. `eligible` has a bit per member who may get them.

    `lanes` are their ranks in order: of those whose score still grows, and of those who have reached the cap. `by_fit`
    are bitmaps of the eligible, best fit first, made when somebody asks.
    """

    __slots__ = ("by_fit", "eligible", "key", "lanes", "standing")

    def __init__(self, key: Circle, standing: Standing, eligible: int) -> None:
        self.key = key
        self.standing = standing
        self.eligible = eligible
        self.lanes: tuple[list[Rank], list[Rank]] = ([], [])
        self.by_fit: list[int] | None = None


GROWING, AT_CAP = 0, 1
EMPTY_MAX = 10_000


class Queue:
    """A queue on the floor: its members as bits, its contacts in groups, and the first of each group in order.

    `heads` are the first contacts of all groups that somebody is eligible for, lane by lane. `last_offered` is when
    and where a contact of this queue last rang; `excluding` are contacts some agent must not get.
    """

    def __init__(self, settings: QueueSettings, cap: int, *, can_wait: bool = False) -> None:
        self.settings = settings
        self.plan = plan_of(settings)
        self.cap = cap
        self.members = Members(settings, can_wait=can_wait)
        self.order = MemberOrder()
        self.last_offered = (0, -1)
        self.opened_by: Because | None = None
        self.foresight = Foresight(settings.id) if settings.strategy == "predicted" else None
        self._key = KEYS.get(settings.strategy)
        self._acceleration, self._bonus = settings.acceleration, settings.priority * score.POINT
        self.groups: dict[Circle, Group] = {}
        self._empty: dict[Circle, Group] = {}
        self._holds = 0
        self.heads: tuple[Heads, Heads] = ([], [])
        self.ages: list[tuple[int, str]] = []
        self.excluding: dict[str, None] = {}

    def add_member(
        self, agent: Agent, levels: Mapping[str, int], tier: int, lead: int = 0, *, virtual: bool = False
    ) -> int:
        """Give the agent, with their levels of skills, their tier and their head start, the next position."""
        if self._key:
            self.order.add(self._key(agent, self.settings.id))
        if self.foresight:
            self.foresight.add(agent.outcomes)
        return self.members.add(agent.id, levels, tier, lead, virtual=virtual)

    def note(self, place: int, agent: Agent) -> None:
        """What this member has done has changed."""
        if self._key:
            self.order.move(place, self._key(agent, self.settings.id))
        if self.foresight:
            self.foresight.move(place, agent.outcomes)
        if offered_at := agent.record(self.settings.id).offered_at:
            self.last_offered = max(self.last_offered, (offered_at, place))

    def mark_here(self, place: int, *, here: bool) -> list[Group]:
        """The member signed in or out; the groups whose circle grew by that."""
        opened = self.members.mark_here(place, here=here)
        return self._look_again() if opened or self._holds else []

    def open_up_to(self, tier: int, because: Because | None) -> list[Group]:
        """Agents up to this tier may be asked; the groups whose circle grew by that."""
        self.opened_by = because
        return self._look_again() if self.members.open_up_to(tier) else []

    def _look_again(self) -> list[Group]:
        grown = []
        self._empty.clear()
        for group in self.groups.values():
            before, group.eligible = group.eligible, self.members.eligible(group.standing)
            if before != group.eligible:
                group.by_fit = None
                grown += [group] if group.eligible & ~before else []
        self.heads = ([], [])
        for group in self.groups.values():
            for lane in (GROWING, AT_CAP):
                self._new_head(group, lane, None)
        return grown

    def by_fit(self, group: Group) -> list[int]:
        """The group's eligible members, those who fit its needs best first."""
        if group.by_fit is None:
            needs = group.standing.needs
            if self.settings.strategy == "skill_level_first":
                needs = tuple(self.settings.skills[:1])
            fits: dict[int, int] = {}
            for place in places(group.eligible):
                level = fit(self.members.levels[place], needs)
                fits[level] = fits.get(level, 0) | 1 << place
            group.by_fit = [fits[level] for level in sorted(fits, reverse=True)]
        return group.by_fit

    def lift(self, now: int) -> int:
        """What is taken from the ranks of those who grow to compare them with those of other queues at this moment."""
        return self._acceleration * now + self._bonus

    def lifts(self, now: int) -> tuple[int, int]:
        """The same lane by lane."""
        return (self.lift(now), self.cap)

    def enter(self, waiting: Waiting, now: int) -> tuple[Group, int, Rank]:
        """Put the contact into its group, in a lane, at its rank."""
        insort(self.ages, (waiting.waiting_since, waiting.contact_id))
        circle = circle_of(self.plan, waiting, now)
        group = self.groups.get(circle) or self._group(circle)
        rank = score.rank(waiting.priority, self._acceleration, waiting.since, waiting.contact_id)
        if self.lift(now) - rank[0] < self.cap:
            self._add(group, GROWING, rank)
            return group, GROWING, rank
        rank = score.at_cap(waiting.since, waiting.contact_id)
        self._add(group, AT_CAP, rank)
        return group, AT_CAP, rank

    def leave(self, waiting: Waiting, group: Group, lane: int, rank: Rank) -> None:
        """Take the contact out; a group without contacts is put aside."""
        self._remove(group, lane, rank)
        del self.ages[bisect_left(self.ages, (waiting.waiting_since, waiting.contact_id))]
        if not group.lanes[GROWING] and not group.lanes[AT_CAP]:
            del self.groups[group.key]
            if group.standing.preferred:
                self._holds -= 1
            elif len(self._empty) < EMPTY_MAX:
                # Held contacts are few and depend on who is there; the others ask for the same again and again.
                self._empty[group.key] = group

    def has_reached_cap(self, lift: int) -> bool:
        """Whether anybody's score has grown up to the cap, by the lift of their lane."""
        heads = self.heads[GROWING]
        return bool(heads) and lift - heads[0][0][0] >= self.cap

    def to_cap(self) -> Rank:
        """Move whoever ranks first to those at the cap; their rank there."""
        rank, group = self.heads[GROWING][0]
        self._remove(group, GROWING, rank)
        there = score.at_cap(rank[1], rank[2])
        self._add(group, AT_CAP, there)
        return there

    def _group(self, circle: Circle) -> Group:
        group = self._empty.pop(circle, None)
        if group is None:
            standing = standing_of(self.plan, circle)
            group = Group(circle, standing, self.members.eligible(standing))
            self._holds += bool(standing.preferred)
        self.groups[circle] = group
        return group

    def _add(self, group: Group, lane: int, rank: Rank) -> None:
        ranks = group.lanes[lane]
        first = ranks[0] if ranks else None
        insort(ranks, rank)
        if ranks[0] is rank:
            self._new_head(group, lane, first)

    def _remove(self, group: Group, lane: int, rank: Rank) -> None:
        ranks = group.lanes[lane]
        place = bisect_left(ranks, rank)
        first = ranks.pop(place)
        if place == 0:
            self._new_head(group, lane, first)

    def _new_head(self, group: Group, lane: int, before: Rank | None) -> None:
        if not group.eligible:
            return
        heads = self.heads[lane]
        # Ranks end with the contact, so no two are equal and groups are never compared.
        if before is not None:
            del heads[bisect_left(heads, (before,))]
        if group.lanes[lane]:
            insort(heads, (group.lanes[lane][0], group))
