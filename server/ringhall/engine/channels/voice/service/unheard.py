"""Messages of which the switch's word was never heard: Ringhall was not there, or the link was cut."""

from typing import Protocol

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.ports import MessageSeconds
from ringhall.engine.channels.voice.rules.messages import MESSAGE_SECONDS_MIN, file_of, name_of
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.service import Flows
from ringhall.foundation.steps import Step


class Voice(Protocol):
    """The part of the phone channel that this needs."""

    contacts: Contacts
    flows: Flows
    message_seconds: MessageSeconds


def keep_unheard(voice: Voice, step: Step, contact: Contact) -> bool:
    """Whether the switch has a message that the caller was leaving; it is kept now, and the flow goes on.

    Ask this only once the recording is over: the caller is gone, or its time is.
    """
    if not voice.flows.records_message(contact):
        return False
    name = name_of(contact)
    seconds = voice.message_seconds(name)
    if seconds < MESSAGE_SECONDS_MIN:
        return False
    voice.contacts.leave_message(step, contact.id, file_of(name), seconds, voice.flows.mailbox_of(contact))
    if contact.customer_party is not None:
        voice.flows.tell(step, contact, flow.MessageDone(seconds))
    return True
