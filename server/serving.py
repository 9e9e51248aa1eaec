"""Servers, made of what wiring makes and of the services that answer calls; workers load none of those."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import grpc

from server.domain.rates import CLOCK, Clock
from server.identities.certificate_names import CertificateNames
from server.identities.known_tokens import KnownTokens
from server.servicers.assembly import LimnerServer
from server.servicers.call_limits import CallLimits
from server.servicers.caller import Identify
from server.servicers.content import Content
from server.servicers.identities import Identities
from server.servicers.image import ImageService
from server.servicers.image_bytes import ImageBytes
from server.servicers.map_export import MapExports
from server.servicers.map_grid import MapGridService
from server.servicers.map_imports import MapImports
from server.servicers.overlay import OverlayService
from server.servicers.signed_urls import SignedUrls
from server.servicers.task import TaskService
from server.servicers.task_specs import TaskSpecs
from server.servicers.theme import ThemeService
from server.servicers.traffic import Traffic
from server.servicers.upload import Uploads
from server.servicers.usage import Usage
from server.settings import Settings
from server.tasks.reaper import reap_forever
from server.tasks.watch import Watch
from server.tasks.watch_many import WatchMany
from server.usecases.compose_prompt import PromptComposer
from server.usecases.detect_grid import DetectGrid
from server.usecases.explain_task import ExplainTask
from server.usecases.import_map import ImportMap
from server.usecases.keep_export import KeepExport
from server.usecases.plan_regeneration import PlanRegeneration
from server.usecases.render_image import RenderImage
from server.usecases.resolve_theme import ResolveTheme
from server.usecases.stale_images import StaleImages
from server.usecases.store_image import StoreImage
from server.wiring import (
    gate,
    generate_image,
    generators,
    map_export,
    open_core,
    open_pool,
    restyle_image,
    running,
    theme_schema,
)


def server_credentials(settings: Settings) -> grpc.ServerCredentials | None:
    """What the server shows; None = plaintext. Raises `WrongCertificate`."""
    if settings.tls_cert_file is None or settings.tls_key_file is None:
        return None
    from server.servicers.certificates import Certificates  # noqa: PLC0415 - cryptography is 12 MiB

    return Certificates(settings.tls_cert_file, settings.tls_key_file, settings.tls_client_ca_file).credentials()


@asynccontextmanager
async def open_server(settings: Settings, identify: Identify | None = None, clock: Clock = CLOCK) -> AsyncIterator[int]:
    """A serving server, as long as the block lasts; gives the port it listens on. Stops in good order.

    Without `identify` callers are told apart by tokens and certificates; `clock` is that of limits. Raises
    `WrongCertificate`, `IdentitiesFileWrong`.
    """
    credentials = server_credentials(settings)
    async with (
        open_core(settings, wait=settings.start_seconds) as core,
        open_pool(settings, settings.server_slots) as pool,
    ):
        registry = generators(settings)
        lease = timedelta(seconds=settings.lease_seconds)
        reads, heartbeat, idle = core.database.reads, settings.heartbeat_seconds, settings.idle_seconds
        limits = CallLimits(settings.quotas, settings.address_quotas, clock)
        render = RenderImage(
            core.database, core.store, core.keeper, pool, core.scratch, settings.render_seconds, settings.render_room
        )
        stored, export = Content(core.store), map_export(core, pool)
        urls = SignedUrls(stored, settings.url_seconds)
        content = ImageBytes(core.database, stored, render, urls)
        store_image = StoreImage(core.database, core.keeper, gate(core, pool))
        schema = theme_schema(registry)
        resolve_theme = ResolveTheme(core.database, schema)
        stale_images = StaleImages(core.database, resolve_theme, registry.versions)
        generate = generate_image(core, pool, registry)
        import_map = ImportMap(core.database, store_image, pool, settings.decode_seconds)
        images_in, maps_in = (Uploads(idle, most << 20) for most in (settings.upload_mb, settings.import_mb))
        services = (
            ImageService(core.database, content, store_image, stale_images, core.scratch, images_in, idle),
            MapGridService(
                core.database,
                DetectGrid(core.database, core.store, pool, settings.decode_seconds),
                MapImports(import_map, maps_in, core.scratch, content.location),
                MapExports(core.database, stored, urls, export, core.scratch, idle),
            ),
            OverlayService(core.database),
            TaskService(
                core.database,
                TaskSpecs(
                    generate,
                    KeepExport(core.database, core.keeper, export, core.scratch),
                    PlanRegeneration(core.database, registry, resolve_theme, generate),
                    restyle_image(core, pool, registry),
                ),
                registry,
                Watch(core.feed, reads, heartbeat),
                WatchMany(core.feed, reads, heartbeat, settings.event_days),
                ExplainTask(core.database, lease),
                Usage(core.database, limits),
                lease,
            ),
            ThemeService(core.database, schema, PromptComposer(core.database)),
        )
        tokens, names = KnownTokens(core.database, core.feed.tokens_changed), CertificateNames(settings.identities_file)
        identities = Identities(tokens, names, asks=settings.asks_identity)
        await identities.load()
        traffic = Traffic(settings.in_flight_mb << 20, idle)
        server = LimnerServer(
            core.database,
            core.store,
            core.feed,
            services,
            traffic,
            identify or identities.identify,
            limits,
            open_reflection=settings.is_loopback,
        )
        async with running(core.feed.run()), running(identities.run()), running(reap_forever(core.database, lease)):
            await core.feed.listening.wait()
            port = await server.start(settings.listen, credentials)
            try:
                yield port
            finally:
                await server.stop(settings.drain_notice_seconds, settings.drain_seconds)
