"""Specs are completed and checked, and fulfilled once, by the attempt that has the task."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.domain.errors import Invalid, LeaseLost, UnknownGenerator, UnknownTheme
from server.domain.generate_specs import GenerateSpec, GivenOptions, params_of
from server.domain.tasks import Claim
from server.domain.theme_errors import DefaultThemeMissing
from server.generators.registry import Registry
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.themes.schema.theme_schema import ThemeSchema, assembled
from server.usecases.drawers import Drawers
from server.usecases.gate import Gate
from server.usecases.generate_image import GenerateImage
from server.usecases.keep_blob import BlobKeeper
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.odd_generator import OddGenerator
from tests.row_samples import task_of, theme_values, variation_values
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.conftest import SECONDS

FACE = GenerateSpec("character", "portrait", theme="red")
DEFAULTS = {"side": 16, "mood": "calm", "ways": [], "gate": ""}


@dataclass
class Progress:
    """What was reported, and whether it was kept."""

    stages: list[str] = field(default_factory=list)
    flushed: bool = False

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        self.stages.append(stage)

    async def flush(self) -> None:
        self.flushed = True


@pytest.fixture
def generate_image(
    database: Database, keeper: BlobKeeper, pool: ProcessPool, gate: Gate, scratch: Path
) -> GenerateImage:
    drawers = Drawers(pool, gate, SECONDS)
    registry = Registry([OddGenerator()])
    return GenerateImage(database, keeper, registry, ThemeSchema(assembled(registry.sections)), drawers, scratch)


async def add_themes(database: Database, **values: Any) -> None:
    async with database.work(TESTER) as work:
        red = await work.themes.add(theme_values("red", config={"face": {"ink": "red", "paper": "white"}}, **values))
        await work.theme_variations.add(variation_values(red.id, "night", config_override={"face": {"paper": "black"}}))


async def claimed(database: Database, spec: GenerateSpec, fingerprint: str | None = None) -> Claim:
    async with database.work(TESTER) as work:
        await work.tasks.add(task_of(params_of(spec), theme_fingerprint=fingerprint, scope="campaign/1"))
    (claim,) = await database.claims.take("test", timedelta(minutes=1), 1)
    return claim


async def test_a_spec_is_completed(generate_image: GenerateImage, database: Database) -> None:
    await add_themes(database)
    full, theme = await generate_image.complete(
        TESTER, replace(FACE, variation="night", overrides={"face": {"ink": None}})
    )
    assert (full.generator, full.theme, full.options) == ("odd", "red", GivenOptions("custom", DEFAULTS))
    assert full.seed is not None
    assert 0 <= full.seed < 1 << 32
    assert theme.config == {"face": {"paper": "black"}}
    again, _ = await generate_image.complete(TESTER, full)
    assert again == full


@pytest.mark.parametrize(
    ("spec", "error", "path"),
    [
        (replace(FACE, generator="even"), UnknownGenerator, "generate.generator"),
        (replace(FACE, type="map"), UnknownGenerator, "generate.type"),
        (replace(FACE, theme="blue"), UnknownTheme, "generate.theme"),
        (replace(FACE, variation="day"), UnknownTheme, "generate.variation"),
        (replace(FACE, options=GivenOptions("battle_map", {})), Invalid, "generate.battle_map"),
        (replace(FACE, options=GivenOptions("custom", {"side": 7})), Invalid, "generate.custom.side"),
        (replace(FACE, options=GivenOptions("custom", {"ways": ["up"]})), Invalid, "generate.custom.ways[0]"),
    ],
)
async def test_what_is_wrong_in_a_spec_is_named(
    spec: GenerateSpec, error: type[Invalid], path: str, generate_image: GenerateImage, database: Database
) -> None:
    await add_themes(database)
    with pytest.raises(error) as refused:
        await generate_image.complete(TESTER, spec)
    assert refused.value.field == path


async def test_who_names_no_theme_is_not_blamed_for_it(generate_image: GenerateImage) -> None:
    with pytest.raises(DefaultThemeMissing):
        await generate_image.complete(TESTER, replace(FACE, theme=""))


async def test_an_output_is_kept_once(generate_image: GenerateImage, twin: DatabaseTwin, store: BlobStoreTwin) -> None:
    await add_themes(twin.real)
    spec, theme = await generate_image.complete(TESTER, replace(FACE, name="Ada", count=2, seed=41))
    claim, progress = await claimed(twin.real, spec), Progress()
    for index in (1, 1):
        await generate_image(claim, index, progress)
    assert (progress.stages, progress.flushed) == (["odd", "odd"], True)
    (image,) = twin.tables.images.values()
    (task,) = twin.tables.tasks.values()
    assert task.outputs == [{"image_id": str(image.id), "index": 1, "seed": 42}]
    assert (image.name, image.scope, image.task_id, image.theme) == ("Ada 2", "campaign/1", claim.task_id, "red")
    assert (image.type, image.generator, image.width, image.created_by) == ("character", "odd", 16, "tester")
    assert image.generation_params is not None
    assert (image.generation_params["seed"], image.generation_params["custom"]) == (42, DEFAULTS)
    assert image.style_data is not None
    assert (image.style_data["fingerprint"], image.style_data["config"]) == (theme.fingerprint, theme.config)
    assert len(await whole(store, image.url, image.sha256)) == image.size
    # A face lies in no grid, and no wall stands in it.
    assert not twin.tables.map_grids
    assert not twin.tables.overlays


async def test_a_task_is_drawn_with_the_theme_it_keeps(generate_image: GenerateImage, twin: DatabaseTwin) -> None:
    await add_themes(twin.real)
    spec, theme = await generate_image.complete(TESTER, replace(FACE, seed=0))
    async with twin.real.work(TESTER) as work:
        await work.accepted_themes.keep(theme.fingerprint, theme.config)
    claim = await claimed(twin.real, spec, theme.fingerprint)
    twin.tables.themes.clear()
    await generate_image(claim, 0, Progress())
    (image,) = twin.tables.images.values()
    assert image.style_data is not None
    assert image.style_data["config"] == theme.config


async def test_a_task_that_keeps_no_theme_is_given_one_once(generate_image: GenerateImage, twin: DatabaseTwin) -> None:
    await add_themes(twin.real)
    spec, theme = await generate_image.complete(TESTER, replace(FACE, seed=0, count=2))
    claim = await claimed(twin.real, spec)
    await generate_image(claim, 0, Progress())
    twin.tables.themes.clear()
    await generate_image(claim, 1, Progress())
    (task,) = twin.tables.tasks.values()
    assert task.theme_fingerprint == theme.fingerprint
    assert len(task.outputs) == 2


async def test_nothing_is_given_to_a_task_whose_theme_is_gone(
    generate_image: GenerateImage, twin: DatabaseTwin
) -> None:
    claim = await claimed(twin.real, replace(FACE, seed=0))
    with pytest.raises(UnknownTheme):
        await generate_image(claim, 0, Progress())
    (task,) = twin.tables.tasks.values()
    assert task.theme_fingerprint is None
    assert not twin.tables.accepted_themes


async def test_an_attempt_that_lost_its_task_leaves_no_image(generate_image: GenerateImage, twin: DatabaseTwin) -> None:
    await add_themes(twin.real)
    spec, _ = await generate_image.complete(TESTER, replace(FACE, seed=0))
    claim = await claimed(twin.real, spec)

    class Robbed(Progress):
        """Another attempt begins while this one draws."""

        async def flush(self) -> None:
            task = twin.tables.tasks[claim.task_id]
            twin.tables.tasks[claim.task_id] = replace(task, attempts=2)

    with pytest.raises(LeaseLost):
        await generate_image(claim, 0, Robbed())
    assert not twin.tables.images
    assert not twin.tables.tasks[claim.task_id].outputs
