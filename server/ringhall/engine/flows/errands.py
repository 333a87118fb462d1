"""What a flow has found out beside the call: no step waits, and the answer comes as an input of its own."""

import asyncio

from ringhall.contact.events import CustomerIdentified
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import (
    AskSource,
    Claim,
    CodeOutcome,
    CodeSender,
    CodeSent,
    CodeWish,
    Errand,
    Input,
    LookedUp,
    Proven,
    SendCode,
    Understand,
    Verified,
    Verifier,
    Verify,
)
from ringhall.engine.flows.rules.meanings import understood_as
from ringhall.engine.flows.service import Flows
from ringhall.engine.lookups.ports import LookUp, Question
from ringhall.engine.understanding.ports import Heard, understands_nothing
from ringhall.engine.understanding.ports import Understand as AskModel
from ringhall.foundation import tasks
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps

AT_ONCE_MAX = 50
VERIFY_SECONDS_MAX = 8.0
SEND_SECONDS_MAX = 3.0
"""Besides what the service that sends may take."""


class Errands:
    """Sends questions of flows to those who know, a bounded number at once, each with a limit."""

    def __init__(
        self,
        steps: Steps,
        contacts: Contacts,
        flows: Flows,
        verify: Verifier,
        send_code: CodeSender,
        look_up: LookUp,
        understand: AskModel = understands_nothing,
    ) -> None:
        self._steps, self._contacts, self._flows = steps, contacts, flows
        self._verify, self._send_code, self._look_up, self._understand = verify, send_code, look_up, understand
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)

    def find_out(self, step: Step, contact: Contact, command: Errand) -> None:
        """Ask once the step is stored; whoever has left by then is not told."""
        customer_id, address = contact.customer_id, contact.address
        if isinstance(command, Verify):
            claim = Claim(customer_id, address, command.number, command.by, command.proof.value)
            step.after_commit(lambda: tasks.start(self._verified(contact.id, command, claim), "flow.verify"))
        else:
            found_out = self._found_out
            step.after_commit(lambda: tasks.start(found_out(contact.id, command, customer_id, address), "flow.errand"))

    async def answer(self, command: SendCode | AskSource | Understand, customer_id: str | None, address: str) -> Input:
        """What becomes of it, with what is known of who calls; nothing is raised."""
        match command:
            case SendCode():
                return await self._send(command, customer_id, address)
            case AskSource():
                said = await self._look_up(
                    Question(command.source, command.parameters, command.seconds_max, command.key)
                )
                return LookedUp(command.ask_id, said.outcome, said.values, said.reason)
            case Understand():
                heard = Heard(command.model, command.text, command.language)
                return understood_as(command, await self._understand(heard))

    async def prove(self, claim: Claim) -> Proven | None:
        """What becomes of the claim; None: it could not be found out."""
        try:
            async with asyncio.timeout(VERIFY_SECONDS_MAX), self._turn:
                return await self._verify(claim)
        except Exception as trouble:
            # Its words may quote what was asked.
            log.warning("flow.verify_failed", trouble=type(trouble).__name__)
            return None

    async def _send(self, command: SendCode, customer_id: str | None, address: str) -> CodeSent:
        outcome: CodeOutcome = "not_taken"
        limit = command.seconds_max
        wish = CodeWish(customer_id, address, command.number, command.source, command.language, limit)
        try:
            async with asyncio.timeout(limit + SEND_SECONDS_MAX), self._turn:
                outcome = await self._send_code(wish)
        except Exception as trouble:
            # Its words may quote what was sent.
            log.warning("flow.code_failed", trouble=type(trouble).__name__)
        return CodeSent(command.ask_id, outcome)

    async def _verified(self, contact_id: str, command: Verify, claim: Claim) -> None:
        proven = await self.prove(claim)
        self._steps.run(lambda step: self._tell(step, contact_id, command, proven))

    async def _found_out(
        self, contact_id: str, command: SendCode | AskSource | Understand, customer_id: str | None, address: str
    ) -> None:
        found = await self.answer(command, customer_id, address)

        def tell(step: Step) -> None:
            contact = self._waiting(contact_id, command.ask_id)
            if contact is not None:
                self._flows.tell(step, contact, found)

        self._steps.run(tell)

    def _waiting(self, contact_id: str, ask_id: int) -> Contact | None:
        contact = self._contacts.live.by_id.get(contact_id)
        return contact if contact is not None and self._flows.waits_for(contact, ask_id) else None

    def _tell(self, step: Step, contact_id: str, command: Verify, proven: Proven | None) -> None:
        contact = self._waiting(contact_id, command.ask_id)
        if contact is None:
            return
        if proven is not None:
            with_number = bool(command.number)
            self._contacts.verified(step, contact_id, command.by, proven.verdict, with_number=with_number)
            if proven.customer_id and contact.customer_id != proven.customer_id:
                named = (proven.customer_id, proven.customer_name)
                step.record(CustomerIdentified(contact_id=contact_id, customer_id=named[0], customer_name=named[1]))
        self._flows.tell(step, contact, Verified(command.ask_id, proven.verdict if proven else ""))
