"""Between a flow and the channel that carries it: inputs come in, commands go out. All are plain values."""

from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec

from ringhall.contact.flow_events import Decision, Noted, Verdict, VerifiedBy
from ringhall.engine.flows.secret import Secret
from ringhall.engine.lookups.ports import Outcome

QueueReason = Literal["timeout", "full", "closed"]
CodeOutcome = Literal["sent", "unknown", "locked", "too_often", "no_address", "not_taken"]
"""It is on its way; there is no such customer; too many of their proofs were wrong of late; they were sent enough for
now; nothing is known where they could be sent one; the service that sends did not take it."""
FlowOutcome = Literal["self_served", "rejected", "overflowed", "voicemail", "failed"]


class Input(msgspec.Struct, frozen=True):
    """Base of everything that can happen to a caller in a flow."""


class Key(Input, frozen=True):
    """The caller pressed a key: one of 0-9 * # A-D."""

    key: str


class Speaking(Input, frozen=True):
    """The caller surely speaks: the prompt is over, and what they say follows as Said."""


class Said(Input, frozen=True):
    """The caller said something, as it was recognised; `confidence` is 0 to 1. No text: speech, but no words."""

    text: str
    confidence: float = 1.0


class PromptEnded(Input, frozen=True):
    """The prompt was heard to its end, was stopped, or could not be played (`failed`)."""

    prompt_id: int
    failed: bool = False


class TimeUp(Input, frozen=True):
    """The moment `deadline` (milliseconds UTC, as the place gave it) has come."""

    deadline: int


class QueueReturned(Input, frozen=True):
    """The queue gave the caller back."""

    reason: QueueReason


class TransferFailed(Input, frozen=True):
    """The outside number was not reached."""

    reason: str


class MessageDone(Input, frozen=True):
    """The recording of a message is over; 0 seconds when nothing was kept."""

    seconds: float


class CallBackAnswered(Input, frozen=True):
    """A call-back was promised, or is not possible; `taken`: somebody else has the time that was wished for."""

    promised: bool
    taken: bool = False


class SlotsFound(Input, frozen=True):
    """Times at which the caller can be called back (milliseconds UTC), soonest first."""

    slots: tuple[int, ...]


class FlowReturned(Input, frozen=True):
    """The other flow leads back here (`entered`), or there is no such flow to go into."""

    entered: bool


class LanguageKnown(Input, frozen=True):
    """The caller's record was found, and says which language they speak."""

    language: str


class Verified(Input, frozen=True):
    """Whether the caller is who they say; an empty verdict: it could not be found out."""

    ask_id: int
    verdict: Verdict | Literal[""]


class LookedUp(Input, frozen=True):
    """What a source said: `values` by their names there, or the `reason` it did not answer."""

    ask_id: int
    outcome: Outcome
    values: dict[str, str] = {}
    reason: str = ""

    def __repr__(self) -> str:
        return f"LookedUp({self.ask_id}, {self.outcome!r}, {self.reason!r})"


class CodeSent(Input, frozen=True):
    """What became of a one-time code that was to be sent."""

    ask_id: int
    outcome: CodeOutcome


class Understood(Input, frozen=True):
    """What an intent model made of what the caller said: the likeliest `intent`, its confidence from 0 to 1.

    Not `known`: “I don't know”. `spoken` is what the intent is called to the caller, `answer` what the model
    has to say to it in their language, `version` that of the model.
    """

    ask_id: int
    text: str = ""
    known: bool = False
    intent: str = ""
    confidence: float = 0.0
    spoken: str = ""
    version: str = ""
    answer: str = ""

    def __repr__(self) -> str:
        return f"Understood({self.ask_id}, {self.known}, {self.intent!r}, {self.confidence})"


class Resumed(Input, frozen=True):
    """The program was started again while the caller was here: say again what they should answer."""


class Sound(msgspec.Struct, frozen=True):
    """One thing to be heard: `text` to be spoken in `language`, or `prompt`, the name of an uploaded recording.

    `values` are where the text reads values aloud (from, to): a recorded voice may say them instead.
    """

    text: str = ""
    prompt: str = ""
    language: str = ""
    values: tuple[tuple[int, int], ...] = ()


class Command(msgspec.Struct, frozen=True):
    """Base of everything a flow can ask of its channel."""


class PlayPrompt(Command, frozen=True):
    """Let the caller hear `parts` one after the other; answer with PromptEnded(prompt_id).

    `language` is the caller's; a text that is not there in it names its own.
    """

    prompt_id: int
    parts: tuple[Sound, ...]
    language: str


class StopPrompt(Command, frozen=True):
    """Stop the prompt at once; nothing happens when it is over already."""

    prompt_id: int


class Enqueue(Command, frozen=True):
    """Give the caller to a queue; QueueReturned comes when the queue gives up after `wait_seconds_max`.

    `own` are the reasons (full, closed) for which the flow has a way of its own: rules of the queue leave these to it.
    For `hold_seconds` only the agent who served the caller last (`last_agent`) and these `agents` get it.
    """

    queue: str
    priority: int
    skills: tuple[str, ...]
    wait_seconds_max: int
    own: tuple[str, ...] = ()
    last_agent: bool = False
    agents: tuple[str, ...] = ()
    hold_seconds: int = 30


class HandOver(Command, frozen=True):
    """A person is to go on with the caller whom a virtual agent had, in the queue they came from; as after Enqueue."""

    skills: tuple[str, ...]
    wait_seconds_max: int


class PromiseCallBack(Command, frozen=True):
    """Promise the caller a call at `number` when their turn in the queue comes; answer with CallBackAnswered."""

    number: str
    queue: str
    priority: int
    skills: tuple[str, ...]


class FindSlots(Command, frozen=True):
    """Find up to `most` free times for a call-back of the queue from `since` on; answer with SlotsFound."""

    queue: str
    since: int
    most: int


class BookCallBack(Command, frozen=True):
    """Book a call to `number` at one of these times, `at`; answer with CallBackAnswered."""

    number: str
    queue: str
    at: int
    priority: int
    skills: tuple[str, ...]


class LetGo(Command, frozen=True):
    """The caller was promised a call and may leave: their contact waits on."""


class TransferOut(Command, frozen=True):
    """Connect the caller with an outside number; TransferFailed comes when nobody answers in `ring_seconds`."""

    number: str
    ring_seconds: int


class RecordMessage(Command, frozen=True):
    """Record the caller for a mailbox, at most `seconds_max`; answer with MessageDone."""

    mailbox: str
    seconds_max: int


class EnterFlow(Command, frozen=True):
    """Let the caller go on in another flow; when it `returns`, LeaveFlow leads back. Answered within the same step."""

    flow: str
    returns: bool


class LeaveFlow(Command, frozen=True):
    """Let the caller go on in the flow they were sent from."""


class SpeakLanguage(Command, frozen=True):
    """The caller has chosen a language, which the contact keeps."""

    language: str


class Note(Command, frozen=True):
    """Have this written into the contact's story; nothing is to be heard of it."""

    node: str
    what: Noted
    detail: str


class Verify(Command, frozen=True):
    """Check a proof against the record of the customer with this number (empty: of the caller's telephone).

    Answer with Verified(ask_id).
    """

    ask_id: int
    by: VerifiedBy
    number: str
    proof: Secret


class SendCode(Command, frozen=True):
    """Send a one-time code by the service `source` to the customer with this number (empty: whose telephone calls).

    `language` is what they are written in. Answer with CodeSent(ask_id).
    """

    ask_id: int
    source: str
    number: str
    language: str
    seconds_max: int


class AskSource(Command, frozen=True):
    """Ask a source, within so many seconds; answer with LookedUp(ask_id).

    With a `key` it is to change something: once for each key, however often it is asked.
    """

    ask_id: int
    source: str
    parameters: dict[str, str]
    seconds_max: int
    key: str = ""


class Understand(Command, frozen=True):
    """Have an intent model find out what is meant by these words; answer with Understood(ask_id)."""

    ask_id: int
    model: str
    text: str
    language: str

    def __repr__(self) -> str:
        return f"Understand({self.ask_id}, {self.model!r})"


class KeepSaid(Command, frozen=True):
    """Have the story tell what the caller said, what it was taken for, and what was made of that."""

    node: str
    model: str
    language: str
    understood: Understood
    decision: Decision


Errand = Verify | SendCode | AskSource | Understand
"""What is found out, or done, beside the call."""


class Claim(msgspec.Struct, frozen=True):
    """Somebody says they are the customer with this `number` (empty: the one known, or whose telephone it is)."""

    customer_id: str | None
    address: str
    number: str
    by: VerifiedBy
    proof: str

    def __repr__(self) -> str:
        return f"Claim({self.customer_id!r}, {self.by!r})"


class Proven(msgspec.Struct, frozen=True):
    """What became of a claim; whose it was, once it is verified."""

    verdict: Verdict
    customer_id: str | None = None
    customer_name: str = ""


Verifier = Callable[[Claim], Awaitable[Proven]]


async def nobody_verified(claim: Claim) -> Proven:
    """Where nothing is known of customers."""
    return Proven("unknown")


class CodeWish(msgspec.Struct, frozen=True):
    """A one-time code for the customer with this `number` (empty: the one known, or whose telephone it is)."""

    customer_id: str | None
    address: str
    number: str
    source: str
    language: str
    seconds_max: int


CodeSender = Callable[[CodeWish], Awaitable[CodeOutcome]]


async def nobody_to_send_to(wish: CodeWish) -> CodeOutcome:
    """Where nothing is known of customers."""
    return "unknown"


class HangUp(Command, frozen=True):
    """The flow is done: end the call with this outcome."""

    outcome: FlowOutcome
