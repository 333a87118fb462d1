"""Numbers digit by digit, and words letter by letter."""

GROUP = 3
LETTERS_MAX = 60
_ZH_DIGITS = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))
PLUS = {"en": "plus", "da": "plus", "ro": "plus", "sl": "plus", "zh": "加"}


def digits(number: str, language: str) -> str:
    """A telephone number digit by digit, in groups of three; in Chinese one is 幺, which no other digit sounds like."""
    plus, only = number.startswith("+"), [letter for letter in number if letter.isdecimal() and letter.isascii()]
    said = [_ZH_DIGITS[digit] if language == "zh" else digit for digit in only]
    groups = [" ".join(said[at : at + GROUP]) for at in range(0, len(said), GROUP)]
    words = ("，" if language == "zh" else ", ").join(groups)
    return f"{PLUS.get(language, 'plus')} {words}" if plus else words


def letters(value: str, language: str) -> str:
    """Each letter and digit on its own: A, B, 1."""
    comma = "，" if language == "zh" else ", "
    return comma.join(letter for letter in value.upper()[:LETTERS_MAX] if letter.isalnum())
