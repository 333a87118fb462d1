"""The dialogue that settles at which number somebody is called back; they wait on until it is settled."""

from ringhall.engine.waiting.ports import LetGo, PromiseCallBack
from ringhall.engine.waiting.rules.sentences import Key
from ringhall.engine.waiting.rules.turn import Turn
from ringhall.engine.waiting.state import Asked

ANSWER_MS = 15_000
DIGITS_MAX = 20
BACK, DONE, YES, AGAIN = "*", "#", "1", "2"


def begin(turn: Turn) -> None:
    """They asked for it: at the number they call from, or at another one."""
    if not turn.outlook.can_call_back(""):
        turn.sentence("refusal", "not_now")
    elif turn.outlook.caller and turn.outlook.can_call_back(turn.outlook.caller):
        _ask(turn, "which", number=turn.outlook.caller)
    else:
        _ask(turn, "number")


def key(turn: Turn, pressed: str) -> None:
    """A key while a question is open; it counts at once, also while the question is still being said."""
    asked = turn.place.asked
    if asked == "goodbye":
        return
    if pressed == BACK:
        give_up(turn)
    elif asked == "number":
        _typed(turn, pressed)
    elif pressed == YES:
        _promise(turn)
    elif pressed == AGAIN:
        _ask(turn, "number")


def give_up(turn: Turn) -> None:
    """They want to wait on, or answered nothing in time."""
    turn.change(asked="", asked_until=0, typed="", number="")
    turn.sentence("call_back", "back")


def heard(turn: Turn) -> None:
    """What was said is over: time runs for the answer, or the call ends."""
    if turn.place.asked == "goodbye":
        turn.change(asked="", asked_until=0)
        turn.commands.append(LetGo())
    else:
        turn.change(asked_until=turn.now + ANSWER_MS)


def _typed(turn: Turn, pressed: str) -> None:
    if turn.place.saying is not None:
        turn.hush("stopped")
    if pressed.isdecimal() and len(turn.place.typed) < DIGITS_MAX:
        turn.change(typed=turn.place.typed + pressed, asked_until=turn.now + ANSWER_MS)
    elif pressed == DONE and turn.outlook.can_call_back(turn.place.typed):
        _ask(turn, "sure", number=turn.place.typed)
    elif pressed == DONE:
        _ask(turn, "number", before=("not_dialled",))
    else:
        turn.change(asked_until=turn.now + ANSWER_MS)


def _ask(turn: Turn, asked: Asked, *, number: str = "", before: tuple[Key, ...] = ()) -> None:
    question: Key = "sure" if asked == "sure" else "which" if asked == "which" else "number"
    turn.change(asked=asked, asked_until=turn.now + ANSWER_MS, typed="", number=number)
    turn.sentence("call_back", *before, question, number=number)


def _promise(turn: Turn) -> None:
    turn.commands.append(PromiseCallBack(turn.place.number))
    turn.change(asked="goodbye", asked_until=turn.now + ANSWER_MS, typed="")
    turn.sentence("call_back", "goodbye")
