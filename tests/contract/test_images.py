"""What use cases rely on where images are kept, and what lies over them."""

from contextlib import nullcontext
from dataclasses import asdict, fields, replace
from typing import Any
from uuid import UUID

import orjson
import pytest

from server.domain.ids import new_id, new_ids
from server.domain.images import Image, Likeness, NewImage, StoredPicture, content_address
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, LAYERS, MOST_OVERLAYS, PLAYERS, Layer, Overlay
from server.domain.picture_errors import PictureNotForPlayers, PictureNotFound
from server.domain.resource_errors import NameTaken, TooManyOverlays, UnknownResource
from server.repositories.database import Database, Work
from tests.callers import TESTER
from tests.row_samples import digest, image_of

SHA256 = digest("image")


def overlay_values(image_id: UUID, kind: str = "label", **values: Any) -> dict[str, Any]:
    own = {"id": new_id(), "image_id": image_id, "type": kind, "name": kind, "description": None, "z": 0}
    return (
        own
        | {"data": {"text": "Keep"}, "style": {"color": "#112233"}, "audience": PLAYERS}
        | ({"created_by": "tester"} | values)
    )


def grid_values(image_id: UUID, **values: Any) -> dict[str, Any]:
    return asdict(NewMapGrid(cell_size=70.4)) | {"id": new_id(), "image_id": image_id, "created_by": "tester"} | values


async def added(work: Work) -> Image:
    return await work.images.add(image_of(SHA256))


async def test_an_image_is_read_as_it_was_added(database: Database) -> None:
    documents = {"style_data": {"a": [1, 2.5]}, "generation_params": {"seed": 1}, "labels": {"a": "b"}, "notes": ["c"]}
    new = image_of(SHA256, **documents, scope="campaign/1", source_id=new_id(), source_type="campaign")
    async with database.work(TESTER) as work:
        made = await work.images.add(new)
    async with database.work(TESTER) as work:
        read = await work.images.get(new.id)
    assert read == made
    names = {each.name for each in fields(NewImage)} & {each.name for each in fields(Image)}
    assert {name: getattr(read, name) for name in names} == {name: getattr(new, name) for name in names}
    assert (read.is_deleted, read.deleted_at, read.revision, read.row_version) == (False, None, 1, 1)
    assert read.created_at == read.updated_at


@pytest.mark.parametrize(
    ("scope", "parent_scope", "refers"),
    [
        ("campaign/1", "campaign/1", True),
        ("campaign/1", None, True),
        (None, None, True),
        ("campaign/1", "campaign/2", False),
        (None, "campaign/1", False),
    ],
)
async def test_an_image_is_made_from_one_of_its_scope_or_of_none(
    scope: str | None, parent_scope: str | None, refers: bool, database: Database
) -> None:
    async with database.work(TESTER) as work:
        parent = await work.images.add(image_of(SHA256, scope=parent_scope))
    with nullcontext() if refers else pytest.raises(UnknownResource, match=str(parent.id)):
        async with database.work(TESTER) as work:
            made = await work.images.add(image_of(SHA256, scope=scope, parent_image_id=parent.id))
            assert made.parent_image_id == parent.id


async def test_an_image_is_made_from_none_that_is_not_there(database: Database) -> None:
    async with database.work(TESTER) as work:
        deleted = await added(work)
        await work.images.delete(await work.images.lock(deleted.id))
    for row_id in (deleted.id, new_id()):
        with pytest.raises(UnknownResource, match=str(row_id)):
            async with database.work(TESTER) as work:
                await work.images.add(image_of(SHA256, parent_image_id=row_id))


async def test_a_deleted_image_is_there_for_who_asks_for_it(database: Database) -> None:
    async with database.work(TESTER) as work:
        made = await added(work)
        await work.map_grids.add(grid_values(made.id))
        await work.overlays.add_all([overlay_values(made.id)])
        deleted = await work.images.delete(await work.images.lock(made.id))
    assert (deleted.is_deleted, deleted.row_version) == (True, 2)
    async with database.work(TESTER) as work:
        assert await work.images.get(made.id, deleted=True) == deleted
        assert await work.images.lock(made.id, deleted=True) == deleted
        assert await work.map_grids.of_image(made.id) is None
        assert await work.overlays.of_image(made.id) == []
        for row_id in (made.id, new_id()):
            with pytest.raises(UnknownResource, match=str(row_id)):
                await work.images.get(row_id)
            with pytest.raises(UnknownResource, match=str(row_id)):
                await work.images.lock(row_id)


async def test_overlays_come_in_drawing_order_as_far_as_they_may_be_known(database: Database) -> None:
    async with database.work(TESTER) as work:
        made, other = await added(work), await added(work)
        first, second = new_ids(2)
        rows = [
            overlay_values(made.id, "label", id=second, z=1),
            overlay_values(made.id, "label", id=first, z=1),
            overlay_values(made.id, "label", z=-1, audience=GM),
            overlay_values(made.id, "walls"),
            overlay_values(made.id, "kraken"),
        ]
        await work.overlays.add_all(rows)
        await work.overlays.add_all([overlay_values(other.id)])
        await work.overlays.add_all([])
    async with database.work(TESTER) as work:
        laid = await work.overlays.of_image(made.id)
        assert [each.id for each in laid] == [rows[at]["id"] for at in (3, 2, 1, 0, 4)]
        layers = [LAYERS["walls"], *[LAYERS["label"]] * 3, Layer.UNKNOWN]
        assert [each.layer for each in laid] == layers
        assert await work.overlays.of_image(made.id, kinds=["walls"]) == laid[:1]
        assert orjson.loads(laid[0].data) == {"text": "Keep"}
        assert laid[0].style == {"color": "#112233"}
        assert laid[0].row_version == 1
    async with database.work(TESTER.seeing(PLAYERS)) as work:
        known = await work.overlays.of_image(made.id)
        assert [each.id for each in known] == [rows[at]["id"] for at in (3, 1, 0)]


async def test_an_image_has_only_so_many_overlays(database: Database) -> None:
    async with database.work(TESTER) as work:
        made = await added(work)
        await work.overlays.add_all([overlay_values(made.id) for _ in range(MOST_OVERLAYS)])
    with pytest.raises(TooManyOverlays):
        async with database.work(TESTER) as work:
            await work.overlays.add_all([overlay_values(made.id)])
    async with database.work(TESTER) as work:
        assert len(await work.overlays.of_image(made.id)) == MOST_OVERLAYS


async def test_copies_lie_over_the_copy_in_the_same_order(database: Database) -> None:
    async with database.work(TESTER) as work:
        made, target = await added(work), await added(work)
        await work.map_grids.add(grid_values(made.id))
        await work.overlays.add_all([overlay_values(made.id, "kraken", data={"arms": 8}, z=3) for _ in range(3)])
        await work.overlays.copy(made.id, target.id, "copyist")
        await work.map_grids.copy(made.id, target.id, "copyist")
        await work.overlays.copy(new_id(), target.id, "copyist")
        await work.map_grids.copy(new_id(), target.id, "copyist")
    async with database.work(TESTER) as work:
        sources, copies = await work.overlays.of_image(made.id), await work.overlays.of_image(target.id)
        grids = [await work.map_grids.of_image(image.id) for image in (made, target)]

    own = {"id", "image_id", "created_by", "created_at", "updated_at"}

    def same(row: Overlay) -> dict[str, Any]:
        return {each.name: getattr(row, each.name) for each in fields(row) if each.name not in own}

    assert [same(each) for each in copies] == [same(each) for each in sources]
    assert {each.created_by for each in copies} == {"copyist"}
    assert not {each.id for each in copies} & {each.id for each in sources}
    source, copy = grids
    assert source is not None
    assert copy is not None
    assert (source.size, source.cell_size, copy.size, copy.cell_size) == (70, 70.4, 70, 70.4)
    assert (copy.image_id, copy.created_by) == (target.id, "copyist")


async def test_a_picture_without_painted_light_is_kept_copied_and_needed(database: Database) -> None:
    """It is read by its own digest, and a sweep leaves it as it leaves the picture itself."""
    unlit = digest("unlit")
    picture = StoredPicture(content_address(unlit, "webp"), unlit)
    async with database.work(TESTER) as work:
        assert not await work.images.uses(unlit)
        new = replace(image_of(SHA256), unlit_sha256=unlit, unlit_size=7, unlit_format="webp")
        made, bare, copy = await work.images.add(new), await added(work), await added(work)
        await work.images.copy_unlit(made.id, copy.id)
        await work.images.copy_unlit(bare.id, bare.id)
    async with database.work(TESTER) as work:
        told = [await work.images.unlit(each.id) for each in (made, copy, bare)]
        assert told == [picture, picture, None]
        assert await work.images.uses(unlit)
        assert (unlit, picture.url) in await work.images.contents("", 100)


async def test_the_fog_over_an_image_is_that_of_its_overlays(database: Database) -> None:
    async with database.work(TESTER) as work:
        made = await added(work)
        assert await work.fogs.of_image(made.id) is None
        values = overlay_values(made.id, "fog", data={"base": "explored"}, audience=GM)
        await work.overlays.add_all([values, overlay_values(made.id)])
    async with database.work(TESTER) as work:
        fog = await work.fogs.of_image(made.id)
    assert fog is not None
    assert (fog.id, fog.image_id, fog.audience, fog.ground) == (values["id"], made.id, GM, None)
    assert (fog.fog.base, fog.counts, fog.width, fog.height) == ("explored", False, made.width, made.height)


async def test_an_image_has_one_grid(database: Database) -> None:
    async with database.work(TESTER) as work:
        made = await added(work)
        grid = await work.map_grids.add(grid_values(made.id, cell_size=0.2))
        assert grid.size == 1
    async with database.work(TESTER) as work:
        assert await work.map_grids.of_image(made.id) == grid
        assert await work.map_grids.of_image(new_id()) is None
    with pytest.raises(NameTaken, match=str(grid.id)):
        async with database.work(TESTER) as work:
            await work.map_grids.add(grid_values(made.id))


async def test_images_that_overlays_name_are_those_within_reach(database: Database) -> None:
    async with database.work(TESTER) as work:
        over = await work.images.add(image_of(SHA256, scope="campaign/1"))
        near, unscoped, far, gone, secret = [
            await work.images.add(image_of(digest(name), width=3, height=2, **values))
            for name, values in (
                ("near", {"scope": "campaign/1"}),
                ("unscoped", {}),
                ("far", {"scope": "campaign/2"}),
                ("gone", {}),
                ("secret", {"audience": GM}),
            )
        ]
        named = [near.id, unscoped.id, gone.id, None]
        rows = [
            overlay_values(over.id, kind, data={} if each is None else {"image_id": str(each)}, audience=audience)
            for kind in ("token", "stamp", "label")
            for each, audience in (*((each, PLAYERS) for each in named), (secret.id, GM))
        ]
        await work.overlays.add_all(rows)
        await work.images.delete(await work.images.lock(gone.id))
        for wrong, audience, error in (
            (far.id, GM, PictureNotFound),
            (gone.id, GM, PictureNotFound),
            (new_id(), GM, PictureNotFound),
            (secret.id, PLAYERS, PictureNotForPlayers),
        ):
            values = overlay_values(over.id, "token", data={"image_id": str(wrong)}, audience=audience)
            with pytest.raises(error) as refusal:
                await work.overlays.add_all([overlay_values(over.id), values])
            assert (refusal.value.field, vars(refusal.value)["at"]) == ("token.image_id", 1)
    reach = {near.id: True, unscoped.id: True, secret.id: False}
    for audience, ids in ((GM, {*reach}), (PLAYERS, {near.id, unscoped.id})):
        async with database.work(TESTER.seeing(audience)) as work:
            shown = await work.laid_pictures.of_image(over.id)
            assert await work.laid_pictures.of_image(near.id) == {}
        expected = {
            row["id"]: each for row, each in zip(rows, [*named, secret.id] * 3, strict=True) if row["type"] != "label"
        }
        assert {key: each.image_id for key, each in shown.items()} == {
            key: each for key, each in expected.items() if each in ids
        }
        for each in shown.values():
            assert (each.width, each.height, each.format, each.for_players) == (3, 2, "png", reach[each.image_id])


LIKE = Likeness(digest("made"), "map", "tactical", "gothic", "campaign/1")


def generated(**values: Any) -> NewImage:
    """An image that is like that."""
    own = {"type": "map", "subtype": "tactical", "theme": "gothic", "scope": "campaign/1"}
    return image_of(SHA256, **(own | {"generation_key": digest("made")} | values))


async def test_an_image_is_as_generated_while_nobody_has_changed_it(database: Database) -> None:
    async with database.work(TESTER) as work:
        for different in ("type", "subtype", "theme", "scope", "generation_key"):
            await work.images.add(generated(**{different: "another"}))
        await work.images.add(generated(scope=None))
        await work.images.add(generated(audience=GM))
        await work.images.add(generated(generation_key=None))
        gone = await work.images.add(generated())
        await work.images.delete(await work.images.lock(gone.id))
        for origin in ("user", "generated"):
            laid_over = await work.images.add(generated())
            await work.overlays.add_all([overlay_values(laid_over.id, origin=origin)])
            if origin == "user":
                assert await work.images.as_generated(LIKE) is None
        assert await work.images.as_generated(LIKE) == laid_over.id
        assert await work.images.as_generated(replace(LIKE, generation_key=digest("other"))) is None
        unscoped = await work.images.as_generated(replace(LIKE, scope=None))
        assert unscoped is not None
        assert (await work.images.get(unscoped)).scope is None
        found = await work.images.add(generated(generation_key=digest("patched")))
        patch = await work.images.add(generated(patch_of=found.id, generation_key=None, audience=PLAYERS))
        assert patch.patch_of == found.id
        assert await work.images.as_generated(replace(LIKE, generation_key=digest("patched"))) is None
        hidden = await work.images.add(generated(generation_key=digest("hidden")))
        await work.images.add(generated(patch_of=hidden.id, generation_key=None, audience=GM))
        assert await work.images.as_generated(replace(LIKE, generation_key=digest("hidden"))) == hidden.id
