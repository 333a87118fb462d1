"""What webhooks are to be told is stored together with the story that says it: nothing is lost, nothing told twice."""

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_store import Write, as_json
from ringhall.oversight.webhooks.rules.telling import OF_CONTACTS
from ringhall.oversight.webhooks.types import KnownWebhook

INSERT = (
    "INSERT INTO webhook_delivery (id, webhook_id, event, contact_id, at, state, attempts, next_at) "
    "SELECT id, webhook_id, event, contact_id, at, 'waiting', 0, at "
    "FROM jsonb_populate_recordset(NULL::webhook_delivery, %s::jsonb) ON CONFLICT (id) DO NOTHING"
)


class WebhookTable:
    """Rows of deliveries to the webhooks that want an event; `know` says which there are."""

    def __init__(self) -> None:
        self._wanted: dict[str, tuple[str, ...]] = {}

    def know(self, webhooks: list[KnownWebhook]) -> None:
        """These are told from the next story on."""
        active = [each for each in webhooks if each.webhook.active]
        told = {event for each in active for event in each.webhook.events}
        self._wanted = {event: tuple(each.id for each in active if event in each.webhook.events) for event in told}

    def concerns(self, events: list[Recorded]) -> bool:
        """Whether any webhook is told of one of these."""
        return bool(self._wanted) and any(OF_CONTACTS.get(type(each.event), "") in self._wanted for each in events)

    async def project(self, _: object, events: list[Recorded]) -> list[Write]:
        """A row for each event and webhook; the same events twice are once."""
        if not self.concerns(events):
            return []
        rows = [
            {
                "id": f"{recorded.stream.partition(':')[2]}.{recorded.n}.{webhook_id}",
                "webhook_id": webhook_id,
                "event": told,
                "contact_id": recorded.stream.partition(":")[2],
                "at": as_datetime(recorded.at),
            }
            for recorded in events
            if (told := OF_CONTACTS.get(type(recorded.event)))
            for webhook_id in self._wanted.get(told, ())
        ]
        return [(INSERT, as_json(rows))]
