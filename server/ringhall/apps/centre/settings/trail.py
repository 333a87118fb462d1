"""Taking changes back: the audit log knows how it was before."""

from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.errors import ChangedSince, NotToTakeBack
from ringhall.apps.centre.settings.values import By, Held, Json, Section
from ringhall.company.audit.rules.chain import Content
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import HIDDEN
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotAllowed, NotFound, Phrase, Refusal

VERBS = frozenset({"added", "changed", "deleted", "removed", "took_back"})
NO_SETTING = Phrase("it was no change of a setting.")
SECRET = Phrase("only a secret changed, and secrets are not kept in the log. Set a new one.")
GONE_USER = Phrase("the user's password went with them. Add them anew.")


class Trail:
    """What was changed, and the way back. A way back is a change like any other: checked, stored, audited."""

    def __init__(self, book: SettingsBook, audit: Audit) -> None:
        self._book, self._audit = book, audit
        self._by_noun = {section.noun: section for section in book.sections.values()}

    def section_of(self, content: Content) -> Section | None:
        """Which kind of setting the entry is about."""
        noun, _, _ = content.subject.partition(":")
        return self._by_noun.get(noun)

    def reason_against(self, content: Content) -> str | None:
        """Why the change leaves no way back, by itself; None when it does."""
        section = self.section_of(content)
        noun, verb, *_ = [*content.what.split("."), ""]
        if section is None or noun != section.noun or verb not in VERBS:
            return NO_SETTING
        if content.before == content.after:
            return SECRET if content.before else NO_SETTING
        return GONE_USER if section.name == "users" and content.after is None else None

    async def take_back(self, transaction: Transaction, n: int, by: By) -> tuple[Content, Held | None]:
        """Bring the setting to what it was before change `n`; the new entry, and the setting as it is now."""
        entry = await self._audit.find(transaction, n)
        if entry is None:
            raise NotFound(what="change", which=n)
        content, section = entry.content, self.section_of(entry.content)
        reason = self.reason_against(content)
        if reason is not None or section is None:
            raise NotToTakeBack(n=n, reason=reason or NO_SETTING)
        if not by.may(section.edit):
            raise NotAllowed(right=section.edit)
        key = content.subject.partition(":")[2]
        await self._check_unchanged(transaction, section, key, content)
        await self._go_back(transaction, section, key, content, by)
        [newest] = await self._audit.page(transaction, content.subject, limit=1)
        return newest.content, await self._book.find(transaction, section.name, key)

    async def _check_unchanged(self, transaction: Transaction, section: Section, key: str, content: Content) -> None:
        held = await self._book.find(transaction, section.name, key)
        there = held.value if held is not None and held.version > 0 else None
        if there != self._whole(section, key, content.after, content.n):
            raise ChangedSince(kind=section.noun, key=key, n=content.n)

    async def _go_back(self, transaction: Transaction, section: Section, key: str, content: Content, by: By) -> None:
        verb = f"took_back.{content.n}"
        before = self._whole(section, key, content.before, content.n)
        if before is None:
            await self._book.remove(transaction, section.name, key, None, by, verb)
        elif content.after is None:
            await self._book.create(transaction, section.name, before, by, verb)
        else:
            await self._book.change(transaction, section.name, key, before, None, by, verb)

    def _whole(self, section: Section, key: str, told: Json | None, n: int) -> Json | None:
        """What the log tells of a setting, without masked secrets, as it would be kept today."""
        if told is None:
            return None
        plain = {name: value for name, value in told.items() if value != HIDDEN}
        try:
            return self._book.shelves[section.name].whole({section.key: key} | plain)
        except (Refusal, KeyError):
            raise NotToTakeBack(n=n, reason="such a setting has another shape today.") from None
