"""The book of a centre, put together."""

from collections.abc import Callable, Iterable

from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.sections import STORED
from ringhall.apps.centre.settings.shelves import RoleShelf, SettingShelf, UserShelf
from ringhall.apps.centre.settings.values import Shelf
from ringhall.company.access.service import Roles, Users
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation


def settings_book(
    organisation: Organisation, users: Users, audit: Audit, prompts: Callable[[], Iterable[str]]
) -> SettingsBook:
    """Every kind there is; `prompts` tells which recordings flows can speak."""
    roles = Roles(audit)
    shelves: list[Shelf] = [RoleShelf(roles)]
    shelves += [SettingShelf(section, organisation, kind) for section, kind in STORED]
    return SettingsBook([*shelves, UserShelf(users, roles)], audit, prompts)
