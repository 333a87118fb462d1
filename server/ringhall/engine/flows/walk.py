"""One step in the making: nodes say here what shall happen, the stepper reads it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.rules.open_times import is_open
from ringhall.contact.flow_events import Noted, WhyPerson
from ringhall.engine.flows.expressions.evaluating import evaluate
from ringhall.engine.flows.expressions.values import CannotTell, Value, text
from ringhall.engine.flows.place import Place, Waiting
from ringhall.engine.flows.ports import (
    Command,
    EnterFlow,
    FlowOutcome,
    HangUp,
    LeaveFlow,
    Note,
    PlayPrompt,
    Sound,
    SpeakLanguage,
    StopPrompt,
)
from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX, Prompt, fill, milliseconds_max, sounds
from ringhall.engine.flows.secret import Secret

KEYS_AHEAD_MAX = 32
PATH_WORDS_MAX = 20
NEEDLESS_KEY_MILLISECONDS = 3_000


class WayToPerson(msgspec.Struct, frozen=True):
    """The node that offers a person, after so long in the menus or so many wrong keys in a row (0: never)."""

    node: str
    seconds_max: int
    errors_max: int


class Walk:
    """The caller's place while one input is worked off, and the commands it leads to."""

    def __init__(
        self,
        place: Place,
        now: int,
        calendars: Mapping[str, Calendar],
        time_zone: str = "UTC",
        person: WayToPerson | None = None,
        emergency: Closure | None = None,
    ) -> None:
        self.place = place
        self.now = now
        self.person = person
        self.emergency = emergency
        self._calendars = calendars
        self._time_zone = time_zone
        self.commands: list[Command] = []
        self.target: str | None = None
        self.unanswered = 0
        self.entered: list[str] = []
        self.ways: list[tuple[str, str]] = []

    def change(self, **fields: Any) -> None:
        """Set fields of the place."""
        self.place = msgspec.structs.replace(self.place, **fields)

    def is_open(self, calendar: str) -> bool:
        """Whether this calendar says open now."""
        known = self._calendars.get(calendar)
        return known is not None and is_open(known, self.now)

    def today(self) -> date:
        """The date on the centre's clock."""
        return self.on_the_wall(self.now).date()

    def on_the_wall(self, moment: int) -> datetime:
        """The moment (milliseconds UTC) on the centre's clock."""
        return datetime.fromtimestamp(moment / 1000, UTC).astimezone(ZoneInfo(self._time_zone))

    def go(self, node: str, label: str = "") -> None:
        """Leave this node for another; `label` is what the agent reads of it."""
        self.target = node
        self.ways.append((self.place.node, node))
        if label:
            self.change(path=(*self.place.path, label)[-PATH_WORDS_MAX:])

    def play(self, prompt: Prompt, more: Mapping[str, str] = MappingProxyType({})) -> bool:
        """Start a prompt, perhaps with `more` than the variables, and wait for its end. False: nothing to hear."""
        return self.play_sounds(sounds(prompt, {**self.place.variables, **more}, self.place.language))

    def play_sounds(self, parts: tuple[Sound, ...]) -> bool:
        """The same with what is to be heard ready-made, each in a language of its own."""
        if not parts:
            return False
        # Ids rise with the clock, so none is used twice even when the latest place was lost in a crash.
        prompt_id = max(self.place.prompt_id + 1, self.now)
        self.commands.append(PlayPrompt(prompt_id, parts, self.place.language))
        self.change(prompt_id=prompt_id, waiting="prompt", deadline=self.now + milliseconds_max(parts))
        return True

    def stop_prompt(self) -> None:
        """Silence the prompt that is being heard."""
        self.commands.append(StopPrompt(self.place.prompt_id))
        self.change(waiting="nothing", deadline=None)

    def wait(self, waiting: Waiting, seconds: int) -> None:
        """Wait for the caller, so long."""
        self.change(waiting=waiting, deadline=self.now + seconds * 1000)

    def hand_over(self, waiting: Waiting, command: Command) -> None:
        """Somebody else has the caller now and keeps the time; keys dialled ahead are void."""
        self.commands.append(command)
        self.change(waiting=waiting, deadline=None, keys_ahead="")

    def ask(self, command: Callable[[int], Command], seconds: int) -> None:
        """Have something found out, for at most so long; the answer names the id that the command is given."""
        ask_id = max(self.place.prompt_id + 1, self.now)
        self.commands.append(command(ask_id))
        self.change(prompt_id=ask_id, waiting="answer", deadline=self.now + seconds * 1000)

    def confided(self, name: str) -> Secret | None:
        """A variable for a node that checks it, secret or not. None when it has no value."""
        value = self.place.variables.get(name, "")
        return self.place.secrets.get(name) or (Secret(value) if value else None)

    def change_flow(self, command: EnterFlow | LeaveFlow) -> None:
        """Another flow has the caller now; keys dialled ahead are for it."""
        self.commands.append(command)
        self.change(waiting="flow", deadline=None)

    def understood(self) -> None:
        """The caller gave an answer that fits: wrong ones from before count no more."""
        self.change(errors=0)

    def mistaken(self) -> bool:
        """No key, or a wrong one. True: the caller goes to a person, and is not asked again."""
        self.change(errors=self.place.errors + 1)
        if self.person is None or not 0 < self.person.errors_max <= self.place.errors:
            return False
        self.offer_person(self.person, "errors")
        return True

    def offer_person(self, way: WayToPerson, why: WhyPerson) -> None:
        """From here to the node that offers a person; that is done once a call."""
        if self.place.waiting == "prompt":
            self.stop_prompt()
        self.note("person_offered", why)
        self.change(offered=why, errors=0, keys_ahead="")
        self.person, self.unanswered = None, 0
        self.go(way.node)

    def end(self, outcome: FlowOutcome) -> None:
        """The flow is over."""
        self.target = None
        self.commands.append(HangUp(outcome))
        self.change(waiting="ended", deadline=None, outcome=outcome, keys_ahead="")

    def keep_key(self, key: str) -> bool:
        """Put a key at the end of those dialled ahead. False when it means nothing or too many wait already."""
        needless = key == self.place.needless_key and self.now < self.place.needless_until
        self.change(needless_key="")
        if needless or len(self.place.keys_ahead) >= KEYS_AHEAD_MAX:
            return False
        self.change(keys_ahead=self.place.keys_ahead + key)
        return True

    def take_key(self) -> str:
        """The oldest key dialled ahead, or an empty string."""
        key = self.place.keys_ahead[:1]
        if key:
            self.unanswered = 0
        self.change(keys_ahead=self.place.keys_ahead[1:])
        return key

    def expect_needless(self, key: str) -> None:
        """Callers often end a full number with the terminator all the same: it must not count as an answer."""
        ahead = self.place.keys_ahead
        if ahead:
            self.change(keys_ahead=ahead.removeprefix(key))
        else:
            self.change(needless_key=key, needless_until=self.now + NEEDLESS_KEY_MILLISECONDS)

    def speak(self, language: str) -> None:
        """The caller's language from now on."""
        self.change(language=language)
        self.commands.append(SpeakLanguage(language))

    def note(self, what: Noted, detail: str = "") -> None:
        """Have something written into the story."""
        self.commands.append(Note(self.place.node, what, detail))

    def value(self, expression: str) -> Value | None:
        """The value of an expression. None when it has none, which the story tells then."""
        try:
            return evaluate(expression, self.place.variables)
        except CannotTell as trouble:
            self.note("failed_expression", trouble.reason)
            return None

    def text_of(self, expression: str) -> str | None:
        """The same as a variable keeps it."""
        value = self.value(expression)
        return None if value is None else text(value)

    def keep(self, name: str, value: str, *, secret: bool = False) -> None:
        """Set one variable; a `secret` is remembered for this call, where neither texts nor expressions see it."""
        others = {key: each for key, each in self.place.variables.items() if key != name}
        secrets = {key: each for key, each in self.place.secrets.items() if key != name}
        concealed = {*self.place.concealed} - {name}
        if secret:
            secrets[name] = Secret(value)
            concealed.add(name)
        else:
            others[name] = value
        self.change(variables=others, secrets=secrets, concealed=tuple(sorted(concealed)))

    def set_variables(self, templates: dict[str, str], more: Mapping[str, str] = MappingProxyType({})) -> None:
        """Set variables from templates, all seeing the values from before, and `more` as they are."""
        before, language = self.place.variables, self.place.language
        values = {name: fill(template, before, language)[:VARIABLE_LETTERS_MAX] for name, template in templates.items()}
        self.change(variables={**before, **values, **more})
