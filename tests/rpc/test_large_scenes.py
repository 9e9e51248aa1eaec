"""However much lies over an image, its pictures hold up nobody who asks for something else."""

from pathlib import Path

import grpc
from limner.v1 import image_pb2, overlay_pb2

from tests.rpc.errors import refusal
from tests.rpc.large_scenes import crowded, looked_at
from tests.rpc.loop_work import longest_callback, runner
from tests.rpc.players import FULL, PLAYERS
from tests.rpc.stack import serving, settings_for
from tests.rpc.test_large_requests import MOST_LINES

__all__ = ["runner"]

SECONDS = 4.0
"""A picture that takes longer is given up: what it asks of the loop is done by then."""


async def test_pictures_of_all_kinds_hold_up_nobody(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, render_seconds=SECONDS)) as stack:
        image_id, tokens = await crowded(stack)
        listed = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=PLAYERS, view=FULL, page_size=1000)
        asked = [image_pb2.GetRenderedImageRequest(id=image_id, options=each) for each in looked_at(tokens)]
        calls = [(stack.overlays.ListOverlays, listed), *((stack.images.GetRenderedImage, each) for each in asked)]
        for call, request in calls:
            with longest_callback() as longest:
                try:
                    await call(request)
                except grpc.aio.AioRpcError as error:
                    assert refusal(error).reason == "JOB_TIMED_OUT", refusal(error)
            assert longest.lines < MOST_LINES, (type(request).__name__, longest)
