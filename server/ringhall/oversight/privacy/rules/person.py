"""A person as they are looked for, from their records and their contacts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ringhall.business.customers.types import Customer
from ringhall.contact.rules.personal import ERASED
from ringhall.contact.state import Contact

NAME_LENGTH_MIN = 3


@dataclass(frozen=True)
class Person:
    """Everything by which a person is met: identifiers of their records, numbers, names, e-mail addresses."""

    customer_ids: tuple[str, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Names, numbers and e-mail addresses, as they may stand in a text."""
        return tuple(text for text in (*self.names, *self.numbers, *self.emails) if len(text) >= NAME_LENGTH_MIN)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Their records, as the audit log names them."""
        return tuple(f"customer:{each}" for each in self.customer_ids)


def person_of(records: Iterable[Customer], numbers: Iterable[str], emails: Iterable[str] = ()) -> Person:
    """A person from all their records, and the numbers and addresses that are theirs besides."""
    records = list(records)
    all_numbers = (*(number for record in records for number in record.numbers), *numbers)
    all_emails = (*(address for record in records for address in record.emails), *emails)
    return Person(
        tuple(dict.fromkeys(record.id for record in records)),
        tuple(dict.fromkeys(all_numbers)),
        tuple(dict.fromkeys(record.name for record in records)),
        tuple(dict.fromkeys(all_emails)),
    )


def names_of(contacts: Iterable[Contact]) -> list[str]:
    """The names that contacts know their customers by."""
    return [contact.customer_name for contact in contacts if contact.customer_name]


def names_told(said: object) -> list[str]:
    """Every name that an entry of the audit log says a customer has, or had."""
    if isinstance(said, Mapping):
        mine = said.get("name")
        below = [name for value in said.values() for name in names_told(value)]
        return [mine, *below] if isinstance(mine, str) else below
    return []


def also_called(person: Person, names: Iterable[str]) -> Person:
    """The person with more names."""
    known = dict.fromkeys((*person.names, *(name for name in names if name.strip() and name != ERASED)))
    return replace(person, names=tuple(known))
