"""What a flow has found out beside the call: no step waits, and the answer comes as an input of its own."""

import asyncio

from ringhall.contact.events import CustomerIdentified
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import Claim, Proven, Verified, Verifier, Verify
from ringhall.engine.flows.service import Flows
from ringhall.foundation import tasks
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps

AT_ONCE_MAX = 50
VERIFY_SECONDS_MAX = 8.0


class Errands:
    """Sends questions of flows to those who know, a bounded number at once, each with a limit."""

    def __init__(self, steps: Steps, contacts: Contacts, flows: Flows, verify: Verifier) -> None:
        self._steps, self._contacts, self._flows, self._verify = steps, contacts, flows, verify
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)

    def find_out(self, step: Step, contact: Contact, command: Verify) -> None:
        """Ask once the step is stored; whoever has left by then is not told."""
        claim = Claim(contact.customer_id, contact.address, command.number, command.by, command.proof.value)

        def ask() -> None:
            tasks.start(self._verified(contact.id, command, claim), "flow.verify")

        step.after_commit(ask)

    async def _verified(self, contact_id: str, command: Verify, claim: Claim) -> None:
        proven: Proven | None = None
        try:
            async with asyncio.timeout(VERIFY_SECONDS_MAX), self._turn:
                proven = await self._verify(claim)
        except Exception as trouble:
            # Its words may quote what was asked.
            log.warning("flow.verify_failed", trouble=type(trouble).__name__)
        self._steps.run(lambda step: self._tell(step, contact_id, command, proven))

    def _tell(self, step: Step, contact_id: str, command: Verify, proven: Proven | None) -> None:
        contact = self._contacts.live.by_id.get(contact_id)
        if contact is None or not self._flows.waits_for(contact, command.ask_id):
            return
        if proven is not None:
            with_number = bool(command.number)
            self._contacts.verified(step, contact_id, command.by, proven.verdict, with_number=with_number)
            if proven.customer_id and contact.customer_id != proven.customer_id:
                named = (proven.customer_id, proven.customer_name)
                step.record(CustomerIdentified(contact_id=contact_id, customer_id=named[0], customer_name=named[1]))
        self._flows.tell(step, contact, Verified(command.ask_id, proven.verdict if proven else ""))
