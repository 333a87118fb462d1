"""What must hold of scripts: each by itself, and among the others. Pure."""

from collections.abc import Iterator

import msgspec

from ringhall.apps.centre.settings.values import Json, World
from ringhall.business.scripts.rules.check import faults
from ringhall.business.scripts.settings import Script
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase


def script(value: Json) -> Iterator[Fault]:
    """Its steps lead somewhere, and ask for what can be answered."""
    for where, words in faults(msgspec.convert(value, Script)):
        yield Fault(where, "bad-script", words)


def one_for_each_queue(value: Json, world: World) -> Iterator[Fault]:
    """No other script goes with the same queue."""
    for key, other in world.get("scripts", {}).items():
        for n, queue in enumerate(value["queue_ids"]):
            if key != value["id"] and queue in other["queue_ids"]:
                words = Phrase("“{queue}” has the script “{name}” already.", queue=queue, name=other["name"])
                yield Fault(f"queue_ids.{n}", "taken", words, {"kind": "scripts", "key": key})
