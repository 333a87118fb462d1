"""The members of a queue by position, one bit of an integer for each: who is there, who is free, who may get what."""

from collections.abc import Mapping

from ringhall.engine.routing.rules.member_order import places
from ringhall.engine.routing.rules.needs import alternatives
from ringhall.engine.routing.rules.plans import Standing
from ringhall.engine.routing.settings import QueueSettings


class Members:
    """`available` are those with room for a contact of the queue, `here` those who are signed in.

    `virtual` are no people. `at_work` are ready and not about to leave, whether there is room or not. `led` tells
    whether contacts have a head start with anybody.
    With `can_wait` what is held for somebody is so while they are away: nobody listens to music meanwhile.
    """

    def __init__(self, settings: QueueSettings, *, can_wait: bool = False) -> None:
        self._can_wait = can_wait
        self._alone_opens = settings.next_tier_if_nobody_there
        self.names: list[str] = []
        self.places: dict[str, int] = {}
        self.levels: list[Mapping[str, int]] = []
        self.tiers: dict[int, int] = {}
        self.leads: dict[int, int] = {}
        self.led = False
        self.virtual = 0
        self.available = 0
        self.here = 0
        self.at_work = 0
        self.open_tier = 1
        self._opened_tier = 1
        self._at_least: dict[tuple[str, int], int] = {}

    def add(self, agent_id: str, levels: Mapping[str, int], tier: int, lead: int = 0, *, virtual: bool = False) -> int:
        """Give the agent the next position. All members are added before anybody asks."""
        place = len(self.names)
        self.virtual |= virtual << place
        self.names.append(agent_id)
        self.places[agent_id] = place
        self.levels.append(levels)
        self.tiers[tier] = self.tiers.get(tier, 0) | 1 << place
        self.leads[lead] = self.leads.get(lead, 0) | 1 << place
        self.led = self.led or lead > 0
        for skill, level in levels.items():
            for reached in range(1, level + 1):
                self._at_least[skill, reached] = self._at_least.get((skill, reached), 0) | 1 << place
        self.open_tier = self._opened()
        return place

    @property
    def everybody(self) -> int:
        """All bits."""
        return (1 << len(self.names)) - 1

    def named(self, among: int, limit: int | None = None) -> list[str]:
        """The members whose bits are set, by position; up to `limit` of them."""
        if not among & (among - 1):
            return [self.names[among.bit_length() - 1]] if among else []
        return [self.names[place] for place in places(among, limit)]

    def bits(self, agent_ids: tuple[str, ...]) -> int:
        """The bits of those of these agents who are members."""
        return sum(1 << self.places[agent_id] for agent_id in set(agent_ids) if agent_id in self.places)

    def mark_here(self, place: int, *, here: bool) -> bool:
        """The member signed in or out; whether that opened or closed a tier."""
        self.here = self.here | 1 << place if here else self.here & ~(1 << place)
        before, self.open_tier = self.open_tier, self._opened()
        return before != self.open_tier

    def open_up_to(self, tier: int) -> bool:
        """Tiers up to this one are open, whoever is there; whether that opened or closed one."""
        self._opened_tier = tier
        before, self.open_tier = self.open_tier, self._opened()
        return before != self.open_tier

    def _opened(self) -> int:
        """The highest tier that is open from the start: a later one as long as nobody of the lower ones is there.

        Virtual agents are somebody only where no people are: who may be served by people only would wait in vain.
        """
        there = self.people_here or self.here
        if self._alone_opens:
            for tier in sorted(self.tiers):
                if self.tiers[tier] & there:
                    return max(tier, self._opened_tier)
        return self._opened_tier

    def eligible(self, standing: Standing) -> int:
        """The members who may get a contact for whom this holds: membership always counts.

        While it is held for preferred agents only they may; when none of them is signed in, no caller waits for them.
        """
        if standing.preferred:
            # Nobody waits for a virtual agent.
            preferred = ~self.virtual & self.bits(standing.preferred)
            if preferred & self.here or (self._can_wait and preferred):
                return preferred
        found = 0
        tier_max = max(standing.tier, self.open_tier)
        for tier, members in self.tiers.items():
            if tier <= tier_max:
                found |= members
        for need in standing.needs:
            able = 0
            for wanted in alternatives(need):
                able |= self._at_least.get((wanted.skill, wanted.level), 0)
            found &= able
        return found & ~self.virtual if standing.people_only else found

    @property
    def people_here(self) -> int:
        """The bits of people who are signed in."""
        return self.here & ~self.virtual

    def split_by_tier(self, among: int) -> list[int]:
        """The bitmap, tier by tier, the lowest first; empty parts left out."""
        parts = (among & self.tiers[tier] for tier in sorted(self.tiers))
        return [part for part in parts if part]

    def split_by_lead(self, among: int) -> list[tuple[int, int]]:
        """Head starts and their parts of the bitmap, the longest first; empty parts left out."""
        parts = ((lead, among & self.leads[lead]) for lead in sorted(self.leads, reverse=True))
        return [(lead, part) for lead, part in parts if part]
