"""Files that people name: `-` is the standard stream, names may be bytes of any system, and Ctrl-C always works."""

import errno
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click

from limner_client.aside import aside
from limner_client.transfers import MOST_BYTES, read_whole
from limner_client.waits import Wait, Waits
from server.cli.words.printing import readable

STANDARD = Path("-")
OUT = click.Path(path_type=Path, allow_dash=True)
PIECE = 64 << 10


def shown(path: Path) -> str:
    """A path as people type it."""
    return readable(str(path))


def name_for(path: Path) -> str:
    """What an image is called that is made of this file."""
    return "" if path == STANDARD else readable(path.stem)[:255]


def check_out(out: Path | None, *, as_json: bool = False) -> None:
    """Refuse a place where nothing can be written before anything is done for it.

    Raises `click.UsageError`, OSError.
    """
    if out == STANDARD and as_json:
        raise click.UsageError("--json and -o - both want the standard output")
    if out == STANDARD and sys.stdout.isatty():
        raise click.UsageError("a terminal cannot show the bytes: send them into a file or a pipe")
    if out not in {None, STANDARD} and not out.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(out.parent))


async def content_of(path: Path, waits: Waits, most: int = MOST_BYTES) -> Path | bytes:
    """What is to be sent of a file: itself, or what came over the standard input, to little beyond `most` bytes.

    Raises OSError.
    """
    return await read(path, waits, most) if path == STANDARD else path


async def read(path: Path, waits: Waits, most: int = MOST_BYTES) -> bytes:
    """All of a file, to little beyond `most` bytes. Raises OSError."""
    name = "standard input" if path == STANDARD else shown(path)
    with waits.of(name) as wait:
        return await _read(path, wait, most)


async def _read(path: Path, wait: Wait, most: int) -> bytes:
    if path == STANDARD:
        # Without a buffer: a thread that still reads one holds up the end of the process.
        return await read_whole(lambda: open(0, "rb", buffering=0, closefd=False), wait, most)
    return await read_whole(lambda: path.open("rb", buffering=0), wait, most)


async def write(out: Path, content: bytes, waits: Waits) -> None:
    """Put bytes into a file, or onto the standard output. Raises OSError."""
    with waits.of("standard output" if out == STANDARD else shown(out)):
        await aside((lambda: _pour(content)) if out == STANDARD else (lambda: _save(out, content)))


def _save(out: Path, content: bytes) -> None:
    out.write_bytes(content)


def _pour(content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(1, left[:PIECE]) :]


@asynccontextmanager
async def place(out: Path, waits: Waits) -> AsyncIterator[Path]:
    """Where a file is to be saved that goes to `out`: what is whole and right goes on to the standard output."""
    if out != STANDARD:
        yield out
        return
    with tempfile.TemporaryDirectory() as folder:
        spooled = Path(folder, "content")
        yield spooled
        await write(out, await aside(spooled.read_bytes), waits)
