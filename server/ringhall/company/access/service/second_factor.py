"""The second factor of a sign-in: set up by its owner, asked for at the entrance, taken away by who may."""

import base64
import json
import secrets
from typing import NamedTuple

from ringhall.company.access import second_factors as repository
from ringhall.company.access.errors import SecondFactorNeeded, SecondFactorThere, SecondFactorWrong
from ringhall.company.access.rules import second_factor as rules
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.secrets import SecretBox


class Standing(NamedTuple):
    """Whether it is asked for, and how many codes are left for a lost phone."""

    on: bool
    recovery_left: int


class Enrolment(NamedTuple):
    """A secret to be put into an authenticator app: as it is typed, and as the app reads it from a picture."""

    secret: str
    address: str


class SecondFactor:
    """Every method works in the caller's transaction. Secrets and what is kept of recovery codes are encrypted."""

    def __init__(self, clock: Clock, box: SecretBox, audit: Audit) -> None:
        self._clock, self._box, self._audit = clock, box, audit

    async def standing(self, transaction: Transaction, user_id: str) -> Standing:
        """How it stands with this user."""
        row = await repository.of(transaction, user_id)
        if row is None or not row.confirmed:
            return Standing(on=False, recovery_left=0)
        return Standing(on=True, recovery_left=len(self._recovery(row.recovery)))

    async def begin(self, transaction: Transaction, user: User) -> Enrolment:
        """A new secret; it counts from the first right code on. Raises SecondFactorThere where there is one already."""
        row = await repository.of(transaction, user.id, to_change=True)
        if row is not None and row.confirmed:
            raise SecondFactorThere
        secret = secrets.token_bytes(rules.SECRET_BYTES)
        await repository.begin(transaction, user.id, self._box.lock(base64.b64encode(secret).decode()))
        return Enrolment(rules.shown(secret), rules.address_of(secret, user.login))

    async def confirm(self, transaction: Transaction, user: User, code: str) -> list[str]:
        """From now on it is asked for; the recovery codes, which are told this once.

        Raises NotFound when nothing was begun, SecondFactorThere, SecondFactorWrong.
        """
        row = await repository.of(transaction, user.id, to_change=True)
        if row is None:
            raise NotFound(what="second factor", which=user.login)
        if row.confirmed:
            raise SecondFactorThere
        step = rules.step_of(self._secret(row.secret), rules.as_typed(code), self._clock.now(), row.used_step)
        if step is None:
            raise SecondFactorWrong
        codes = rules.recovery_codes(secrets.choice)
        kept = self._kept([rules.fingerprint(each) for each in codes])
        await repository.change(transaction, user.id, confirmed=True, used_step=step, recovery=kept)
        await self._audit.write(transaction, user.login, "user.second_factor_set", f"user:{user.id}")
        return codes

    async def check(self, transaction: Transaction, user: User, code: str) -> None:
        """Let the user pass who has none, or whose code is right; it is good once.

        Raises SecondFactorNeeded without a code, SecondFactorWrong.
        """
        row = await repository.of(transaction, user.id, to_change=True)
        if row is None or not row.confirmed:
            return
        typed = rules.as_typed(code)
        if not typed:
            raise SecondFactorNeeded
        step = rules.step_of(self._secret(row.secret), typed, self._clock.now(), row.used_step)
        if step is not None:
            await repository.change(transaction, user.id, used_step=step)
            return
        left = rules.without(self._recovery(row.recovery), typed)
        if left is None:
            raise SecondFactorWrong
        await repository.change(transaction, user.id, recovery=self._kept(left))
        told = {"recovery_codes_left": len(left)}
        await self._audit.write(transaction, user.login, "user.recovery_code_used", f"user:{user.id}", None, told)

    async def remove(self, transaction: Transaction, who: str, user_id: str) -> None:
        """It is asked for no more; where there was none, nothing happens."""
        await take_away(transaction, self._audit, who, user_id)

    def _secret(self, stored: str) -> bytes:
        return base64.b64decode(self._box.unlock(stored))

    def _recovery(self, stored: str) -> list[str]:
        found: list[str] = json.loads(self._box.unlock(stored)) if stored else []
        return found

    def _kept(self, fingerprints: list[str]) -> str:
        return self._box.lock(json.dumps(fingerprints))


async def take_away(transaction: Transaction, audit: Audit, who: str, user_id: str) -> None:
    """No code is asked of this user any more. It needs no key, so that it works where the data folder is lost."""
    row = await repository.of(transaction, user_id, to_change=True)
    if row is None:
        return
    await repository.remove(transaction, user_id)
    if row.confirmed:
        await audit.write(transaction, who, "user.second_factor_removed", f"user:{user_id}")
