"""A customer."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class CustomerSettings:
    """What may be said of a customer; numbers and e-mail addresses in any usual writing."""

    name: str
    numbers: tuple[str, ...] = ()
    language: str = "en"
    note: str = ""
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Customer:
    """Somebody we know; numbers and e-mail addresses normalised, in their order."""

    id: str
    name: str
    numbers: tuple[str, ...]
    language: str
    note: str
    emails: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """Another one as soon as anything in the record is another."""
        return hashlib.sha256(repr(self).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True)
class Merge:
    """Two records that became one: `gone` was put into the one that is kept. `at` is milliseconds UTC."""

    id: str
    at: int
    who: str
    kept_id: str
    kept_before: Customer
    kept_after: Customer
    gone: Customer
