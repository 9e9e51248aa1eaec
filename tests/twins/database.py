"""The twin of the database: what use cases ask of it, in memory. `tests/contract` holds it to what PostgreSQL does.

It has the methods that use cases call, and those that make what they need; `tests/contract/test_twins.py` says so.
Transactions come one after the other, so nobody ever waits for a row: who meets whom at a lock is tested in
PostgreSQL.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import cast

from server.domain.callers import Caller
from server.domain.quotas import NO_QUOTAS, Quotas
from server.domain.themes import DEFAULT_THEME
from server.domain.transactions import transaction
from server.repositories.database import Database
from tests.twins.hot_reads import HotReadsTwin
from tests.twins.images import FogsTwin, ImageOutlinesTwin, ImagesTwin, LaidPicturesTwin, MapGridsTwin, OverlaysTwin
from tests.twins.kept_bytes import BlobsTwin, RendersTwin, StoredBytesTwin, ThumbnailsTwin
from tests.twins.tables import Tables
from tests.twins.task_workers import TaskWorkersTwin
from tests.twins.tasks import ClaimsTwin, RequestIdsTwin, TaskQueueTwin, TasksTwin
from tests.twins.themes import (
    AcceptedThemesTwin,
    StylePresetsTwin,
    ThemeElementsTwin,
    ThemesTwin,
    ThemeVariationsTwin,
)


class WorkTwin:
    """As `repositories.database.Work`."""

    def __init__(self, tables: Tables, caller: Caller, quotas: Quotas = NO_QUOTAS) -> None:
        self.caller = caller
        self.images = ImagesTwin(tables)
        self.overlays = OverlaysTwin(tables, caller.audience)
        self.fogs = FogsTwin(tables)
        self.laid_pictures = LaidPicturesTwin(tables, caller.audience)
        self.map_grids = MapGridsTwin(tables)
        self.outlines = ImageOutlinesTwin(tables)
        self.blobs = BlobsTwin(tables)
        self.thumbnails = ThumbnailsTwin(tables)
        self.renders = RendersTwin(tables)
        self.stored_bytes = StoredBytesTwin(tables, quotas)
        self.themes = ThemesTwin(tables)
        self.theme_variations = ThemeVariationsTwin(tables)
        self.style_presets = StylePresetsTwin(tables)
        self.theme_elements = ThemeElementsTwin(tables)
        self.accepted_themes = AcceptedThemesTwin(tables)
        self.tasks = TasksTwin(tables)
        self.queue = TaskQueueTwin(tables)
        self.request_ids = RequestIdsTwin(tables)
        self.workers = TaskWorkersTwin(tables)


class DatabaseTwin:
    """As `repositories.database.Database`."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.claims = ClaimsTwin(self)
        self.quotas = NO_QUOTAS
        self.default_theme = DEFAULT_THEME
        self._one_at_a_time = asyncio.Lock()

    def reads(self, caller: Caller) -> HotReadsTwin:
        """What is committed."""
        return HotReadsTwin(self.tables, caller)

    @asynccontextmanager
    async def work(self, caller: Caller) -> AsyncIterator[WorkTwin]:
        """One transaction: what it writes is there for others when the block ends, or not at all."""
        async with self._one_at_a_time:
            tables = self.tables.copied()
            with transaction():
                yield WorkTwin(tables, caller, self.quotas)
            self.tables = tables

    async def let_pass(self, span: timedelta) -> None:
        """It is so much later from now on."""
        self.tables.clock.let_pass(span)

    @property
    def real(self) -> Database:
        """Itself, as use cases know it."""
        return cast("Database", self)
