"""Their place in the queue and the wait that is left, when these are due or asked for."""

from ringhall.contact.events import Said
from ringhall.engine.flows.ports import Sound
from ringhall.engine.waiting.rules import sentences
from ringhall.engine.waiting.rules.honest_wait import honest_minutes
from ringhall.engine.waiting.rules.turn import Turn


def tell_both(turn: Turn) -> None:
    """At their own wish: whatever is known, also when it is no better than before."""
    if not _tell(turn, turn.outlook.position(), _minutes(turn)):
        turn.sentence("position", "unknown")


def tell_due(turn: Turn, *, position: bool, wait: bool) -> bool:
    """As the treatment has it. False when there is nothing to say."""
    place = turn.outlook.position() if position else None
    said = turn.place.position_said
    if turn.plan.position_only_improving and place is not None and said is not None and place >= said:
        place = None
    return _tell(turn, place, _minutes(turn) if wait else ())


def _minutes(turn: Turn) -> tuple[int, ...]:
    expected = turn.outlook.expected_wait()
    return honest_minutes(expected, turn.plan.wait_minutes_max) if expected else ()


def _tell(turn: Turn, position: int | None, minutes: tuple[int, ...]) -> bool:
    parts: list[Sound] = []
    if position is not None:
        parts.append(sentences.position(position, turn.place.language))
        turn.change(position_said=position)
    if minutes:
        parts.append(sentences.wait(minutes[0], minutes[1], turn.place.language))
    what: Said = "wait" if position is None else "position"
    return turn.say(what, parts, position=position, minutes=minutes)
