"""What is read outside of transactions, against a real PostgreSQL and its twin."""

import pytest

from server.domain.overlays import GM, PLAYERS
from server.domain.resource_errors import UnknownResource
from server.repositories.database import Database
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from tests.callers import TESTER
from tests.contract.test_images import SHA256, added, grid_values, overlay_values
from tests.row_samples import image_of


async def test_what_is_read_outside_of_transactions_is_the_same(database: Database) -> None:
    async with database.work(TESTER) as work:
        made, gone = await added(work), await added(work)
        for each in (made, gone):
            await work.map_grids.add(grid_values(each.id))
            await work.overlays.add_all([overlay_values(each.id, "fog"), overlay_values(each.id, audience=GM)])
        await work.images.add(image_of(SHA256, patch_of=made.id))
        deleted = await work.images.delete(await work.images.lock(gone.id))
    for caller in (TESTER, TESTER.seeing(PLAYERS)):
        reads = database.reads(caller)
        async with database.work(caller) as work:
            grid, fog = await work.map_grids.of_image(made.id), await work.fogs.of_image(made.id)
            laid = await work.overlays.of_image(made.id)
            fogs = await work.overlays.of_image(made.id, kinds=["fog", "walls"])
        assert len(laid) == (2 if caller is TESTER else 1)
        assert await reads.get(Images, made.id) == made
        assert await reads.get(Images, gone.id, deleted=True) == deleted
        assert await reads.find(MapGrids, image_id=made.id) == grid
        assert await reads.overlays_of(made.id) == laid
        assert await reads.overlays_of(made.id, kinds=["fog", "walls"]) == fogs
        assert await reads.fogs([made.id]) == [fog]
        assert (await reads.find(MapGrids, image_id=gone.id), await reads.overlays_of(gone.id)) == (None, [])
        with pytest.raises(UnknownResource, match=str(gone.id)):
            await reads.get(Images, gone.id)


async def test_the_last_check_of_a_provider_is_kept(database: Database) -> None:
    assert await database.reads(TESTER).provider_checks(["studio"]) == {}
    for outcome in (("PROVIDER_REFUSED", "the key is wrong"), ("", "")):
        async with database.work(TESTER) as work:
            await work.workers.keep_check("studio", *outcome)
            await work.workers.keep_check("atelier")
        kept = await database.reads(TESTER).provider_checks(["studio", "nobody"])
        assert kept.keys() == {"studio"}
        assert (kept["studio"].reason, kept["studio"].message) == outcome
        assert kept["studio"].checked_at.tzinfo is not None
