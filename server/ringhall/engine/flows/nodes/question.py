"""What nodes have in common that ask by a prompt and wait for a key or for words."""

from ringhall.engine.flows.nodes.base import Node, Tries, WaitSeconds
from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.walk import Walk


class Question(Node, frozen=True, kw_only=True):
    """Base of these nodes: `prompt` is asked up to `tries_max` times, and `timeout_seconds` are left to answer it."""

    prompt: Prompt
    timeout_seconds: WaitSeconds = 6
    tries_max: Tries = 2
    on_timeout: Prompt = ()
    barge_in: bool = True

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    @property
    def hears_speech(self) -> bool:
        return True

    def asked_again(self, walk: Walk, apology: Prompt) -> bool:
        """Ask once more, after an apology. False: no try is left, and nothing is said."""
        walk.change(tries=walk.place.tries + 1)
        if walk.place.tries >= self.tries_max:
            return False
        self.say(walk, (*apology, *self.prompt))
        return True
