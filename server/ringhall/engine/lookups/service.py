"""Look-ups at work: a bounded number at once, each with its limit, and an answer in every case."""

import asyncio
import ssl
from collections.abc import Mapping

from ringhall.engine.lookups import http_source, sql_source
from ringhall.engine.lookups.ports import Answer, Failed, FindCustomer, Question, nobody
from ringhall.engine.lookups.settings import CUSTOMER_NUMBER, Source
from ringhall.foundation.logging import log

AT_ONCE_MAX = 50
SECONDS_MAX = 10


class LookUps:
    """The sources there are, and whoever asks them."""

    def __init__(self, customer: FindCustomer = nobody) -> None:
        self._customer = customer
        self._sources: Mapping[str, Source] = {}
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)
        self._trust: ssl.SSLContext | None = None

    def know(self, sources: Mapping[str, Source]) -> None:
        """These are the sources from now on."""
        self._sources = sources

    async def ask(self, question: Question) -> Answer:
        """What the source says; nothing is raised but the end of the program."""
        source = self._sources.get(question.source)
        if source is None:
            return Answer("failed", reason="no_source")
        answer = await self.ask_source(source, question.parameters, question.seconds_max, question.key)
        if answer.outcome == "failed":
            log.warning("look_up.failed", source=question.source, reason=answer.reason)
        return answer

    async def ask_source(self, source: Source, parameters: dict[str, str], seconds_max: int, key: str = "") -> Answer:
        """The same of a source that may not be stored."""
        if source.changes != bool(key):
            return Answer("failed", reason="not_for_this")
        try:
            async with asyncio.timeout(min(seconds_max, SECONDS_MAX)), self._turn:
                if source.kind == "customers":
                    known = await self._customer(parameters.get(CUSTOMER_NUMBER, ""))
                    return Answer("found", known) if known else Answer("not_found")
                if source.kind == "sql":
                    return await sql_source.ask(source, parameters, min(seconds_max, SECONDS_MAX))
                return await http_source.ask(source, parameters, self._trusted(), key)
        except TimeoutError:
            return Answer("failed", reason="time_up")
        except Failed as failed:
            return Answer("failed", reason=failed.reason, detail=failed.detail, said=failed.said)
        except Exception as trouble:
            # Its words may quote what was asked.
            log.warning("look_up.trouble", trouble=type(trouble).__name__)
            return Answer("failed", reason="bad_request")

    def _trusted(self) -> ssl.SSLContext:
        """The certificates this machine trusts, read once."""
        if self._trust is None:
            self._trust = ssl.create_default_context()
        return self._trust
