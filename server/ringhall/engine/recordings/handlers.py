"""Which events of a contact begin and end recordings."""

from collections.abc import Awaitable, Callable

from ringhall.contact.events import MessageReceived, PartyAnswered, PartyLeft
from ringhall.engine.recordings.events import RecordingEnded
from ringhall.engine.recordings.service import Recordings
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step

Check = Callable[[str, int], Awaitable[None]]


def handlers(recordings: Recordings, check: Check) -> dict[type[Event], Handler]:
    """The slice's table; `check` looks at the file of an ended recording once its end is stored."""

    def start(step: Step, recorded: Recorded) -> None:
        assert isinstance(recorded.event, PartyAnswered)
        recordings.start(step, recorded.event.party_id)

    def end(step: Step, recorded: Recorded) -> None:
        assert isinstance(recorded.event, PartyLeft)
        recordings.end(step, recorded.event.party_id, exact=recorded.event.reason != "lost")

    def keep_message(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, MessageReceived)
        recordings.message(step, event.contact_id, event.recording, event.seconds)

    def look(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, RecordingEnded)
        step.after_commit(lambda: check(event.contact_id, event.n))

    return {PartyAnswered: start, PartyLeft: end, MessageReceived: keep_message, RecordingEnded: look}
