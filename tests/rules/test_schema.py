"""A migrated database holds what docs/schema.md promises, and beyond it what is listed here and nothing else.

PostgreSQL itself reads the document: its tables are made beside ours, and the two catalogues are compared.
"""

from collections import Counter
from collections.abc import AsyncIterator, Sequence

import asyncpg

from server.repositories.migrations import migrate
from tests.rules.checkout import ROOT
from tests.rules.database_catalog import Catalog, Named, catalog, catalog_of

FUNCTIONS = [
    "function count_stored_bytes",
    "function count_stored_exports",
    "function count_stored_images",
    "function searchable",
    "function searched",
    *(f"trigger stored_bytes_{each}" for each in ("added", "changed", "emptied", "removed")),
    *(f"trigger stored_exports_{each}" for each in ("added", "removed")),
]
ADDED = {
    "images": """
        row_version scope labels created_by parent_image_id task_id sha256 source_sha256 revision generator notes words
        audience players_revision unlit_sha256 unlit_size unlit_format patch_of ix_images_patch_of
        fk_images_patch_of_images asked_digest generation_key ix_images_asked ix_images_theme_asked
        ix_images_generation_key
        ix_images_newest ix_images_updated ix_images_name ix_images_trash ix_images_type_newest
        ix_images_subtype_newest ix_images_theme_newest ix_images_generator_newest ix_images_scope_newest
        ix_images_source_id_newest ix_images_parent_image_id_newest
        ix_images_sha256 ix_images_unlit_sha256 ix_images_task_id ix_images_labels ix_images_words ix_images_unmarked
    """,
    "image_overlays": """
        row_version audience layer z created_by unseen_changes seen_at origin ground
        ix_image_overlays_image_id_layer_z_id ix_image_overlays_trash
    """,
    "map_grids": """
        row_version kind cell_size offset_x offset_y line_width distance_per_cell distance_unit created_by
        stagger line_style diagonal_rule labels label_format clip
        ix_map_grids_newest ix_map_grids_updated ix_map_grids_trash
    """,
    "generation_tasks": """
        row_version scope labels created_by run_after worker_losses cancel_requested_at event_seq finished_at
        traceparent start_tag event_xid retry_of theme_fingerprint
        ix_generation_tasks_claim ix_generation_tasks_due ix_generation_tasks_begun ix_generation_tasks_finished
        ix_generation_tasks_newest ix_generation_tasks_updated ix_generation_tasks_status_newest
        ix_generation_tasks_trash ix_generation_tasks_scope_newest ix_generation_tasks_labels
        ix_generation_tasks_image_type_newest ix_generation_tasks_source_id_newest ix_generation_tasks_retry_of_newest
        ix_generation_tasks_unfinished_created_by ix_generation_tasks_unfinished_scope
        parent_id parent_index fk_generation_tasks_parent_id_generation_tasks ix_generation_tasks_parent_id_newest
    """,
    "themes": """
        row_version created_by loaded_digest
        ix_themes_newest ix_themes_updated ix_themes_name ix_themes_trash
    """,
    "theme_variations": """
        row_version created_by loaded_digest
        ix_theme_variations_newest ix_theme_variations_updated ix_theme_variations_name ix_theme_variations_trash
    """,
    "style_presets": """
        row_version created_by loaded_digest
        ix_style_presets_newest ix_style_presets_updated ix_style_presets_name ix_style_presets_trash
    """,
    "theme_elements": """
        row_version created_by loaded_digest
        ix_theme_elements_newest ix_theme_elements_updated ix_theme_elements_name ix_theme_elements_trash
    """,
    "alembic_version": "version_num alembic_version_pkc",
    "image_outlines": """
        image_id floor players_floor footprints pk_image_outlines fk_image_outlines_image_id_images
    """,
    "accepted_themes": "fingerprint config used_at pk_accepted_themes",
    "blobs": "sha256 size touched_at pk_blobs",
    "queue_turns": "priority scope next_tag queued_at pk_queue_turns",
    "queue_pauses": "whole scope reason paused_by paused_at pk_queue_pauses",
    "task_workers": "worker_id slots version draining started_at beaten_at pk_task_workers",
    "renders": """
        digest image_id sha256 size format width height warnings used_at
        pk_renders ix_renders_image_id ix_renders_sha256 ix_renders_used_at
    """,
    "map_exports": """
        task_id output_index sha256 size format scope created_by
        pk_map_exports fk_map_exports_task_id_generation_tasks ix_map_exports_sha256
    """,
    "thumbnails": "sha256 content pk_thumbnails",
    "tokens": """
        id name role scopes digest old_digest old_until created_at renewed_at expires_at last_used_on revoked_at
        pk_tokens uq_tokens_name
    """,
    "provider_calls": """
        id provider scope task_id output_index key reserved_at waits_until outcome images
        pk_provider_calls ix_provider_calls_key ix_provider_calls_reserved_at ix_provider_calls_waiting
    """,
    "painted_answers": """
        key task_id sha256 format provenance
        pk_painted_answers ix_painted_answers_sha256
    """,
    "expiring_images": """
        image_id kept_at
        pk_expiring_images fk_expiring_images_image_id_images ix_expiring_images_kept_at
    """,
    "provider_checks": "name reason message checked_at pk_provider_checks",
    "maintenance_runs": "step finished_at seconds outcome pk_maintenance_runs",
    "stored_bytes": "kind owner part size pk_stored_bytes",
    "request_ids": """
        caller method request_id body_sha256 resource_ids form created_at
        pk_request_ids ix_request_ids_created_at
    """,
    "task_events": """
        task_id seq xid attempt kind payload created_at
        pk_task_events fk_task_events_task_id_generation_tasks ix_task_events_xid_task_id_seq
    """,
    "task_leases": """
        task_id attempt worker_id expires_at beaten_at
        pk_task_leases fk_task_leases_task_id_generation_tasks ix_task_leases_expires_at
    """,
    "task_progress": """
        task_id attempt version fraction stage output_index preview updated_at
        pk_task_progress fk_task_progress_task_id_generation_tasks
    """,
}
"""Table -> names of its columns, constraints and indexes that are not promised."""

BREAKS = (
    "ALTER TABLE images ALTER COLUMN format DROP DEFAULT",
    "DROP TRIGGER stored_bytes_changed ON images; ALTER TABLE images ALTER COLUMN size TYPE bigint",
    "ALTER TABLE images ALTER COLUMN theme TYPE varchar(51)",
    "ALTER TABLE images ALTER COLUMN theme DROP NOT NULL",
    "ALTER TABLE images ALTER COLUMN description SET NOT NULL",
    "ALTER TABLE map_grids ALTER COLUMN opacity SET DEFAULT 0.6",
    "ALTER TABLE themes DROP CONSTRAINT uq_themes_name",
    "ALTER TABLE image_overlays DROP CONSTRAINT pk_image_overlays",
    "ALTER TABLE map_grids DROP CONSTRAINT fk_map_grids_image_id_images",
    "DROP INDEX ix_map_grids_image_id",
    "ALTER TABLE theme_elements RENAME COLUMN category TO kind",
    "ALTER TABLE themes DROP COLUMN prompts; ALTER TABLE themes ADD COLUMN prompts jsonb NOT NULL",
    "DROP TABLE style_presets",
)
SURPRISES = (
    "ALTER TABLE images ADD COLUMN extra text",
    "ALTER TABLE images ADD CHECK (size > 0)",
    "ALTER TABLE blobs ADD COLUMN extra text",
    "CREATE INDEX extra ON themes (display_name)",
    "CREATE TABLE extra (id uuid)",
    "CREATE SEQUENCE extra",
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TYPE extra AS ENUM ('one')",
    "CREATE SCHEMA extra",
    "ALTER TABLE images DROP COLUMN generator",
    "DROP INDEX ix_images_sha256",
    "DROP TABLE task_progress",
)


def broken(promised: Catalog, found: Catalog) -> list[str]:
    """Promises that are not kept, in words."""
    told = []
    for table, columns in promised.columns.items():
        held = found.columns.get(table, [])[: len(columns)]
        told += [f"{table}: {column}" for index, column in enumerate(columns) if [column] != held[index : index + 1]]
        for definitions in (Catalog.constraints_of, Catalog.indexes_of):
            told += [f"{table}: {each}" for each in _more(definitions(promised, table), definitions(found, table))]
    return told


def beyond(promised: Catalog, found: Catalog) -> dict[str, set[str]]:
    """Table -> names of what nobody promised."""
    names: dict[str, set[str]] = {}
    for table, columns in found.columns.items():
        names[table] = {each.name for each in columns} - {each.name for each in promised.columns.get(table, [])}
        for definitions in (Catalog.constraints_of, Catalog.indexes_of):
            names[table] |= set(_more(definitions(found, table), definitions(promised, table)).values())
    return names


def _more(ours: Named, theirs: Named) -> dict[str, str]:
    """Definition -> name of what is in ours and not in theirs; names do not count."""
    surplus = Counter(ours.values()) - Counter(theirs.values())
    return {definition: name for name, definition in ours.items() if definition in surplus}


def listed() -> dict[str, set[str]]:
    return {table: set(names.split()) for table, names in ADDED.items()}


async def test_every_promise_is_kept(each_empty_database_url: str, promised_url: str) -> None:
    await migrate(each_empty_database_url)
    assert not broken(await catalog_of(promised_url), await catalog_of(each_empty_database_url))


async def test_what_goes_beyond_the_promises_is_listed(each_empty_database_url: str, promised_url: str) -> None:
    await migrate(each_empty_database_url)
    found = await catalog_of(each_empty_database_url)
    assert beyond(await catalog_of(promised_url), found) == listed()
    assert sorted(found.others) == FUNCTIONS


async def after_each(database_url: str, statements: Sequence[str]) -> AsyncIterator[tuple[str, Catalog]]:
    """Each statement and what the database holds after it; each begins with the same database."""
    connection = await asyncpg.connect(database_url)
    for statement in statements:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(statement)
        yield statement, await catalog(connection)
        await transaction.rollback()
    await connection.close()


async def test_a_broken_promise_is_seen(each_database_url: str, promised_url: str) -> None:
    promised = await catalog_of(promised_url)
    async for statement, found in after_each(each_database_url, BREAKS):
        assert broken(promised, found), statement


async def test_what_is_not_listed_or_missing_is_seen(each_database_url: str, promised_url: str) -> None:
    promised = await catalog_of(promised_url)
    async for statement, found in after_each(each_database_url, SURPRISES):
        assert beyond(promised, found) != listed() or sorted(found.others) != FUNCTIONS, statement
        assert not broken(promised, found), statement


async def test_the_whole_document_is_read(promised_url: str) -> None:
    promised = await catalog_of(promised_url)
    text = (ROOT / "docs" / "schema.md").read_text()
    assert len(promised.columns) == text.count("CREATE TABLE") == 8
    assert sum(map(len, promised.indexes.values())) == text.count("INDEX (") == 3
    written = [" ".join(promised.constraints_of(table).values()) for table in promised.columns]
    assert "".join(written).count("FOREIGN KEY") == text.count("FOREIGN KEY") == 3
    assert "".join(written).count("UNIQUE") == text.count("UNIQUE") == 4
