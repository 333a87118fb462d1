"""Whose number is it? Asked beside the call, which does not wait for the answer."""

import asyncio

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.ports import FindCustomer
from ringhall.foundation import tasks
from ringhall.foundation.logging import log
from ringhall.foundation.numbers import is_number
from ringhall.foundation.steps import Steps

LOOKUP_SECONDS_MAX = 1.0


class Identifying:
    """Ties a contact to the customer its number belongs to."""

    def __init__(self, steps: Steps, contacts: Contacts, find: FindCustomer) -> None:
        self._steps, self._contacts, self._find = steps, contacts, find

    def look_up(self, contact_id: str, address: str) -> None:
        """Ask the customers' records. Who shows no number is in none of them."""
        if not is_number(address):
            return
        tasks.start(self._identify(contact_id, address), "voice.identify")

    async def _identify(self, contact_id: str, address: str) -> None:
        try:
            async with asyncio.timeout(LOOKUP_SECONDS_MAX):
                known = await self._find(address)
        except Exception as trouble:
            log.warning("customer.lookup_failed", reason=str(trouble))
            return
        if known is not None and contact_id in self._contacts.live.by_id:
            found = e.CustomerIdentified(contact_id=contact_id, customer_id=known.id, customer_name=known.name)
            self._steps.run(lambda step: step.record(found))
