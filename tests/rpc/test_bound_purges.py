"""Who is bound to scopes purges by age what is its own: what others have deleted stays, and is not counted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from google.protobuf.message_factory import GetMessageClass
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from tests.rpc.any_call import METHODS, answers_of
from tests.rpc.named_callers import serving_named
from tests.rpc.overlays import label
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, small
from tests.rpc.test_scopes import Headers, bound
from tests.rpc.uploads import metadata, png

LATER = Timestamp(seconds=4_000_000_000)
OWN, PREFIXED, FOREIGN, NONE = "age/1", "guild/7", "age/2", ""
PURGES = {
    name for name, each in METHODS.items() if name.startswith("Purge") and "scope" in each.input_type.fields_by_name
}


async def deleted_in(stack: Stack, scope: str) -> Mapping[str, str]:
    """The id of something that was deleted in a scope, by the method that purges such things."""

    async def image() -> str:
        request = image_pb2.CreateImageRequest(metadata=metadata(scope=scope), content=png())
        made: str = (await stack.images.CreateImage(request)).image.id
        return made

    over, gone = await image(), await image()
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=gone))
    new = map_grid_pb2.MapGrid(image_id=over, size=70)
    grid = (await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=new))).map_grid
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=grid.id))
    request = overlay_pb2.CreateOverlayRequest(overlay=label("Well", image_id=over))
    overlay = (await stack.overlays.CreateOverlay(request)).overlay
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=overlay.id))
    task = await created(stack, small(scope=scope))
    await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
    await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task.id))
    return {"PurgeImages": gone, "PurgeMapGrids": grid.id, "PurgeOverlays": overlay.id, "PurgeTasks": task.id}


async def purged(stack: Stack, name: str, caller: Headers = (), **asked: Any) -> set[str]:
    """What a purge of everything that is deleted takes, or would."""
    request = GetMessageClass(METHODS[name].input_type)(deleted_before=LATER, **asked)
    (answer,) = await answers_of(stack.channel, METHODS[name], [request], metadata=caller)
    assert answer.count == len(answer.sample_ids)
    return set(answer.sample_ids)


async def test_what_is_purged_by_age_is_of_own_scopes(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        rows = {scope: await deleted_in(stack, scope) for scope in (OWN, PREFIXED, FOREIGN, NONE)}
        assert rows[OWN].keys() == PURGES
        callers = {bound(OWN): {OWN}, bound(OWN, "guild/*"): {PREFIXED}, bound("age/none", "nobody/*"): set[str]()}
        for name in PURGES:
            ids = {scope: each[name] for scope, each in rows.items()}
            for caller, own in callers.items():
                for foreign in (FOREIGN, "age/nobody"):
                    assert await purged(stack, name, caller, scope=foreign) == set()
                for trial in (True, False):  # what is purged is gone for the next
                    assert await purged(stack, name, caller, dry_run=trial) == {ids[scope] for scope in own}, (
                        name,
                        own,
                    )
            assert await purged(stack, name) == {ids[FOREIGN], ids[NONE]}
