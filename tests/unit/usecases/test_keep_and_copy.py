"""An image is kept with what lies over it, and copied with all of it."""

from datetime import timedelta

import orjson
import pytest

from server.domain.errors import RequestIdReused
from server.domain.ids import new_id
from server.domain.images import Image
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import (
    GM,
    MOST_OVERLAYS,
    PLAYERS,
    Label,
    Marker,
    NewOverlay,
    OverlayStyle,
    Pixel,
    Position,
    Walls,
)
from server.domain.resource_errors import TooManyOverlays, UnknownResource
from server.repositories.database import Database
from server.repositories.request_ids import RequestKey
from server.usecases.copy_image import CopyImage
from server.usecases.keep_image import keep_image
from tests.callers import TESTER
from tests.row_samples import digest, image_of
from tests.twins.database import DatabaseTwin

SHA256 = digest("map")
AT = Position(Pixel(3.0, 4.0))
LABEL = NewOverlay("Keep", Label("Keep", AT), PLAYERS, 0, style=OverlayStyle(color="#112233"))


async def laid(database: Database, *overlays: NewOverlay, scope: str | None = None) -> Image:
    async with database.work(TESTER) as work:
        new = image_of(SHA256, scope=scope, labels={"a": "b"}, task_id=new_id())
        return await keep_image(work, new, NewMapGrid(cell_size=70.5), overlays)


async def test_an_image_is_kept_with_its_grid_and_overlays(database: Database) -> None:
    twins = [NewOverlay(f"{number}", Marker(at=AT), GM, 0) for number in range(20)]
    image = await laid(database, LABEL, *twins, NewOverlay("", Walls(), PLAYERS, 0))
    async with database.work(TESTER) as work:
        grid, overlays = await work.map_grids.of_image(image.id), await work.overlays.of_image(image.id)
    assert grid is not None
    assert (grid.side, grid.created_by) == (70.5, image.created_by)
    assert overlays[0].type == "walls"
    # Drawn as their maker has ordered them, where nothing else decides.
    assert [each.name for each in overlays[1:]] == ["Keep", *(each.name for each in twins)]
    label = overlays[1]
    assert orjson.loads(label.data) == {"text": "Keep", "at": {"pixel": {"x": 3.0, "y": 4.0}}}
    assert (label.style, label.audience, label.created_by) == ({"color": "#112233"}, PLAYERS, image.created_by)


async def test_an_image_with_too_much_over_it_is_not_kept(twin: DatabaseTwin) -> None:
    with pytest.raises(TooManyOverlays):
        await laid(twin.real, *[LABEL] * (MOST_OVERLAYS + 1))
    assert not twin.tables.images
    assert not twin.tables.map_grids


@pytest.mark.parametrize(("name", "scope"), [("", ""), ("Another", "campaign/2")])
async def test_a_copy_shares_bytes_and_has_its_own_of_all_else(name: str, scope: str, database: Database) -> None:
    source = await laid(database, LABEL, scope="campaign/1")
    copy = await CopyImage(database)(TESTER, source.id, None, name=name, scope=scope)
    assert (copy.name, copy.scope) == (name or source.name, scope or source.scope)
    assert (copy.sha256, copy.url, copy.labels) == (source.sha256, source.url, source.labels)
    parent = None if scope else source.id
    assert (copy.parent_image_id, copy.task_id, copy.created_by) == (parent, None, TESTER.name)
    async with database.work(TESTER) as work:
        grid, (label,) = await work.map_grids.of_image(copy.id), await work.overlays.of_image(copy.id)
    assert grid is not None
    assert (grid.side, grid.created_by) == (70.5, TESTER.name)
    assert (label.name, label.created_by) == ("Keep", TESTER.name)


async def test_a_repeated_request_copies_once(twin: DatabaseTwin) -> None:
    source = await laid(twin.real)
    copy_image, key = CopyImage(twin.real), RequestKey("tester", "CopyImage", new_id(), digest("body"))
    copy = await copy_image(TESTER, source.id, key, name="", scope="")
    async with twin.real.work(TESTER) as work:
        deleted = await work.images.delete(await work.images.lock(copy.id))
    await twin.let_pass(timedelta(hours=1))
    assert await copy_image(TESTER, source.id, key, name="", scope="") == deleted
    other = RequestKey(key.caller, key.method, key.request_id, digest("other"))
    with pytest.raises(RequestIdReused):
        await copy_image(TESTER, source.id, other, name="", scope="")
    assert len(twin.tables.images) == 2


async def test_what_is_not_there_is_not_copied(twin: DatabaseTwin) -> None:
    source = await laid(twin.real)
    async with twin.real.work(TESTER) as work:
        await work.images.delete(await work.images.lock(source.id))
    key = RequestKey("tester", "CopyImage", new_id(), digest("body"))
    for row_id in (source.id, new_id()):
        with pytest.raises(UnknownResource, match=str(row_id)):
            await CopyImage(twin.real)(TESTER, row_id, key, name="", scope="")
    assert not twin.tables.request_ids
