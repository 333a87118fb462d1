"""What every node has and can be asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from ringhall.engine.flows.ports import Input, Said
from ringhall.engine.flows.prompts import Language, Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

NODE_ID_PATTERN = r"^[A-Za-z0-9_-]{1,64}\Z"
NodeId = Annotated[str, Meta(pattern=NODE_ID_PATTERN)]
OptionalNodeId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")]
VariableName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
WaitSeconds = Annotated[int, Meta(ge=1, le=60)]
Tries = Annotated[int, Meta(ge=1, le=10)]
Title = Annotated[str, Meta(max_length=80)]
Comment = Annotated[str, Meta(max_length=2_000)]
Coordinate = Annotated[int, Meta(ge=-100_000, le=100_000)]


class Exit(msgspec.Struct, frozen=True):
    """A way out of a node. `waits` tells that the caller was heard or served before it is taken."""

    path: str
    to: str
    waits: bool = False


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="kind"):
    """Base of all nodes. `label` is what agents read of it; `language` holds from here on.

    `title`, `comment` and `at` ([x, y] of its upper left corner, in pixels of the drawing at 100 %) are for those who
    draw the flow: they stand in the document, so that file and drawing are equal, and no caller notices them.
    """

    label: Name = ""
    language: Language = ""
    title: Title = ""
    comment: Comment = ""
    at: tuple[Coordinate, Coordinate] | None = None

    may_interrupt: ClassVar[bool] = False

    @property
    def interruptible(self) -> bool:
        """Whether a key ends the prompt (barge-in)."""
        return self.may_interrupt

    @property
    def hears_speech(self) -> bool:
        """Whether the caller may answer by speaking."""
        return False

    def expects(self, language: str) -> tuple[str, ...]:
        """What callers of this language are likely to say here; nothing: anything."""
        return ()

    def answers(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
        """What callers may say here, by path: words by language."""
        return iter(())

    def exits(self) -> Iterator[Exit]:
        """All ways out."""
        return iter(())

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        """All prompts, by the name of their field."""
        return iter(())

    def spoken_in(self, path: str) -> str:
        """The language of the prompt of this name; empty: the caller's."""
        return self.language

    def templates(self) -> Iterator[tuple[str, str]]:
        """All templates that are not prompts, by path."""
        return iter(())

    def expressions(self) -> Iterator[tuple[str, str]]:
        """All conditions and sums, by path."""
        return iter(())

    def sets(self) -> set[str]:
        """The variables this node gives a value."""
        return set()

    def secrets(self) -> set[str]:
        """Those of them that nobody may read."""
        return set()

    def reads(self) -> Iterator[tuple[str, str]]:
        """The variables it takes as they are: the path of the field, and the variable's name."""
        return iter(())

    @property
    def conceals_keys(self) -> bool:
        """Whether what is pressed here stands nowhere."""
        return False

    def queue_names(self) -> Iterator[tuple[str, str]]:
        """All queues it uses, by path."""
        return iter(())

    def flow_names(self) -> Iterator[tuple[str, str]]:
        """All flows it leads into, by path."""
        return iter(())

    def agent_names(self) -> Iterator[tuple[str, str]]:
        """Agents it names: the path of the field, and the agent's id."""
        return iter(())

    def mailbox_names(self) -> Iterator[tuple[str, str]]:
        """All mailboxes it uses, by path."""
        return iter(())

    def source_names(self) -> Iterator[tuple[str, str]]:
        """All sources it asks, by path."""
        return iter(())

    def model_names(self) -> Iterator[tuple[str, str]]:
        """All intent models it asks, by path."""
        return iter(())

    def calendar_names(self) -> Iterator[tuple[str, str]]:
        """All calendars it uses, by path."""
        return iter(())

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        """What is wrong inside the node itself: path and a sentence."""
        return iter(())

    def enter(self, walk: Walk) -> None:
        """The caller comes to this node."""
        raise NotImplementedError

    def heard(self, walk: Walk) -> None:
        """The prompt is over (or none was needed), or a key came while we wait for keys."""

    def said(self, walk: Walk, given: Said) -> None:
        """The caller spoke while the prompt was heard, which is silent now, or while we wait for keys."""

    def time_up(self, walk: Walk) -> None:
        """What was waited for did not come in time."""

    def returned(self, walk: Walk, given: Input) -> None:
        """Whoever had the caller gives them back."""

    def resumed(self, walk: Walk) -> None:
        """The program was started again while this node waited for keys or an answer."""
        self.enter(walk)

    def say(self, walk: Walk, prompt: Prompt) -> None:
        """Play the prompt, unless the caller has dialled ahead and may interrupt it, or it is empty."""
        skipped = self.interruptible and walk.place.keys_ahead
        if skipped or not walk.play(prompt):
            self.heard(walk)
