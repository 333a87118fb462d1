"""Refusals of scripts.

Refusal
├── WrongAnswer            400  the field takes something else
└── Conflict
    ├── NoScript           409  the contact's queue has none, or another
    ├── NotThisWay         409  the script does not lead there
    ├── NotSaid            409  what must be said was not
    └── NotAnswered        409  a field that is needed is empty
"""

from ringhall.foundation.errors import Conflict, Refusal


class WrongAnswer(Refusal):
    """The field takes something else."""

    code = "wrong-answer"
    text = "“{name}” takes something else: {takes}."


class NoScript(Conflict):
    """The contact's queue has no script, or has another by now."""

    code = "no-script"
    text = "Contacts of this queue have no such script. Load the page again to see which they have."


class NotThisWay(Conflict):
    """The script does not lead there, with these answers."""

    code = "not-this-way"
    text = "The script does not lead there with these answers; it may have been changed. Load the page again."


class NotSaid(Conflict):
    """A step whose text must be said was passed over."""

    code = "not-said"
    text = "Say the text of “{name}”, and tick that you have."


class NotAnswered(Conflict):
    """A field that is needed is empty."""

    code = "not-answered"
    text = "Fill in “{name}” first."
