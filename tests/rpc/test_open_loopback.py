"""At loopback callers need no identity: where there are some, a start says so aloud."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from server.domain.callers import Role
from server.repositories.database import Database
from server.serving import open_server
from server.settings import Settings
from tests.rpc.stack import settings_for
from tests.tokens import make_token

WARNED = "there are identities, and callers need not have one: LIMNER_ANONYMOUS=false asks them"


async def warned(settings: Settings) -> bool:
    """Whether a start warns."""
    with capture_logs() as logs:
        async with open_server(settings):
            pass
    return WARNED in {each["event"] for each in logs}


@pytest.mark.parametrize(("anonymous", "warns"), [(None, True), (True, True), (False, False)])
async def test_a_start_warns_where_tokens_can_be_left_out(
    anonymous: bool | None, warns: bool, database_url: str, tmp_path: Path
) -> None:
    settings = settings_for(database_url, tmp_path, anonymous=anonymous)
    assert not await warned(settings)
    async with Database.open(database_url) as database:
        await make_token(database, "game-master", Role.WRITER)
    assert await warned(settings) is warns
