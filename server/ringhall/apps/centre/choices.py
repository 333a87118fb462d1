"""What agents choose from: dispositions of contacts, reasons for being not ready. Kept in memory from the settings."""

from collections.abc import Iterable
from typing import TypeVar

from ringhall.apps.centre.kinds import DispositionSettings, FollowUp, ReasonSettings, ScriptSettings, WebhookSettings
from ringhall.business.scripts.service import KnownScript
from ringhall.company.organisation.types import Setting
from ringhall.oversight.webhooks.types import KnownWebhook

T = TypeVar("T")


class Choices:
    """The same mappings for ever; what is in them follows the settings."""

    def __init__(self) -> None:
        self.dispositions: dict[str, str] = {}
        self.disposition_queues: dict[str, list[str]] = {}
        self.follow_ups: dict[str, FollowUp] = {}
        self.reasons: dict[str, str] = {}

    def know(self, dispositions: Iterable[DispositionSettings], reasons: Iterable[ReasonSettings]) -> None:
        """These are the choices now, in the order people gave them."""
        in_order = sorted(dispositions, key=lambda each: (each.position, each.id))
        _fill(self.dispositions, {each.id: each.name for each in in_order})
        _fill(self.disposition_queues, {each.id: each.queue_ids for each in in_order if each.queue_ids})
        _fill(self.follow_ups, {each.id: each.follow_up for each in in_order})
        _fill(self.reasons, {each.id: each.name for each in sorted(reasons, key=lambda each: (each.position, each.id))})


def known_scripts(stored: Iterable[Setting[ScriptSettings]]) -> list[KnownScript]:
    """The scripts of queues as they are set up."""
    return [
        KnownScript(each.id, each.version, each.value.name, tuple(each.value.queue_ids), each.value) for each in stored
    ]


def known_webhooks(stored: Iterable[Setting[WebhookSettings]]) -> list[KnownWebhook]:
    """The webhooks as they are set up."""
    return [KnownWebhook(each.id, each.value.name, each.value) for each in stored]


def _fill(mapping: dict[str, T], content: dict[str, T]) -> None:
    mapping.clear()
    mapping.update(content)
