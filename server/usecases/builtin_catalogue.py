"""The themes that come with Limner, put into a database."""

from server.domain.callers import COMMAND
from server.repositories.database import Database
from server.telemetry.structured import get_logger
from server.themes.builtin import builtin_themes

log = get_logger("themes")


async def load_builtin_themes(database: Database) -> list[str]:
    """Load the built-in catalogue; returns the names of its themes. Loading it again changes nothing.

    Warns of a theme that another writer has called by the word for no theme.
    """
    names = []
    for theme, variations in builtin_themes():
        async with database.work(COMMAND) as work:
            await work.builtin_themes.load(theme, variations)
        names.append(theme.name)
    async with database.work(COMMAND) as work:
        for each in await work.themes.reserved():
            log.warning("a theme has the name that means no theme", name=each.name, id=str(each.id))
    return names
