"""Refusals of routing.

Refusal
├── NotFound
│   └── AgentUnknown        404
└── Conflict
    ├── AgentBusy           409  no room for one more contact
    ├── NotIdle             409  a call out needs free hands
    ├── NotInWrapUp         409  there is no wrap-up to finish
    ├── WrapUpLongEnough    409  no more time for this one
    ├── WrapUpFixed         409  it lasts its whole time
    └── QueueTakesNobody    409  the queue is closed or full
"""

from ringhall.foundation.errors import Conflict, NotFound


class AgentUnknown(NotFound):
    """No such agent in the settings."""

    code = "agent-unknown"
    text = "There is no agent {agent_id}. See GET /api/v1/agents for those there are."


class AgentBusy(Conflict):
    """The agent can take nothing now."""

    code = "agent-busy"
    text = "Agent {name} is {state} and can take nothing now. Choose another agent, or a queue."


class NotIdle(Conflict):
    """Something is in hand, or the agent is not at work."""

    code = "not-idle"
    text = "Agent {name} is {state}. To call somebody, be ready or not ready, with nothing in hand."


class NotInWrapUp(Conflict):
    """Nothing to finish."""

    code = "not-in-wrap-up"
    text = "Agent {name} is {state}, not in wrap-up. Wrap-up can be finished once the talk is over."


class WrapUpLongEnough(Conflict):
    """The clock was put forward as far as it goes."""

    code = "wrap-up-long-enough"
    text = "This wrap-up may last {seconds} s longer, no more. Finish it, then be not ready for as long as you need."


class WrapUpFixed(Conflict):
    """The queue says how long it lasts, not the agent."""

    code = "wrap-up-fixed"
    text = "Wrap-up of this queue lasts its whole time and ends by itself. Be not ready, if you need a break after it."


class QueueTakesNobody(Conflict):
    """The queue is closed or full."""

    code = "queue-takes-nobody"
    text = "The queue {name} is {why} and takes nobody just now. Choose another queue."
