"""Reads that must be fast: fixed SQL, every statement by itself, on connections of their own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.callers import Caller
from server.domain.cursors import Cursor
from server.domain.filters import EventFilter
from server.domain.fogs import StoredFog
from server.domain.outlines import Outlines, outlines_of
from server.domain.overlays import GM, Overlay
from server.domain.paging import NEWEST_FIRST, Key, Ordering
from server.domain.providers import ProviderCheck
from server.domain.renders import Render
from server.domain.tasks import EventKind, Progress, TaskEvent
from server.domain.theme_parts import PartKind, ThemeChoice, ThemePart
from server.repositories.conditions import Conditions
from server.repositories.fogs import FOGGED, PATCH_SIZES
from server.repositories.listing import page_statements, reading
from server.repositories.overlays import Overlays, in_drawing_order
from server.repositories.purview import Purview, scope_values
from server.repositories.references import image_id
from server.repositories.renders import MARKED_EVERY
from server.repositories.row_shapes import Row, column_names
from server.repositories.rows import Rows
from server.repositories.statement_connections import StatementConnections
from server.repositories.tasks import Tasks
from server.repositories.theme_choices import THEME_PARTS

PRESENT = "SELECT id FROM generation_tasks WHERE id = ANY($1)"
GET_PROGRESS = f"SELECT {column_names(Progress)} FROM task_progress WHERE task_id = ANY($1)"
OUTPUT_IMAGE = image_id("e.payload -> 'output' ->> 'image_id'")
EVENT = f"""
e.task_id, e.seq, e.attempt, e.kind, e.payload, e.created_at,
CASE e.kind WHEN '{EventKind.OUTPUT}' THEN (SELECT r.scope FROM images r WHERE r.id = {OUTPUT_IMAGE}) END
"""
"""An event `e`, in the order of the fields of its value."""
LIST_EVENTS = f"SELECT {EVENT} FROM task_events e WHERE e.task_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3"
NEWS = f"""
SELECT {EVENT} FROM unnest($1::uuid[], $2::bigint[]) AS read (task_id, seq)
JOIN task_events e ON e.task_id = read.task_id AND e.seq > read.seq ORDER BY e.task_id, e.seq LIMIT $3
"""
HORIZON = """
SELECT clock_timestamp(), below, settled, coalesce(last.xid, '0')
FROM (SELECT pg_snapshot_xmin(held) AS below, pg_snapshot_xmin(held) = pg_snapshot_xmax(held) AS settled
      FROM pg_current_snapshot() AS held) AS now
LEFT JOIN LATERAL (
  SELECT xid FROM task_events WHERE xid < below ORDER BY xid DESC, task_id DESC, seq DESC LIMIT 1
) AS last ON true
"""
LOOKED_THROUGH = 20_000
"""Events looked through at a time for those of a few tasks."""
STRETCH = f"""
SELECT xid, created_at FROM task_events WHERE (xid, task_id, seq) > ($1, $2, $3) AND xid < $4
ORDER BY xid, task_id, seq OFFSET {LOOKED_THROUGH} LIMIT 1
"""
HAPPENINGS = f"""
SELECT e.xid, t.scope, t.labels, {EVENT}
FROM task_events e JOIN generation_tasks t ON t.id = e.task_id
WHERE (e.xid, e.task_id, e.seq) > ($1, $2, $3) AND e.xid < $4 AND t.parent_id IS NULL
ORDER BY e.xid, e.task_id, e.seq LIMIT
"""
PROVIDER_CHECKS = f"SELECT {column_names(ProviderCheck)} FROM provider_checks WHERE name = ANY($1)"
ACCEPTED_THEME = "SELECT config FROM accepted_themes WHERE fingerprint = $1"
THEME_SECTIONS = "SELECT id, style_data -> 'config' -> $2::text FROM images WHERE id = ANY($1)"
GET_RENDER = f"SELECT used_at < now() - $2::interval, {column_names(Render)} FROM renders WHERE digest = $1"
GET_OUTLINES = """
SELECT o.image_id, o.floor, o.players_floor, o.footprints
FROM image_outlines o JOIN images i ON i.id = o.image_id WHERE i.id = $1 OR i.patch_of = $1
"""
GET_THUMBNAILS = "SELECT sha256, content FROM thumbnails WHERE sha256 = ANY($1)"
GET_FOGS = f"""
SELECT o.id, o.image_id, o.audience, o.data::text, o.ground, i.width, i.height, {PATCH_SIZES}
FROM image_overlays o JOIN images i ON i.id = o.image_id
WHERE o.image_id = ANY($1) AND o.type = 'fog' AND NOT o.is_deleted ORDER BY o.id
"""
OVERLAY_BYTES = "t.id, pg_column_size(t.data)"
BEATEN_AT = "SELECT clock_timestamp(), (SELECT beaten_at FROM task_leases WHERE task_id = $1)"


@dataclass(frozen=True, slots=True)
class Horizon:
    """Events of transactions below `below` are all there, up to `last`; when `settled`, no other has written any."""

    now: datetime
    below: int
    settled: bool
    last: Cursor


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, its transaction, and what is asked of its task to choose it."""

    xid: int
    event: TaskEvent
    scope: str | None
    labels: Mapping[str, str]


class HotReads:
    """What a caller reads outside of transactions: the rows of every resource, events and progress."""

    def __init__(self, connections: StatementConnections, caller: Caller) -> None:
        self.caller = caller
        self._purview = Purview.of(caller)
        self._rows = connections.rows
        self._planned_rows = connections.planned_rows

    async def _row(self, statement: str, *values: Any) -> Any:
        return next(iter(await self._rows(statement, *values)), None)

    async def get(self, rows: type[Rows[Row]], row_id: UUID, *, deleted: bool = False) -> Row:
        """The row with this id; a deleted one only when asked for. Raises `UnknownResource`."""
        return rows.known(row_id, await self.find(rows, deleted=deleted, id=row_id))

    async def find(self, rows: type[Rows[Row]], *, deleted: bool = False, **key: object) -> Row | None:
        """The row with these values in its columns, of which there is one at most, or None."""
        statement = reading(rows.shape, tuple(key), deleted=deleted, purview=self._purview)
        read = await self._rows(statement, *key.values(), *scope_values(self.caller, rows.shape))
        return rows.value(read[0]) if read else None

    async def get_all(self, rows: type[Rows[Row]], row_ids: Sequence[UUID]) -> list[Row]:
        """Visible rows in the order asked for. Raises `UnknownResource` for the first that is not there."""
        by_id = {row.id: row for row in await self.those_of(rows, row_ids)}
        return [rows.known(row_id, by_id.get(row_id)) for row_id in row_ids]

    async def those_of(self, rows: type[Rows[Row]], row_ids: Sequence[UUID]) -> list[Row]:
        """Those of the rows that are visible."""
        statement = reading(rows.shape, ("id",), many=True, purview=self._purview)
        return [
            rows.value(each) for each in await self._rows(statement, row_ids, *scope_values(self.caller, rows.shape))
        ]

    async def overlays_of(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        """The overlays of one image in drawing order, or those of some kinds."""
        columns = ("image_id", "type") if kinds else ("image_id",)
        statement = reading(Overlays.shape, columns, many=True, purview=self._purview)
        asked = [[image_id], *([list(kinds)] if kinds else [])]
        rows = await self._rows(statement, *asked, *scope_values(self.caller, Overlays.shape))
        return in_drawing_order(map(Overlays.value, rows))

    async def outlines(self, image_id: UUID) -> Outlines | None:
        """The outlines kept with an image and with its patches, or None. Whoever reads has read the image before."""
        kept = {row[0]: outlines_of(*row[1:]) for row in await self._rows(GET_OUTLINES, image_id)}
        if (own := kept.pop(image_id, None)) is None:
            return None
        return replace(own, in_patches={str(each): part for each, part in kept.items()})

    async def render(self, digest: str) -> tuple[Render, bool] | None:
        """The picture kept under this digest, and whether it is long ago that it was marked as used."""
        row = await self._row(GET_RENDER, digest, MARKED_EVERY)
        return row and (Render(*row[1:]), row[0])

    async def overlay_sizes(self, overlay_ids: Sequence[UUID]) -> dict[UUID, int]:
        """The bytes of the stored data of those of the overlays that are there."""
        statement = reading(Overlays.shape, ("id",), many=True, purview=self._purview, what=OVERLAY_BYTES)
        rows = await self._rows(statement, overlay_ids, *scope_values(self.caller, Overlays.shape))
        return {row[0]: row[1] for row in rows}

    async def page(
        self, rows: type[Rows[Row]], chosen: Any, order: Ordering, after: Key | None, limit: int, *, deleted: bool
    ) -> list[Row]:
        """At most `limit` of the rows a filter has `chosen`, in order, behind the row of `after`; None chooses all.

        Deleted ones come only when asked for.
        """
        read: list[Any] = []
        conditions, caller = rows.conditions(chosen), self.caller
        page = page_statements(rows.shape, conditions, order, after, limit, deleted=deleted, caller=caller)
        tried = page.tried
        if page.few is not None and page.all_of_few is not None:
            ((few,),) = await self._rows(page.few.text, *page.few.values)
            tried = (page.all_of_few,) if few else tried
        for asked in tried:
            read = await self._planned_rows(asked.text, *asked.values)
            if len(read) == limit:
                break
        return list(map(rows.value, read))

    async def count(self, rows: type[Rows[Row]], chosen: Any, most: int) -> int:
        """How many rows a filter has chosen; so many at most are counted, and no deleted ones."""
        page = page_statements(
            rows.shape, rows.conditions(chosen), NEWEST_FIRST, None, most, deleted=False, caller=self.caller
        )
        if not page.tried:
            return 0
        counted = f"SELECT count(*) FROM ({page.tried[-1].text}) AS found"
        ((count,),) = await self._planned_rows(counted, *page.tried[-1].values)
        return int(count)

    async def theme_parts(self, choice: ThemeChoice) -> list[ThemePart]:
        """Those of the parts that a choice names, in any order."""
        categories, names = zip(*choice.element_keys, strict=True) if choice.elements else ((), ())
        asked = choice.theme, choice.variation, choice.presets, categories, names
        return [ThemePart(PartKind(kind), *rest) for kind, *rest in await self._rows(THEME_PARTS, *asked)]

    async def provider_checks(self, names: Sequence[str]) -> dict[str, ProviderCheck]:
        """How workers last fared with providers, by their names; none where no worker knows one."""
        return {row["name"]: ProviderCheck(*row) for row in await self._rows(PROVIDER_CHECKS, list(names))}

    async def accepted_theme(self, fingerprint: str) -> dict[str, Any]:
        """The configuration that is kept under a fingerprint for a task that bears it."""
        config: dict[str, Any] = (await self._row(ACCEPTED_THEME, fingerprint))[0]
        return config

    async def theme_sections(self, image_ids: Sequence[UUID], name: str) -> dict[UUID, Any]:
        """What the themes of images that the caller has read say in a section, as these were drawn."""
        return {row[0]: row[1] for row in await self._rows(THEME_SECTIONS, list(image_ids), name)}

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        """Thumbnails of those of the contents that have one."""
        return {row[0]: row[1] for row in await self._rows(GET_THUMBNAILS, list(sha256s))}

    async def fogs(self, image_ids: Collection[UUID]) -> list[StoredFog]:
        """The fogs over images that the caller may know of, for whomever they are."""
        return [StoredFog(*row) for row in await self._rows(GET_FOGS, list(image_ids))]

    async def fogged(self, image_ids: Collection[UUID]) -> set[UUID]:
        """Those of the images whose stored bytes a fog keeps from who reads: none from the game master."""
        if self.caller.audience == GM or not image_ids:
            return set()
        return {row[0] for row in await self._rows(FOGGED, list(image_ids))}

    async def present(self, task_ids: Collection[UUID]) -> set[UUID]:
        """Those of the tasks that are there, deleted or not: all but the purged ones."""
        return {row[0] for row in await self._rows(PRESENT, list(task_ids))}

    async def events(self, task_id: UUID, after_seq: int, limit: int) -> list[TaskEvent]:
        """At most `limit` entries of a task's log behind `after_seq`, in order."""
        return [self._known(_event(*row)) for row in await self._rows(LIST_EVENTS, task_id, after_seq, limit)]

    async def news(self, heads: Mapping[UUID, int], limit: int) -> list[TaskEvent]:
        """At most `limit` entries of the logs of tasks, each behind its sequence, in order: for who deals them out."""
        return [_event(*row) for row in await self._rows(NEWS, list(heads), list(heads.values()), limit)]

    async def horizon(self) -> Horizon:
        """What no transaction under way can add to any more."""
        now, below, settled, xid = await self._row(HORIZON)
        return Horizon(now, below, settled, Cursor.behind(xid, now))

    async def stretch(self, chosen: EventFilter, after: Cursor, horizon: Horizon) -> Horizon:
        """The horizon; a nearer one where very many events lie before it, of which few may be chosen."""
        if self.caller.scopes is None and not (chosen.scope or chosen.labels or chosen.kinds):
            return horizon
        place = (after.xid, after.task_id, after.seq)
        if (far := await self._row(STRETCH, *place, horizon.below)) is None:
            return horizon
        xid, happened = far
        return replace(horizon, below=xid + 1, last=Cursor.behind(xid, min(happened, horizon.now)))

    async def events_of_all(
        self, chosen: EventFilter, after: Cursor, below: int, limit: int
    ) -> list[tuple[int, TaskEvent]]:
        """At most `limit` events behind a cursor and below a horizon, with their transactions, in order."""
        asked = Conditions()
        asked.equal(scope=chosen.scope)
        if chosen.kinds:
            asked.add("e.kind = ANY({})", [str(each) for each in chosen.kinds])
        asked.about(chosen.labels, None, None)
        asked.add("t.parent_id IS NULL")
        asked.add("(e.xid, e.task_id, e.seq) > ({}, {}, {})", after.xid, after.task_id, after.seq)
        asked.add("e.xid < {}", below)
        asked.texts += self._purview.texts(Tasks.shape, len(asked.values) + 1)
        asked.values += scope_values(self.caller, Tasks.shape)
        statement = (
            f"SELECT e.xid, {EVENT} "
            f"FROM task_events e JOIN generation_tasks t ON t.id = e.task_id "
            f"WHERE {' AND '.join(asked.texts)} ORDER BY e.xid, e.task_id, e.seq LIMIT {int(limit)}"
        )
        return [(row[0], self._known(_event(*row[1:]))) for row in await self._rows(statement, *asked.values)]

    async def happenings(self, after: Cursor, below: int, limit: int) -> list[Happening]:
        """At most `limit` events of anybody behind a cursor and below a horizon, in order: for who deals them out."""
        place = (after.xid, after.task_id, after.seq)
        read = await self._rows(f"{HAPPENINGS}{int(limit)}", *place, below)
        # Another writer of the table may have put anything there.
        return [Happening(row[0], _event(*row[3:]), row[1], row[2] if isinstance(row[2], dict) else {}) for row in read]

    def _known(self, event: TaskEvent) -> TaskEvent:
        return event.known_within(self.caller.scopes)

    async def progress(self, task_ids: Sequence[UUID]) -> list[Progress]:
        """The latest progress of those of the tasks that have any."""
        return [Progress(*row) for row in await self._rows(GET_PROGRESS, list(task_ids))]

    async def beaten_at(self, task_id: UUID) -> tuple[datetime, datetime | None]:
        """Now, and when the worker at a task last gave a sign of life; None while none is at it."""
        now, beaten_at = await self._row(BEATEN_AT, task_id)
        return now, beaten_at


def _event(task_id: UUID, seq: int, attempt: int, kind: str, *rest: Any) -> TaskEvent:
    return TaskEvent(task_id, seq, attempt, EventKind(kind), *rest)
