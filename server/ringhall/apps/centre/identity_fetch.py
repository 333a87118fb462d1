"""What providers of identities are asked, and what is set up of them."""

from collections.abc import Iterable

from ringhall.apps.centre.kinds import IdentityProviderSettings
from ringhall.apps.centre.outgoing import Outgoing
from ringhall.company.organisation.types import Setting
from ringhall.company.sign_on.ports import Ask
from ringhall.company.sign_on.types import KnownProvider

BYTES_MAX = 256 * 1024
GOOD = range(200, 300)


class Fetcher:
    """Implements sign-on's Fetch."""

    def __init__(self) -> None:
        self._outgoing = Outgoing()

    async def fetch(self, ask: Ask) -> bytes | None:
        """The body of a good answer."""
        method, url, headers, body, private = ask
        reply = await self._outgoing.ask(method, url, headers, body, private=private, bytes_max=BYTES_MAX)
        return reply.body if reply.status in GOOD else None


def known_providers(stored: Iterable[Setting[IdentityProviderSettings]]) -> list[KnownProvider]:
    """The providers as they are set up."""
    return [KnownProvider(each.id, each.value.name, each.value) for each in stored]
