"""Generating an image: the order checked before it is accepted, drawn in a child, kept with all that is known."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from server.domain.documents import from_document
from server.domain.errors import Invalid, UnknownTheme
from server.domain.ids import new_id
from server.domain.images import NewImage
from server.domain.tasks import Claim, outputs_of
from server.domain.theme_errors import DefaultThemeMissing
from server.domain.themes import DEFAULT_THEME
from server.generators.port import BattleMapOptions, Order
from server.generators.registry import choose
from server.processes.pool import ProcessPool
from server.processes.scratch import work_folder
from server.repositories.database import Database
from server.repositories.persistence import until_kept
from server.themes.resolution import ResolvedTheme
from server.usecases.accepted_theme import AcceptedTheme
from server.usecases.drawing_jobs import GeneratedFile, generate_to
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.overlay_facts import grid_of, overlays_of, row_of

SEEDS = 1 << 32


@dataclass(frozen=True, slots=True)
class GenerateSpec:
    """What a caller asks to be generated; names are those of `GenerateSpec` in task.proto."""

    type: str
    subtype: str
    generator: str = ""
    name: str = ""
    source_id: str = ""
    source_type: str = ""
    theme: str = ""
    variation: str = ""
    overrides: dict[str, Any] | None = None
    seed: int | None = None
    count: int = 1
    indexes: tuple[int, ...] = ()
    """Which of the outputs are made; empty means all."""
    battle_map: BattleMapOptions | None = None


class Reports(Protocol):
    """Takes what a generator tells of its work on one output, and keeps it for who watches."""

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        """Take a report; returns at once."""
        ...

    async def flush(self) -> None:
        """Keep what was reported so far."""
        ...


class GenerateImage:
    """Completes and checks specs, and fulfils them."""

    def __init__(
        self, database: Database, keeper: BlobKeeper, pool: ProcessPool, scratch: Path, draw_seconds: float
    ) -> None:
        self._database = database
        self._accepted_theme = AcceptedTheme(database)
        self._keeper = keeper
        self._pool = pool
        self._scratch = scratch
        self._draw_seconds = draw_seconds

    async def complete(self, spec: GenerateSpec) -> tuple[GenerateSpec, ResolvedTheme]:
        """The spec with every default filled in and a seed drawn, and the theme it is drawn with.

        Raises `UnknownGenerator`, `UnknownTheme` and `Invalid` with the path of the field that is wrong; `ThemeInvalid`
        and `DefaultThemeMissing` when the request is right and the theme is not.
        """
        full = replace(
            spec,
            generator=choose(spec.type, spec.subtype, spec.generator).name,
            theme=spec.theme or DEFAULT_THEME,
            seed=secrets.randbelow(SEEDS) if spec.seed is None else spec.seed,
            battle_map=spec.battle_map or BattleMapOptions(),
        )
        try:
            theme = await self._accepted_theme.now(full)
        except UnknownTheme as error:
            if spec.theme or error.field != "generate.theme":
                raise
            raise DefaultThemeMissing(full.theme) from None
        _check(full, theme)
        return full, theme

    async def __call__(self, claim: Claim, index: int, reports: Reports) -> None:
        """Draw one image for a claimed task; its row, grid, overlays and output event are kept in one transaction.

        What is drawn waits for a database that is away. Raises `LeaseLost` when the task belongs to another attempt by
        then: nothing refers to what was drawn.
        """
        spec = spec_of(claim.params)
        theme = await self._accepted_theme.of(claim, spec, partial(_check, spec))
        with work_folder(self._scratch) as folder:
            target = folder / "image.png"
            with _blamed(theme):
                drawn = await self._pool.run(
                    generate_to,
                    spec.generator,
                    _order(spec, theme, index),
                    str(target),
                    timeout=self._draw_seconds,
                    on_report=reports.report,
                )
            await reports.flush()  # the stages stand in the log before what they led to
            file = KeptFile(target, drawn.file.sha256, drawn.file.size, drawn.file.format)
            await until_kept(lambda: self._keep(claim, index, theme, drawn, file))

    async def _keep(self, claim: Claim, index: int, theme: ResolvedTheme, drawn: GeneratedFile, file: KeptFile) -> None:
        spec = spec_of(claim.params)
        await self._keeper.put(file)
        async with self._database.work() as work:
            held = await work.queue.hold(claim)
            if any(each["index"] == index for each in outputs_of(held.result)):
                return  # an earlier try was kept, and the connection broke before it said so
            await self._keeper.hold(work, file)
            image = await work.images.add(_row(new_id(), claim, spec, index, theme, drawn, file))
            options = spec.battle_map or BattleMapOptions()
            look = theme.config.get("battle_map", {})
            await work.map_grids.add(asdict(grid_of(image.id, options.px_per_cell, look, claim.created_by)))
            await work.overlays.add_all(list(map(row_of, overlays_of(image.id, drawn.facts, claim.created_by))))
            await work.thumbnails.keep(file.sha256, drawn.thumbnail)
            output = {"image_id": str(image.id), "index": index, "seed": seed_of(spec, index)}
            await work.queue.add_output(claim, output)


def spec_of(params: Mapping[str, Any]) -> GenerateSpec:
    """The spec kept in a task's params."""
    return from_document(GenerateSpec, dict(params))


def _check(spec: GenerateSpec, theme: ResolvedTheme) -> None:
    with _blamed(theme):
        choose(spec.type, spec.subtype, spec.generator).check(_order(spec, theme))


@contextmanager
def _blamed(theme: ResolvedTheme) -> Iterator[None]:
    """What a generator finds wrong is the fault of the request's options or overrides, or of the theme."""
    try:
        yield
    except Invalid as error:
        part, _, path = error.field.partition(".")
        if part == "theme":
            raise theme.layers.fault(path, error.message) from None
        if part == "options":
            field = f"generate.battle_map.{path}" if path else "generate.battle_map"
            raise Invalid(f"{field}: {error.message}", field=field) from None
        error.metadata.setdefault("field", "generate")
        raise


def seed_of(spec: GenerateSpec, index: int) -> int:
    """The seed of one output: they count up from that of the spec."""
    assert spec.seed is not None
    return (spec.seed + index) % SEEDS


def _order(spec: GenerateSpec, theme: ResolvedTheme, index: int = 0) -> Order:
    assert spec.battle_map is not None
    return Order(spec.type, spec.subtype, seed_of(spec, index), spec.battle_map, theme.config)


def _row(
    image_id: UUID,
    claim: Claim,
    spec: GenerateSpec,
    index: int,
    theme: ResolvedTheme,
    drawn: GeneratedFile,
    file: KeptFile,
) -> NewImage:
    generator = choose(spec.type, spec.subtype, spec.generator)
    return NewImage(
        id=image_id,
        type=spec.type,
        subtype=spec.subtype,
        name=f"{spec.name} {index + 1}"[:255] if spec.name and spec.count > 1 else spec.name or drawn.title,
        description=None,
        url=file.key,
        format=file.format,
        width=drawn.file.width,
        height=drawn.file.height,
        size=file.size,
        theme=spec.theme,
        sha256=file.sha256,
        created_by=claim.created_by,
        style_data={"theme": theme.name, "variation": theme.variation, "fingerprint": theme.fingerprint}
        | {"config": theme.config},
        generation_params={
            "generator": generator.name,
            "generator_version": generator.version,
            "seed": seed_of(spec, index),
            "theme": spec.theme,
            "variation": spec.variation,
            "theme_fingerprint": theme.fingerprint,
            "battle_map": asdict(spec.battle_map) if spec.battle_map else None,
        },
        source_id=UUID(spec.source_id) if spec.source_id else None,
        source_type=spec.source_type or None,
        scope=claim.scope,
        labels=claim.labels,
        task_id=claim.task_id,
        generator=generator.name,
    )
