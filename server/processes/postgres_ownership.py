"""Data that was restored from a backup gets back the owner and the modes that PostgreSQL asks for."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from server.processes.postgres_errors import PostgresFailed

NOT_FOR_OTHERS = 0o7027
"""What PostgreSQL wants nobody else to have: its folders are 0700 or 0750."""


def give_to(owner: int, data: Path) -> None:
    """Make every file and folder of a data directory the owner's, readable and writable for him and closed to others.

    Root may do so over data that somebody else can change meanwhile: links are never followed, and a file that also
    has a name elsewhere is never given away. Raises `PostgresFailed`.
    """
    for path, descriptor in _entries(data):
        try:
            _give(owner, path, descriptor)
        except OSError as error:
            raise PostgresFailed("cannot use its data", f"{path}: {error.strerror}") from error
        finally:
            os.close(descriptor)


def _give(owner: int, path: Path, descriptor: int) -> None:
    status = os.fstat(descriptor)
    folder = stat.S_ISDIR(status.st_mode)
    if not folder and not stat.S_ISREG(status.st_mode):
        return
    itself = Path(f"/proc/self/fd/{descriptor}")
    if status.st_uid != owner:
        if os.geteuid() != 0:
            raise PostgresFailed("cannot use its data", f"{path} belongs to user {status.st_uid}")
        if not folder and status.st_nlink > 1:
            raise PostgresFailed("cannot use its data", f"{path} has another name elsewhere (a hard link): copy it")
        os.chown(itself, owner, owner)
    mode = stat.S_IMODE(status.st_mode)
    wanted = mode & ~NOT_FOR_OTHERS | (stat.S_IRWXU if folder else stat.S_IRUSR | stat.S_IWUSR)
    if wanted != mode:
        itself.chmod(wanted)


def _entries(data: Path) -> Iterator[tuple[Path, int]]:
    """Everything in the data directory, itself first, each opened as what it is; whoever gets it closes it."""
    top = data.resolve()
    yield top, os.open(top, os.O_PATH | os.O_NOFOLLOW)
    for folder, folders, files, descriptor in os.fwalk(top):
        for name in (*folders, *files):
            yield Path(folder, name), os.open(name, os.O_PATH | os.O_NOFOLLOW, dir_fd=descriptor)
