"""What a caller may say where they stand in a flow."""

import msgspec

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import Place
from ringhall.engine.recognition.ports import Expecting


class Listening(msgspec.Struct, frozen=True):
    """A caller who may speak: `here` is another wherever they come to, and what is said elsewhere does not count."""

    here: str
    expecting: Expecting


def listening(flow: Flow, place: Place, of: str) -> Listening | None:
    """What they may say at this place in the flow, which is called `of` here; None: nothing of it counts there."""
    node = flow.nodes.get(place.node)
    if node is None or not node.hears_speech or node.conceals_keys:
        return None
    if place.waiting != "keys" and not (place.waiting == "prompt" and node.interruptible):
        return None
    here = f"{of}.{place.node}.{place.nodes_entered}"
    return Listening(here, Expecting(place.language, node.expects(place.language)))
