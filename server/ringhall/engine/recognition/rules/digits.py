"""Digits said one by one."""

from ringhall.engine.recognition.rules.languages import sayings
from ringhall.engine.recognition.rules.words import words_of

TIMES = {"en": {"double": 2, "triple": 3}}


def digits_said(text: str, language: str) -> str:
    """The digits in what was said, where it is nothing but digits; else empty. "Double five" is 55."""
    known = sayings(language)
    values = {word: str(n) for n, names in enumerate(known.digits) for name in names for word in words_of(name)}
    found, times = "", 1
    for word in words_of(text):
        if word in TIMES.get(language, {}):
            times = TIMES[language][word]
        elif word.isdecimal() and word.isascii():
            found, times = found + word * times, 1
        elif word in values:
            found, times = found + values[word] * times, 1
        elif word not in known.idle:
            return ""
    return found
