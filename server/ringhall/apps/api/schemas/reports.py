"""Reports of queues, agents and numbers: each the same things by interval, by thing, and all together."""

from typing import Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Json, Moment, Shape
from ringhall.apps.api.schemas.live import Figures

ReportInterval = Literal["15m", "30m", "1h", "1d", "1w", "1mo", "all"]


class AgentFigures(Shape):
    """Figures of an agent, as the metric dictionary defines them. `reasons`: the time not ready, by reason.

    How evenly all agents who are asked for were loaded in the row's period, from 0 to 1, stands in each row.
    """

    offers: int
    accepted: int
    declined: int
    missed: int
    handled: int
    passed_on: int
    signed_in_ms: int
    ready_ms: int
    ringing_ms: int
    talking_ms: int
    holding_ms: int
    after_ms: int
    not_ready_ms: int
    occupancy: float | None
    handle_seconds: float | None
    acceptance: float | None
    occupancy_fairness: float | None
    contacts_fairness: float | None
    reasons: dict[str, int]


class HoldMenuPlay(Shape):
    """An advert or information that callers wished to hear: begun, and heard to its end (only that can be billed)."""

    queue_id: str
    what: str
    name: str
    begun: int
    whole: int


class HoldMenuChoice(Shape):
    """A key of a hold menu: how often it was pressed, and in how many contacts."""

    queue_id: str
    choice: str
    name: str
    times: int
    contacts: int


class HoldMenuLine(Shape):
    """An entry of a queue's hold menu: how often it was chosen, in how many contacts, and what was played by it."""

    queue_id: str
    what: str
    name: str
    times: int
    contacts: int
    begun: int
    whole: int


class HoldMenuReport(Shape):
    """What callers wished to hear while they waited, and what they chose; `lines` has both side by side."""

    plays: list[HoldMenuPlay]
    choices: list[HoldMenuChoice]
    lines: list[HoldMenuLine]


class IvrFigures(Shape):
    """Callers who were in the menus, by one way through a flow, by its labels; by all its ways where `path` is null.

    Half were there no longer than `p50_ms`, nine of ten than `p90_ms`. Every caller is one of the last four; who was
    offered a person is counted among them.
    """

    flow_id: str | None
    flow: str | None
    path: str | None
    callers: int
    p50_ms: int
    p90_ms: int
    offered_by_time: int
    offered_by_errors: int
    to_queue: int
    self_served: int
    hung_up: int
    elsewhere: int


class IvrReport(Shape):
    """The menus: all flows together (`total`, null where nobody called), then each flow before its ways."""

    total: IvrFigures | None
    items: list[IvrFigures]


class PredictionSide(Shape):
    """The blocks of time in which a prediction was on, or off: how many contacts were answered, how long they took."""

    blocks: int
    contacts: int
    handle_seconds: float | None


class PredictionReport(Shape):
    """What a prediction saved by contact, with its 95 % confidence interval; null where it is too early to tell.

    `proven` when the whole interval is above zero.
    """

    on: PredictionSide
    off: PredictionSide
    saved_seconds: float | None
    low_seconds: float | None
    high_seconds: float | None
    proven: bool


class NumberFigures(Shape):
    """Figures of a number, as the metric dictionary defines them."""

    arrived: int
    arrived_answered: int
    arrived_abandoned: int
    arrived_short_abandoned: int
    left_in_menu: int
    self_served: int
    voicemails: int
    call_backs: int
    arrived_not_reached: int
    passed_outside: int
    arrived_overflowed: int
    rejected: int
    broken: int
    in_progress: int
    reached_queue: int
    in_flow: int
    ivr_ms: int
    ivr_seconds: float | None
    self_service: float | None
    answered_share: float | None


class Period(Shape):
    """From when to when, and by what grid. Days and hours are those of `time_zone`."""

    from_: Moment = Field(serialization_alias="from")
    to: Moment
    interval: ReportInterval
    time_zone: str


class QueueFigures(Figures):
    """A queue's figures in the interval that begins at `from`."""

    queue_id: str
    from_: Moment = Field(serialization_alias="from")


class QueueTotal(Figures):
    """A queue's figures in the whole period."""

    queue_id: str
    name: str


class QueuesByInterval(Figures):
    """All queues' figures in the interval that begins at `from`."""

    from_: Moment = Field(serialization_alias="from")


class QueueSummary(Period):
    """Queues by thing, by interval and all together."""

    queues: list[QueueTotal]
    intervals: list[QueuesByInterval]
    total: Figures


class QueueReport(QueueSummary):
    """Figures of queues in [from, to): all add up to `total`. `compared` is the period asked to compare with."""

    items: list[QueueFigures]
    compared: QueueSummary | None


class AgentInterval(AgentFigures):
    """An agent's figures in the interval that begins at `from`."""

    agent_id: str
    from_: Moment = Field(serialization_alias="from")


class AgentTotal(AgentFigures):
    """An agent's figures in the whole period."""

    agent_id: str
    name: str


class AgentsByInterval(AgentFigures):
    """All agents' figures in the interval that begins at `from`."""

    from_: Moment = Field(serialization_alias="from")


class AgentSummary(Period):
    """Agents by thing, by interval and all together."""

    agents: list[AgentTotal]
    intervals: list[AgentsByInterval]
    total: AgentFigures


class AgentReport(AgentSummary):
    """Figures of agents in [from, to): all add up to `total`. `compared` is the period asked to compare with."""

    items: list[AgentInterval]
    compared: AgentSummary | None


class NumberInterval(NumberFigures):
    """A number's figures in the interval that begins at `from`."""

    number: str
    from_: Moment = Field(serialization_alias="from")


class NumberTotal(NumberFigures):
    """A number's figures in the whole period."""

    number: str
    name: str


class NumbersByInterval(NumberFigures):
    """All numbers' figures in the interval that begins at `from`."""

    from_: Moment = Field(serialization_alias="from")


class NumberSummary(Period):
    """Numbers by thing, by interval and all together."""

    numbers: list[NumberTotal]
    intervals: list[NumbersByInterval]
    total: NumberFigures


class NumberReport(NumberSummary):
    """Figures of numbers in [from, to): all add up to `total`. `compared` is the period asked to compare with."""

    items: list[NumberInterval]
    compared: NumberSummary | None


class Part(Shape):
    """Whether a part works; `code` and `fields` say why not, for pages, and `text` the same in English."""

    ok: bool
    code: str
    text: str
    fields: Json


class HealthReport(Shape):
    """`ok` when all parts work."""

    ok: bool
    parts: dict[str, Part]
