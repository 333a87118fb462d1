"""The stepper: (treatment, place, what happened, what is known, now) -> (next place, facts, commands). Pure."""

import msgspec

from ringhall.company.organisation.rules.closures import words_of
from ringhall.engine.flows.ports import Input, Key, PromptEnded, Resumed, TimeUp
from ringhall.engine.flows.prompts import Part
from ringhall.engine.waiting.ports import Command, LeaveFor, Outlook
from ringhall.engine.waiting.rules import by_patience, call_back, deadlines, outlook
from ringhall.engine.waiting.rules.message_flow import message_flow_id
from ringhall.engine.waiting.rules.turn import Chosen, Fact, Turn
from ringhall.engine.waiting.settings import Choice, Treatment
from ringhall.engine.waiting.state import Place


class Stepped(msgspec.Struct, frozen=True):
    """What a step led to; `facts` are what began, ended and was chosen on the way."""

    place: Place
    facts: tuple[Fact, ...]
    commands: tuple[Command, ...]


def begin(
    plan: Treatment, treatment: str, queue: str, language: str, known: Outlook, now: int, emergency_heard: int = 0
) -> Stepped:
    """Somebody comes to a queue whose treatment this is, and has heard that emergency message already."""
    next_at = {stream: now + first for stream, first, _ in deadlines.streams(plan)}
    place = Place(
        treatment=treatment,
        queue=queue,
        language=language,
        begun_at=now,
        said_id=now,
        next_at=next_at,
        quiet_until=now,
        emergency_heard=emergency_heard,
    )
    turn = Turn(plan, place, known, now)
    turn.retune()
    by_patience.plan(turn)
    return _settled(turn)


def step(plan: Treatment, place: Place, given: Input, known: Outlook, now: int) -> Stepped:
    """Something happened. What is late, doubled or means nothing changes nothing."""
    turn = Turn(plan, place, known, now)
    match given:
        case Key(key):
            _key(turn, key)
        case PromptEnded(prompt_id, failed):
            if place.saying is not None and prompt_id == place.saying.id:
                _ended(turn, failed=failed)
        case TimeUp(deadline):
            if deadline == place.deadline:
                _time_up(turn)
        case Resumed():
            _resumed(turn)
    return _settled(turn)


def _settled(turn: Turn) -> Stepped:
    """Nobody is left in silence: what is due is said, else there is music."""
    if not turn.place.talks and not turn.place.asked and not _say_emergency(turn):
        _say_due(turn)
    turn.begin_music()
    return Stepped(turn.place, tuple(turn.facts), tuple(turn.commands))


def _say_emergency(turn: Turn) -> bool:
    """The emergency message goes before everything else, once."""
    message = turn.outlook.emergency()
    if message is None or message.since == turn.place.emergency_heard or message.until <= turn.now:
        return False
    turn.change(emergency_heard=message.since)
    return turn.prompt("emergency", (Part(text=words_of(message, emergency=True)),))


def _say_due(turn: Turn) -> None:
    """The first of the streams that are due and have something to say."""
    for stream in deadlines.due(turn.place, turn.now):
        if stream not in deadlines.due(turn.place, turn.now):
            continue
        both = {"position", "wait"} & set(deadlines.due(turn.place, turn.now))
        spent = both if stream in ("position", "wait") else {stream}
        for each in deadlines.ORDER:
            if each in spent:
                turn.change(next_at=deadlines.after(turn.place, turn.plan, each, turn.now))
        if _say(turn, stream, both):
            return


def _say(turn: Turn, stream: str, both: set[str]) -> bool:
    if stream in ("position", "wait"):
        return outlook.tell_due(turn, position="position" in both, wait="wait" in both)
    if stream == "menu":
        return by_patience.tell(turn)
    if not turn.plan.announcements:
        return False
    at = deadlines.announcement_at(turn.plan, turn.place.told, turn.place.begun_at)
    announcement = turn.plan.announcements[at]
    turn.change(told=turn.place.told + 1)
    return turn.prompt("announcement", announcement.prompt, announcement.name or str(at + 1))


def _ended(turn: Turn, *, failed: bool) -> None:
    talked = turn.place.talks
    turn.hush("failed" if failed else "whole")
    if turn.place.asked and talked:
        call_back.heard(turn)


def _time_up(turn: Turn) -> None:
    saying = turn.place.saying
    if saying is not None and saying.until <= turn.now:
        # Nobody told of its end, so nobody knows who heard it.
        _ended(turn, failed=saying.what != "music")
    elif turn.place.asked == "goodbye":
        call_back.heard(turn)
    elif turn.place.asked:
        call_back.give_up(turn)


def _resumed(turn: Turn) -> None:
    """Say again what may have ended unheard."""
    saying = turn.place.saying
    if saying is None:
        return
    turn.hush("stopped")
    turn.say(
        saying.what,
        saying.sounds,
        saying.name,
        position=saying.position,
        minutes=saying.minutes,
        because=saying.because,
    )


def _key(turn: Turn, key: str) -> None:
    if turn.place.asked:
        call_back.key(turn, key)
        return
    choice = turn.plan.choice(key)
    if choice is None:
        return
    turn.hush("stopped")
    turn.facts.append(Chosen(key, choice))
    _choose(turn, choice)


def _choose(turn: Turn, choice: Choice) -> None:
    match choice.kind:
        case "music":
            turn.change(music_on=not turn.place.music_on)
            turn.retune()
        case "next_music":
            turn.change(music_on=True, music=turn.place.music + 1, recording_fails=False)
            turn.retune()
        case "information" | "advert":
            turn.prompt(choice.kind, choice.prompt, choice.name)
        case "position":
            outlook.tell_both(turn)
        case "menu":
            turn.prompt("menu", turn.plan.menu_prompt)
        case "call_back":
            call_back.begin(turn)
        case "message" | "flow":
            flow_id = choice.flow_id or message_flow_id(turn.place.queue)
            if turn.outlook.can_leave_for(flow_id):
                turn.commands.append(LeaveFor(flow_id))
            else:
                turn.sentence("refusal", "not_now")
