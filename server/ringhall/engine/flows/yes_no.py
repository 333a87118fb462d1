"""Yes and no, as callers say them."""

from ringhall.engine.recognition.rules.words import words_of

YES: dict[str, frozenset[str]] = {
    "en": frozenset({"yes", "yeah", "yep", "right", "correct", "exactly", "sure", "that's right", "yes please"}),
    "zh": frozenset({"是", "是的", "对", "对的", "好", "好的", "嗯", "没错", "正确"}),
    "da": frozenset({"ja", "jo", "jep", "rigtigt", "korrekt", "præcis", "netop", "ja tak"}),
    "ro": frozenset({"da", "corect", "exact", "sigur", "așa e", "da vă rog"}),
    "sl": frozenset({"da", "ja", "tako je", "drži", "pravilno", "točno", "seveda", "da prosim"}),
}
NO: dict[str, frozenset[str]] = {
    "en": frozenset({"no", "nope", "wrong", "not that", "no thanks", "no thank you"}),
    "zh": frozenset({"不", "不是", "不是的", "不对", "没有", "错", "错了"}),
    "da": frozenset({"nej", "forkert", "nej tak", "ikke det"}),
    "ro": frozenset({"nu", "greșit", "nu asta", "nu mulțumesc"}),
    "sl": frozenset({"ne", "narobe", "ni res", "napačno", "ne hvala"}),
}
OTHERWISE = "en"


def means_yes(text: str, language: str) -> bool:
    """Whether this is nothing but a yes."""
    return _is_among(text, YES.get(language, YES[OTHERWISE]))


def means_no(text: str, language: str) -> bool:
    """Whether this is nothing but a no."""
    return _is_among(text, NO.get(language, NO[OTHERWISE]))


def _is_among(text: str, answers: frozenset[str]) -> bool:
    said = words_of(text)
    return any(said == words_of(each) for each in answers)
