"""An amount of money that was said, as it would be typed on a telephone: "12*50"."""

import re
from collections.abc import Sequence
from functools import cache

from ringhall.engine.recognition.rules.numbers import Item, Pointed, items_of
from ringhall.engine.recognition.rules.words import words_of
from ringhall.engine.speech.rules.reading.read import CURRENCIES, GRAMMARS

NOTHING = ""
MORE_UNITS = {"zh": "块 塊 元 圆 钱", "da": "kr kroner", "en": "bucks quid", "ro": "", "sl": "evra evre"}
TENTHS = {"zh": {"角", "毛"}}
"""Ten hundredths have a name of their own."""
POINTS = {
    "en": {"point", "dot"},
    "zh": {"点"},
    "da": {"komma", "punktum"},
    "ro": {"virgula", "punct"},
    "sl": {"vejica", "pika", "celih"},
}


def amount_said(text: str, language: str) -> str:
    """The amount, in whatever currency it was named; empty where it is none, or more than one.

    Words before and after it mean nothing. Two numbers beside each other are units and hundredths: twelve fifty.
    """
    known = language if language in GRAMMARS else "en"
    kinds, numbers = _kinds(_core(items_of(text, known)), known)
    return _typed(kinds, numbers, known)


@cache
def _unit_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words of units, and those of hundredths."""
    units = {*words_of(MORE_UNITS[language]), *words_of(" ".join(CURRENCIES))}
    hundredths: set[str] = set()
    for grammar in (GRAMMARS[language], GRAMMARS["en"]):
        for whole, part in grammar.currencies.values():
            units |= {word for form in whole.forms for word in words_of(form)}
            hundredths |= {word for form in part.forms for word in words_of(form)}
    return frozenset(units), frozenset(hundredths - units)


def _core(items: Sequence[Item]) -> Sequence[Item]:
    """From the first number to the last, and the word after that."""
    numbered = [n for n, item in enumerate(items) if not isinstance(item, str)]
    return items[numbered[0] :] if numbered else ()


def _kinds(items: Sequence[Item], language: str) -> tuple[str, list[int | Pointed]]:
    """What stands there, a letter for each: n(umber), d(ecimal), U(nit), C(ent), J (ten of them), P(oint), ? else."""
    units, hundredths = _unit_words(language)
    kinds, numbers = "", list[int | Pointed]()
    for item in items:
        if not isinstance(item, str):
            kinds += "d" if isinstance(item, Pointed) else "n"
            numbers.append(item)
        elif item in TENTHS.get(language, ()):
            kinds += "J"
        elif item in hundredths:
            kinds += "C"
        elif item in units:
            kinds += "U"
        else:
            kinds += "P" if item in POINTS[language] else "?"
    # 十二元零五分: a zero after a unit only says that nothing stands between.
    while gap := re.search(r"(?<=[UJ])nn", kinds):
        place = sum(kind in "nd" for kind in kinds[: gap.start()])
        if numbers[place] != 0:
            break
        kinds, numbers = kinds[: gap.start()] + kinds[gap.start() + 1 :], numbers[:place] + numbers[place + 1 :]
    # A unit of several words is one; euro cents are cents. What comes after the last number's unit means nothing.
    kinds = re.sub(r"U*C[UC]*", "C", kinds)
    kinds = re.sub(r"U+", "U", kinds)
    return re.sub(r"\?[^nd]*\Z", "", kinds), numbers


def _typed(kinds: str, numbers: Sequence[int | Pointed], language: str) -> str:
    whole = [number for number in numbers if isinstance(number, int)]
    match kinds, numbers:
        case (("d" | "dU"), [Pointed() as only]):
            return f"{only.whole}*{only.hundredths:02}"
        case (("n" | "nU"), _):
            return str(whole[0])
        case "nC", _:
            return f"{whole[0] // 100}*{whole[0] % 100:02}"
        case "nJ", _:
            return _with(0, whole[0] * 10)
        case "nJnC", _:
            return _with(0, whole[0] * 10 + whole[1])
        case "nUnJ", _:
            return _with(whole[0], whole[1] * 10)
        case (("nUnJnC" | "nUnJn"), _):
            return _with(whole[0], whole[1] * 10 + whole[2])
        case "nUnC", _:
            return _with(whole[0], whole[1])
        case "nUn", _:
            return _with(whole[0], whole[1] * 10 if language == "zh" and whole[1] < 10 else whole[1])
        case (("nn" | "nnU"), _):
            return _with(whole[0], whole[1]) if whole[1] >= 10 else NOTHING
        case (("nnn" | "nnnU"), _):
            return _with(whole[0], whole[2]) if whole[1] == 0 and whole[2] < 10 else NOTHING
    if re.fullmatch(r"nPn{1,2}U?", kinds):
        return _pointed(whole)
    return NOTHING


def _with(units: int, hundredths: int) -> str:
    return f"{units}*{hundredths:02}" if hundredths < 100 else NOTHING


def _pointed(numbers: Sequence[int]) -> str:
    """Twelve point five, point five zero, point fifty; point oh five."""
    units, *rest = numbers
    digits = "".join(str(number) for number in rest)
    return f"{units}*{digits:0<2}" if len(digits) <= 2 else NOTHING
