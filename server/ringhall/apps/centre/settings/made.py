"""The book of a centre, put together."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ringhall.apps.centre.settings import extension_rules
from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.sections import STORED
from ringhall.apps.centre.settings.shelves import RoleShelf, SettingShelf, UserShelf
from ringhall.apps.centre.settings.values import Shelf
from ringhall.company.access.service import Pins, Roles, Users
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation


def settings_book(
    organisation: Organisation,
    users: Users,
    pins: Pins,
    audit: Audit,
    prompts: Callable[[], Iterable[str]],
    is_emergency: Callable[[str], bool],
) -> SettingsBook:
    """Every kind there is; `prompts` tells which recordings flows can speak, `is_emergency` the country's numbers."""
    roles, among_all = Roles(audit), {"extensions": extension_rules.fits(is_emergency)}
    shelves: list[Shelf] = [RoleShelf(roles)]
    for section, kind in STORED:
        fits = among_all.get(section.name, section.fits)
        shelves.append(SettingShelf(replace(section, fits=fits), organisation, kind))
    return SettingsBook([*shelves, UserShelf(users, pins, roles)], audit, prompts)
