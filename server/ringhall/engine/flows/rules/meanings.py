"""What was understood, between intent models, flows and the story."""

from typing import Any

from ringhall.engine.flows.ports import KeepSaid, Understand, Understood
from ringhall.engine.understanding.ports import Meaning


def understood_as(command: Understand, meaning: Meaning) -> Understood:
    """The answer to a question of a flow's."""
    best = meaning.best
    return Understood(
        command.ask_id,
        command.text,
        known=meaning.known,
        intent=best.intent,
        confidence=best.confidence,
        spoken=meaning.spoken,
        version=meaning.version,
        answer=meaning.answer,
    )


def said_by(command: KeepSaid) -> dict[str, Any]:
    """What the story keeps of it."""
    taken = command.understood
    return {
        "node": command.node,
        "text": taken.text,
        "language": command.language,
        "model": command.model,
        "version": taken.version,
        "intent": taken.intent,
        "confidence": taken.confidence,
        "decision": command.decision,
    }
