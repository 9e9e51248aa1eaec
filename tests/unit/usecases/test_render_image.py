"""A picture is drawn once for everything that goes into it, and again where its bytes are lost."""

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from server.domain.images import Image, content_address
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, PLAYERS, Label, Marker, NewOverlay, Pixel, Position
from server.domain.renders import Render
from server.domain.resource_errors import MapGridInvalid, UnknownResource
from server.domain.scene import Output
from server.domain.store_errors import BytesLost
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.usecases.keep_blob import BlobKeeper
from server.usecases.keep_image import keep_image
from server.usecases.render_image import RenderImage
from server.usecases.render_options import RenderOptions
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.row_samples import ROOM, image_of
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.conftest import SECONDS
from tests.unit.usecases.kept_pictures import picture_file

PNG = Output(format="png")
AT = Position(Pixel(8.0, 6.0))
SECRET = NewOverlay("Secret", Marker(at=AT), GM, 0)
KNOWN = NewOverlay("Keep", Label("Keep", AT), PLAYERS, 0)


@pytest.fixture
def render_image(
    database: Database, store: BlobStoreTwin, keeper: BlobKeeper, pool: ProcessPool, scratch: Path
) -> RenderImage:
    return RenderImage(database, store, keeper, pool, scratch, SECONDS, ROOM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


async def laid(keeper: BlobKeeper, folder: Path, *overlays: NewOverlay, grid: NewMapGrid | None = None) -> Image:
    file = picture_file(folder)
    new = image_of(file.sha256, width=16, height=12)
    return await keeper.keep(TESTER, file, lambda work: keep_image(work, new, grid, overlays))


async def rendered(render_image: RenderImage, image: Image, view: RenderOptions) -> Render:
    read, render = await render_image(TESTER.seeing(view.audience), image.id, view)
    assert read == image
    assert render is not None
    return render


async def pixels(store: BlobStoreTwin, render: Render) -> bytes:
    content = await whole(store, content_address(render.sha256, render.format), render.sha256)
    with Pillow.open(io.BytesIO(content)) as picture:
        assert picture.size == (render.width, render.height) == (16, 12)
        return picture.convert("RGB").tobytes()


async def test_the_same_picture_is_drawn_once(
    render_image: RenderImage, keeper: BlobKeeper, twin: DatabaseTwin, store: BlobStoreTwin, folder: Path
) -> None:
    image = await laid(keeper, folder, KNOWN)
    first = await rendered(render_image, image, RenderOptions(output=PNG))
    assert await pixels(store, first) != bytes((0, 20, 30)) * 16 * 12
    assert await rendered(render_image, image, RenderOptions(output=PNG)) == first
    assert list(twin.tables.renders) == [first.digest]
    other = await rendered(render_image, image, RenderOptions(output=Output(format="webp")))
    assert other.format == "webp"
    assert len(twin.tables.renders) == 2


async def test_players_see_nothing_of_the_game_master(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, folder: Path
) -> None:
    image = await laid(keeper, folder, SECRET)
    players = await rendered(render_image, image, RenderOptions(PLAYERS, output=PNG))
    assert await pixels(store, players) == bytes((0, 20, 30)) * 16 * 12
    assert await pixels(store, await rendered(render_image, image, RenderOptions(GM, output=PNG))) != await pixels(
        store, players
    )
    bare = await rendered(render_image, image, RenderOptions(GM, output=PNG, bare=True))
    assert await pixels(store, bare) == await pixels(store, players)


async def test_a_picture_whose_bytes_are_lost_is_drawn_again(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, folder: Path
) -> None:
    image = await laid(keeper, folder, KNOWN)
    render = await rendered(render_image, image, RenderOptions(output=PNG))
    await store.delete([key := content_address(render.sha256, render.format)])
    assert await rendered(render_image, image, RenderOptions(output=PNG)) == render
    assert await store.exists(key)


async def test_an_image_whose_bytes_are_lost_says_so(
    render_image: RenderImage, keeper: BlobKeeper, store: BlobStoreTwin, folder: Path
) -> None:
    image = await laid(keeper, folder)
    await store.delete([image.url])
    with pytest.raises(BytesLost):
        await render_image(TESTER, image.id, RenderOptions(output=PNG))


async def test_nothing_is_drawn_for_who_has_this_revision(
    render_image: RenderImage, keeper: BlobKeeper, twin: DatabaseTwin, folder: Path
) -> None:
    image = await laid(keeper, folder)
    assert await render_image(TESTER, image.id, RenderOptions(), image.revision) == (image, None)
    assert not twin.tables.renders
    assert (await render_image(TESTER, image.id, RenderOptions(), image.revision + 1))[1] is not None


async def test_a_grid_that_cannot_be_drawn_is_named(
    render_image: RenderImage, keeper: BlobKeeper, twin: DatabaseTwin, folder: Path
) -> None:
    image = await laid(keeper, folder, grid=NewMapGrid(color="no color"))
    (grid,) = twin.tables.map_grids.values()
    with pytest.raises(MapGridInvalid, match=str(grid.id)):
        await render_image(TESTER, image.id, RenderOptions(output=PNG))


async def test_a_deleted_image_is_not_drawn(
    render_image: RenderImage, keeper: BlobKeeper, database: Database, folder: Path
) -> None:
    image = await laid(keeper, folder)
    async with database.work(TESTER) as work:
        await work.images.delete(await work.images.lock(image.id))
    with pytest.raises(UnknownResource):
        await render_image(TESTER, image.id, RenderOptions(output=PNG))
