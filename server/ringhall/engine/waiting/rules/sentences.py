"""What somebody who waits is told by the centre itself, in five languages; another one hears English."""

from collections.abc import Callable
from typing import Literal

from ringhall.engine.flows.ports import Sound
from ringhall.engine.waiting.rules import numbers as say

LANGUAGES = ("en", "zh", "da", "ro", "sl")
Key = Literal["which", "number", "sure", "not_dialled", "goodbye", "back", "not_now", "unknown"]

_SENTENCES: dict[str, dict[Key, str]] = {
    "en": {
        "which": (
            "To be called back at {number}, press 1. To give another number, press 2. To keep waiting, press "
            "star."
        ),
        "number": "Type the number we should call, then press hash. To keep waiting, press star.",
        "sure": (
            "We will call {number}. If that is right, press 1. To type it again, press 2. To keep waiting, "
            "press star."
        ),
        "not_dialled": "We cannot call this number.",
        "goodbye": (
            "Thank you. You keep your place, and we will call you when it is your turn. Goodbye."
        ),
        "back": "You are still in the queue, at your place.",
        "not_now": "This is not possible just now. You are still in the queue.",
        "unknown": "We cannot say just now how long it will take. You are still in the queue.",
    },
    "zh": {
        "which": "如果希望我们回拨 {number}，请按1。要留下其他号码，请按2。继续等待，请按星号键。",
        "number": "请输入回拨号码，并按井号键结束。继续等待，请按星号键。",
        "sure": "我们将回拨 {number}。确认请按1，重新输入请按2，继续等待请按星号键。",
        "not_dialled": "我们无法拨打这个号码。",
        "goodbye": "谢谢。您的排队位置将为您保留，轮到您时我们会给您回电。再见。",
        "back": "您仍在排队，位置没有变化。",
        "not_now": "目前无法提供此项服务。您仍在排队。",
        "unknown": "目前无法估计需要等待多久。您仍在排队。",
    },
    "da": {
        "which": (
            "Tryk 1 for at blive ringet op på {number}. Tryk 2 for at give et andet nummer. Tryk stjerne for "
            "at vente videre."
        ),
        "number": (
            "Indtast nummeret, vi skal ringe til, og afslut med firkant. Tryk stjerne for at vente videre."
        ),
        "sure": (
            "Vi ringer til {number}. Tryk 1, hvis det er rigtigt. Tryk 2 for at indtaste det igen. Tryk "
            "stjerne for at vente videre."
        ),
        "not_dialled": "Det nummer kan vi ikke ringe til.",
        "goodbye": (
            "Tak. Du beholder din plads i køen, og vi ringer, når det bliver din tur. Farvel."
        ),
        "back": "Du er stadig i køen, på din plads.",
        "not_now": "Det er ikke muligt lige nu. Du er stadig i køen.",
        "unknown": "Vi kan lige nu ikke sige, hvor lang tid det tager. Du er stadig i køen.",
    },
    "ro": {
        "which": (
            "Ca să fiți sunat la {number}, apăsați 1. Pentru alt număr, apăsați 2. Ca să așteptați în "
            "continuare, apăsați steluță."
        ),
        "number": (
            "Introduceți numărul la care să sunăm, apoi apăsați diez. Ca să așteptați în continuare, apăsați "
            "steluță."
        ),
        "sure": (
            "Vom suna la {number}. Dacă este corect, apăsați 1. Ca să îl introduceți din nou, apăsați 2. Ca "
            "să așteptați în continuare, apăsați steluță."
        ),
        "not_dialled": "Nu putem suna la acest număr.",
        "goodbye": "Vă mulțumim. Vă păstrăm locul și vă sunăm când vă vine rândul. La revedere.",
        "back": "Sunteți în continuare la rând, pe locul dumneavoastră.",
        "not_now": "Nu este posibil acum. Sunteți în continuare la rând.",
        "unknown": "Nu putem spune acum cât va dura. Sunteți în continuare la rând.",
    },
    "sl": {
        "which": (
            "Če naj vas pokličemo na {number}, pritisnite 1. Za drugo številko pritisnite 2. Če želite "
            "čakati naprej, pritisnite zvezdico."
        ),
        "number": (
            "Vtipkajte številko, na katero naj pokličemo, in končajte z lojtro. Če želite čakati naprej, "
            "pritisnite zvezdico."
        ),
        "sure": (
            "Poklicali bomo {number}. Če je prav, pritisnite 1. Za nov vnos pritisnite 2. Če želite čakati "
            "naprej, pritisnite zvezdico."
        ),
        "not_dialled": "Te številke ne moremo poklicati.",
        "goodbye": (
            "Hvala. Vaše mesto v vrsti ostane vaše, poklicali vas bomo, ko pridete na vrsto. Na svidenje."
        ),
        "back": "Še vedno ste v čakalni vrsti, na svojem mestu.",
        "not_now": "To trenutno ni mogoče. Še vedno ste v čakalni vrsti.",
        "unknown": (
            "Trenutno ne moremo povedati, kako dolgo bo trajalo. Še vedno ste v čakalni vrsti."
        ),
    },
}  # fmt: skip
_NEXT = {
    "en": "You are next in the queue.",
    "zh": "您是下一位。",
    "da": "Du er den næste i køen.",
    "ro": "Urmează rândul dumneavoastră.",
    "sl": "Naslednji ste na vrsti.",
}
_POSITION = {
    "en": "You are number {n} in the queue.",
    "zh": "您目前排在第{n}位。",
    "da": "Du er nummer {n} i køen.",
    "ro": "Sunteți pe locul {n} la rând.",
    "sl": "Ste številka {n} v čakalni vrsti.",
}


def spoken(language: str) -> str:
    """The language in which the centre's own sentences are said to somebody who speaks this one."""
    return language if language in LANGUAGES else "en"


def sentence(key: Key, language: str, number: str = "") -> Sound:
    """One of the fixed sentences; `number` is read out digit by digit."""
    language = spoken(language)
    words = _SENTENCES[language][key]
    return Sound(text=words.replace("{number}", say.digits(number, language)), language=language)


def position(number: int, language: str) -> Sound:
    """You are number 3."""
    language = spoken(language)
    said = say.chinese_number(number) if language == "zh" else str(number)
    words = _NEXT[language] if number == 1 else _POSITION[language].format(n=said)
    return Sound(text=words, language=language)


def wait(low: int, high: int, language: str) -> Sound:
    """A wait of `low` to `high` minutes: from 0 is up to so many, `high` 0 is more than `low`."""
    language = spoken(language)
    return Sound(text=_WAITS[language](low, high), language=language)


def _english(low: int, high: int) -> str:
    if not high:
        return f"Your wait will be more than {say.english_minutes(low)}."
    if high == 1:
        return "Your wait should be less than a minute." if not low else "Your wait will be about a minute."
    if not low:
        return f"Your wait will be up to {say.english_minutes(high)}."
    about = say.english_minutes(low) if low == high else f"{low} to {say.english_minutes(high)}"
    return f"Your wait will be about {about}."


def _chinese(low: int, high: int) -> str:
    if not high:
        return f"预计等待时间超过{say.chinese_minutes(low)}。"
    if not low:
        return "预计等待时间不到一分钟。" if high == 1 else f"预计最多等待{say.chinese_minutes(high)}。"
    about = say.chinese_minutes(low)
    if low != high:
        about = f"{say.chinese_count(low)}到{say.chinese_minutes(high)}"
    return f"预计等待时间大约{about}。"


def _danish(low: int, high: int) -> str:
    if not high:
        return f"Der er mere end {say.danish_minutes(low)} ventetid."
    if not low:
        return (
            "Der er under et minuts ventetid." if high == 1 else f"Der er op til {say.danish_minutes(high)} ventetid."
        )
    first = "et" if low == 1 else str(low)
    about = say.danish_minutes(low) if low == high else f"{first} til {say.danish_minutes(high)}"
    return f"Der er cirka {about} ventetid."


def _romanian(low: int, high: int) -> str:
    if not high:
        return f"Timpul de așteptare este de peste {say.romanian_minutes(low)}."
    if not low:
        few = "Timpul de așteptare este sub un minut."
        return few if high == 1 else f"Timpul de așteptare este de cel mult {say.romanian_minutes(high)}."
    if low == high:
        return f"Timpul de așteptare este de aproximativ {say.romanian_minutes(low)}."
    first = "un minut" if low == 1 else say.romanian_number(low)
    return f"Timpul de așteptare este cam între {first} și {say.romanian_minutes(high)}."


def _slovenian(low: int, high: int) -> str:
    if not high:
        return f"Čakali boste več kot {say.slovenian_minutes(low, 'accusative')}."
    if not low:
        few = "Čakali boste manj kot minuto."
        return few if high == 1 else f"Čakali boste do {say.slovenian_minutes(high, 'genitive')}."
    if low == high:
        return f"Čakali boste približno {say.slovenian_minutes(low, 'accusative')}."
    first = say.slovenian_number(low, "genitive")
    return f"Čakali boste približno od {first} do {say.slovenian_minutes(high, 'genitive')}."


_WAITS: dict[str, Callable[[int, int], str]] = {
    "en": _english, "zh": _chinese, "da": _danish, "ro": _romanian, "sl": _slovenian,
}  # fmt: skip
