"""Who calls, by the token or the certificate that a call shows. What a proxy writes into headers says nothing."""

import asyncio
from collections.abc import Sequence

from server.domain.access_errors import IdentityRequired, IdentityUnknown
from server.domain.callers import ANONYMOUS, Caller
from server.domain.tokens import ShownToken
from server.identities.certificate_names import CertificateNames
from server.identities.known_tokens import KnownTokens
from server.servicers.caller import Presented
from server.telemetry.structured import get_logger

log = get_logger("identities")
TOKEN_KEYS = ("authorization", "authorization-bin")
SCHEME = "bearer"


class Identities:
    """Tells callers from one another. Who shows nothing is anonymous, unless it `asks`."""

    def __init__(self, tokens: KnownTokens, names: CertificateNames, *, asks: bool) -> None:
        self._tokens = tokens
        self._names = names
        self._asks, self._looks = asks, asks or names.are_identities

    async def load(self) -> None:
        """Learn who there is. Raises `IdentitiesFileWrong`, `DatabaseAway` leaves."""
        self._names.load()
        await self._tokens.refresh()
        if not self._asks and (self._names.are_identities or self._tokens.are_there):
            log.warning("there are identities, and callers need not have one: LIMNER_ANONYMOUS=false asks them")

    async def run(self) -> None:
        """Keep up with what changes until cancelled, and end calls that may no longer do what they do."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tokens.run())
            group.create_task(self._names.run())

    async def identify(self, presented: Presented) -> Caller:
        """The caller; a token goes before a certificate.

        Raises `IdentityRequired`, `IdentityUnknown`, and `DatabaseUnavailable` for a token that cannot be looked up.
        """
        shown = [value for key, value in presented.metadata if key in TOKEN_KEYS]
        if shown:
            grant = await self._tokens.grant(ShownToken.read(_token(shown)))
        elif self._looks and presented.has_certificate:
            grant = self._names.grant(presented.certificate_names)
        elif self._asks:
            raise IdentityRequired
        else:
            return ANONYMOUS
        if grant is None:
            raise IdentityUnknown
        return grant.use()


def _token(shown: Sequence[str | bytes]) -> str:
    """The token in what was sent; "", which is nobody's, when it is no single one."""
    scheme, _, token = shown[0].partition(" ") if len(shown) == 1 and isinstance(shown[0], str) else ("", "", "")
    return token if scheme.lower() == SCHEME else ""
