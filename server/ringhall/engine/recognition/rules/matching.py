"""Which choice somebody meant: their words against the words of each choice. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from ringhall.engine.recognition.rules.languages import Sayings, names_of_key, sayings
from ringhall.engine.recognition.rules.words import find, likeness, words_of

ALIKE_MIN = 0.75
"""Words of which a quarter of the letters differ, as recognisers mishear them, still count."""
LETTERS_MIN = 4
"""Shorter words are too many to be told apart by likeness."""
SURE_MIN = 0.25
"""Of words that were recognised less surely nothing is believed."""
LEAD_MIN = 0.1
"""So much better than the second best a choice must be: who may have meant two is asked again."""


class Meant(msgspec.Struct, frozen=True):
    """What was meant: one of the choices by `key`, with 0 to 1 for how sure that is; or that they do not know."""

    key: str = ""
    sure: float = 0.0
    unsure: bool = False


def meant(said: str, choices: Mapping[str, Sequence[str]], language: str) -> Meant:
    """The choice that was meant, by its own words or the number of its key. Without a key: none, or more than one."""
    known, words = sayings(language), words_of(said)
    if words in [words_of(each) for each in known.unsure] and not _is_choice(words, choices.values()):
        return Meant(unsure=True)
    scores = {key: _score(words, key, own, language, known) for key, own in choices.items()}
    ranked = sorted(scores.items(), key=lambda each: -each[1])
    best = ranked[0] if ranked else ("", 0.0)
    if best[1] == 0.0 or (len(ranked) > 1 and best[1] - ranked[1][1] < LEAD_MIN):
        return Meant()
    return Meant(best[0], best[1])


def phrases(choices: Mapping[str, Sequence[str]], language: str) -> tuple[str, ...]:
    """Everything that would be understood, for a recogniser that can be told what to expect."""
    known = sayings(language)
    both = [each for key, own in choices.items() for each in (*own, names_of_key(key, language)[0])]
    return tuple(dict.fromkeys((*both, *known.unsure[:1])))


def _is_choice(words: tuple[str, ...], choices: Collection[Sequence[str]]) -> bool:
    return any(words == words_of(each) for own in choices for each in own)


def _score(words: tuple[str, ...], key: str, own: Sequence[str], language: str, known: Sayings) -> float:
    bare = tuple(word for word in words if word not in known.idle)
    names = [words_of(each) for each in names_of_key(key, language)]
    # Who says it twice means it once.
    by_number = 1.0 if bare in names or words in names or (len(set(bare)) == 1 and bare[:1] in names) else 0.0
    return max((by_number, *(_of_phrase(words, bare, words_of(each), known) for each in own)))


def _of_phrase(words: tuple[str, ...], bare: tuple[str, ...], phrase: tuple[str, ...], known: Sayings) -> float:
    if not phrase:
        return 0.0
    if phrase in (words, bare):
        return 1.0
    at = find(phrase, words)
    if at >= 0:
        return 0.0 if _denied(words[:at], known) else 0.95
    near = max(_likenesses(words, phrase, known), default=0.0)
    return near * 0.9 if near >= ALIKE_MIN else 0.0


def _likenesses(words: tuple[str, ...], phrase: tuple[str, ...], known: Sayings) -> Iterator[float]:
    """How like the phrase each stretch is; recognisers also join and split words."""
    wanted = "".join(phrase)
    if len(wanted) < LETTERS_MIN:
        return
    for length in range(max(1, len(phrase) - 1), len(phrase) + 2):
        for at in range(len(words) - length + 1):
            if not _denied(words[:at], known):
                yield likeness("".join(words[at : at + length]), wanted)


def _denied(before: tuple[str, ...], known: Sayings) -> bool:
    return any(word in known.denial for word in before[-3:])
