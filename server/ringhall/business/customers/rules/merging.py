"""What two records become when they are one, and when they are two again."""

from dataclasses import replace

from ringhall.business.customers.types import Customer, Merge


def together(kept: Customer, gone: Customer) -> Customer:
    """One record: name and language of the one that is kept, numbers, e-mail addresses and notes of both."""
    numbers = tuple(dict.fromkeys((*kept.numbers, *gone.numbers)))
    note = "\n".join(each for each in dict.fromkeys((kept.note, gone.note)) if each)
    emails = tuple(dict.fromkeys((*kept.emails, *gone.emails)))
    return replace(kept, numbers=numbers, note=note, emails=emails)


def apart(now: Customer, merge: Merge) -> Customer:
    """The kept record without what came with the other; what was changed since then stays."""
    if now == merge.kept_after:
        return merge.kept_before
    brought = {*merge.gone.numbers, *merge.gone.emails} - {*merge.kept_before.numbers, *merge.kept_before.emails}
    note = merge.kept_before.note if now.note == merge.kept_after.note else now.note
    return replace(
        now,
        numbers=tuple(each for each in now.numbers if each not in brought),
        emails=tuple(each for each in now.emails if each not in brought),
        note=note,
    )
