"""A caller in a test: does things, remembers what was heard and asked for."""

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import Place, alarm
from ringhall.engine.flows.ports import Command, Input, Key, PlayPrompt, PromptEnded, TimeUp
from ringhall.engine.flows.rules.step import Stepped, begin, step


class Caller:
    """Walks a flow; every method answers the commands it led to."""

    def __init__(self, flow: Flow, variables: dict[str, str] | None = None, now: int = 1_000_000) -> None:
        self.flow = flow
        self.now = now
        self.stepped: Stepped = begin(flow, variables or {}, now)
        self.commands: list[Command] = list(self.stepped.commands)

    @property
    def place(self) -> Place:
        return self.stepped.place

    def gives(self, given: Input, after_ms: int = 0) -> tuple[Command, ...]:
        self.now += after_ms
        self.stepped = step(self.flow, self.place, given, self.now)
        self.commands += self.stepped.commands
        return self.stepped.commands

    def asked(self) -> tuple[Command, ...]:
        """The commands the last input led to."""
        return self.stepped.commands

    def presses(self, keys: str) -> None:
        for key in keys:
            self.gives(Key(key), after_ms=200)

    def hears_out(self) -> None:
        """Listen until no prompt is playing."""
        while self.place.waiting == "prompt":
            self.gives(PromptEnded(self.place.prompt_id), after_ms=1_000)

    def lets_time_pass(self) -> tuple[Command, ...]:
        """Until the flow wants to be woken."""
        due = alarm(self.place)
        assert due is not None
        self.now = max(self.now, due)
        return self.gives(TimeUp(due))

    @property
    def heard(self) -> list[str]:
        """Each prompt started, as one string."""
        played = [command for command in self.commands if isinstance(command, PlayPrompt)]
        return [" ".join(part.text or f"<{part.prompt}>" for part in command.parts) for command in played]
