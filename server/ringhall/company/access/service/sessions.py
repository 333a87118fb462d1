"""Signing in and out."""

import hashlib
import secrets

from ringhall.company.access import repository
from ringhall.company.access.errors import OldPasswordWrong, SecondFactorWrong, TooManyAttempts, WrongPassword
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.live import WrongTries
from ringhall.company.access.rules.devices import browser_of, system_of
from ringhall.company.access.rules.passwords import LENGTH_MAX
from ringhall.company.access.service.second_factor import SecondFactor
from ringhall.company.access.types import OwnSession, SignedIn, User
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotAllowed, NotFound, NotSignedIn
from ringhall.foundation.logging import log

SESSION_MS = 12 * 3_600_000
# A session that is used is extended, but not at every click.
EXTEND_AFTER_MS = 60_000
SESSIONS_PER_USER_MAX = 20
TOKEN_BYTES = 32
DEVICE_LENGTH_MAX = 300
# Enough of the hash to tell a person's sessions apart; nobody makes a token from it.
SESSION_ID_LENGTH = 16


class Access:
    """Lets people in. Every method works in the caller's transaction."""

    def __init__(self, clock: Clock, hasher: Hasher, audit: Audit, second_factor: SecondFactor) -> None:
        self._clock = clock
        self.second_factor = second_factor
        self._audit = audit
        self._hasher = hasher
        self._tries = WrongTries()

    async def sign_in(
        self, transaction: Transaction, login: str, password: str, address: str, device: str = "", code: str = ""
    ) -> SignedIn:
        """Begin a session. `address` is where the request came from; it is counted when password or code are wrong.

        `device` is what the browser calls itself: the person finds their sessions by it. `code` is of the second
        factor, of those who have one. Raises WrongPassword, SecondFactorNeeded, SecondFactorWrong, TooManyAttempts.
        """
        login = login.strip().lower()[:LENGTH_MAX]
        self._check_wait(login, address)
        known = await repository.user_and_hash(transaction, login)
        stored = known[1] if known else None
        if not await self._hasher.fits(stored, password[: LENGTH_MAX + 1]) or known is None:
            self._tries.failed(login, address, self._clock.now())
            log.warning("access.wrong_password", pii={"login": login, "address": address})
            raise WrongPassword
        user, stored = known
        try:
            await self.second_factor.check(transaction, user, code)
        except SecondFactorWrong:
            self._tries.failed(login, address, self._clock.now())
            log.warning("access.wrong_second_factor", user_id=user.id, pii={"address": address})
            raise
        self._tries.succeeded(login)
        if self._hasher.is_dated(stored):
            await repository.set_hash(transaction, user.id, await self._hasher.hash(password))
        return await self._begin(transaction, user, device)

    async def let_in(self, transaction: Transaction, login: str, device: str = "") -> SignedIn | None:
        """Begin a session for whoever has this login: somebody else has made sure that it is them. None: nobody has."""
        known = await repository.user_and_hash(transaction, login)
        return await self._begin(transaction, known[0], device) if known else None

    async def identify(self, transaction: Transaction, token: str) -> User:
        """Whose session this is; using it keeps it alive for another twelve hours."""
        now = self._clock.now()
        found = await repository.session_user(transaction, _hash(token), as_datetime(now))
        if found is None:
            raise NotSignedIn
        user, expires_at = found
        if as_milliseconds(expires_at) < now + SESSION_MS - EXTEND_AFTER_MS:
            await repository.extend_session(transaction, _hash(token), as_datetime(now + SESSION_MS))
        return user

    async def sign_out(self, transaction: Transaction, token: str) -> None:
        """End the session; a token of no session is no error."""
        await repository.remove_session(transaction, _hash(token))

    async def sign_out_everywhere(self, transaction: Transaction, user_id: str, by: str) -> None:
        """End all sessions of this person; `by` is the login of the one who does it."""
        await self._ended(transaction, by, user_id, await repository.remove_sessions_of(transaction, user_id))

    async def sessions(self, transaction: Transaction, user: User, token: str) -> list[OwnSession]:
        """The person's live sessions, the newest first; `token` is the one they ask with."""
        rows = await repository.sessions_of(transaction, user.id, as_datetime(self._clock.now()))
        return [
            OwnSession(
                id=row.token_hash[:SESSION_ID_LENGTH],
                device=row.device,
                since=as_milliseconds(row.started_at),
                # Its end moves with its use, so it tells to the minute when that was.
                seen_at=as_milliseconds(row.expires_at) - SESSION_MS,
                here=row.token_hash == _hash(token),
            )
            for row in rows
        ]

    async def end_session(self, transaction: Transaction, user: User, session_id: str) -> None:
        """End one of the person's own sessions."""
        rows = await repository.sessions_of(transaction, user.id, as_datetime(self._clock.now()))
        found = [row for row in rows if row.token_hash[:SESSION_ID_LENGTH] == session_id]
        if not found:
            raise NotFound(what="session", which=session_id)
        await repository.remove_session(transaction, found[0].token_hash)
        device = found[0].device
        said = {"browser": browser_of(device), "system": system_of(device), "since": found[0].started_at.isoformat()}
        await self._audit.write(transaction, user.login, "user.session_ended", f"user:{user.id}", said)

    async def end_others(self, transaction: Transaction, user: User, token: str) -> None:
        """End all of the person's sessions but the one they ask with."""
        count = await repository.remove_sessions_of(transaction, user.id, but=_hash(token))
        await self._ended(transaction, user.login, user.id, count)

    async def check_password(self, transaction: Transaction, user: User, password: str, address: str) -> None:
        """Refuse unless this is the person's password; wrong ones count as those at the entrance do."""
        self._check_wait(user.login, address)
        known = await repository.user_and_hash(transaction, user.login)
        if known is None or not await self._hasher.fits(known[1], password[: LENGTH_MAX + 1]):
            self._tries.failed(user.login, address, self._clock.now())
            log.warning("access.wrong_old_password", user_id=user.id)
            raise OldPasswordWrong
        self._tries.succeeded(user.login)

    async def _ended(self, transaction: Transaction, by: str, user_id: str, count: int) -> None:
        """Sessions that somebody ended beside their own are told; where there were none, nothing happened."""
        if count:
            said = {"sessions": count}
            await self._audit.write(transaction, by, "user.sessions_ended", f"user:{user_id}", said)

    def _check_wait(self, login: str, address: str) -> None:
        wait = self._tries.wait_ms(login, address, self._clock.now())
        if wait > 0:
            log.warning("access.too_many_attempts", wait_ms=wait, pii={"login": login, "address": address})
            raise TooManyAttempts(seconds=-(-wait // 1000))

    async def _begin(self, transaction: Transaction, user: User, device: str) -> SignedIn:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock.now()
        expires_at = now + SESSION_MS
        await repository.tidy_sessions(transaction, user.id, as_datetime(now), SESSIONS_PER_USER_MAX - 1)
        device = device[:DEVICE_LENGTH_MAX]
        times = (as_datetime(now), as_datetime(expires_at))
        await repository.add_session(transaction, _hash(token), user.id, *times, device)
        log.info("access.signed_in", user_id=user.id)
        return SignedIn(token, user, expires_at)


def require(user: User, right: str) -> None:
    """Refuse unless one of the user's roles gives the right."""
    if not user.may(right):
        raise NotAllowed(right=right)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
