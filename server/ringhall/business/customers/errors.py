"""Refusals of customers.

Conflict
├── NumberTaken
├── EmailTaken
├── CustomerNumberTaken
├── ChangedMeanwhile
└── MergedOn
Refusal
├── BadCustomer
└── NothingToImport
"""

from ringhall.foundation.errors import Conflict, Refusal


class NumberTaken(Conflict):
    """A number leads to one customer only."""

    code = "number-taken"
    text = "The number {number} belongs to the customer {customer_id} already. Take it from them first."


class EmailTaken(Conflict):
    """An e-mail address leads to one customer only."""

    code = "email-taken"
    text = "The e-mail address {address} belongs to the customer {customer_id} already. Take it from them first."


class CustomerNumberTaken(Conflict):
    """A customer number is one customer's only."""

    code = "customer-number-taken"
    text = "The customer number {number} belongs to the customer {customer_id} already. Take it from them first."


class BadCustomer(Refusal):
    """Something about the customer cannot be."""

    code = "bad-customer"
    text = "{fault}"


class ChangedMeanwhile(Conflict):
    """Somebody else changed the record since it was read; `current` is what stands there now."""

    code = "changed-meanwhile"
    text = "Somebody changed this record in the meantime. Compare both and save again; nothing was overwritten."


class MergedOn(Conflict):
    """A merge that later merges stand on."""

    code = "merged-on"
    text = "The record {kept_id} was itself merged later. Undo that merge first."


class NothingToImport(Refusal):
    """No line of the table can be taken, or none says anything new."""

    code = "nothing-to-import"
    text = "No line would add or change a customer; {faults} have a fault. Look at the list of faults."
