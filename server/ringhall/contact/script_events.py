"""What an agent wrote down on the way through a script."""

from ringhall.contact.events import ContactEvent


class ScriptFilled(ContactEvent, kw_only=True, frozen=True):
    """The script as it is filled in now: the steps gone, what was answered, which texts were said word for word.

    `version` is that of the script's setting; `done`: its last step was left.
    """

    agent_id: str
    script_id: str
    version: int
    path: list[str]
    answers: dict[str, str]
    said: list[str]
    done: bool
