"""Whose number is it, and who served them last? Asked beside the call, which does not wait for the answer."""

import asyncio
from collections.abc import Callable

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.ports import FindCustomer, FindLastAgent
from ringhall.foundation import tasks
from ringhall.foundation.logging import log
from ringhall.foundation.numbers import is_number
from ringhall.foundation.steps import Step, Steps

LOOKUP_SECONDS_MAX = 1.0
LanguageKnown = Callable[[Step, Contact, str], None]


class Identifying:
    """Ties a contact to the customer its number belongs to; where flows ask for it, to who served them last.

    Flows are told which language the record says the caller speaks (`language_known`).
    """

    def __init__(
        self,
        steps: Steps,
        contacts: Contacts,
        find: FindCustomer,
        find_last_agent: FindLastAgent,
        wants_last_agent: Callable[[], bool],
        language_known: LanguageKnown,
    ) -> None:
        self._steps, self._contacts = steps, contacts
        self._find, self._find_last_agent, self._wants_last_agent = find, find_last_agent, wants_last_agent
        self._language_known = language_known

    def look_up(self, contact_id: str, address: str) -> None:
        """Ask the records. Who shows no number is in none of them."""
        if not is_number(address):
            return
        tasks.start(self._identify(contact_id, address), "voice.identify")

    async def _identify(self, contact_id: str, address: str) -> None:
        found: list[e.ContactEvent] = []
        language = ""
        try:
            async with asyncio.timeout(LOOKUP_SECONDS_MAX):
                known = await self._find(address)
                if known is not None:
                    named = e.CustomerIdentified(contact_id=contact_id, customer_id=known.id, customer_name=known.name)
                    found.append(named)
                    language = known.language
                if self._wants_last_agent():
                    agent_id = await self._find_last_agent(address, known.id if known else "")
                    found += [e.LastAgentFound(contact_id=contact_id, agent_id=agent_id)] if agent_id else []
        except Exception as trouble:
            log.warning("customer.lookup_failed", reason=str(trouble))
        if found and contact_id in self._contacts.live.by_id:
            self._steps.run(lambda step: self._tell(step, contact_id, found, language))

    def _tell(self, step: Step, contact_id: str, found: list[e.ContactEvent], language: str) -> None:
        for event in found:
            step.record(event)
        if language:
            self._language_known(step, self._contacts.live.by_id[contact_id], language)
