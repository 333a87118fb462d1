"""Everything a centre can be set to: its kinds, what holds for them, and every way in and back."""

from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.desk import SettingsDesk
from ringhall.apps.centre.settings.document import ConfigDocument
from ringhall.apps.centre.settings.made import settings_book

__all__ = ["ConfigDocument", "SettingsBook", "SettingsDesk", "settings_book"]
