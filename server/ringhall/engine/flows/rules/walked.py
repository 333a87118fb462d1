"""A call through flows without a contact: from flow to flow, and everything that happens in it is told."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import Frame, Place
from ringhall.engine.flows.rules.course import GIVEN, HERE, Course, Moment, Way, detail_of, moment_of
from ringhall.engine.flows.rules.step import Stepped, begin, step
from ringhall.engine.flows.rules.subflows import come_back, go_down
from ringhall.engine.flows.trials import Doing, Script

ALWAYS = Calendar(time_zone="UTC", weekly={day: (Opening("00:00", "24:00"),) for day in DAYS})
NEVER = Calendar(time_zone="UTC", weekly={})
ELSEWHERE = ("queue", "transfer", "message", "call_back", "slots")
"""What a caller waits for while others have them."""


class Stuck(Exception):
    """The call does not come to an end."""


class Walked:
    """A call and how it went so far. Whoever drives it sets `now`; `carry_out` is told each command."""

    def __init__(self, flow: Flow, script: Script, others: Mapping[str, Flow], now: int, steps_max: int) -> None:
        hours = {name: ALWAYS if is_open else NEVER for name, is_open in script.open.items()}
        self.flows: Mapping[str, Flow] = {
            name: replace(each, calendars={**each.calendars, **hours}) for name, each in {**others, HERE: flow}.items()
        }
        self.now = self._began = now
        self.end = ""
        self.place = Place(node="", in_ivr_since=now, entered_at=now)
        self._in = HERE
        self._queue = ""
        self._heard: list[str] = []
        self._ways: list[Way] = []
        self._nodes: list[str] = []
        self._moments: list[Moment] = []
        self._steps, self._steps_max = 0, steps_max

    def begin(self, variables: dict[str, str], language: str, seed: str) -> None:
        """The caller enters the flow. Raises Stuck, as all that follows."""
        self._took(begin(self.flows[HERE], variables, self.now, language, seed), "begins")

    def give(self, given: do.Input) -> None:
        """Something happens to the caller; once the call is over nothing does."""
        if not self.end:
            stepped = step(self.flows[self._in], self.place, given, self.now)
            self._took(stepped, GIVEN[type(given)], detail_of(given))

    def let_others(self, doing: Doing) -> None:
        """What others do with the caller, or the caller with the receiver."""
        for given in inputs(doing, self.place.prompt_id):
            self.give(given)
        if doing.hangs_up and not self.end:
            self._ends("hung_up", "hangs_up")
        if "answered" in (doing.queue, doing.transfer) and self.place.waiting in ("queue", "transfer"):
            self._ends(self.place.waiting, "answered")

    def carry_out(self, command: do.Command) -> None:
        """What the flow asks of whoever carries the call."""

    def course(self, next_ms: int | None) -> Course:
        """How it went; after `next_ms` something happens by itself."""
        return Course(
            place=self.place,
            end=self.end or self.place.waiting,
            queue=self._queue,
            heard=tuple(self._heard),
            ways=tuple(self._ways),
            nodes=tuple(self._nodes),
            moments=tuple(self._moments),
            over=bool(self.end),
            next_ms=next_ms,
            steps=self._steps,
        )

    def _ends(self, end: str, given: str) -> None:
        self.end = end
        at, place = self.now - self._began, self.place
        self._moments.append(
            Moment(at=at, given=given, detail="", flow=self._in, node=place.node, waiting=place.waiting)
        )

    def _took(self, stepped: Stepped, given: str, detail: str = "") -> None:
        self._steps += 1
        if self._steps > self._steps_max:
            raise Stuck
        at = self.now - self._began
        self._moments.append(moment_of(stepped, self.place, self._in, at, given, detail))
        self.place = stepped.place
        self._nodes += stepped.entered
        self._ways += [(self._in, node, to) for node, to in stepped.ways]
        for command in stepped.commands:
            self._do(command)

    def _do(self, command: do.Command) -> None:
        if isinstance(command, do.PlayPrompt):
            self._heard.append(" ".join(part.text or f"<{part.prompt}>" for part in command.parts))
        elif isinstance(command, do.Enqueue):
            self._queue = command.queue
        elif isinstance(command, do.HangUp | do.LetGo):
            self.end = "ended" if isinstance(command, do.HangUp) else "call_back"
        if isinstance(command, do.EnterFlow):
            self._go_down(command)
        elif isinstance(command, do.LeaveFlow):
            self._in = self.place.stack[-1].flow
            self._took(come_back(self.flows[self._in], self.place, self.now), "returns")
        else:
            self.carry_out(command)

    def _go_down(self, command: do.EnterFlow) -> None:
        if command.flow not in self.flows:
            self.give(do.FlowReturned(entered=False))
            return
        frame = Frame(self._in, 0, self.place.node) if command.returns else None
        self._in = command.flow
        self._took(go_down(self.flows[self._in], self.place, frame, self.now), "enters", command.flow)


def inputs(doing: Doing, ask_id: int) -> Iterator[do.Input]:
    """What a deed of others is to the flow; `ask_id` is what it asked last."""
    if doing.says is not None:
        yield do.Said(doing.says)
    if doing.queue in ("timeout", "full", "closed"):
        yield do.QueueReturned(doing.queue)
    if doing.transfer == "failed":
        yield do.TransferFailed("no_answer")
    if doing.message is not None:
        yield do.MessageDone(doing.message)
    if doing.call_back is not None:
        yield do.CallBackAnswered(doing.call_back == "promised", taken=doing.call_back == "taken")
    if doing.slots is not None:
        yield do.SlotsFound(tuple(round(each.timestamp() * 1000) for each in doing.slots))
    if doing.verified is not None:
        yield do.Verified(ask_id, doing.verified)
    if doing.found is not None:
        yield do.LookedUp(ask_id, "found", doing.found)
    if doing.look_up is not None:
        yield do.LookedUp(ask_id, doing.look_up)
    if doing.code is not None:
        yield do.CodeSent(ask_id, doing.code)
    if doing.understood is not None:
        taken = doing.understood
        yield do.Understood(
            ask_id, known=bool(taken.intent), intent=taken.intent, confidence=taken.confidence, spoken=taken.spoken,
            answer=taken.answer,
        )  # fmt: skip
    if doing.language is not None:
        yield do.LanguageKnown(doing.language)
