"""Folders for work under way, one for each process: what a killed one leaves is cleared by the next that starts."""

import asyncio
import fcntl
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from server.domain.disk import room


@contextmanager
def scratch_folder(root: Path) -> Iterator[Path]:
    """A folder below `root` as long as the block lasts. It is locked, and the lock ends with its process."""
    clear_scratch(root)
    with _making(root):
        folder = Path(mkdtemp(dir=root)).resolve()
        using = _locked(folder, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(using)


@asynccontextmanager
async def work_folder(scratch: Path | None) -> AsyncIterator[Path]:
    """A folder below a scratch folder for one piece of work. Raises `StoreFull` when there is no room for it."""
    with room():
        folder = Path(mkdtemp(dir=scratch))
        try:
            yield folder
        finally:  # a busy disk takes milliseconds for it
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def clear_scratch(root: Path) -> int:
    """Remove the folders below `root` whose processes were killed; returns how many."""
    with _making(root):
        return sum(map(_clear_unless_used, list(root.iterdir())))


@contextmanager
def _making(root: Path) -> Iterator[None]:
    """Under this lock no folder is between its making and its own lock."""
    root.mkdir(parents=True, exist_ok=True)
    making = _locked(root, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(making)


def _clear_unless_used(folder: Path) -> bool:
    try:
        descriptor = _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, FileNotFoundError, NotADirectoryError):  # in use, or gone by itself
        return False
    shutil.rmtree(folder, ignore_errors=True)
    os.close(descriptor)
    return True


def _locked(folder: Path, operation: int) -> int:
    """A descriptor that holds the lock of a folder until it is closed."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, operation)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
