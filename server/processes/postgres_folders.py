"""Where the embedded PostgreSQL keeps its data and its socket, and who uses them now."""

import fcntl
import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from server.processes.postgres_errors import DataDirectoryInUse, PostgresFailed
from server.processes.postgres_programs import data_owner

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
READY_LINE, READY = 7, "ready"
"""The eighth line of postmaster.pid tells the state of the server."""


class Folders:
    """What lies in one data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.root = data_dir.resolve()
        self.data = self.root / "postgres"
        self.log = self.root / "postgres.log"
        self._run = self.root / "run"

    @property
    def sockets(self) -> Path:
        """The folder of the socket."""
        return self._run.resolve()

    @property
    def socket(self) -> Path:
        """The socket; it is there while a server runs, and after one was killed."""
        return self.sockets / SOCKET

    def locked(self) -> int:
        """A descriptor that holds the data directory until it is closed. Raises `DataDirectoryInUse`."""
        held = os.open(self.root / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise DataDirectoryInUse(self.root) from None
        return held

    def make_sockets(self) -> None:
        """Make the folder of the socket; below the temporary folder where the path is too long for a socket.

        `run` then is a link, so others find it whatever their temporary folder is. Raises `PostgresFailed`.
        """
        if len(os.fsencode(self._run / SOCKET)) <= LONGEST_SOCKET_PATH:
            self.make_private(self._run)
            return
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
        far = Path(tempfile.gettempdir()).resolve() / f"limner-{os.geteuid()}-{digest}"
        self.make_private(far)
        with suppress(FileNotFoundError):
            self._run.unlink()
        self._run.symlink_to(far)

    def make_private(self, folder: Path) -> None:
        """Make a folder that only the user of the server may enter. Raises `PostgresFailed` when it is another's."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid not in (data_owner(self.data), os.geteuid()):
            raise PostgresFailed("cannot use its folder", f"{folder} belongs to somebody else")
        if os.geteuid() == 0:
            os.chown(folder, data_owner(self.data), data_owner(self.data))
        folder.chmod(0o700)

    def sockets_are_private(self) -> bool:
        """Whether nobody but us and the server's user can have put a socket there."""
        try:
            return self.sockets.stat().st_uid in (data_owner(self.data), os.geteuid())
        except OSError:
            return False

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
        return os.fsencode(self.data) in arguments

    def forget(self, pid: int) -> None:
        """Remove the notes of a server that is gone when another program has its process id now.

        PostgreSQL would take that program for the server. That no process of it is left it sees by the shared memory.
        """
        if Path(f"/proc/{pid}").exists():
            for note in (self.data / "postmaster.pid", self.sockets / f"{SOCKET}.lock"):
                note.unlink(missing_ok=True)
