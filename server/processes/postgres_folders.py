"""Where the embedded PostgreSQL keeps its data and its socket, and who uses them now."""

import fcntl
import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from server.processes.postgres_errors import DataDirectoryInUse, PostgresFailed
from server.processes.postgres_programs import data_owner

SOCKET = ".s.PGSQL.5432"
MARK = "limner.data="
"""An option of the server that tells, in its command line, which data it serves."""
PLAIN = re.compile(r"[A-Za-z0-9/._-]+")
LONGEST_SOCKET_PATH = 100
READY_LINE, READY = 7, "ready"
"""The eighth line of postmaster.pid tells the state of the server."""


class Folders:
    """What lies in one data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.root = data_dir.resolve()
        self.data = self.root / "postgres"
        self.log = self.root / "postgres.log"
        self.socket = self.data / SOCKET
        """The socket; it is there while a server runs, and after one was killed."""
        self.mark = MARK + quote(os.fsencode(self.data))

    def locked(self) -> int:
        """A descriptor that holds the data directory until it is closed. Raises `DataDirectoryInUse`."""
        lock = os.open(self.root / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise DataDirectoryInUse(self.root) from None
        return lock

    def make_private(self, folder: Path) -> None:
        """Make a folder that only the user of the server may enter."""
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, data_owner(self.data), data_owner(self.data), follow_symlinks=False)

    def door(self) -> Path:
        """The folder of the socket, by a path that every client understands. Raises `PostgresFailed`.

        Clients split paths at commas and the kernel takes a hundred bytes; other paths are reached by a link of ours.
        """
        if _plain(self.data):
            return self.data
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        for folder in _shared_folders():
            link = folder / f"limner-{os.geteuid()}-{digest}"
            with suppress(OSError):
                if _plain(link) and self._linked(link):
                    return link
        raise PostgresFailed("finds no folder for a link to its socket", f"{self.data} is too long or too odd a path")

    def _linked(self, link: Path) -> bool:
        with suppress(FileNotFoundError):
            if link.lstat().st_uid != os.geteuid():
                return False
            if link.readlink() == self.data:
                os.utime(link, follow_symlinks=False)
                return True
            link.unlink()
        link.symlink_to(self.data)
        return True

    def close_door(self) -> None:
        """Remove the link that `door` made."""
        with suppress(PostgresFailed):
            if (door := self.door()) != self.data:
                door.unlink(missing_ok=True)

    def sockets_are_private(self) -> bool:
        """Whether nobody but us and the server's user can have put a socket there."""
        try:
            status = self.data.stat()
        except OSError:
            return False
        mine = status.st_uid in (data_owner(self.data), os.geteuid())
        return mine and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def state(self) -> tuple[int | None, str]:
        """Process id and state in postmaster.pid."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            return int(lines[0]), lines[READY_LINE].strip() if len(lines) > READY_LINE else ""
        except (OSError, ValueError, IndexError):
            return None, ""

    def served_by(self, pid: int) -> bool:
        """Whether the process is a server over this data; its number may have gone to another program."""
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        # Servers of version 0.1 named the path itself.
        return self.mark.encode() in arguments or os.fsencode(self.data) in arguments

    def forget(self, pid: int) -> None:
        """Remove the notes of a server that is gone when another program has its process id now.

        PostgreSQL would take that program for the server. That no process of it is left it sees by the shared memory.
        """
        if Path(f"/proc/{pid}").exists():
            for note in (self.data / "postmaster.pid", self.data / f"{SOCKET}.lock"):
                note.unlink(missing_ok=True)


def _plain(folder: Path) -> bool:
    path = str(folder / SOCKET)
    return PLAIN.fullmatch(path) is not None and len(path) <= LONGEST_SOCKET_PATH


def _shared_folders() -> Iterator[Path]:
    """Folders a link may lie in, the same for all processes where it can be: nobody can replace what is ours there."""
    with suppress(FileNotFoundError):
        for folder in map(Path, ("/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir())):  # noqa: S108 - looked at
            if folder.is_dir() and (folder.stat().st_mode & (stat.S_IWOTH | stat.S_ISVTX)) != stat.S_IWOTH:
                yield folder
