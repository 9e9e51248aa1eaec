"""Patches are listed by their map, and copies of what shows them are completed."""

from dataclasses import replace

import orjson

from server.domain.overlays import GM
from server.repositories.database import Database
from tests.callers import TESTER
from tests.contract.test_images import SHA256, added, overlay_values
from tests.row_samples import image_of


async def test_copies_that_get_their_names_are_as_new_as_they_were(database: Database) -> None:
    async with database.work(TESTER) as work:
        made, target = await added(work), await added(work)
        await work.overlays.add_all([overlay_values(made.id) for _ in range(3)])
        ids = [*(await work.overlays.copy(made.id, target.id, "copyist")).values()]
        copies = {each.id: each for each in await work.overlays.of_image(target.id)}
        await work.overlays.put_names({})
        await work.overlays.put_names({each: {"text": str(each)} for each in ids[:2]})
    async with database.work(TESTER) as work:
        completed = {each.id: each for each in await work.overlays.of_image(target.id)}
        assert {orjson.loads(each.data)["text"] for each in await work.overlays.of_image(made.id)} == {"Keep"}
    assert [orjson.loads(completed[each].data)["text"] for each in ids] == [*map(str, ids[:2]), "Keep"]
    assert {key: replace(each, data=copies[key].data) for key, each in completed.items()} == copies


async def test_patches_are_those_of_their_map_in_the_order_of_their_making(database: Database) -> None:
    async with database.work(TESTER) as work:
        made, other = await added(work), await added(work)
        patches = [replace(image_of(SHA256, audience=GM), patch_of=made.id) for _ in range(3)]
        for each in reversed(patches):
            await work.images.add(each)
    async with database.work(TESTER) as work:
        of_map = await work.images.patches_of(made.id)
        assert await work.images.patches_of(other.id) == []
    assert [(each.id, each.patch_of, each.audience) for each in of_map] == [
        (each.id, made.id, GM) for each in sorted(patches, key=lambda each: each.id)
    ]
