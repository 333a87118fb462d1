"""Telephone numbers: one way of writing each, so that the same number is found again."""

import re
from functools import lru_cache

from ringhall.foundation.errors import Refusal

# Toll-free, emergency and internal numbers are not diallable from abroad and stay as they are dialled.
DIALLED = re.compile(r"\d{2,15}")
SEPARATORS = re.compile(r"[\s().\-/–\u00a0]")
LENGTH_MAX = 40
REMEMBERED_MAX = 10_000


class NoNumber(Refusal):
    """What was given is no telephone number."""

    code = "no-number"
    text = "“{number}” is no telephone number. Write it as +4512345678, or as it is dialled inside the country."


class NotDiallable(Refusal):
    """Digits, but nobody can have this number."""

    code = "not-diallable"
    text = (
        "Nobody can have the number {number}. Look at its length; one of another country than {country} begins with +."
    )


def normalise(raw: str, region: str) -> str:
    """The number in E.164 (+4512345678); short and toll-free ones (112, 4008000001) in digits as dialled.

    `region` is the country (two letters) that numbers without an international prefix belong to. Raises NoNumber.
    """
    number = _normalised(raw, region)
    if number is None:
        raise NoNumber(number=raw[:LENGTH_MAX])
    return number


@lru_cache(maxsize=REMEMBERED_MAX)
def _normalised(raw: str, region: str) -> str | None:
    """Remembered also where there is no number: many callers withhold theirs in the same words."""
    if len(raw) > LENGTH_MAX:
        return None
    # The library's tables cost memory, so they are loaded with the first number.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return _as_dialled(raw)
    if not phonenumbers.is_valid_number(parsed):
        return _as_dialled(raw)
    kinds = phonenumbers.PhoneNumberType
    of_the_country_only = (kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE, kinds.UAN)
    at_home = phonenumbers.region_code_for_number(parsed) == region
    if at_home and phonenumbers.number_type(parsed) in of_the_country_only:
        national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        return SEPARATORS.sub("", national)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def diallable(raw: str, region: str) -> str:
    """The number as it is dialled. Raises NotDiallable for one that cannot exist, NoNumber for what is none."""
    number = normalise(raw, region)
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        raise NoNumber(number=raw[:LENGTH_MAX]) from None
    short = phonenumbers.is_valid_short_number_for_region(parsed, region)
    # A plan may be newer than our tables: abroad, the right length is enough.
    possible = is_e164(number) and phonenumbers.is_possible_number(parsed)
    if not (short or possible or phonenumbers.is_valid_number(parsed)):
        raise NotDiallable(number=raw[:LENGTH_MAX], country=region)
    return number


def is_dear(number: str, region: str) -> bool:
    """Whether a call there costs more than one to a person: premium, shared cost, satellites; or it is no whole number.

    Short numbers, and those that only the own country can dial, are nobody's own telephone.
    """
    import phonenumbers

    if not is_e164(number):
        return True
    kinds = phonenumbers.PhoneNumberType
    dear = (kinds.PREMIUM_RATE, kinds.SHARED_COST, kinds.UAN, kinds.PERSONAL_NUMBER, kinds.PAGER, kinds.VOICEMAIL)
    parsed = phonenumbers.parse(number, region)
    # Codes of no country belong to satellites and to services that charge as they like.
    no_country = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == "001"
    return no_country or phonenumbers.number_type(parsed) in dear


def countries() -> frozenset[str]:
    """The countries (two letters) that have telephone numbers."""
    import phonenumbers

    return frozenset(phonenumbers.SUPPORTED_REGIONS)


def country_of(number: str) -> str:
    """The country (two letters) a number in E.164 belongs to; empty where it is of none, or written otherwise.

    Of a plan newer than our tables it is the first country with the calling code.
    """
    if not is_e164(number):
        return ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(parsed)
    country = region or phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    return country if country.isalpha() and country != "ZZ" else ""


@lru_cache(maxsize=REMEMBERED_MAX)
def time_zones_of(number: str) -> tuple[str, ...]:
    """Where whoever has this number (E.164) may be: IANA names, several in large countries; none where nobody knows."""
    if not is_e164(number):
        return ()
    import phonenumbers
    from phonenumbers import timezone

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ()
    # A plan may be newer than our tables: then it is the zones of the country.
    found = timezone.time_zones_for_number(parsed)
    if found == (timezone.UNKNOWN_TIMEZONE,):
        found = timezone.time_zones_for_geographical_number(parsed)
    return tuple(name for name in found if name != timezone.UNKNOWN_TIMEZONE)


def is_emergency(raw: str, region: str) -> bool:
    """Whether it is an emergency number of the country."""
    import phonenumbers

    digits = SEPARATORS.sub("", raw[:LENGTH_MAX])
    return DIALLED.fullmatch(digits) is not None and phonenumbers.is_emergency_number(digits, region)


@lru_cache(maxsize=REMEMBERED_MAX)
def country_and_area(number: str) -> tuple[str, str]:
    """Country code and area code of a number in E.164; empty where it has none, or is written otherwise."""
    if not is_e164(number):
        return "", ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return "", ""
    national = phonenumbers.national_significant_number(parsed)
    return str(parsed.country_code), national[: phonenumbers.length_of_geographical_area_code(parsed)]


def is_e164(number: str) -> bool:
    """Whether the number is written as +, country code, number."""
    return re.fullmatch(r"\+[1-9]\d{6,14}", number) is not None


def whole_digits(raw: str, region: str) -> str | None:
    """The digits of a whole number, country code included; None for a part of one, and for what is none.

    Only a number that somebody can have by its country's plan is whole: others may be a part of a longer one.
    """
    number = _normalised(raw, region)
    country, _ = country_and_area(number or "")
    if number is None or not country:
        return None
    import phonenumbers

    return number.removeprefix("+") if phonenumbers.is_valid_number(phonenumbers.parse(number)) else None


def is_number(normalised: str) -> bool:
    """Whether what `normalise` gave, or a caller showed in its place, is a number at all."""
    return DIALLED.fullmatch(normalised) is not None or is_e164(normalised)


def _as_dialled(raw: str) -> str | None:
    digits = SEPARATORS.sub("", raw)
    if DIALLED.fullmatch(digits):
        return digits
    # A plan may be newer than our tables: what is well formed as E.164 is believed.
    if is_e164(digits):
        return digits
    return None
