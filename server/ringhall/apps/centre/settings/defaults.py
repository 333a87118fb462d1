"""What a new centre has to choose from until somebody sets other things."""

from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.values import SYSTEM, By
from ringhall.company.audit.service import Audit
from ringhall.company.audit.types import Wanted
from ringhall.foundation.db.engine import Transaction

DISPOSITIONS = {
    "resolved": "Resolved",
    "information": "Information given",
    "order": "Order taken",
    "complaint": "Complaint",
    "call_back": "Call back promised",
    "passed_on": "Passed on",
    "wrong_number": "Wrong number",
    "other": "Other",
}
FOLLOWED_UP = {"call_back": {"follow_up": "call_back"}}
REASONS = {
    "break": "Break",
    "lunch": "Lunch",
    "training": "Training",
    "meeting": "Meeting",
    "paperwork": "Paperwork",
    "technical": "Technical problem",
}


async def fill_in(transaction: Transaction, book: SettingsBook, audit: Audit) -> None:
    """Give a centre that never had any dispositions or reasons the usual ones; what people removed stays away."""
    for kind, names in (("dispositions", DISPOSITIONS), ("reasons", REASONS)):
        wanted = Wanted(noun=book.section(kind).noun)
        if await book.all(transaction, kind) or await audit.page(transaction, limit=1, wanted=wanted):
            continue
        for position, (key, name) in enumerate(names.items()):
            data = {"id": key, "name": name, "position": position} | FOLLOWED_UP.get(key, {})
            await book.shelves[kind].put(transaction, By(SYSTEM), None, data, "")
