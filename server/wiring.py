"""The one place that names implementations: settings in, running parts out."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from server.domain.callers import SYSTEM
from server.generators.painting.painters import Painters, PaintingGenerator
from server.generators.registry import Registry, installed
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.imaging.codecs.limits import Limits
from server.processes.allocator import tune_allocator
from server.processes.first_contact import reached
from server.processes.pool import ProcessPool
from server.processes.scratch import scratch_folder
from server.repositories.database import Database
from server.settings import Settings
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from server.tasks.feed import Feed
from server.tasks.upkeep import maintain_forever
from server.tasks.worker import Worker
from server.themes.schema.theme_schema import ThemeSchema, assembled
from server.usecases.drawers import Drawers
from server.usecases.export_map import ExportMap
from server.usecases.finish_orders import FinishOrders
from server.usecases.finish_picture import FinishPicture
from server.usecases.gate import Gate
from server.usecases.generate_image import GenerateImage
from server.usecases.keep_blob import BlobKeeper
from server.usecases.keep_export import KeepExport, TaskWork
from server.usecases.maintenance import Maintenance, Periods
from server.usecases.painted_pictures import PaintedPictures
from server.usecases.preloads import CHILD_MODULES
from server.usecases.restyle_image import RestyleImage
from server.usecases.sweep import Sweep

GENERATOR_MODULES = ("server.generators.tactical.dungeon.picture",)
"""What built-in generators draw with: children have it before their first task."""


@dataclass(frozen=True, slots=True)
class Core:
    """What servers and workers share."""

    settings: Settings
    database: Database
    store: BlobStore
    keeper: BlobKeeper
    feed: Feed
    scratch: Path


@asynccontextmanager
async def open_core(settings: Settings, *, wait: float = 0.0) -> AsyncIterator[Core]:
    """Connect to the database and the store, which is waited for so many seconds. Raises `Unavailable` leaves."""
    tune_allocator()
    async with AsyncExitStack() as stack:
        scratch = stack.enter_context(scratch_folder(settings.data_dir / "scratch"))
        database = await stack.enter_async_context(
            Database.open(settings.database_url, settings.direct_url, settings.quotas, settings.default_theme)
        )
        store = await reached(lambda: started_store(settings, scratch), "object store", wait)
        stack.push_async_callback(store.close)
        feed = Feed(settings.direct_url, database.reads(SYSTEM))
        yield Core(settings, database, store, BlobKeeper(database, store, settings.put_seconds), feed, scratch)


async def started_store(settings: Settings, scratch: Path) -> BlobStore:
    """The store, ready for use. Raises `StoreUnavailable`."""
    store = open_store(settings, scratch)
    await store.start()
    return store


def open_store(settings: Settings, scratch: Path) -> BlobStore:
    """The store the settings ask for: MinIO when there is an endpoint, else files below the data directory."""
    if not settings.minio_endpoint:
        return LocalBlobStore(settings.data_dir.resolve() / "blobs")
    from server.storage.minio_store import MinioBlobStore  # noqa: PLC0415 - aiohttp and the SDK are 14 MiB

    return MinioBlobStore(
        settings.minio_endpoint,
        access_key=settings.minio_access_key,
        secret_key=settings.minio_secret_key.get_secret_value(),
        bucket=settings.minio_bucket,
        secure=settings.minio_secure,
        ca_file=settings.minio_ca_file,
        public_url=settings.minio_public_endpoint,
        region=settings.minio_region,
        scratch=scratch,
    )


@asynccontextmanager
async def open_pool(settings: Settings, size: int) -> AsyncIterator[ProcessPool]:
    """The pool of killable children."""
    memory, waiting = settings.job_memory_mb << 20, settings.server_waiting
    pool = ProcessPool(size, memory_limit=memory, preload=(*GENERATOR_MODULES, *CHILD_MODULES), waiting=waiting)
    try:
        await pool.start()
        yield pool
    finally:
        await pool.close()


@asynccontextmanager
async def open_worker(settings: Settings) -> AsyncIterator[Worker]:
    """A worker ready to `run`."""
    slots, lease = settings.worker_slots, timedelta(seconds=settings.lease_seconds)
    every = timedelta(seconds=settings.maintenance_seconds)
    async with (
        open_core(settings, wait=settings.start_seconds) as core,
        open_pool(settings, slots) as pool,
        AsyncExitStack() as beside,
    ):
        await beside.enter_async_context(running(core.feed.run()))
        await core.feed.listening.wait()
        if every:
            await beside.enter_async_context(running(maintain_forever(_maintenance(core, pool), every)))
        exports = KeepExport(core.database, core.keeper, map_export(core, pool), core.scratch)
        registry = generators(settings)
        await beside.enter_async_context(running(PaintedPictures(core.database, registry).check_all()))
        work = TaskWork(generate_image(core, pool, registry), exports, restyle_image(core, pool, registry))
        yield Worker(core.database, core.feed, work, slots=slots, lease=lease, version=version("limner"))


@asynccontextmanager
async def open_maintenance(settings: Settings) -> AsyncIterator[Maintenance]:
    """Maintenance ready to run."""
    async with open_core(settings) as core, open_pool(settings, 1) as pool:
        yield _maintenance(core, pool)


def _maintenance(core: Core, pool: ProcessPool) -> Maintenance:
    settings = core.settings
    grace = timedelta(seconds=settings.sweep_grace_seconds)
    periods = Periods(settings.trash_days, settings.render_days, settings.event_days, grace, settings.decode_seconds)
    return Maintenance(core.database, core.store, pool, core.scratch.parent, periods, settings.render_room)


def generators(settings: Settings | None = None) -> Registry:
    """Every generator, built-in ones first, and the providers that settings name."""
    painters = Painters()
    if settings is not None:
        seconds, most = settings.generate_seconds, settings.upload_mb << 20
        painters = Painters(PaintingGenerator(each, seconds, most) for each in settings.providers)
    return Registry([DungeonGenerator(), *installed()], painters)


def theme_schema(registry: Registry) -> ThemeSchema:
    """What themes may say where these generators are."""
    return ThemeSchema(assembled(registry.sections))


def gate(core: Core, pool: ProcessPool) -> Gate:
    """Where pictures come in."""
    settings = core.settings
    limits = Limits(size=settings.upload_mb << 20, pixels=settings.upload_megapixels * 1_000_000)
    return Gate(pool, limits, settings.decode_seconds)


def map_export(core: Core, pool: ProcessPool) -> ExportMap:
    """Writes maps for virtual tabletops."""
    return ExportMap(core.database, core.store, pool, core.settings.render_seconds)


def generate_image(core: Core, pool: ProcessPool, registry: Registry) -> GenerateImage:
    """Has images generated by those in the registry."""
    drawers = Drawers(pool, gate(core, pool), core.settings.generate_seconds)
    return GenerateImage(core.database, core.keeper, registry, theme_schema(registry), drawers, core.scratch)


def restyle_image(core: Core, pool: ProcessPool, registry: Registry) -> RestyleImage:
    """Has images painted over by the providers in the registry."""
    drawers = Drawers(pool, gate(core, pool), core.settings.generate_seconds)
    painted = PaintedPictures(core.database, registry)
    orders = FinishOrders(painted, registry.painters)
    finish = FinishPicture(core.database, core.keeper, drawers, painted)
    return RestyleImage(core.database, core.store, core.keeper, orders, finish, core.scratch)


def sweep(core: Core) -> Sweep:
    """The sweeper over a core."""
    return Sweep(core.database, core.store, core.scratch.parent)


@asynccontextmanager
async def running(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Something that runs beside the block and is cancelled at its end; when it fails, so does the block."""
    owner = asyncio.current_task()
    assert owner is not None
    beside = asyncio.create_task(work)

    def ended(done: asyncio.Task[None]) -> None:
        if not done.cancelled() and done.exception() is not None:
            owner.cancel()

    beside.add_done_callback(ended)
    try:
        yield
    finally:
        beside.remove_done_callback(ended)
        if not beside.done():
            beside.cancel()
        with suppress(asyncio.CancelledError):
            await beside
