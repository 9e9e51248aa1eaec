"""The database schema: eight tables as promised, with columns of our own behind theirs, and the tables we add."""

from server.repositories.tables.columns import metadata
from server.repositories.tables.image import (
    blobs,
    expiring_images,
    image_outlines,
    image_overlays,
    images,
    map_grids,
    renders,
    thumbnails,
)
from server.repositories.tables.maintenance import maintenance_runs
from server.repositories.tables.provider import painted_answers, provider_calls
from server.repositories.tables.queue import provider_checks, queue_pauses, queue_turns, task_workers
from server.repositories.tables.request_id import request_ids
from server.repositories.tables.stored_bytes import stored_bytes
from server.repositories.tables.task import generation_tasks, map_exports, task_events, task_leases, task_progress
from server.repositories.tables.theme import accepted_themes, style_presets, theme_elements, theme_variations, themes
from server.repositories.tables.token import tokens

__all__ = [
    "accepted_themes",
    "blobs",
    "expiring_images",
    "generation_tasks",
    "image_outlines",
    "image_overlays",
    "images",
    "maintenance_runs",
    "map_exports",
    "map_grids",
    "metadata",
    "painted_answers",
    "provider_calls",
    "provider_checks",
    "queue_pauses",
    "queue_turns",
    "renders",
    "request_ids",
    "stored_bytes",
    "style_presets",
    "task_events",
    "task_leases",
    "task_progress",
    "task_workers",
    "theme_elements",
    "theme_variations",
    "themes",
    "thumbnails",
    "tokens",
]
