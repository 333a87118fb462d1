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
    Understood,
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
        if isinstance(command, AskSource):
            step.after_commit(lambda: tasks.start(self._looked_up(contact.id, command), "flow.look_up"))
            return
        if isinstance(command, SendCode):
            known = contact.customer_id, contact.address
            step.after_commit(lambda: tasks.start(self._sent(contact.id, command, *known), "flow.send_code"))
            return
        if isinstance(command, Understand):
            step.after_commit(lambda: tasks.start(self._understood(contact.id, command), "flow.understand"))
            return
        claim = Claim(contact.customer_id, contact.address, command.number, command.by, command.proof.value)
        step.after_commit(lambda: tasks.start(self._verified(contact.id, command, claim), "flow.verify"))

    async def prove(self, claim: Claim) -> Proven | None:
        """What becomes of the claim; None: it could not be found out."""
        try:
            async with asyncio.timeout(VERIFY_SECONDS_MAX), self._turn:
                return await self._verify(claim)
        except Exception as trouble:
            # Its words may quote what was asked.
            log.warning("flow.verify_failed", trouble=type(trouble).__name__)
            return None

    async def send(self, command: SendCode, customer_id: str | None, address: str) -> CodeSent:
        """What becomes of a one-time code, with what is known of who calls."""
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

    async def ask(self, command: AskSource) -> LookedUp:
        """What the source says."""
        answer = await self._look_up(Question(command.source, command.parameters, command.seconds_max))
        return LookedUp(command.ask_id, answer.outcome, answer.values, answer.reason)

    async def understand(self, command: Understand) -> Understood:
        """What an intent model makes of what was said."""
        return understood_as(command, await self._understand(Heard(command.model, command.text, command.language)))

    async def _verified(self, contact_id: str, command: Verify, claim: Claim) -> None:
        proven = await self.prove(claim)
        self._steps.run(lambda step: self._tell(step, contact_id, command, proven))

    async def _looked_up(self, contact_id: str, command: AskSource) -> None:
        self._found(contact_id, command.ask_id, await self.ask(command))

    async def _sent(self, contact_id: str, command: SendCode, customer_id: str | None, address: str) -> None:
        self._found(contact_id, command.ask_id, await self.send(command, customer_id, address))

    def _found(self, contact_id: str, ask_id: int, found: Input) -> None:
        def tell(step: Step) -> None:
            contact = self._waiting(contact_id, ask_id)
            if contact is not None:
                self._flows.tell(step, contact, found)

        self._steps.run(tell)

    async def _understood(self, contact_id: str, command: Understand) -> None:
        self._found(contact_id, command.ask_id, await self.understand(command))

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
