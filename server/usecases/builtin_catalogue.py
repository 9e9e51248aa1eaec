"""What comes with Limner, put into a database."""

from collections import Counter
from collections.abc import Sequence

from server.domain.callers import COMMAND
from server.domain.catalogues import WRITTEN, Seeded, SeedOutcome
from server.domain.resource_errors import ResourceKind
from server.repositories.database import Database
from server.telemetry.structured import get_logger
from server.themes.builtin import builtin_rows

log = get_logger("themes")


async def load_builtin_themes(database: Database) -> list[Seeded]:
    """Load the built-in catalogue; returns what became of each row. Loading it again changes nothing.

    Warns of a theme that another writer has called by the word for no theme, and of a default theme that is not there.
    """
    rows = builtin_rows()
    async with database.work(COMMAND) as work:
        seeded = await work.builtin_themes.load(rows)
        reserved = await work.themes.reserved()
        builtin = {row.label for row in rows if row.kind is ResourceKind.THEME}
        lacks_default = database.default_theme not in builtin and await work.themes.lacks_default()
    _log(seeded)
    for each in reserved:
        log.warning("a theme has the name that means no theme", name=each.name, id=str(each.id))
    if lacks_default:
        log.warning("the default theme is not there", name=database.default_theme)
    return seeded


def _log(seeded: Sequence[Seeded]) -> None:
    counts = Counter(each.outcome for each in seeded)
    written = {each.name.lower(): counts[each] for each in WRITTEN if counts[each]}
    if written:
        log.info("the catalogue is loaded", **written, left_alone=counts[SeedOutcome.LEFT_ALONE])
