"""What a flow wants of the phone: prompts, messages, outside numbers."""

from collections.abc import Callable

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.lanes import Job, Lanes
from ringhall.engine.channels.voice.ports import Prompts
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.engine.flows import ports as flow
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step


class FlowMedia:
    """Implements the flows' Channel. Commands go out after the step that explains them is stored."""

    def __init__(
        self, lanes: Lanes, prompts: Prompts, calling: Calling, hear: Callable[[heard.SwitchEvent], None]
    ) -> None:
        self._lanes, self._prompts, self._calling, self._hear = lanes, prompts, calling, hear

    def flow_asks(self, step: Step, contact: Contact, command: flow.Command) -> None:
        """Carry out one command, as long as the caller is there."""
        customer = contact.customer_party
        if customer is None:
            return
        if isinstance(command, flow.TransferOut):
            self._calling.outside(step, contact, "transfer", command.number, command.ring_seconds)
        else:
            work = self._work(contact, customer.id, command)
            step.after_commit(lambda: self._lanes.send(contact.id, *work))

    def _work(self, contact: Contact, leg_id: str, command: flow.Command) -> list[ask.Command | Job]:
        if isinstance(command, flow.PlayPrompt):
            return [self._prompt(f"{contact.id}.{command.prompt_id}", leg_id, command)]
        if isinstance(command, flow.StopPrompt):
            return [ask.StopPlay(leg_id=leg_id, playback_id=f"{contact.id}.{command.prompt_id}")]
        if isinstance(command, flow.RecordMessage):
            recording = f"{contact.id}.m{contact.recordings + 1}"
            return [ask.RecordMessage(leg_id=leg_id, recording_id=recording, seconds_max=command.seconds_max)]
        return []

    def _prompt(self, playback: str, leg_id: str, command: flow.PlayPrompt) -> Job:
        async def prepare() -> ask.Command | None:
            found = await self._prompts.media(command.parts, command.language)
            if not found:
                self._hear(heard.PlaybackEnded(leg_id=leg_id, playback_id=playback, failed=True))
                return None
            return ask.Play(leg_id=leg_id, playback_id=playback, media=found)

        return prepare
