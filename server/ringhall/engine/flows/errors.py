"""Refusals of this slice.

Refusal
├── FlowTooLarge        413   more bytes or nodes than a flow may have
├── FlowInvalid         422   the document has problems, all of them listed
└── CallEndless         422   a call that is tried out goes on and on
Conflict
├── DraftMoved          409   somebody else kept the draft meanwhile
├── TestsFailed         409   calls that must go as expected did not
└── NothingToPublish    409   the draft is what answers callers already
"""

import msgspec

from ringhall.foundation.errors import Conflict, Phrase, Phrases, Refusal

# So many stand in the sentence itself; the list has all of them.
TOLD_MAX = 20


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend in a flow: where (`nodes.main.choices.2`) and what: a sentence, or a Phrase."""

    path: str
    text: str


class FlowTooLarge(Refusal):
    """The document is beyond what a flow may be."""

    status = 413
    code = "flow-too-large"
    text = "The flow has {size} {unit}, at most {most} are allowed. Split it into several flows."


class FlowInvalid(Refusal):
    """The document cannot be used as it stands; `problems` lists everything at once."""

    status = 422
    code = "flow-invalid"
    text = "The flow has {count} problem(s). Mend each and send it again: {words}"

    def __init__(self, problems: list[Problem]) -> None:
        words = Phrases(Phrase("{path}: {text}", path=each.path, text=each.text) for each in problems[:TOLD_MAX])
        listed = [{"path": each.path, "text": each.text} for each in problems]
        super().__init__(count=len(problems), words=words, problems=listed)
        self.problems = problems


class CallEndless(Refusal):
    """The call has more steps than anybody looks at."""

    status = 422
    code = "call-endless"
    text = "This call goes on and on. Hang up, and begin a shorter one."


class TestsFailed(Conflict):
    """Tests of the flow fail; `failed` are their names."""

    code = "flow-tests-failed"
    text = "Tests of this flow fail: {names}. Mend the flow or its tests, or publish it all the same."

    def __init__(self, failed: list[str]) -> None:
        super().__init__(names=", ".join(failed[:TOLD_MAX]), failed=failed)


class DraftMoved(Conflict):
    """The draft is another than the one that was read."""

    code = "draft-moved"
    text = "Somebody else changed this draft meanwhile, or threw it away. Read it again; nothing was stored."


class NothingToPublish(Conflict):
    """Callers would hear no difference, nor would anybody see one."""

    code = "nothing-to-publish"
    text = "This is what answers callers already. Change something first, or discard the draft."
