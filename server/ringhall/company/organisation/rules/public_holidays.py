"""Public holidays of countries and their subdivisions, as the `holidays` library knows them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

NONE: Mapping[date, str] = {}


@lru_cache(maxsize=1)
def countries() -> Mapping[str, tuple[str, ...]]:
    """Every country that is known (ISO 3166), with its subdivisions."""
    return {code: tuple(parts) for code, parts in sorted(holidays.list_supported_countries(False).items())}


@lru_cache(maxsize=512)
def holidays_of(country: str, subdivision: str, year: int) -> Mapping[date, str]:
    """The holidays of a year with their names in the country's language; none where no such country is known."""
    if subdivision and subdivision not in countries().get(country, ()):
        return NONE
    if country not in countries():
        return NONE
    own = holidays.country_holidays(country).default_language
    # Without a language the names would be in that of the machine.
    found = holidays.country_holidays(country, subdiv=subdivision or None, years=year, language=own)
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@lru_cache(maxsize=512)
def subdivision_names(country: str) -> Mapping[str, str]:
    """What the subdivisions of a country are called, by their code."""
    if not countries().get(country):
        return {}
    aliases = holidays.country_holidays(country).get_subdivision_aliases()
    return {code: (aliases.get(code) or [code])[0] for code in countries()[country]}
