"""What callers are let in by: TLS, tokens, and limits that nobody comes near."""

from collections.abc import Mapping

from bench.stand import Stand
from server.domain.callers import Role
from server.repositories.database import Database
from tests.certificates import Authority
from tests.tokens import make_token

_LIMITS = (
    "CALLER_CALLS_PER_SECOND", "SCOPE_CALLS_PER_SECOND", "CALLER_WATCHES", "SCOPE_WATCHES", "CALLER_TASKS",
    "SCOPE_TASKS", "CALLER_STORED_MB", "SCOPE_STORED_MB", "ADDRESS_FAILURES_PER_MINUTE",
    "CALLER_UPLOAD_MB_PER_MINUTE", "SCOPE_UPLOAD_MB_PER_MINUTE", "CALLER_MEGAPIXELS_PER_MINUTE",
    "SCOPE_MEGAPIXELS_PER_MINUTE", "CALLER_WORK_SECONDS_PER_MINUTE", "SCOPE_WORK_SECONDS_PER_MINUTE",
    "CALLER_MEMORY_MB", "SCOPE_MEMORY_MB",
)  # fmt: skip
UNLIMITED = {f"LIMNER_{name}": "0" for name in _LIMITS}
LIMITED = {f"LIMNER_{name}": "1000000" for name in _LIMITS}


def certified(ground: Stand) -> Mapping[str, str]:
    """Settings of a server that talks TLS."""
    pair = Authority(ground.folder / "certificates").pair()
    return {f"LIMNER_{name.upper()}": str(path) for name, path in pair.settings().items()}


async def token(ground: Stand, name: str, *scopes: str) -> str:
    """A new token of a reader, bound to these scopes if there are any."""
    async with Database.open(ground.database_url) as database:
        text, _ = await make_token(database, name, Role.READER, scopes)
    return text
