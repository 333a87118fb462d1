"""What callers hear of the times at which they can be called back, in five languages."""

from datetime import date, datetime, timedelta

from ringhall.engine.flows.prompts import Part, Prompt

OFFERED_MAX = 3
LATER, DECLINE = "9", "*"
TODAY = {
    "en": "For today at {when:time}, press {key}.",
    "zh": "今天{when:time}，请按{key}。",
    "da": "For i dag {when:time}, tryk {key}.",
    "ro": "Pentru astăzi la {when:time}, apăsați {key}.",
    "sl": "Za termin danes, {when:time}, pritisnite {key}.",
}
TOMORROW = {
    "en": "For tomorrow at {when:time}, press {key}.",
    "zh": "明天{when:time}，请按{key}。",
    "da": "For i morgen {when:time}, tryk {key}.",
    "ro": "Pentru mâine la {when:time}, apăsați {key}.",
    "sl": "Za termin jutri, {when:time}, pritisnite {key}.",
}
ON_A_DAY = {
    "en": "For {when:date} at {when:time}, press {key}.",
    "zh": "{when:date}{when:time}，请按{key}。",
    "da": "For {when:date} {when:time}, tryk {key}.",
    "ro": "Pentru {when:date} la {when:time}, apăsați {key}.",
    "sl": "Za termin {when:date}, {when:time}, pritisnite {key}.",
}
OR_LATER = {
    "en": "For later times, press 9. If none of them suits you, press star.",
    "zh": "要听更晚的时间，请按9。如果都不合适，请按星号键。",
    "da": "For senere tider, tryk 9. Passer ingen af dem, tryk stjerne.",
    "ro": "Pentru ore mai târzii, apăsați 9. Dacă niciuna nu vă convine, apăsați steluța.",
    "sl": "Za poznejše termine pritisnite 9. Če vam ne ustreza nobeden, pritisnite zvezdico.",
}
TAKEN = {
    "en": "Somebody else has just taken that time.",
    "zh": "该时间刚刚被他人预订。",
    "da": "En anden har netop taget den tid.",
    "ro": "Altcineva tocmai a luat acea oră.",
    "sl": "Ta termin je pravkar zasedel nekdo drug.",
}
BOOKED_TODAY = {
    "en": "Today at {when:time} we will call you.",
    "zh": "我们将在今天{when:time}给您打电话。",
    "da": "Vi ringer til dig i dag {when:time}.",
    "ro": "Vă vom suna astăzi la {when:time}.",
    "sl": "Poklicali vas bomo danes. Čas klica: {when:time}.",
}
BOOKED_TOMORROW = {
    "en": "Tomorrow at {when:time} we will call you.",
    "zh": "我们将在明天{when:time}给您打电话。",
    "da": "Vi ringer til dig i morgen {when:time}.",
    "ro": "Vă vom suna mâine la {when:time}.",
    "sl": "Poklicali vas bomo jutri. Čas klica: {when:time}.",
}
BOOKED_ON_A_DAY = {
    "en": "On {when:date} at {when:time} we will call you.",
    "zh": "我们将在{when:date}{when:time}给您打电话。",
    "da": "Vi ringer til dig {when:date} {when:time}.",
    "ro": "Vă vom suna pe {when:date} la {when:time}.",
    "sl": "Poklicali vas bomo. Datum klica: {when:date}, čas: {when:time}.",
}
Words = dict[str, str]


def offer(moments: list[datetime], today: date) -> tuple[Prompt, dict[str, str]]:
    """The sentences that offer these times on the wall, and the variables they hold."""
    parts, variables = [], dict[str, str]()
    for n, moment in enumerate(moments, 1):
        words = _of_day(moment.date(), today, (TODAY, TOMORROW, ON_A_DAY))
        name = f"slot_{n}"
        variables[name] = f"{moment:%Y-%m-%d %H:%M}"
        parts.append(Part(text={code: _placed(text, name, str(n)) for code, text in words.items()}))
    return (*parts, Part(text=OR_LATER)), variables


def booked(moment: datetime, today: date) -> tuple[Prompt, dict[str, str]]:
    """The sentence that confirms this time, and the variable it holds."""
    words = _of_day(moment.date(), today, (BOOKED_TODAY, BOOKED_TOMORROW, BOOKED_ON_A_DAY))
    return (Part(text=words),), {"when": f"{moment:%Y-%m-%d %H:%M}"}


def _of_day(day: date, today: date, words: tuple[Words, Words, Words]) -> Words:
    if day == today:
        return words[0]
    return words[1] if day == today + timedelta(days=1) else words[2]


def _placed(text: str, name: str, key: str) -> str:
    return text.replace("{key}", key).replace("{when:", f"{{{name}:")
