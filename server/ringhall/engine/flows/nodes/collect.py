"""Collect: the caller types something: digits, an amount, a date, a time; perhaps something nobody may read."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from ringhall.engine.flows import typed as values
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId, Tries, VariableName, WaitSeconds
from ringhall.engine.flows.ports import Said
from ringhall.engine.flows.prompts import Part, Prompt, fields_of, fill
from ringhall.engine.flows.typed import DateOrder, Takes
from ringhall.engine.flows.walk import Walk
from ringhall.engine.flows.yes_no import means_no, means_yes
from ringhall.engine.recognition.rules.amounts import amount_said
from ringhall.engine.recognition.rules.dates import date_said
from ringhall.engine.recognition.rules.digits import digits_said
from ringhall.engine.recognition.rules.matching import SURE_MIN
from ringhall.engine.speech.rules.reading.read import CURRENCIES as READ_CURRENCIES
from ringhall.foundation.errors import Phrase

Digits = Annotated[int, Meta(ge=1, le=32)]
Bound = Annotated[str, Meta(max_length=60)]
Currency = Annotated[str, Meta(pattern=r"^[a-z]{3}\Z")]
AMOUNT_DIGITS_MAX = 12
_ANY_DAY = date(2000, 1, 1)
CURRENCIES = tuple(currency.lower() for currency in READ_CURRENCIES)
SPOKEN: frozenset[Takes] = frozenset({"digits", "amount", "date"})
CONFIRM = "confirm"
RIGHT, AGAIN = "1", "2"
READ_BACK = {
    "en": "You entered {typed}. If this is right, press 1. To enter it again, press 2.",
    "zh": "您输入的是{typed}。正确请按1，重新输入请按2。",
    "da": "Du har indtastet {typed}. Tast 1, hvis det er rigtigt. Tast 2 for at indtaste igen.",
    "ro": "Ați introdus {typed}. Dacă este corect, apăsați 1. Pentru a introduce din nou, apăsați 2.",
    "sl": "Vnesli ste {typed}. Če je prav, pritisnite 1. Za ponovni vnos pritisnite 2.",
}
"""What is read back where the flow has no words of its own."""


class Collect(Node, frozen=True, kw_only=True, tag="collect"):
    """Puts what the caller types into `variable`; after `tries_max` failures goes to `on_fail`.

    It `takes` digits (`digits_min` to `digits_max`), an amount ("12*50", at most `digits_max` digits before the star),
    a date (eight digits in `order`, by the caller's language where that is empty) or a time ("1405"). It ends with the
    terminator, with the last possible digit, or with a pause of `pause_seconds`. Amounts, dates and times lie between
    `at_least` and `at_most`: a value, "today", "today+14" or a {variable}. With `read_back` the caller hears what was
    understood (`read_back_prompt`, where it is given, says {variable:way}) and presses 1 for right, 2 to enter it
    again. Whoever typed nothing at the last try goes to `on_silence`, where that is given.

    With `by_speech` digits may be said one by one as well, and an amount or a date as people say them; what was heard
    is always read back, for it is easily misheard.

    What is `secret` (a PIN, a card) is held for the call in memory alone; only nodes that check it ever see it.
    """

    variable: VariableName
    prompt: Prompt
    next: NodeId
    on_fail: NodeId
    on_silence: OptionalNodeId = ""
    takes: Takes = "digits"
    digits_min: Digits = 1
    digits_max: Digits = AMOUNT_DIGITS_MAX
    order: DateOrder = ""
    currency: Currency = "eur"
    at_least: Bound = ""
    at_most: Bound = ""
    secret: bool = False
    by_speech: bool = False
    read_back: bool = False
    read_back_prompt: Prompt = ()
    terminator: Literal["#", "*", ""] = "#"
    timeout_seconds: WaitSeconds = 7
    pause_seconds: WaitSeconds = 3
    tries_max: Tries = 3
    on_timeout: Prompt = ()
    on_wrong: Prompt = ()
    barge_in: bool = True

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    @property
    def hears_speech(self) -> bool:
        return self.by_speech and self.takes in SPOKEN and not self.secret

    @property
    def conceals_keys(self) -> bool:
        return self.secret

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next, waits=True)
        yield Exit("on_fail", self.on_fail, waits=True)
        if self.on_silence:
            yield Exit("on_silence", self.on_silence, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt
        yield "on_timeout", self.on_timeout
        yield "on_wrong", self.on_wrong
        yield "read_back_prompt", self.read_back_prompt

    def templates(self) -> Iterator[tuple[str, str]]:
        yield "at_least", self.at_least
        yield "at_most", self.at_most

    def sets(self) -> set[str]:
        return {self.variable}

    def secrets(self) -> set[str]:
        return {self.variable} if self.secret else set()

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if self.takes == "digits" and self.digits_min > self.digits_max:
            yield "digits_min", Phrase("This is more than digits_max ({number}).", number=self.digits_max)
        if not self.prompt:
            yield "prompt", Phrase("This asks for a number without saying so: give it a prompt.")
        if self.secret and self.read_back:
            yield "read_back", Phrase("What is secret is not read back aloud.")
        if self.by_speech and not self.hears_speech:
            yield "by_speech", Phrase("Only digits, amounts and dates that are no secret may be said; a time is typed.")
        if self.takes == "amount":
            yield from self._faults_of_amount()
        for path, said in self.templates():
            yield from self._faults_of_bound(path, said)

    def _faults_of_amount(self) -> Iterator[tuple[str, Phrase]]:
        if self.terminator == values.POINT:
            yield "terminator", Phrase("In an amount the star stands before the hundredths: end it with #.")
        if self.digits_max > AMOUNT_DIGITS_MAX:
            yield "digits_max", Phrase("An amount has at most {most} digits.", most=AMOUNT_DIGITS_MAX)
        if self.currency not in CURRENCIES:
            known = ", ".join(CURRENCIES)
            yield "currency", Phrase("There is no currency “{currency}”: {known}.", currency=self.currency, known=known)

    def _faults_of_bound(self, path: str, said: str) -> Iterator[tuple[str, Phrase]]:
        if said and self.takes == "digits":
            yield path, Phrase("Digits have no least and greatest value: set how many there are.")
        elif said and not fields_of(said) and values.bound(self.takes, said, _ANY_DAY) is None:
            yield path, Phrase("Write it as 12.50, 2026-11-27, today, today+14 or 14:05, by what is typed here.")

    def enter(self, walk: Walk) -> None:
        walk.change(part="")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        if walk.place.part == CONFIRM:
            self._confirming(walk)
            return
        while key := walk.take_key():
            if key == self.terminator:
                self._ended(walk)
                return
            if values.fits(self.takes, walk.place.typed, key, self.digits_max):
                walk.change(typed=walk.place.typed + key)
            if values.is_full(self.takes, walk.place.typed, self.digits_max):
                walk.expect_needless(self.terminator)
                self._ended(walk)
                return
        walk.wait("keys", self.pause_seconds if walk.place.typed else self.timeout_seconds)

    def said(self, walk: Walk, given: Said) -> None:
        language = walk.place.language
        if walk.place.part == CONFIRM:
            agrees, denies = means_yes(given.text, language), means_no(given.text, language)
            self._answered(walk, RIGHT if agrees else AGAIN if denies else "")
        elif given.confidence >= SURE_MIN and (typed := self._typed_by_saying(given.text, language, walk.today())):
            walk.note("said")
            walk.change(typed=typed)
            self._ended(walk, spoken=True)
        else:
            walk.note("not_understood")
            walk.change(typed="")
            self._ended(walk)

    def _typed_by_saying(self, text: str, language: str, today: date) -> str:
        """What the caller would have typed; empty where it was not understood, or could not be typed."""
        if self.takes == "amount":
            amount = amount_said(text, language)
            return amount if len(amount.partition(values.POINT)[0]) <= self.digits_max else ""
        if self.takes == "date":
            day = date_said(text, language, values.order_of(self.order, language), today)
            return values.typed_of_date(day, self.order, language) if day else ""
        digits = digits_said(text, language)
        return digits if self.digits_min <= len(digits) <= self.digits_max else ""

    def time_up(self, walk: Walk) -> None:
        if walk.place.part != CONFIRM:
            self._ended(walk, silent=not walk.place.typed)
        else:
            self._not_confirmed(walk, silent=True)

    def _ended(self, walk: Walk, *, silent: bool = False, spoken: bool = False) -> None:
        value = self._value(walk)
        if value is None or not self._is_allowed(walk, value):
            if not walk.mistaken():
                self._ask_again(walk, self.on_timeout if silent else self.on_wrong, silent=silent)
        elif self.read_back or spoken:
            walk.change(part=CONFIRM)
            self._read_back(walk, value)
        else:
            self._keep(walk, value)

    def _value(self, walk: Walk) -> str | None:
        typed = walk.place.typed
        if self.takes == "digits" and len(typed) < self.digits_min:
            return None
        return values.value_of(self.takes, typed, self.order, walk.place.language)

    def _is_allowed(self, walk: Walk, value: str) -> bool:
        for path, said in self.templates():
            limit = values.bound(self.takes, fill(said, walk.place.variables, "en"), walk.today()) if said else value
            low, high = (limit, value) if path == "at_least" else (value, limit)
            # A limit that is none (a variable without a value) lets nothing pass.
            if low is None or high is None or not values.not_beyond(self.takes, low, high):
                return False
        return True

    def _read_back(self, walk: Walk, value: str) -> None:
        field = f"{{{self.variable}:{values.way_of(self.takes, self.currency)}}}"
        own = Part(text={code: words.replace("{typed}", field) for code, words in READ_BACK.items()})
        skipped = self.interruptible and walk.place.keys_ahead
        if skipped or not walk.play(self.read_back_prompt or (own,), {self.variable: value}):
            self.heard(walk)

    def _confirming(self, walk: Walk) -> None:
        if key := walk.take_key():
            self._answered(walk, key)
        else:
            walk.wait("keys", self.timeout_seconds)

    def _answered(self, walk: Walk, key: str) -> None:
        value = self._value(walk)
        if key == RIGHT and value is not None:
            self._keep(walk, value)
        elif key == AGAIN:
            self._ask_again(walk, ())
        else:
            self._not_confirmed(walk)

    def _not_confirmed(self, walk: Walk, *, silent: bool = False) -> None:
        if walk.mistaken():
            return
        if self._failed_again(walk):
            self._leave(walk, silent=silent)
        else:
            self._read_back(walk, self._value(walk) or "")

    def _keep(self, walk: Walk, value: str) -> None:
        walk.understood()
        walk.keep(self.variable, value, secret=self.secret)
        walk.go(self.next)

    def _failed_again(self, walk: Walk) -> bool:
        walk.change(tries=walk.place.tries + 1)
        return walk.place.tries >= self.tries_max

    def _ask_again(self, walk: Walk, apology: Prompt, *, silent: bool = False) -> None:
        walk.change(typed="", part="")
        if self._failed_again(walk):
            self._leave(walk, silent=silent)
        else:
            self.say(walk, (*apology, *self.prompt))

    def _leave(self, walk: Walk, *, silent: bool = False) -> None:
        walk.go(self.on_silence if silent and self.on_silence else self.on_fail)
