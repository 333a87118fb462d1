"""The organisation: its name and language, and where it is, which decides times and how numbers are read."""

from typing import Annotated
from zoneinfo import available_timezones

import msgspec

from ringhall.apps.centre.kinds import Name
from ringhall.company.access.types import LANGUAGES
from ringhall.company.organisation.errors import BadSetting
from ringhall.company.organisation.service import Organisation
from ringhall.company.organisation.types import Kind
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Phrase
from ringhall.foundation.numbers import countries
from ringhall.foundation.settings import Settings

ONLY = "organisation"


class OrganisationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Who runs this centre. `region` is the country (two letters) of numbers without an international prefix."""

    name: Name
    language: str
    time_zone: Annotated[str, msgspec.Meta(max_length=64)]
    region: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}\Z")]


def _check(place: OrganisationSettings) -> None:
    if place.time_zone not in available_timezones():
        raise BadSetting(kind="organisation", reason="the time zone is none of the IANA list (Europe/Copenhagen)")
    if place.language not in LANGUAGES:
        raise BadSetting(
            kind="organisation", reason=Phrase("the language is none of {languages}", languages=", ".join(LANGUAGES))
        )
    if place.region not in countries():
        raise BadSetting(kind="organisation", reason="the country is none that has telephone numbers (DK, SI)")


ORGANISATION = Kind("organisation", OrganisationSettings, check=_check)


def with_place(settings: Settings, place: OrganisationSettings) -> Settings:
    """The settings, with what people said of the organisation before what the command line says."""
    return settings.model_copy(update={"centre_name": place.name, "time_zone": place.time_zone, "region": place.region})


async def stored_place(organisation: Organisation, transaction: Transaction) -> OrganisationSettings | None:
    """What people said of the organisation, if they did."""
    stored = await organisation.find(transaction, ORGANISATION, ONLY)
    return stored.value if stored else None
