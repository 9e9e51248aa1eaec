"""What overlays show of other images: those of the scope of their map or of none, as far as their reader may know."""

from typing import Any
from uuid import UUID

import orjson
import pytest

from server.domain.ids import new_id
from server.domain.overlays import GM, PLAYERS, Audience
from server.domain.pictures import Picture, showable
from server.repositories.database import Database
from tests.callers import TESTER
from tests.row_samples import digest, image_of

OWN, NONE = "campaign/own", None
SHA256 = digest("image")


async def image(database: Database, scope: str | None = OWN, audience: Audience = PLAYERS) -> Any:
    async with database.work(TESTER) as work:
        return await work.images.add(image_of(SHA256, scope=scope, audience=audience))


async def laid(database: Database, image_id: UUID, shown_id: UUID, audience: Audience) -> UUID:
    """A token over an image that shows another."""
    overlay_id = new_id()
    values = {"id": overlay_id, "image_id": image_id, "type": "token", "name": "Basil", "created_by": "tester"}
    said = {"description": None, "style": {}, "z": 0, "data": {"image_id": str(shown_id)}, "audience": audience}
    async with database.work(TESTER) as work:
        await work.overlays.add_all([values | said])
    return overlay_id


@pytest.mark.parametrize("audience", [GM, PLAYERS])
async def test_what_is_shown_is_of_the_scope_of_the_map_or_of_none(audience: Audience, database: Database) -> None:
    for scope in (OWN, NONE):
        over, shown = await image(database), await image(database, scope)
        overlay_id = await laid(database, over.id, shown.id, PLAYERS)
        async with database.work(TESTER.seeing(audience)) as work:
            named, overlays = await work.laid_pictures.of_image(over.id), await work.overlays.of_image(over.id)
        picture = Picture(shown.id, shown.url, SHA256, shown.format, shown.width, shown.height, for_players=True)
        assert showable(overlays, named) == {overlay_id: picture}
        assert [orjson.loads(each.data) for each in overlays] == [{"image_id": str(shown.id)}]


async def test_what_is_the_game_masters_is_shown_by_what_is_his(database: Database) -> None:
    over, shown = await image(database), await image(database, OWN, GM)
    overlay_id = await laid(database, over.id, shown.id, GM)
    async with database.work(TESTER) as work:
        named, overlays = await work.laid_pictures.of_image(over.id), await work.overlays.of_image(over.id)
    assert set(showable(overlays, named)) == {overlay_id}
    async with database.work(TESTER.seeing(PLAYERS)) as work:
        assert await work.laid_pictures.of_image(over.id) == {}
        assert await work.overlays.of_image(over.id) == []


async def test_what_is_deleted_is_as_gone(database: Database) -> None:
    over, shown = await image(database), await image(database)
    await laid(database, over.id, shown.id, PLAYERS)
    async with database.work(TESTER) as work:
        await work.images.delete(await work.images.lock(shown.id))
    async with database.work(TESTER) as work:
        assert await work.laid_pictures.of_image(over.id) == {}
        assert [orjson.loads(each.data) for each in await work.overlays.of_image(over.id)] == [{"image_id": ""}]
