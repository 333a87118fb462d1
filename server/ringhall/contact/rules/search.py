"""What a contact is found by: words of a contact, and what somebody typed, both folded the same way.

Accents and capitals do not count. A number is found by any part of it in any writing, Chinese by any part of a run.
Words begin as they are typed; names are found with one letter wrong where `near` is asked for.
"""

import re
from collections.abc import Callable, Iterable

import msgspec

from ringhall.contact.state import Contact
from ringhall.foundation.folding import fold

WORDS_MAX = 400
TYPED_WORDS_MAX = 12
WORD_LENGTH_MAX = 40
RUN_LENGTH_MAX = 8
NUMBER_DIGITS_MIN = 3
NUMBER_DIGITS_MAX = 20
NEAR_LENGTH_MIN = 4
_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
REFERENCE = re.compile(r"c-?(\d{1,18})")
_PART_OF_NUMBER = re.compile(r"\+?[\d().\-/–]+")


class Term(msgspec.Struct, frozen=True):
    """One word of the index; with `begins` all words that begin so."""

    word: str
    begins: bool = False


Search = tuple[tuple[tuple[Term, ...], ...], ...]
"""Every group must be met; a group is met by one of its alternatives, an alternative by all its terms."""

NameFinder = Callable[[str], Iterable[str]]
"""Index words (such as `@a:agent7`) of agents, queues and dispositions whose name has a word that begins so."""


def words_of(contact: Contact) -> list[str]:
    """Every word the contact is found by."""
    names = _words(contact.customer_name or "")
    found = dict.fromkeys([f"c{contact.number}", fold(contact.id), *names, *_words(contact.note)][:WORDS_MAX])
    found |= dict.fromkeys(near for name in names for near in _neighbours(name))
    found |= dict.fromkeys(part for number in (contact.address, contact.dialled) for part in _parts(number))
    return list(found | dict.fromkeys(marks_of(contact)))


def marks_of(contact: Contact) -> list[str]:
    """The index words of agent, queue, disposition and outcome."""
    agent = contact.agent_id or contact.last_agent_id
    marks = {"a": agent, "q": contact.queue_id, "d": contact.disposition, "o": contact.outcome}
    return [f"@{kind}:{code}" for kind, code in marks.items() if code]


def read(typed: str, names: NameFinder = lambda _: (), *, near: bool = False) -> Search:
    """What was typed, as what to look for. Nothing typed finds everything."""
    groups: list[tuple[tuple[Term, ...], ...]] = []
    number: list[str] = []
    for piece in typed.split():
        if _PART_OF_NUMBER.fullmatch(piece) and any(letter.isdigit() for letter in piece):
            number.append(piece)
            continue
        groups += _group_of_number(number, names)
        number = []
        reference = REFERENCE.fullmatch(piece.casefold())
        if reference:
            groups.append(((Term(f"c{int(reference[1])}"),),))
            continue
        groups += [_group_of_word(word, names, near) for word in _typed_words(piece)]
    groups += _group_of_number(number, names)
    return tuple(groups[:TYPED_WORDS_MAX])


def as_tsquery(search: Search) -> str:
    """The search as PostgreSQL reads it; every word stands in quotes."""
    groups = []
    for group in search:
        ways = [" & ".join(_quoted(term) for term in way) for way in group]
        groups.append(" | ".join(f"({way})" for way in ways))
    return " & ".join(f"({group})" for group in groups)


def as_tsvector(words: Iterable[str]) -> str:
    """The words as PostgreSQL reads them."""
    return " ".join(_in_quotes(word) for word in words)


def meets(words: Iterable[str], search: Search) -> bool:
    """Whether a contact with these words is found."""
    known = set(words)

    def there(term: Term) -> bool:
        return any(word.startswith(term.word) for word in known) if term.begins else term.word in known

    return all(any(all(there(term) for term in way) for way in group) for group in search)


def _words(text: str) -> list[str]:
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        if _CHINESE.search(word):
            found += [word[start : start + RUN_LENGTH_MAX] for start in range(min(len(word), WORD_LENGTH_MAX))]
        else:
            found.append(word[:WORD_LENGTH_MAX])
        if len(found) > WORDS_MAX:
            break
    return found


def _typed_words(piece: str) -> list[str]:
    return [w[: RUN_LENGTH_MAX if _CHINESE.search(w) else WORD_LENGTH_MAX] for w in _WORD.findall(fold(piece))]


def _parts(number: str) -> list[str]:
    """Every end of the number, so that a part of it is the beginning of one."""
    digits = "".join(letter for letter in number if letter.isascii() and letter.isdigit())[:NUMBER_DIGITS_MAX]
    return [f"#{digits[start:]}" for start in range(max(1, len(digits) - NUMBER_DIGITS_MIN + 1))] if digits else []


def _group_of_number(pieces: list[str], names: NameFinder) -> list[tuple[tuple[Term, ...], ...]]:
    if not pieces:
        return []
    digits = "".join(letter for letter in "".join(pieces) if letter.isascii() and letter.isdigit())
    as_words = tuple(Term(word, begins=True) for piece in pieces for word in _typed_words(piece))
    # 00 stands for +, a single 0 for "inside the country": neither is part of the number as we keep it.
    bare = (digits.removeprefix("00") if digits.startswith("00") else digits.removeprefix("0"))[:NUMBER_DIGITS_MAX]
    ways = [(Term(f"#{part}", begins=True),) for part in dict.fromkeys((digits[:NUMBER_DIGITS_MAX], bare)) if part]
    # The 7 of "Agent 7" is no number to call.
    named = [(Term(mark),) for mark in names(digits)] if len(pieces) == 1 else []
    return [(*ways, *named, as_words)]


def _group_of_word(word: str, names: NameFinder, near: bool) -> tuple[tuple[Term, ...], ...]:
    ways = [Term(word, begins=True), *(Term(mark) for mark in names(word))]
    if near:
        ways += [Term(each) for each in _neighbours(word)]
    return tuple((term,) for term in ways)


def _neighbours(word: str) -> list[str]:
    """The word and all that it is with one letter left out: two words with one slip between them share one."""
    if not NEAR_LENGTH_MIN <= len(word) <= WORD_LENGTH_MAX or _CHINESE.search(word) or word.isdigit():
        return []
    return [f"~{word}", *(f"~{word[:place]}{word[place + 1 :]}" for place in range(len(word)))]


def _quoted(term: Term) -> str:
    return _in_quotes(term.word) + (":*" if term.begins else "")


def _in_quotes(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
