"""Generating an image: its spec checked before it is accepted, drawn where its generator draws, kept whole."""

import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER, Caller
from server.domain.errors import Invalid
from server.domain.generate_specs import IF_IDENTICAL, SEEDS, GenerateSpec, GivenOptions, spec_of
from server.domain.ids import new_id
from server.domain.images import NewImage, content_address
from server.domain.overlays import GM
from server.domain.tasks import Claim, outputs_of
from server.domain.theme_parts import ThemeChoice
from server.generators.options import document_of, options_of
from server.generators.painting.painters import PaintingGenerator
from server.generators.port import Commission, Drawn, DrawnPatch, Generator
from server.generators.registry import Registry
from server.imaging.uploads.ingested import Ingested
from server.processes.scratch import work_folder
from server.repositories.database import Database, Work
from server.repositories.persistence import until_kept
from server.themes.resolution import ResolvedTheme
from server.themes.schema.theme_schema import ThemeSchema
from server.usecases.accepted_theme import AcceptedTheme
from server.usecases.call_reservations import CallReservations
from server.usecases.carry_over import check_source, keep_carried
from server.usecases.drawers import Drawers
from server.usecases.drawing_jobs import StoredFiles
from server.usecases.finish_generated import DRAWN_PART, FinishGenerated
from server.usecases.finish_orders import FinishOrders
from server.usecases.finish_picture import FinishPicture, part_of
from server.usecases.generation_digests import asked_digest, generation_key
from server.usecases.generation_params import chosen_over, generation_params
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.keep_image import NewPatch, keep_image
from server.usecases.painted_pictures import PaintedPictures
from server.usecases.progress_sink import ProgressSink
from server.usecases.resolve_theme import ResolveTheme
from server.usecases.reuse_image import reuse_image

ThemeResolver = Callable[[ThemeChoice], Awaitable[ResolvedTheme]]
"""Resolves choices."""


class GenerateImage:
    """Completes and checks specs, and fulfils them."""

    def __init__(
        self,
        database: Database,
        keeper: BlobKeeper,
        registry: Registry,
        schema: ThemeSchema,
        drawers: Drawers,
        scratch: Path,
    ) -> None:
        self._database = database
        self._accepted_theme = AcceptedTheme(database, ResolveTheme(database, schema))
        self._keeper = keeper
        self._painted = PaintedPictures(database, registry)
        self._calls = CallReservations(database)
        self._finishes = FinishOrders(self._painted, registry.painters)
        finish = FinishPicture(database, keeper, drawers, self._painted)
        self._finish = FinishGenerated(keeper, self._finishes, finish)
        self._drawers = drawers
        self._scratch = scratch

    async def complete(
        self, caller: Caller, spec: GenerateSpec, scope: str = "", themes: ThemeResolver | None = None
    ) -> tuple[GenerateSpec, ResolvedTheme]:
        """The spec with every default filled in and a seed drawn, and the theme it is drawn with as it is now, for a
        task in a scope.

        `themes` knows those that are taken as they were a moment ago.

        Raises `UnknownGenerator`, `UnknownProvider` and `Invalid` with the path of the field that is wrong, and what
        `ResolveTheme` and `PromptComposer` do; `ThemeInvalid` when the request is right and the theme is not.
        """
        generator = self._painted.drawn_by(spec, scope)
        options = _options(spec, generator or PaintingGenerator)
        theme = await (themes(spec.style) if themes else self._accepted_theme.now(caller, spec.style))
        provider = ""
        if generator is None:
            generator = painter = self._painted.painter(spec, scope, theme)
            provider = painter.provider.name
            options = await self._painted.worded(caller, spec, options, painter)
        full = replace(
            spec,
            generator=generator.name,
            provider=provider,
            theme=theme.name,
            seed=secrets.randbelow(SEEDS) if spec.seed is None else spec.seed,
            options=GivenOptions(generator.options_field, document_of(options)),
        )
        _check(full, generator, options, theme)
        if spec.finish is not None:
            commission = _commission(full, options, theme)
            finish = await self._finishes.accepted(caller, full, scope, theme, generator, commission)
            full = replace(full, finish=finish)
        return full, theme

    async def __call__(self, claim: Claim, index: int, progress: ProgressSink) -> None:
        """Draw one image for a claimed task; its row, grid, overlays and output event are kept in one transaction.

        What is drawn waits for a database that is away. Raises `LeaseLost` when the task belongs to another attempt by
        then: nothing refers to what was drawn.
        """
        spec = spec_of(claim.params)
        await check_source(self._database, spec, claim.scope)
        generator = self._painted.drawn_by(spec, claim.scope) or self._painted.painter(spec, claim.scope)
        options = _options(spec, generator)
        theme = await self._accepted_theme.of(claim, spec.style, partial(_check, spec, generator, options))
        params = generation_params(spec, index, theme, generator, options)
        reuses = spec.reuse == IF_IDENTICAL and params.get("reproducible", True)
        if reuses and await reuse_image(self._database, claim, spec, index, params, generator):
            return
        async with work_folder(self._scratch) as folder:
            target = folder / "image"
            with _blamed(theme, generator):
                commission = _commission(spec, options, theme, index)
                generator.check(commission)
                report = progress.report if spec.finish is None else part_of(progress.report, 0.0, DRAWN_PART)
                async with (
                    self._calls.reserved(generator, claim, index, claim.key_of(index)),
                    self._painted.remembered(generator),
                ):
                    drawn, whole, patches = await self._drawers.draw(
                        generator, commission, claim.key_of(index), target, report
                    )
                _check_sizes((whole, *patches))
            image_of = partial(_image, claim, spec, index, theme, generator, params)
            if spec.finish is not None:
                made = (drawn, whole, patches)
                drawn, whole, patches = await self._finish(claim, spec, index, made, image_of, folder, progress)
            await progress.flush()  # the stages stand in the log before what they led to
            new = _unlit(image_of(drawn, whole.lit.file), whole)
            parts = [
                NewPatch(each, _unlit(_patch(new, each, part.lit.file), part))
                for each, part in zip(drawn.patches, patches, strict=True)
            ]

            async def write(work: Work) -> None:
                await _write(work, claim, index, new, drawn, parts)
                for each in (whole, *patches):
                    await work.thumbnails.keep(each.lit.file.sha256, each.lit.file.thumbnail)

            first, *others = (
                KeptFile(Path(each.path), each.file.sha256, each.file.size, each.file.format)
                for files in (whole, *patches)
                for each in (files.lit, files.unlit)
                if each is not None
            )
            await until_kept(lambda: self._keeper.keep(WORKER, first, write, *others))


def _check_sizes(pictures: Iterable[StoredFiles]) -> None:
    for each in pictures:
        if each.unlit is not None and _pixels(each.unlit.file) != _pixels(each.lit.file):
            raise Invalid("a picture without painted light has as many pixels as with it", field="unlit")


def _pixels(file: Ingested) -> tuple[int, int]:
    return file.width, file.height


def _unlit(new: NewImage, files: StoredFiles) -> NewImage:
    """An image with its picture without painted light, or with none, as it was drawn."""
    if files.unlit is None:
        return replace(new, unlit_sha256=None, unlit_size=None, unlit_format=None)
    file = files.unlit.file
    return replace(new, unlit_sha256=file.sha256, unlit_size=file.size, unlit_format=file.format)


async def _write(
    work: Work, claim: Claim, index: int, new: NewImage, drawn: Drawn, patches: Sequence[NewPatch]
) -> None:
    task = await work.queue.hold(claim)
    if any(each["index"] == index for each in outputs_of(task.result)):
        return  # an earlier try was kept, and the connection broke before it said so
    spec = spec_of(claim.params)
    more: dict[str, Any] = {}
    if spec.regenerated_from:
        image, more = await keep_carried(work, spec, new, drawn, patches)
    else:
        image = await keep_image(work, new, drawn.grid, drawn.overlays, drawn.outlines, patches)
    output = {"image_id": str(image.id), "index": index, "seed": spec.seed_of(index)}
    await work.queue.add_output(claim, output | more)


def _options(spec: GenerateSpec, generator: Generator[Any] | type[Generator[Any]]) -> Any:
    """The options of a spec as its generator knows them."""
    given = spec.options
    if given is not None and given.field != generator.options_field:
        field = f"generate.{given.field}"
        raise Invalid(f"{field}: {generator.name} takes its options in {generator.options_field}", field=field)
    return options_of(generator.options, given.values if given else {}, f"generate.{generator.options_field}")


def _check(spec: GenerateSpec, generator: Generator[Any], options: Any, theme: ResolvedTheme) -> None:
    try:
        with _blamed(theme, generator):
            generator.check(_commission(spec, options, theme))
    except Invalid as error:
        error.metadata.setdefault("field", "generate")
        raise


@contextmanager
def _blamed(theme: ResolvedTheme, generator: Generator[Any]) -> Iterator[None]:
    """What a generator finds wrong is the fault of the request's options or overrides, or of the theme."""
    try:
        yield
    except Invalid as error:
        part, _, path = error.field.partition(".")
        if part == "theme":
            raise theme.layers.fault(path, error.message) from None
        if part == "options":
            field = f"generate.{generator.options_field}" + (f".{path}" if path else "")
            raise Invalid(f"{field}: {error.message}", field=field) from None
        raise


def _commission(spec: GenerateSpec, options: Any, theme: ResolvedTheme, index: int = 0) -> Commission[Any]:
    return Commission(spec.type, spec.subtype, spec.seed_of(index), options, theme.config)


def _patch(over: NewImage, patch: DrawnPatch, file: Ingested) -> NewImage:
    """A part of a map as an image of its own, for the game master until it is found."""
    return replace(
        over,
        id=new_id(),
        name=patch.name,
        url=content_address(file.sha256, file.format),
        format=file.format,
        width=file.width,
        height=file.height,
        size=file.size,
        sha256=file.sha256,
        notes=file.notes or None,
        audience=GM,
        patch_of=over.id,
        asked_digest=None,
        generation_key=None,
    )


def _image(
    claim: Claim,
    spec: GenerateSpec,
    index: int,
    theme: ResolvedTheme,
    generator: Generator[Any],
    params: dict[str, Any],
    drawn: Drawn,
    file: Ingested,
) -> NewImage:
    image_id, again = new_id(), params.get("reproducible", True)
    # Players read the name, and whoever knows the seed can have everything drawn again.
    title = drawn.title or f"{generator.name} {image_id.hex[-6:]}"
    return NewImage(
        id=image_id,
        type=spec.type,
        subtype=spec.subtype,
        name=f"{spec.name} {index + 1}"[:255] if spec.name and spec.count > 1 else spec.name or title[:255],
        description=None,
        url=content_address(file.sha256, file.format),
        format=file.format,
        width=file.width,
        height=file.height,
        size=file.size,
        theme=theme.name,
        sha256=file.sha256,
        created_by=claim.created_by,
        style_data={
            "theme": theme.name,
            "variation": theme.variation,
            **chosen_over(spec),
            "fingerprint": theme.fingerprint,
            "config": theme.config,
        },
        generation_params=params | ({"provenance": dict(drawn.provenance)} if drawn.provenance else {}),
        # What a provider painted once, nobody has again: it is not reused, and never called stale.
        asked_digest=asked_digest(params) if again else None,
        generation_key=generation_key(params, generator.options_field) if again else None,
        source_id=UUID(spec.source_id) if spec.source_id else None,
        source_type=spec.source_type or None,
        scope=claim.scope,
        labels=claim.labels,
        notes=file.notes or None,
        task_id=claim.task_id,
        generator=generator.name,
    )
