"""Bytes of files on their way out: whole, and no file stays open behind a caller who leaves."""

import asyncio
import gc
import os
from pathlib import Path

from server.domain.limits import MAX_CHUNK_BYTES
from server.servicers.map_export import chunks_of


async def test_the_pieces_are_the_file(tmp_path: Path) -> None:
    (path := tmp_path / "map").write_bytes(content := os.urandom(3 * MAX_CHUNK_BYTES + 17))
    pieces = [piece async for piece in chunks_of(path)]
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= MAX_CHUNK_BYTES


async def test_a_file_that_is_opened_for_who_has_left_is_closed(tmp_path: Path) -> None:
    os.mkfifo(path := tmp_path / "map")  # to open it takes until somebody writes to it
    reading = asyncio.create_task(anext(chunks_of(path)))
    writer = await asyncio.to_thread(os.open, path, os.O_WRONLY)
    reading.cancel()
    await asyncio.wait([reading])
    os.close(writer)
    await asyncio.get_running_loop().shutdown_default_executor()
    gc.collect()  # pytest fails a test that leaves a file to the collector
