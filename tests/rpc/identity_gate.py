"""Identities over a database without a server, and calls as gRPC hands them over."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from server.identities.certificate_names import CertificateNames
from server.identities.known_tokens import KnownTokens
from server.repositories.database import Database
from server.servicers.caller import Presented
from server.servicers.identities import Identities
from server.wiring import running
from tests.tokens import bearer

FILE = """
["spiffe://example.org/gm"]
role = "writer"
scopes = ["campaign/*"]
name = "gm"

["players.example.org"]
role = "player"
"""


class OneCall:
    """A call as gRPC hands it over: the certificate of its connection."""

    def __init__(self, names: tuple[str, ...] | None = None) -> None:
        self._names = names

    def auth_context(self) -> dict[str, list[bytes]]:
        if self._names is None:
            return {"security_level": [b"TSI_SECURITY_NONE"]}
        shown = {"x509_subject_alternative_name": [each.encode() for each in self._names]} if self._names else {}
        return {"x509_pem_cert": [b"-----BEGIN CERTIFICATE-----"], **shown}

    def peer(self) -> str:
        return "ipv4:127.0.0.1:1"


class Gate:
    """Identities over a database, without a server."""

    def __init__(self, tokens: KnownTokens, identities: Identities) -> None:
        self.tokens = tokens
        self.identities = identities

    async def reason(self, *metadata: tuple[str, str | bytes], names: tuple[str, ...] | None = None) -> str:
        """Why a call is refused; the name of its caller when it is not."""
        try:
            return (await self.identities.identify(Presented(metadata, OneCall(names)))).name
        except Exception as error:  # noqa: BLE001 - a fault that is none of ours is seen as well
            return str(getattr(error, "reason", repr(error)))

    async def of(self, text: str) -> str:
        """The same of a token."""
        return await self.reason(*bearer(text))


@asynccontextmanager
async def gate(database: Database, file: Path | None = None, *, asks: bool = True) -> Any:
    """A gate that hears nothing of changes: what it learns, it looks up."""
    tokens, names = KnownTokens(database, asyncio.Event()), CertificateNames(file)
    made = Gate(tokens, Identities(tokens, names, asks=asks))
    await made.identities.load()
    async with running(made.identities.run()):
        yield made
