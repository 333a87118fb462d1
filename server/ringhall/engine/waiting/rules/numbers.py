"""Numbers as people say them: minutes and digits by the grammar of English, Chinese, Danish, Romanian and Slovenian.

Voices read bare digits well where nothing bends. Where the noun or the case changes the number itself (Romanian
genders, Slovenian cases, the Chinese two) it is written out. Each function says which numbers it is for.
"""

from typing import Literal

from ringhall.engine.speech.rules.reading.spelling import digits as digits

Case = Literal["accusative", "genitive"]
MINUTES_MAX = 99

_RO_UNITS = ("zero", "un", "două", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece", "unsprezece",
             "douăsprezece", "treisprezece", "paisprezece", "cincisprezece", "șaisprezece", "șaptesprezece",
             "optsprezece", "nouăsprezece")  # fmt: skip
_RO_TENS = ("", "", "douăzeci", "treizeci", "patruzeci", "cincizeci", "șaizeci", "șaptezeci", "optzeci", "nouăzeci")
_SL_UNITS = {
    "accusative": ("nič", "eno", "dve", "tri", "štiri", "pet", "šest", "sedem", "osem", "devet", "deset", "enajst",
                   "dvanajst", "trinajst", "štirinajst", "petnajst", "šestnajst", "sedemnajst", "osemnajst",
                   "devetnajst"),
    "genitive": ("nič", "ene", "dveh", "treh", "štirih", "petih", "šestih", "sedmih", "osmih", "devetih", "desetih",
                 "enajstih", "dvanajstih", "trinajstih", "štirinajstih", "petnajstih", "šestnajstih", "sedemnajstih",
                 "osemnajstih", "devetnajstih"),
}  # fmt: skip
_SL_BEFORE_TENS = ("", "ena", "dva", "tri", "štiri", "pet", "šest", "sedem", "osem", "devet")
_SL_TENS = ("", "", "dvajset", "trideset", "štirideset", "petdeset", "šestdeset", "sedemdeset", "osemdeset",
            "devetdeset")  # fmt: skip
_ZH_UNITS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def english_minutes(number: int) -> str:
    """1 minute, 2 minutes."""
    return f"{number} minute" if number == 1 else f"{number} minutes"


def chinese_number(number: int) -> str:
    """1 to 99 as written out (三, 十, 二十五); others in digits."""
    if not 1 <= number <= MINUTES_MAX:
        return str(number)
    tens, units = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_ZH_UNITS[tens]}十"
    return ten + _ZH_UNITS[units]


def chinese_count(number: int) -> str:
    """The number before a measure: two of something is 两, not 二."""
    return "两" if number == 2 else chinese_number(number)


def chinese_minutes(number: int) -> str:
    """一分钟, 两分钟, 十二分钟."""
    return f"{chinese_count(number)}分钟"


def danish_minutes(number: int) -> str:
    """As it stands before a noun: 1 minuts, 2 minutters; one is et."""
    return "et minuts" if number == 1 else f"{number} minutters"


def romanian_number(number: int) -> str:
    """0 to 99 before a noun of the neuter (minut): one is un, two is două; 21 ends in unu."""
    if number < len(_RO_UNITS):
        return _RO_UNITS[number]
    tens, units = divmod(number, 10)
    if not units:
        return _RO_TENS[tens]
    return f"{_RO_TENS[tens]} și {'unu' if units == 1 else _RO_UNITS[units]}"


def romanian_minutes(number: int) -> str:
    """0 to 99: un minut, două minute, and from twenty on "de"."""
    if number == 1:
        return "un minut"
    return f"{romanian_number(number)} {'de ' if number >= 20 else ''}minute"


def slovenian_number(number: int, case: Case) -> str:
    """0 to 99 before a feminine noun (minuta): 22 is dvaindvajset, two after twenty."""
    units = _SL_UNITS[case]
    if number < len(units):
        return units[number]
    tens, unit = divmod(number, 10)
    whole = f"{_SL_BEFORE_TENS[unit]}in{_SL_TENS[tens]}" if unit else _SL_TENS[tens]
    return f"{whole}ih" if case == "genitive" else whole


def slovenian_minutes(number: int, case: Case) -> str:
    """0 to 99: eno minuto, dve minuti, tri minute, pet minut; in the genitive ene minute, dveh minut."""
    if case == "genitive":
        noun = "minute" if number == 1 else "minut"
    else:
        noun = {1: "minuto", 2: "minuti", 3: "minute", 4: "minute"}.get(number, "minut")
    return f"{slovenian_number(number, case)} {noun}"
