"""Tokens and cursors that 0.1.0 gave out are refused by name: what they say has changed."""

import grpc
from limner.v1 import image_pb2, task_pb2

from tests.rpc.errors import refusal, refused
from tests.rpc.stack import Stack

PAGE_TOKEN = (
    "WyI5MmM2MmQ1YWYwNTE3NGQwIiwgIjIwMjYtMDEtMDJUMDM6MDQ6MDUrMDA6MDAiLCAiMDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAw"
    "MDAwIl0"
)
"""Of a list of images without a filter, newest first."""
CURSOR = "MS4wMThmMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMC4xLjE3NjczMjMwNDU"


async def test_a_page_token_of_an_older_release_is_refused(stack: Stack) -> None:
    old = await refused(stack.images.ListImages(image_pb2.ListImagesRequest(page_token=PAGE_TOKEN)))
    assert (old.code, old.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_PAGE_TOKEN")
    assert old.fields == ("page_token",)


async def test_a_cursor_of_an_older_release_is_refused(stack: Stack) -> None:
    try:
        await stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(cursor=CURSOR)).read()
    except grpc.aio.AioRpcError as error:
        old = refusal(error)
    assert (old.code, old.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_CURSOR")
    assert old.fields == ("cursor",)
