"""The database as the application sees it: units of work for writes, fixed statements for hot reads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cached_property
from typing import Self

import asyncpg
import orjson
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from server.domain.callers import SYSTEM, Caller
from server.domain.documents import json_text
from server.domain.party import current_party
from server.domain.quotas import NO_QUOTAS, Quotas
from server.domain.themes import DEFAULT_THEME
from server.domain.transactions import transaction
from server.repositories import connecting
from server.repositories.accepted_themes import AcceptedThemes
from server.repositories.blobs import Blobs
from server.repositories.builtin_themes import BuiltinThemes
from server.repositories.claims import Claims
from server.repositories.connection_places import ConnectionPlaces
from server.repositories.database_errors import translated
from server.repositories.doors import Doors
from server.repositories.fogs import Fogs
from server.repositories.future_times import FutureTimes
from server.repositories.hot_reads import HotReads
from server.repositories.image_outlines import ImageOutlines
from server.repositories.images import Images
from server.repositories.laid_pictures import LaidPictures
from server.repositories.maintenance_runs import MaintenanceRuns
from server.repositories.map_grids import MapGrids
from server.repositories.overlays import Overlays
from server.repositories.queue_pauses import QueuePauses
from server.repositories.queue_state import QueueState
from server.repositories.queue_turns import QueueTurns
from server.repositories.renders import Renders
from server.repositories.request_ids import RequestIds
from server.repositories.session_locks import session_lock
from server.repositories.sessions import session
from server.repositories.statement_connections import StatementConnections
from server.repositories.stored_bytes import StoredBytes
from server.repositories.task_queue import TaskQueue
from server.repositories.task_workers import TaskWorkers
from server.repositories.tasks import Tasks
from server.repositories.theme_parts import StylePresets, ThemeElements, ThemeVariations
from server.repositories.themes import Themes
from server.repositories.thumbnails import Thumbnails
from server.repositories.tokens import Tokens
from server.repositories.transactions import Transaction
from server.repositories.unfinished_tasks import UnfinishedTasks

CONNECTIONS = 4
"""For transactions of callers, and for their hot reads; as many again are for work of our own."""
CONNECTION_SECONDS = 30.0
"""Longest wait for one."""
READ_ONLY = session("reads", default_transaction_read_only="on")
CONNECT_SECONDS = 5.0
STATEMENT_SECONDS = 30
ANSWER_SECONDS = 35.0
"""Longest silence of the database: longer than any statement may take, so the line is dead."""


class Work(Transaction):
    """One transaction of a caller and the repositories that write in it."""

    async def now(self) -> datetime:
        """When the transaction began, by the one clock that decides: that of the database."""
        now: datetime = (await self.connection.exec_driver_sql("SELECT now()")).scalar_one()
        return now

    @cached_property
    def future_times(self) -> FutureTimes:
        """Times in any table that lie ahead."""
        return FutureTimes(self)

    @cached_property
    def images(self) -> Images:
        """Rows of `images`."""
        return Images(self)

    @cached_property
    def overlays(self) -> Overlays:
        """Rows of `image_overlays`."""
        return Overlays(self)

    @cached_property
    def fogs(self) -> Fogs:
        """The fogs among `image_overlays`."""
        return Fogs(self)

    @cached_property
    def doors(self) -> Doors:
        """The doors in the walls of `image_overlays`."""
        return Doors(self)

    @cached_property
    def outlines(self) -> ImageOutlines:
        """Rows of `image_outlines`."""
        return ImageOutlines(self)

    @cached_property
    def laid_pictures(self) -> LaidPictures:
        """The images that rows of `image_overlays` name."""
        return LaidPictures(self)

    @cached_property
    def map_grids(self) -> MapGrids:
        """Rows of `map_grids`."""
        return MapGrids(self)

    @cached_property
    def themes(self) -> Themes:
        """Rows of `themes`."""
        return Themes(self)

    @cached_property
    def theme_variations(self) -> ThemeVariations:
        """Rows of `theme_variations`."""
        return ThemeVariations(self)

    @cached_property
    def style_presets(self) -> StylePresets:
        """Rows of `style_presets`."""
        return StylePresets(self)

    @cached_property
    def theme_elements(self) -> ThemeElements:
        """Rows of `theme_elements`."""
        return ThemeElements(self)

    @cached_property
    def builtin_themes(self) -> BuiltinThemes:
        """The themes that come with Limner, in those tables."""
        return BuiltinThemes(self)

    @cached_property
    def accepted_themes(self) -> AcceptedThemes:
        """Rows of `accepted_themes`: what tasks are drawn with."""
        return AcceptedThemes(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Rows of `generation_tasks` as callers see them."""
        return Tasks(self)

    @cached_property
    def unfinished_tasks(self) -> UnfinishedTasks:
        """Rows of `generation_tasks` that count against a limit."""
        return UnfinishedTasks(self)

    @cached_property
    def queue(self) -> TaskQueue:
        """Rows of `generation_tasks` as workers see them."""
        return TaskQueue(self)

    @cached_property
    def turns(self) -> QueueTurns:
        """Rows of `queue_turns`: whose turn it is."""
        return QueueTurns(self)

    @cached_property
    def state(self) -> QueueState:
        """How the queue is doing."""
        return QueueState(self)

    @cached_property
    def pauses(self) -> QueuePauses:
        """Rows of `queue_pauses`: what is paused."""
        return QueuePauses(self)

    @cached_property
    def workers(self) -> TaskWorkers:
        """Rows of `task_workers`: who works."""
        return TaskWorkers(self)

    @cached_property
    def blobs(self) -> Blobs:
        """Rows of `blobs`: which bytes are kept."""
        return Blobs(self)

    @cached_property
    def renders(self) -> Renders:
        """Rows of `renders`: pictures already drawn."""
        return Renders(self)

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """Rows of `thumbnails`."""
        return Thumbnails(self)

    @cached_property
    def stored_bytes(self) -> StoredBytes:
        """Rows of `stored_bytes`: how much is kept for whom."""
        return StoredBytes(self)

    @cached_property
    def maintenance_runs(self) -> MaintenanceRuns:
        """Rows of `maintenance_runs`."""
        return MaintenanceRuns(self)

    @cached_property
    def tokens(self) -> Tokens:
        """Rows of `tokens`: who may call."""
        return Tokens(self)

    @cached_property
    def request_ids(self) -> RequestIds:
        """Rows of `request_ids`: which requests were answered with what."""
        return RequestIds(self)


class Database:
    """PostgreSQL: a small pool of SQLAlchemy for transactions, as many connections for hot reads, one for claims."""

    def __init__(
        self,
        engine: AsyncEngine,
        places: ConnectionPlaces,
        connections: StatementConnections,
        claims: Claims,
        direct_url: str,
        quotas: Quotas = NO_QUOTAS,
        default_theme: str = DEFAULT_THEME,
    ) -> None:
        self._engine = engine
        self._places = places
        self._connections = connections
        self._direct_url = direct_url
        self.claims, self.quotas, self.default_theme = claims, quotas, default_theme

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, direct_url: str = "", quotas: Quotas = NO_QUOTAS, default_theme: str = DEFAULT_THEME
    ) -> AsyncIterator[Self]:
        """Connect to `postgresql://…`; `direct_url` leads there past a pooler. What is written stays within `quotas`.

        Raises `DatabaseUnavailable`.
        """

        async def connect() -> asyncpg.Connection:
            settings = session(
                "",
                statement_timeout=f"{STATEMENT_SECONDS}s",
                idle_in_transaction_session_timeout=f"{2 * STATEMENT_SECONDS}s",
            )
            return await connecting.connect(url, seconds=CONNECT_SECONDS, settings=settings, answer=ANSWER_SECONDS)

        places = ConnectionPlaces(CONNECTIONS)
        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=connect,
            pool_size=places.in_all,
            max_overflow=0,
            pool_pre_ping=False,
            hide_parameters=True,  # they are what callers sent
            json_serializer=json_text,
            json_deserializer=orjson.loads,
        )
        connections, claims = StatementConnections(url, CONNECTIONS, READ_ONLY), Claims(url)
        try:
            await connections.rows("SELECT 1")
            yield cls(engine, places, connections, claims, direct_url or url, quotas, default_theme)
        finally:
            await claims.close()
            await connections.close()
            await engine.dispose()

    def reads(self, caller: Caller) -> HotReads:
        """What a caller reads outside of transactions."""
        return HotReads(self._connections, caller)

    @asynccontextmanager
    async def work(self, caller: Caller) -> AsyncIterator[Work]:
        """One transaction of a caller: committed when the block ends, rolled back when it raises."""
        with translated():
            line = self._places.line(party := current_party())
            async with asyncio.timeout(CONNECTION_SECONDS):
                await line.take(party)
            try:
                async with self._engine.begin() as connection:
                    with transaction():
                        yield Work(connection, caller, self.quotas, self.default_theme)
            finally:
                line.leave(party)

    @asynccontextmanager
    async def alone(self, key: int) -> AsyncIterator[bool]:
        """Whether nobody else holds the lock of this number; then it is held as long as the block lasts."""
        async with session_lock(self._direct_url, key) as alone:
            yield alone

    async def check(self) -> datetime:
        """Answer that the database works, by the time on its clock. Raises `DatabaseUnavailable`."""
        async with self.work(SYSTEM) as work:
            return await work.now()
