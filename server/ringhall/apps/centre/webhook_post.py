"""What webhooks are told goes out from here: by POST, to addresses that were checked, and nowhere else."""

import asyncio
import random
import ssl

import httpcore

from ringhall.contact import repository
from ringhall.contact.state import Contact
from ringhall.engine.lookups.guard import CheckedNetwork
from ringhall.engine.lookups.ports import Failed
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.ids import Ids
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.webhooks.jobs import Sender
from ringhall.oversight.webhooks.ports import Answered, Letter, Trouble
from ringhall.oversight.webhooks.projection import WebhookTable
from ringhall.oversight.webhooks.service import Webhooks

SECONDS_MAX = 10.0
OF_FAILED: dict[str, Trouble] = {"no_address": "no_address", "address_refused": "address_refused"}


async def stored_contact(transaction: Transaction, contact_id: str) -> Contact | None:
    """The contact as its table has it."""
    try:
        return await repository.one(transaction, contact_id)
    except NotFound:
        return None


class Poster:
    """Implements the webhooks' Post. Redirects are not followed; what is answered is not read."""

    def __init__(self) -> None:
        self._trust = ssl.create_default_context()

    async def post(self, letter: Letter) -> Answered:
        """The status it is answered with, or why there is none."""
        network = CheckedNetwork(private=letter.private)
        try:
            async with (
                asyncio.timeout(SECONDS_MAX),
                httpcore.AsyncConnectionPool(ssl_context=self._trust, network_backend=network, retries=0) as pool,
                pool.stream("POST", letter.url, headers=list(letter.headers.items()), content=letter.body) as response,
            ):
                return Answered(response.status)
        except TimeoutError:
            return Answered(None, "time_up")
        except Failed as failed:
            return Answered(None, OF_FAILED.get(failed.reason, "not_reached"))
        except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, ValueError):
            return Answered(None, "bad_request")
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError, OSError):
            return Answered(None, "not_reached")


def told_programs(database: Database, table: WebhookTable, clock: Clock, alarms: Alarms) -> tuple[Webhooks, Sender]:
    """What tells programs of others, and what sends it."""
    new_id = Ids(clock, random.SystemRandom()).new
    webhooks = Webhooks(clock, database, alarms, Poster().post, stored_contact, new_id)
    return webhooks, Sender(clock, database, webhooks, table)
