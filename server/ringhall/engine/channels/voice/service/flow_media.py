"""What a flow wants of the phone: prompts, messages, outside numbers; and what is said to those who wait."""

from collections.abc import Callable

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.extensions import Extension, Extensions
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Job, Prompts
from ringhall.engine.channels.voice.rules.media import Sounding
from ringhall.engine.channels.voice.rules.messages import name_of
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
        self.extensions: Extensions
        self.lead_inside: Callable[[Step, Contact, Extension], None]

    def flow_asks(self, step: Step, contact: Contact, command: flow.Command) -> None:
        """Carry out one command, as long as the caller is there."""
        customer = contact.customer_party
        if customer is None:
            return
        if isinstance(command, flow.TransferOut) and (extension := self.extensions.find(command.number)):
            self.lead_inside(step, contact, extension)
        elif isinstance(command, flow.TransferOut):
            self._calling.outside(step, contact, "transfer", command.number, command.ring_seconds)
        else:
            work = self._work(contact, customer.id, command)
            step.after_commit(lambda: self._lanes.send(contact.id, *work))

    def _work(self, contact: Contact, leg_id: str, command: flow.Command) -> list[ask.Command | Job]:
        if isinstance(command, flow.PlayPrompt):
            playback = f"{contact.id}.{command.prompt_id}"
            said = Sounding(leg_id=leg_id, playback_id=playback, parts=command.parts, language=command.language)
            return [self.play(said)]
        if isinstance(command, flow.StopPrompt):
            return [ask.StopPlay(leg_id=leg_id, playback_id=f"{contact.id}.{command.prompt_id}")]
        if isinstance(command, flow.RecordMessage):
            return [ask.RecordMessage(leg_id=leg_id, recording_id=name_of(contact), seconds_max=command.seconds_max)]
        return []

    def play(self, said: Sounding) -> Job:
        """A job that makes files of what is said, and the command to play them."""

        async def prepare() -> ask.Command | None:
            found = await self._prompts.media(said.parts, said.language)
            if not found:
                self._hear(heard.PlaybackEnded(leg_id=said.leg_id, playback_id=said.playback_id, failed=True))
                return None
            return ask.Play(leg_id=said.leg_id, playback_id=said.playback_id, media=found * said.rounds)

        return prepare
