"""Generated images that would be drawn otherwise today, in the order of what was asked for them.

Images of one `asked_digest` are all stale or none is: one of them is judged, and where it is not stale, the index leads
past all others. That way a page has its price: so many statements, rows and themes, whatever the table holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from server.domain.callers import Caller
from server.domain.errors import Conflict, Invalid, UnknownTheme
from server.domain.images import Image, ImageFilter
from server.domain.paging import Key, Ordering, row_key
from server.domain.stale import StaleReason
from server.domain.theme_errors import UnknownThemePart
from server.domain.theme_parts import ThemeChoice
from server.repositories.database import Database
from server.repositories.images import AskedImages
from server.usecases.resolve_theme import ResolveTheme

ASKED_ORDER = Ordering("asked", descending=False)
ROWS_AT_ONCE = 100
MOST_STATEMENTS = 10
"""Of a page; each reads so many rows."""
MOST_JUDGED = 100
"""Distinct things that were asked for which a page resolves."""
LAST_ID = UUID(int=(1 << 128) - 1)

Reasons = tuple[StaleReason, ...]


@dataclass(frozen=True, slots=True)
class StaleImage:
    """An image that would be drawn otherwise today, and why."""

    image: Image
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class StalePage:
    """Stale images, and the place behind which the next page begins; None where there is none."""

    listed: list[StaleImage]
    after: Key | None


@dataclass(frozen=True, slots=True)
class StaleImages:
    """Finds them; `versions` are those of the generators that are here, by their names."""

    database: Database
    resolve_theme: ResolveTheme
    versions: Mapping[str, str]

    async def page(self, caller: Caller, theme: str, scope: str, after: Key | None, limit: int) -> StalePage:
        """At most `limit` of those that the caller may know of, of a theme and a scope where these are not empty."""
        listed, judged = list[StaleImage](), dict[str, Reasons]()
        chosen, reads = ImageFilter(asked=True, theme=theme, scope=scope), self.database.reads(caller)
        for _ in range(MOST_STATEMENTS):
            rows = await reads.page(AskedImages, chosen, ASKED_ORDER, after, ROWS_AT_ONCE, deleted=False)
            for row in rows:
                digest = str(row.asked_digest)
                if len(listed) == limit or (digest not in judged and len(judged) == MOST_JUDGED):
                    return StalePage(listed, after)
                if digest not in judged:
                    judged[digest] = await self._reasons(caller, row)
                if judged[digest]:
                    listed.append(StaleImage(row, judged[digest]))
                    after = row_key(ASKED_ORDER, row)
                else:
                    after = digest, LAST_ID
            if len(rows) < ROWS_AT_ONCE:
                return StalePage(listed, None)
        return StalePage(listed, after)

    async def _reasons(self, caller: Caller, image: Image) -> Reasons:
        params = image.generation_params
        kind = {"type": image.type, "subtype": image.subtype}  # as 0.2.0 has it, which told no more
        choice = choice_of({**kind, **params}) if isinstance(params, Mapping) else None
        if choice is None or params is None:
            return ()  # another program has written it: nobody knows what was asked for
        reason = await self._theme_reason(caller, choice, params.get("theme_fingerprint"))
        here = self.versions.get(str(params.get("generator")))
        changed = here is not None and here != params.get("generator_version")
        return (*([reason] if reason else []), *([StaleReason.GENERATOR_CHANGED] if changed else []))

    async def _theme_reason(self, caller: Caller, choice: ThemeChoice, fingerprint: object) -> StaleReason | None:
        try:
            theme = await self.resolve_theme(caller, choice)
        except (UnknownTheme, UnknownThemePart):
            return StaleReason.THEME_GONE
        except (Invalid, Conflict):
            return StaleReason.THEME_BROKEN
        return None if theme.fingerprint == fingerprint else StaleReason.THEME_CHANGED


def choice_of(params: Mapping[str, Any]) -> ThemeChoice | None:
    """What was asked of themes; None where that cannot be read."""
    texts = {name: params.get(name, "") for name in ("theme", "variation", "type", "subtype")}
    presets, elements = (_names(params.get(name, [])) for name in ("presets", "elements"))
    overrides = params.get("overrides")
    if presets is None or elements is None or not isinstance(overrides, Mapping | None):
        return None
    if not texts["theme"] or not all(isinstance(each, str) for each in texts.values()):
        return None
    return ThemeChoice(**texts, presets=presets, elements=elements, overrides=overrides)


def _names(listed: Any) -> tuple[str, ...] | None:
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        return None
    return tuple(listed)
