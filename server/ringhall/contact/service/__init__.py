"""The verbs of a contact."""

from ringhall.contact.service.contacts import Contacts

__all__ = ["Contacts"]
