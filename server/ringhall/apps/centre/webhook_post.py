"""What webhooks are told goes out from here: by POST, to addresses that were checked, and nowhere else."""

import random

from ringhall.apps.centre.outgoing import Outgoing
from ringhall.contact import repository
from ringhall.contact.state import Contact
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.ids import Ids
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.webhooks.jobs import Sender
from ringhall.oversight.webhooks.ports import Answered, Letter
from ringhall.oversight.webhooks.projection import WebhookTable
from ringhall.oversight.webhooks.service import Webhooks


async def stored_contact(transaction: Transaction, contact_id: str) -> Contact | None:
    """The contact as its table has it."""
    try:
        return await repository.one(transaction, contact_id)
    except NotFound:
        return None


class Poster:
    """Implements the webhooks' Post; what is answered is not read."""

    def __init__(self) -> None:
        self._outgoing = Outgoing()

    async def post(self, letter: Letter) -> Answered:
        """The status it is answered with, or why there is none."""
        url, headers, body, private = letter
        reply = await self._outgoing.ask("POST", url, headers, body, private=private, bytes_max=0)
        return Answered(reply.status, reply.trouble)


def told_programs(database: Database, table: WebhookTable, clock: Clock, alarms: Alarms) -> tuple[Webhooks, Sender]:
    """What tells programs of others, and what sends it."""
    new_id = Ids(clock, random.SystemRandom()).new
    webhooks = Webhooks(clock, database, alarms, Poster().post, stored_contact, new_id)
    return webhooks, Sender(clock, database, webhooks, table)
