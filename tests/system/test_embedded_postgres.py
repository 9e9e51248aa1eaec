"""The embedded PostgreSQL: one owner, whatever way it ends, and no process left behind."""

import asyncio
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from server.processes.postgres import EmbeddedPostgres
from server.processes.postgres_errors import DataDirectoryInUse, DataDirectoryVersion
from server.processes.postgres_folders import Folders
from server.processes.postgres_install import programs
from server.processes.postgres_programs import MAJOR, as_owner, data_owner
from tests.system.ended_processes import vanished
from tests.system.service import Process, limner
from tests.system.stopped_data import running, value

pytestmark = pytest.mark.starting

SERVE = ("serve", "--listen", "127.0.0.1:0", "--workers", "0")


@asynccontextmanager
async def serving(data_dir: Path) -> AsyncIterator[Process]:
    """A `limner serve` that owns the database of a data directory."""
    # Its database is the embedded one even where the tests' own is given.
    environment = {"LIMNER_DATA_DIR": str(data_dir), "LIMNER_DATABASE_URL": ""}
    async with limner(*SERVE, environment=environment) as process:
        await process.line("listening on")
        yield process


def attached(data_dir: Path) -> str:
    url = EmbeddedPostgres.attach(data_dir)
    assert url is not None
    return url


def postmaster(data_dir: Path) -> psutil.Process:
    pid, _ = Folders(data_dir).state()
    assert pid is not None
    return psutil.Process(pid)


def mentions(data_dir: Path) -> list[str]:
    """Command lines of living processes that name the data directory."""
    found = [" ".join(each.info["cmdline"] or []) for each in psutil.process_iter(["cmdline"])]
    return [line for line in found if str(data_dir) in line]


def test_the_wheel_holds_the_version_we_check_for() -> None:
    said = subprocess.run([programs() / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.split()[2].split(".")[0] == MAJOR


async def test_data_survives_a_stop_and_no_process_does(tmp_path: Path) -> None:
    assert EmbeddedPostgres.attach(tmp_path) is None
    async with running(tmp_path) as url:
        assert EmbeddedPostgres.attach(tmp_path) == url
        await value(url, "CREATE TABLE kept AS SELECT 7 AS number")
    assert EmbeddedPostgres.attach(tmp_path) is None
    assert mentions(tmp_path) == []
    async with running(tmp_path) as url:
        assert await value(url, "SELECT number FROM kept") == 7


async def test_it_listens_on_no_network_and_lets_no_other_user_in(tmp_path: Path) -> None:
    async with running(tmp_path) as url:
        server = postmaster(tmp_path)
        assert [each for each in server.net_connections() if each.family.name != "AF_UNIX"] == []
        holds = Folders(tmp_path).socket.parent.stat()
        assert (holds.st_mode & 0o777, holds.st_uid) == (0o700, data_owner(tmp_path / "postgres"))
        assert server.uids().real != 0
        assert await value(url, "SHOW fsync") == await value(url, "SHOW synchronous_commit") == "on"


async def test_a_second_owner_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as url:
        with pytest.raises(DataDirectoryInUse):
            await EmbeddedPostgres(tmp_path).start()
        environment = {"LIMNER_DATA_DIR": str(tmp_path), "LIMNER_DATABASE_URL": ""}
        async with limner(*SERVE, environment=environment) as second:
            assert str(tmp_path) in await second.line("another `limner serve` uses")
            assert await second.child.wait() == 1
        assert await value(url, "SELECT 1") == 1


async def test_all_go_when_their_owner_is_killed_and_the_next_starts(tmp_path: Path) -> None:
    async with serving(tmp_path) as owner:
        await value(attached(tmp_path), "CREATE TABLE kept AS SELECT 7 AS number")
        family = [*owner.family(), postmaster(tmp_path)]
        await owner.kill()
        await vanished(*family)
    assert EmbeddedPostgres.attach(tmp_path) is None
    async with running(tmp_path) as url:
        assert await value(url, "SELECT number FROM kept") == 7
    assert mentions(tmp_path) == []


async def test_a_start_ends_the_server_of_an_owner_killed_with_its_watcher(tmp_path: Path) -> None:
    async with serving(tmp_path) as owner:
        orphan = postmaster(tmp_path)
        watchers = [each for each in owner.family() if "kill -INT" in " ".join(each.cmdline())]
        assert len(watchers) == 1
        for each in watchers:
            each.kill()
        await owner.kill()
    assert orphan.is_running()
    async with running(tmp_path) as url:
        assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
        assert await value(url, "SELECT 1") == 1
    assert mentions(tmp_path) == []


async def test_a_killed_server_is_started_again(tmp_path: Path) -> None:
    async with serving(tmp_path) as owner:
        killed = postmaster(tmp_path)
        killed.kill()
        await owner.line("runs again")
        assert postmaster(tmp_path).pid != killed.pid
        assert await value(attached(tmp_path), "SELECT 1") == 1
        assert await owner.stop() == 0
    assert mentions(tmp_path) == []


async def test_a_process_with_the_number_of_a_server_long_gone_is_left_alone(tmp_path: Path) -> None:
    async with running(tmp_path):
        notes = (tmp_path / "postgres" / "postmaster.pid").read_text()
    # A machine that lost power leaves the note; after the next boot some other program has the number.
    program = as_owner(tmp_path / "postgres", Path("/bin/cat"))
    other = await asyncio.create_subprocess_exec(*program, stdin=asyncio.subprocess.PIPE)
    try:
        _, *rest = notes.splitlines(keepends=True)
        (tmp_path / "postgres" / "postmaster.pid").write_text("".join([f"{other.pid}\n", *rest]))
        async with running(tmp_path) as url:
            assert await value(url, "SELECT 1") == 1
        assert other.returncode is None
    finally:
        other.kill()
        await other.wait()


async def test_data_of_another_major_version_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path):
        pass
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
    for _ in range(2):
        with pytest.raises(DataDirectoryVersion, match="PostgreSQL 17, and this is PostgreSQL 18"):
            await EmbeddedPostgres(tmp_path).start()


async def test_a_half_made_data_directory_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text(f"{MAJOR}\n")
    async with running(tmp_path) as url:
        assert await value(url, "SELECT 1") == 1
    assert not (tmp_path / "postgres.new").exists()


async def test_a_path_too_long_for_a_socket_is_found_whatever_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    async with running(deep) as url:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        assert EmbeddedPostgres.attach(deep) == url
        assert await value(url, "SELECT 1") == 1
    link = url.partition("?host=")[2].partition("&")[0]
    assert link not in map(str, await asyncio.to_thread(lambda: list(Path("/tmp").iterdir())))


async def test_the_environment_of_other_databases_means_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, setting in {"PGPORT": "5999", "PGDATA": "/nowhere", "PGHOST": "nowhere", "PGUSER": "nobody"}.items():
        monkeypatch.setenv(name, setting)
    async with running(tmp_path) as url:
        assert EmbeddedPostgres.attach(tmp_path) == url
        assert await value(url, "SELECT current_user::text") == "limner"
