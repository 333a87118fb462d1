"""What a supervisor asks of the floor, and what a figure is made of."""

from typing import Annotated

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Identifier, Moment, Shape
from ringhall.apps.api.schemas.live import Agent
from ringhall.apps.api.schemas.reports import AgentFigures, AgentTotal
from ringhall.apps.api.schemas.setup import Ids, Skill


class QueueChoice(Body):
    """The queue a contact goes to."""

    queue: Identifier


class PriorityChoice(Body):
    """How a contact is ranked from now on: each point of priority counts as a minute of waiting.

    With `waited_seconds` it also counts as having waited so long; no figure does.
    """

    priority: Annotated[int, Field(ge=-1000, le=1000)]
    waited_seconds: Annotated[int, Field(ge=0, le=86_400)] | None = None


class ForNowChange(Body):
    """Skills and queues of an agent for so many minutes; then what is set up holds again."""

    skills: dict[Skill, Annotated[int, Field(ge=1, le=10)]] = {}
    queue_ids: Ids = []
    minutes: Annotated[int, Field(ge=1, le=1440)] = 480


class VisitOfFigure(Shape):
    """One visit to a queue behind a figure: whether it `counts` among all, and the `amount_ms` that it adds."""

    contact_id: str
    n: int
    reference: str
    caller: str
    queue_id: str
    queued_at: Moment
    wait_ms: int
    outcome: str | None
    agent_id: str | None
    counts: bool
    amount_ms: int


class ContactsOfFigure(Shape):
    """A figure of these queues since midnight, and the visits it is made of, newest first."""

    figure: str
    unit: str
    value: float | None
    count: int
    items: list[VisitOfFigure]
    next: str | None


class WaitingOfFigure(Shape):
    """Somebody who waits right now."""

    contact_id: str
    reference: str
    caller: str
    queue_id: str
    waiting_since: Moment
    priority: int


class FloorOfFigure(Shape):
    """A figure of right now, and the agents or the contacts it is made of."""

    figure: str
    value: float | None
    agents: list[Agent]
    contacts: list[WaitingOfFigure]


class AgentsOfFigure(Shape):
    """A figure of agents since midnight, whose `total` it stands in; `agents` are those who did anything."""

    figure: str
    unit: str
    value: float | None
    agents: list[AgentTotal]
    total: AgentFigures
