"""The body of an upload: a file sent in pieces, which can be sent again from its beginning."""

import asyncio
from concurrent.futures import Executor
from pathlib import Path
from typing import IO

from aiohttp import payload
from aiohttp.abc import AbstractStreamWriter

PIECE_BYTES = 1024 * 1024


class FileBody(payload.Payload):
    """Exactly `size` bytes of an open file, read in threads; `short` tells that the file ended before them."""

    _autoclose = True

    def __init__(self, file: IO[bytes], size: int, content_type: str, threads: Executor) -> None:
        super().__init__(file, content_type=content_type)
        self._size = size
        self._threads = threads
        self.short = False

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Part of aiohttp's payload interface; an image has no text."""
        raise TypeError("an image has no text")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send the whole file."""
        await self.write_with_length(writer, None)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        """Send the file, at most `content_length` bytes of it. Begins anew whenever it is called."""
        left = self._size or 0
        if content_length is not None:
            left = min(left, content_length)
        position = 0
        while left:
            piece = await asyncio.get_running_loop().run_in_executor(
                self._threads, self._piece, position, min(PIECE_BYTES, left)
            )
            if not piece:
                self.short = True
                # Fewer bytes than announced would keep the server waiting for the rest: break the connection.
                raise EOFError("the file is shorter than announced")
            await writer.write(piece)
            position += len(piece)
            left -= len(piece)

    def _piece(self, position: int, length: int) -> bytes:
        self._value.seek(position)
        piece: bytes = self._value.read(length)
        return piece


def open_source(source: Path, size: int) -> IO[bytes] | None:
    """Open a file that has exactly `size` bytes, or return None."""
    file = source.open("rb", buffering=0)
    if source.stat().st_size == size:
        return file
    file.close()
    return None
