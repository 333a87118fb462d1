"""What people set for queues, agents and routing. Shapes as on the wire; each number says its unit."""

from typing import Annotated, Literal, get_args

import msgspec

from ringhall.company.organisation.rules.hours import TimeOfDay
from ringhall.contact.settings import (
    Attempts,
    CallBackSettings,
    CallSeconds,
    CallsFirst,
    Country,
    GapMinutes,
    HeadStartMinutes,
    HoursMax,
    SlotCapacity,
    SlotMinutes,
)
from ringhall.engine.routing.wrap_up import Seconds, WrapUp

Level = Annotated[int, msgspec.Meta(ge=0, le=10)]
Strategy = Literal[
    "longest_idle",
    "least_recent",
    "fewest_calls",
    "least_talk_time",
    "round_robin",
    "linear",
    "top_down",
    "random",
    "weighted_random",
    "best_match",
    "skill_level_first",
    "occupancy",
    "predicted",
    "ring_all",
    "ring_progressively",
]
"""How a queue chooses among those who can take a contact: `rules/strategies.py` says what each means."""
AutoAnswer = Literal["agent", "preferred", "always", "never"]
"""Who says whether a call is answered by the agent's phone itself: `rules/answering.py` says what each means."""
RINGS_SEVERAL: frozenset[Strategy] = frozenset({"ring_all", "ring_progressively"})
Positive = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Tier = Annotated[int, msgspec.Meta(ge=1, le=10)]
Weight = Annotated[int, msgspec.Meta(ge=1, le=100)]
HeadStart = Annotated[int, msgspec.Meta(ge=1, le=14_400)]
RELAXATIONS_MAX = 10
OPENINGS_MAX = 5
SCORE_MAX = 120
"""The cap of all scores, in points: minutes of waiting at an acceleration of 100 percent."""


class Relaxation(msgspec.Struct, frozen=True, kw_only=True):
    """What a contact asks for once it has waited `after_seconds`: `skills` instead of the queue's own.

    Without `own_skills` the contact's own wishes fall, too. Agents up to `tier` may get it.
    """

    after_seconds: Annotated[int, msgspec.Meta(ge=1, le=14_400)]
    skills: list[str] = []
    own_skills: bool = True
    tier: Tier = 1


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """Agents up to `tier` may be asked, whatever the step, while callers wait too long.

    `expected_wait`: half of those who come now would wait longer than `limit` seconds, or nobody at work could take
    them. `service_level`: of the latest contacts fewer than `limit` percent were answered within the queue's target.
    """

    when: Literal["expected_wait", "service_level"]
    limit: Annotated[int, msgspec.Meta(ge=1, le=14_400)]
    tier: Annotated[int, msgspec.Meta(ge=2, le=10)]


When = Literal["no_agents", "all_paused", "full", "closed", "expected_wait"]
At = Literal["join", "waiting"]
Then = Literal["voicemail", "call_back", "queue", "message", "number", "flow"]
WHEN: tuple[When, ...] = get_args(When)
RULES_MAX = 20
COUNTRIES_MAX = 60


class QueueRule(msgspec.Struct, frozen=True, kw_only=True):
    """`when` this holds for a caller who comes (`join`) or waits, they are given what `then` says, once on their way.

    no_agents: nobody who serves the queue is signed in · all_paused: somebody is, but nobody is ready or at work ·
    full, closed: the queue is so · expected_wait: they would wait longer than `seconds` in all.
    `to` is the mailbox (empty: the queue's own), the queue, the number or the flow; `text` is what is said first.
    """

    when: When
    then: Then
    at: At = "join"
    seconds: Annotated[int, msgspec.Meta(ge=0, le=14_400)] = 0
    to: Annotated[str, msgspec.Meta(max_length=90)] = ""
    text: Annotated[str, msgspec.Meta(max_length=500)] = ""

    def key(self, queue_id: str) -> str:
        """By what a contact remembers that it was taken: other settings of the rule make it another one."""
        return f"{queue_id} {self.when} {self.at} {self.then} {self.to}"


class QueueSettings(WrapUp, frozen=True, kw_only=True):
    """A queue. `skills` are needs (`rules/needs.py`), relaxed in steps while a contact waits.

    A contact's score is its wait in minutes x `acceleration` percent + `priority` of queue and contact
    (`rules/score.py`); `weight` is what one takes of an agent's capacity, and an `interruptible` one does not keep a
    call away. Agents of a later tier may be asked at once while nobody of the earlier ones is signed in.
    Who let a contact ring does not get it again for `not_again_seconds`. Strategies that ring several agents ring up to
    `ring_agents_max`, and progressively one more every `ring_more_seconds`. Where `auto_answer` says so, the agent's
    phone answers by itself after a tone.

    What is done for those who wait says `treatment`; without one they hear `music`.
    Open by `calendar` (none: always), unless it is closed by hand. While it is closed callers go into the flow
    `closed_flow_id`, or where the flow they come from says; when it closes, those who wait `stay` and are served, or
    `leave` as if they came now.
    What begins with `call_back_` says how customers who were promised a call are reached (`CallBackSettings`).
    Booked ones come in slots of `call_back_slot_minutes` with room for `call_back_slot_capacity` each (0: none).
    With `call_back_lost` whoever gave up, and has not come again after `call_back_lost_minutes`, is called back, too.
    Where a `disposition_required` the agent says what it was about before they end the wrap-up themselves.
    Beyond `longest_wait_seconds_max` and `abandonment_max` (a share) somebody is told.

    Of the `rules`, the first that holds lets a caller go elsewhere. Where no flow says how long somebody may wait, as
    after a transfer, it is `wait_seconds_max`.
    Where the strategy is `predicted`, whoever was busier of late than `predicted_busy_max_percent` of the average comes
    after the others, and it counts in about half of the blocks of `predicted_block_minutes` (0: always), so that its
    gain can be seen.
    Messages left for the queue take `message_weight` percent each and should be worked off within
    `message_target_hours`.
    """

    id: str
    name: str
    skills: list[str] = []
    relaxations: Annotated[list[Relaxation], msgspec.Meta(max_length=RELAXATIONS_MAX)] = []
    openings: Annotated[list[Opening], msgspec.Meta(max_length=OPENINGS_MAX)] = []
    next_tier_if_nobody_there: bool = True
    not_again_seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 120
    priority: int = 0
    acceleration: Annotated[int, msgspec.Meta(ge=10, le=1000)] = 100
    weight: Weight = 100
    interruptible: bool = False
    strategy: Strategy = "longest_idle"
    ring_seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 20
    ring_agents_max: Annotated[int, msgspec.Meta(ge=1, le=50)] = 10
    ring_more_seconds: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10
    auto_answer: AutoAnswer = "agent"
    predicted_busy_max_percent: Annotated[int, msgspec.Meta(ge=100, le=1000)] = 125
    predicted_block_minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] = 15
    disposition_required: bool = False
    short_abandon_seconds: Seconds = 5
    target_seconds: Seconds = 20
    target_share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.8
    longest_wait_seconds_max: Positive = 120
    abandonment_max: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.04
    waiting_max: Positive = 500
    music: str = "default"
    treatment: Annotated[str, msgspec.Meta(max_length=80)] = ""
    calendar: Annotated[str, msgspec.Meta(max_length=80)] = ""
    closed_flow_id: Annotated[str, msgspec.Meta(max_length=80)] = ""
    on_close: Literal["stay", "leave"] = "stay"
    message_weight: Weight = 34
    message_target_hours: Annotated[int, msgspec.Meta(ge=1, le=720)] = 24
    rules: Annotated[list[QueueRule], msgspec.Meta(max_length=RULES_MAX)] = []
    wait_seconds_max: Annotated[int, msgspec.Meta(ge=1, le=14_400)] = 3600
    call_back_first: CallsFirst = "customer"
    call_back_attempts: Attempts = 3
    call_back_gap_minutes: GapMinutes = 15
    call_back_opens: TimeOfDay = "08:00"
    call_back_closes: TimeOfDay = "20:00"
    call_back_ring_seconds: CallSeconds = 40
    call_back_hours_max: HoursMax = 48
    call_back_taken_over: bool = True
    call_back_lost: bool = False
    call_back_lost_minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)] = 10
    call_back_countries: Annotated[list[Country], msgspec.Meta(max_length=COUNTRIES_MAX)] = []
    call_back_slot_minutes: SlotMinutes = 30
    call_back_slot_capacity: SlotCapacity = 0
    call_back_head_start_minutes: HeadStartMinutes = 10

    @property
    def call_back(self) -> CallBackSettings:
        """How customers of the queue who were promised a call are reached."""
        return CallBackSettings(
            first=self.call_back_first,
            attempts=self.call_back_attempts,
            gap_minutes=self.call_back_gap_minutes,
            opens=self.call_back_opens,
            closes=self.call_back_closes,
            ring_seconds=self.call_back_ring_seconds,
            hours_max=self.call_back_hours_max,
            new_call_takes_over=self.call_back_taken_over,
            countries=tuple(self.call_back_countries),
        )


class AgentSettings(msgspec.Struct, frozen=True, kw_only=True):
    """An agent: skills with levels 1 to 10 (0 is none), and the queues they are a member of.

    By queue: the tier they are asked in (1 where nothing is said), the weight for a weighted draw (1), and the head
    start in seconds (none) that its contacts have with this agent over those of their other queues. `capacity` is in
    percent: a call usually takes all of 100.

    Calls `ring` at their phone, or it is `nailed_up`: called once when they become ready, and connected until they sign
    out. With `auto_answer` callers are then put through at once, after a tone; without, the agent accepts each, also
    from queues that would rather have them answered by the phone itself.
    """

    id: str
    login: str
    name: str
    skills: dict[str, Level] = {}
    queue_ids: list[str] = []
    team: Annotated[str, msgspec.Meta(max_length=60)] = ""
    tiers: dict[str, Tier] = {}
    weights: dict[str, Weight] = {}
    head_starts: dict[str, HeadStart] = {}
    capacity: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 100
    reached_by: Literal["ring", "nailed_up"] = "ring"
    auto_answer: bool = True


Order = Literal["first", "last", "cheaper"]
"""When a virtual agent gets a contact that a person could have as well: `rules/virtual.py` says what each means."""
Price = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


VIRTUAL = "virtual:"
"""Before the ids of virtual agents where agents have theirs: no person has such an id."""


def is_virtual_id(agent_id: str) -> bool:
    """Whether this is, or was, a virtual agent."""
    return agent_id.startswith(VIRTUAL)


class VirtualMember(AgentSettings, frozen=True, kw_only=True):
    """A virtual agent among the agents: it has a flow instead of a phone, and `contacts_max` contacts at once.

    It keeps a contact for `minutes_max` at most. In the queues of `orders` (others: last) it goes before people as that
    says; but after them while of late fewer than `success_percent_min` of its contacts came to what the caller wanted.
    `price` is what a contact with it costs, `person_price` what one with a person does (hundredths of any currency).
    """

    contacts_max: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 10
    minutes_max: Annotated[int, msgspec.Meta(ge=1, le=240)] = 10
    orders: dict[str, Order] = {}
    success_percent_min: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    price: Price = 0
    person_price: Price = 0


class RoutingSettings(WrapUp, frozen=True, kw_only=True):
    """What holds for all queues.

    Wrap-up and what a missed offer costs are for contacts that came through no queue.
    After `ivr_seconds_max` (0: never) a flow that can do so offers its callers a person, where it says nothing else.
    `score_minutes_max` is the cap of all scores: whoever has reached it is overtaken by nobody who came later.
    """

    id: str = "all"
    ivr_seconds_max: Annotated[int, msgspec.Meta(ge=0, le=3600)] = 120
    score_minutes_max: Annotated[int, msgspec.Meta(ge=1, le=1440)] = SCORE_MAX
