"""Other images on a map: those that it may show, as they are now, small ones from their thumbnails."""

import io
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Pillow

from server.domain.images import Image, content_address
from server.domain.overlays import GM, PLAYERS, Figure, NewOverlay, Pixel, Position, Stamp
from server.domain.renders import Render
from server.domain.scene import Output
from server.imaging.render.stamp import GONE
from server.imaging.render.token import ART_GONE
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.usecases.keep_blob import BlobKeeper
from server.usecases.keep_image import keep_image
from server.usecases.lent_art import MOST_PICTURES
from server.usecases.render_image import RenderImage
from server.usecases.render_options import RenderOptions
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.row_samples import ROOM, image_of
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.conftest import SECONDS
from tests.unit.usecases.kept_pictures import kept, picture_file

PNG = Output(format="png")
MIDDLE = Position(Pixel(8.0, 6.0))
RED = (200, 20, 30)


@pytest.fixture
def render_image(
    database: Database, store: BlobStoreTwin, keeper: BlobKeeper, pool: ProcessPool, scratch: Path
) -> RenderImage:
    return RenderImage(database, store, keeper, pool, scratch, SECONDS, ROOM)


def stamp(image_id: UUID, audience: str = PLAYERS) -> NewOverlay:
    """A picture that covers all of a small map."""
    return NewOverlay("Roof", Stamp(str(image_id), MIDDLE, 1.0), audience, 0)


async def map_with(keeper: BlobKeeper, folder: Path, *overlays: NewOverlay, scope: str | None = None) -> Image:
    """A small dark map, and what lies over it."""
    file = picture_file(folder)
    new = image_of(file.sha256, width=16, height=12, scope=scope)
    return await keeper.keep(TESTER, file, lambda work: keep_image(work, new, None, overlays))


async def seen(
    render_image: RenderImage, store: BlobStoreTwin, image: Image, audience: str = PLAYERS
) -> tuple[Render, tuple[int, ...]]:
    """The picture, and the colour in its middle."""
    options = RenderOptions(audience, output=PNG)
    _, render = await render_image(TESTER.seeing(audience), image.id, options)
    assert render is not None
    content = await whole(store, content_address(render.sha256, render.format), render.sha256)
    with Pillow.open(io.BytesIO(content)) as picture:
        pixel = picture.convert("RGB").getpixel((8, 6))
    assert isinstance(pixel, tuple)
    return render, pixel


async def test_a_picture_is_drawn_as_long_as_it_may_be_shown(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, twin: DatabaseTwin, tmp_path: Path
) -> None:
    roof = await kept(keeper, picture_file(tmp_path, 200))
    image = await map_with(keeper, tmp_path, stamp(roof.id), scope="campaign/1")
    first, pixel = await seen(render_image, store, image)
    assert (pixel, first.warnings) == (RED, [])
    gone = [
        {"is_deleted": True},
        {"scope": "campaign/2"},
        {"audience": GM},
    ]
    for change in gone:
        twin.tables.images[roof.id] = replace(roof, **change)  # type: ignore[arg-type]  # columns of its row
        for audience in (PLAYERS, GM):
            render, pixel = await seen(render_image, store, image, audience)
            assert (pixel, render.warnings) == ((0, 20, 30), [GONE]), change
    for change in ({}, {"scope": "campaign/1"}):
        twin.tables.images[roof.id] = replace(roof, **change)  # type: ignore[arg-type]
        assert await seen(render_image, store, image) == (first, RED)


async def test_the_game_master_shows_himself_what_is_his(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, twin: DatabaseTwin, tmp_path: Path
) -> None:
    roof = await kept(keeper, picture_file(tmp_path, 200))
    twin.tables.images[roof.id] = replace(roof, audience=GM)
    image = await map_with(keeper, tmp_path, stamp(roof.id, GM))
    assert (await seen(render_image, store, image, GM))[1] == RED
    render, pixel = await seen(render_image, store, image, PLAYERS)
    assert (pixel, render.warnings) == ((0, 20, 30), [])


async def test_another_picture_is_another_render(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, twin: DatabaseTwin, tmp_path: Path
) -> None:
    roof = await kept(keeper, picture_file(tmp_path, 200))
    other = await kept(keeper, picture_file(tmp_path, 90))
    image = await map_with(keeper, tmp_path, stamp(roof.id))
    before, _ = await seen(render_image, store, image)
    twin.tables.images[roof.id] = replace(roof, sha256=other.sha256, url=other.url)
    after, pixel = await seen(render_image, store, image)
    assert pixel == (90, 20, 30)
    assert after.digest != before.digest


async def test_a_picture_whose_bytes_are_lost_fails_nothing(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, tmp_path: Path
) -> None:
    roof = await kept(keeper, picture_file(tmp_path, 200))
    token = NewOverlay("Ogre", Figure(MIDDLE, 1.0, image_id=str(roof.id)), PLAYERS, 0)
    image = await map_with(keeper, tmp_path, stamp(roof.id), token)
    await store.delete([roof.url])
    render, _ = await seen(render_image, store, image)
    assert set(render.warnings) == {GONE, ART_GONE}


async def test_small_ones_are_drawn_from_thumbnails(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, twin: DatabaseTwin, tmp_path: Path
) -> None:
    roof = await kept(keeper, picture_file(tmp_path, 200))
    assert roof.sha256 is not None
    twin.tables.thumbnails[roof.sha256] = picture_file(tmp_path, 120).path.read_bytes()
    image = await map_with(keeper, tmp_path, stamp(roof.id))
    assert (await seen(render_image, store, image))[1] == (120, 20, 30)
    large = NewOverlay("Roof", Stamp(str(roof.id), MIDDLE, 8.0), PLAYERS, 0)
    assert (await seen(render_image, store, await map_with(keeper, tmp_path, large)))[1] == RED


async def test_so_many_and_no_more_are_shown(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, tmp_path: Path
) -> None:
    roofs = [await kept(keeper, picture_file(tmp_path, number)) for number in range(MOST_PICTURES + 1)]
    shown = await map_with(keeper, tmp_path, *(stamp(each.id) for each in [*roofs[:-1], *roofs[:-1]]))
    render, pixel = await seen(render_image, store, shown)
    assert (pixel, render.warnings) == ((MOST_PICTURES - 1, 20, 30), [])
    more = await map_with(keeper, tmp_path, *(stamp(each.id) for each in roofs))
    render, pixel = await seen(render_image, store, more)
    assert (pixel, render.warnings) == ((MOST_PICTURES - 1, 20, 30), [GONE])
