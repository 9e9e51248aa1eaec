"""Which images a task draws once more, and from what: all of it decided when the task is accepted."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from server.domain.callers import Caller
from server.domain.errors import DomainError, Invalid
from server.domain.generate_specs import SEEDS, GenerateSpec, GivenOptions
from server.domain.images import Image, ImageFilter
from server.domain.paging import NEWEST_FIRST, Key, row_key
from server.domain.regenerate_specs import (
    MOST_COUNTED,
    MOST_IMAGES,
    NEW,
    ImageNotGenerated,
    RegenerateSpec,
    TooManyImages,
)
from server.domain.resource_errors import PatchOfMap, ResourceKind, UnknownResource
from server.domain.scopes import may_refer
from server.domain.tasks import TaskError
from server.generators.painting.painters import PaintingGenerator
from server.generators.registry import Registry
from server.repositories.database import Database
from server.repositories.images import AskedImages
from server.usecases.generate_image import GenerateImage
from server.usecases.pinned_themes import PinnedThemes
from server.usecases.resolve_theme import ResolveTheme
from server.usecases.stale_images import choice_of

PLANNED_AT_ONCE = 20
READ_AT_ONCE = 250
"""Rows: more of them keep others waiting while they are read."""


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One image as it is to be drawn: its place among the images of the task, and the theme it is drawn with."""

    index: int
    spec: GenerateSpec
    fingerprint: str


@dataclass(slots=True)
class RegenerationPlan:
    """What a task is to do: a part for each image that can be drawn once more, and why the others cannot be."""

    spec: RegenerateSpec
    parts: list[PlannedPart] = field(default_factory=list)
    failures: list[dict[str, Any]] = field(default_factory=list)
    themes: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Configurations by their fingerprints."""

    @property
    def first_reason(self) -> str:
        """Why the first image that cannot be drawn once more cannot be."""
        return str(self.failures[0]["error"]["message"]) if self.failures else ""


class PlanRegeneration:
    """Makes plans."""

    def __init__(
        self, database: Database, registry: Registry, resolve_theme: ResolveTheme, generate: GenerateImage
    ) -> None:
        self._database = database
        self._registry = registry
        self._resolve_theme = resolve_theme
        self._generate = generate

    async def __call__(
        self, caller: Caller, spec: RegenerateSpec, chosen: ImageFilter | None, scope: str | None
    ) -> RegenerationPlan:
        """The plan for a task in a scope, as everything is now.

        Raises `Invalid`, `TooManyImages`, and what resolving a theme does that is named for all images.
        """
        _check(spec, chosen)
        images = await (self._listed(caller, spec) if chosen is None else self._found(caller, chosen, scope))
        plan = RegenerationPlan(replace(spec, image_ids=tuple(image_id for image_id, _ in images)))
        themes = PinnedThemes(caller, self._resolve_theme)
        if spec.style is not None:
            await themes(spec.style)  # what is wrong with it is wrong with the request
        sections = await self._sections(caller, [image for _, image in images if image is not None])
        for index, (image_id, image) in enumerate(images):
            if index % PLANNED_AT_ONCE == 0:
                await asyncio.sleep(0)  # what is known already keeps nobody waiting
            try:
                asked = _asked(image_id, image, scope, spec, self._registry)
                if spec.seed != NEW:
                    section = self._registry.choose(asked.type, asked.subtype, asked.generator).section
                    old = sections.get(UUID(image_id)) if section else None
                    choice = await themes.keeping_layout(asked.style, section, old)
                    asked = replace(asked, overrides=None if choice.overrides is None else dict(choice.overrides))
                full, theme = await self._generate.complete(caller, asked, scope or "", themes)
            except DomainError as error:
                if error.heals:
                    raise
                failure = TaskError(error.reason, error.message, error.metadata).to_document()
                plan.failures.append({"index": index, "error": failure})
            else:
                plan.parts.append(PlannedPart(index, full, theme.fingerprint))
                plan.themes[theme.fingerprint] = theme.config
        return plan

    async def _sections(self, caller: Caller, images: Sequence[Image]) -> dict[UUID, Any]:
        """What the themes that images were drawn with say for their generators, by the ids of the images."""
        names = {each.name: each.section.name for each in self._registry if each.section and each.section.layout}
        by_section = defaultdict[str, list[UUID]](list)
        for each in images:
            if each.generator in names:
                by_section[names[each.generator]].append(each.id)
        reads, sections = self._database.reads(caller), dict[UUID, Any]()
        for name, ids in by_section.items():
            for start in range(0, len(ids), READ_AT_ONCE):
                sections |= await reads.theme_sections(ids[start : start + READ_AT_ONCE], name)
        return sections

    async def _listed(self, caller: Caller, spec: RegenerateSpec) -> list[tuple[str, Image | None]]:
        reads, known = self._database.reads(caller), dict[UUID, Image]()
        ids = [UUID(each) for each in spec.image_ids]
        for start in range(0, len(ids), READ_AT_ONCE):
            known |= {each.id: each for each in await reads.those_of(AskedImages, ids[start : start + READ_AT_ONCE])}
        return [(str(each), known.get(each)) for each in ids]

    async def _found(self, caller: Caller, chosen: ImageFilter, scope: str | None) -> list[tuple[str, Image | None]]:
        reads, listed = self._database.reads(caller), list[Image]()
        own = replace(chosen, drawn=True, scope=scope, unscoped=not scope)
        after: Key | None = None
        while True:
            rows = await reads.page(AskedImages, own, NEWEST_FIRST, after, READ_AT_ONCE, deleted=False)
            listed += rows
            if len(listed) > MOST_IMAGES:
                raise TooManyImages(await reads.count(AskedImages, own, MOST_COUNTED))
            if len(rows) < READ_AT_ONCE:
                return [(str(each.id), each) for each in listed]
            after = row_key(NEWEST_FIRST, rows[-1])


def _check(spec: RegenerateSpec, chosen: ImageFilter | None) -> None:
    if bool(spec.image_ids) == (chosen is not None):
        field = "regenerate.filter" if spec.image_ids else "regenerate.image_ids"
        raise Invalid("exactly one of regenerate.image_ids and regenerate.filter must be set", field=field)
    if chosen == ImageFilter():
        raise Invalid("regenerate.filter must set a field: it would find every image", field="regenerate.filter")
    places: dict[str, int] = {}
    for index, each in enumerate(spec.image_ids):
        if (first := places.setdefault(each, index)) != index:
            field = f"regenerate.image_ids[{index}]"
            raise Invalid(f"{field} is image_ids[{first}] again", field=field)
    over = {"variation": spec.variation, "presets": spec.presets, "elements": spec.elements}
    for name, value in (over | {"overrides": spec.overrides}).items():
        if value and not spec.theme:
            field = f"regenerate.{name}"
            raise Invalid(f"{field} goes with regenerate.theme, which is not set", field=field)


def _kind(image: Image) -> tuple[str, str]:
    params = image.generation_params
    said = params if isinstance(params, Mapping) else {}
    return str(said.get("type") or image.type), str(said.get("subtype") or image.subtype)


def _asked(
    image_id: str, image: Image | None, scope: str | None, spec: RegenerateSpec, registry: Registry
) -> GenerateSpec:
    """What an image was drawn from, as it is asked for now. Raises why it cannot be drawn once more."""
    if image is None or not may_refer(scope, image.scope):
        raise UnknownResource(ResourceKind.IMAGE, image_id)
    if image.patch_of is not None:
        raise PatchOfMap(image.id, image.patch_of)
    params = image.generation_params
    if not isinstance(params, Mapping) or not isinstance(params.get("generator"), str):
        raise ImageNotGenerated(image.id, "no generator has drawn it")
    if params["generator"] == PaintingGenerator.name or "finish" in params:
        raise ImageNotGenerated(image.id, "a provider has painted it: ask it for another one")
    type_, subtype = _kind(image)
    seed = params.get("seed")
    if not isinstance(seed, int) or not 0 <= seed < SEEDS:
        raise ImageNotGenerated(image.id, "its seed is not kept")
    generator = registry.choose(type_, subtype, params["generator"])
    options = params.get(generator.options_field)
    choice = spec.style or choice_of({**params, "type": type_, "subtype": subtype})
    if not isinstance(options, dict) or choice is None:
        raise ImageNotGenerated(image.id, "what was asked for is not kept")
    return GenerateSpec(
        type=type_,
        subtype=subtype,
        generator=generator.name,
        name=image.name,
        source_id="" if image.source_id is None else str(image.source_id),
        source_type=image.source_type or "",
        theme=choice.theme,
        variation=choice.variation,
        presets=choice.presets,
        elements=choice.elements,
        overrides=None if choice.overrides is None else dict(choice.overrides),
        seed=secrets.randbelow(SEEDS) if spec.seed == NEW else seed,
        options=GivenOptions(generator.options_field, options),
        regenerated_from=str(image.id),
        regenerate_seed=spec.seed,
    )
