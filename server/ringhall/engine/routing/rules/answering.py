"""Whether a call that is offered is answered by the agent's phone itself, and how long that says so before."""

from ringhall.engine.routing.settings import AgentSettings, AutoAnswer

TELLS_SECONDS = 3
"""A phone that rings tells so long of the call before it answers: who looks away hears it, who cannot declines."""


def answers_after(queue: AutoAnswer, agent: AgentSettings, *, connected: bool, ring_seconds: int) -> int | None:
    """After how many seconds the agent's phone answers by itself; 0: at once, after a tone; None: they answer.

    `agent`: as their own setting says, which puts callers through to a phone that stays connected. `preferred`: by
    itself, unless their own setting is that they accept each. `always`, `never`: whatever their own setting is.
    A phone that is `connected` already needs nothing but the tone; one that rings tells first, within `ring_seconds`.
    """
    itself = {"agent": connected and agent.auto_answer, "preferred": agent.auto_answer, "always": True, "never": False}
    if not itself[queue]:
        return None
    return 0 if connected else min(TELLS_SECONDS, ring_seconds // 2)
