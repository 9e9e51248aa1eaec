"""A data folder that comes back from a backup is served, whoever it belongs to then."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from server.processes.postgres import EmbeddedPostgres
from server.processes.postgres_errors import PostgresFailed
from server.processes.postgres_programs import NOBODY
from tests.system.stopped_data import number, restored, running

pytestmark = pytest.mark.starting
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
ORDINARY = 1234


def everything(data_dir: Path) -> list[Path]:
    """All that lies in the database's folder, and the folder."""
    return [data_dir / "postgres", *(data_dir / "postgres").rglob("*")]


def given(data_dir: Path, owner: int, *paths: Path) -> None:
    """Give files away; without names all of the database."""
    for each in paths or everything(data_dir):
        os.chown(each, owner, owner)


def half(data_dir: Path) -> None:
    """Every other file is root's."""
    given(data_dir, NOBODY)
    given(data_dir, 0, *everything(data_dir)[1::2])


def closed_parents(data_dir: Path) -> None:
    data_dir.chmod(0o700)


OWNERS: dict[str, Callable[[Path], object]] = {
    "root": lambda data_dir: given(data_dir, 0),
    "root, closed": closed_parents,
    "nobody": lambda data_dir: given(data_dir, NOBODY),
    "an ordinary user": lambda data_dir: given(data_dir, ORDINARY),
    "nobody, its contents root": lambda data_dir: given(data_dir, NOBODY, data_dir / "postgres"),
    "root, its contents nobody": lambda data_dir: given(data_dir, NOBODY, *everything(data_dir)[1:]),
    "half of it": half,
}


def moded(folder: int, file: int) -> Callable[[Path], None]:
    """All folders and files of the database get a mode."""

    def change(data_dir: Path) -> None:
        for each in reversed(everything(data_dir)):
            each.chmod(folder if each.is_dir() else file)

    return change


def stale_notes(data_dir: Path) -> None:
    """Notes of a server that was killed, whose number another program has now: this one."""
    notes = f"{os.getpid()}\n{data_dir}/postgres\n1795884705\n5432\n.\n\n  9978210        20\nready   \n"
    (data_dir / "postgres" / "postmaster.pid").write_text(notes)
    (data_dir / "postgres" / ".s.PGSQL.5432.lock").write_text(notes)
    (data_dir / "postgres" / ".s.PGSQL.5432").write_text("")


def leftovers(data_dir: Path) -> None:
    """What else lies in a data folder that was copied while it was served."""
    (data_dir / "serve.lock").write_text("")
    (data_dir / "postgres.log").write_text("said long ago")
    (data_dir / "scratch" / "tmpabc").mkdir(parents=True)
    (data_dir / "postgres.new").mkdir(mode=0o500)
    (data_dir / "run").symlink_to("/nowhere")


STATES: dict[str, Callable[[Path], object]] = {
    "open": moded(0o755, 0o644),
    "open to the group": moded(0o770, 0o660),
    "everything executable": moded(0o777, 0o777),
    "read only": moded(0o500, 0o400),
    "for the group": moded(0o750, 0o640),
    "notes of a server": stale_notes,
    "leftovers": leftovers,
}


@as_root
@pytest.mark.parametrize("change", OWNERS.values(), ids=list(OWNERS))
async def test_data_is_served_by_root_whoever_it_belongs_to(
    stopped: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    data_dir = restored(stopped, tmp_path / "data")
    change(data_dir)
    owner = (data_dir / "postgres").stat().st_uid or NOBODY
    async with running(data_dir) as url:
        assert await number(url) == 7
    assert {each.stat().st_uid for each in everything(data_dir)} == {owner}


@pytest.mark.parametrize("change", STATES.values(), ids=list(STATES))
async def test_data_is_served_in_whatever_state_it_came_back(
    stopped: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    data_dir = restored(stopped, tmp_path / "data")
    change(data_dir)
    for _ in range(2):
        async with running(data_dir) as url:
            assert await number(url) == 7
    assert {each.stat().st_mode & 0o027 for each in everything(data_dir)} == {0}


async def test_a_copy_is_served_beside_its_running_original(stopped: Path, tmp_path: Path) -> None:
    first = restored(stopped, tmp_path / "first")
    second = tmp_path / "second"
    async with running(first) as original:
        copying = await asyncio.create_subprocess_exec("cp", "-r", first, second)
        assert await copying.wait() == 0
        async with running(second) as copy:
            assert copy != original
            assert await number(copy) == await number(original) == 7
        assert EmbeddedPostgres.attach(first) == original


@as_root
async def test_a_file_with_a_name_elsewhere_is_never_given_away(stopped: Path, tmp_path: Path) -> None:
    data_dir = restored(stopped, tmp_path / "data")
    (tmp_path / "secret").write_text("of root")
    given(data_dir, ORDINARY)
    os.link(tmp_path / "secret", data_dir / "postgres" / "mine")
    with pytest.raises(PostgresFailed) as raised:
        await EmbeddedPostgres(data_dir).start()
    assert "postgres/mine has another name" in raised.value.detail
    (data_dir / "postgres" / "mine").unlink()
    (data_dir / "postgres" / "mine").symlink_to(tmp_path / "secret")
    async with running(data_dir) as url:
        assert await number(url) == 7
    assert (tmp_path / "secret").stat().st_uid == 0
