"""Whatever the path of a data folder holds, its database runs there and everybody finds it."""

import asyncio
import os
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import pytest

from server.processes.postgres import EmbeddedPostgres
from tests.rules.checkout import ROOT
from tests.system.command_line import Limner
from tests.system.service import limner
from tests.system.stopped_data import number, restored, running

SMALL = ("--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")

pytestmark = pytest.mark.starting

EVERYTHING = "a,b 'c' \"d\" %41 e=f #g \\h $HOME `i` \n\tj:k;l*?[m]{n}(o)<p>|&!~@^ ü城 \u202e"
PATHS = [
    "with, comma",
    "with space",
    "with 'single' quotes",
    'with "double" quotes',
    "with\nnewline",
    "with %2C percent %",
    "with=equals&and?question#hash",
    "with \\ backslash",
    "-rf",
    "ünïcödé-城",
    os.fsdecode(b"not \xff utf-8"),
    "/".join(["deep" * 25] * 12),
    EVERYTHING,
]


@pytest.mark.parametrize("name", PATHS, ids=lambda name: ascii(name)[1:30])
async def test_a_database_runs_and_is_found_below_any_path(stopped: Path, tmp_path: Path, name: str) -> None:
    data_dir = restored(stopped, tmp_path / name)
    async with running(data_dir) as url:
        assert EmbeddedPostgres.attach(data_dir) == url
        assert await number(url) == 7
    assert EmbeddedPostgres.attach(data_dir) is None


@pytest.mark.parametrize("name", ["home", "home/", "./home", "other/../home", "link", "link/"])
async def test_a_folder_is_the_same_however_it_is_named(
    stopped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data_dir = restored(stopped, tmp_path / "home")
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to("home")
    monkeypatch.chdir(tmp_path)
    async with running(Path(name)) as url:
        monkeypatch.chdir("/")
        assert EmbeddedPostgres.attach(data_dir) == url
        assert await number(url) == 7


async def test_a_database_may_be_a_link_to_another_disk(stopped: Path, tmp_path: Path) -> None:
    data_dir = restored(stopped, tmp_path / "home")
    (data_dir / "postgres").rename(tmp_path / "disk, large")
    (data_dir / "postgres").symlink_to(tmp_path / "disk, large")
    async with running(data_dir) as url:
        assert await number(url) == 7


async def test_the_whole_service_works_below_an_odd_path(stopped: Path, tmp_path: Path) -> None:
    data_dir = restored(stopped, tmp_path / EVERYTHING / "-data")
    environment = {"LIMNER_DATABASE_URL": "", "LIMNER_DATA_DIR": str(data_dir)}
    async with limner("serve", "--listen", "127.0.0.1:0", environment=environment) as process:
        address = (await process.line("listening on")).split()[-1]
        cli = Limner(address, data_dir.parent, data_dir)
        words = ("generate", "dungeon", "--seed", "6", *SMALL)
        said = await asyncio.to_thread(cli.said, *words, "-o", "-map.webp")
        assert "succeeded" in said
        assert (data_dir.parent / "-map.webp").stat().st_size
        assert "is at revision" in await asyncio.to_thread(cli.said, "migrate")


@pytest.mark.parametrize("temporary", ["a, b", "nowhere"])
async def test_temporary_folder_and_home_do_not_matter(stopped: Path, tmp_path: Path, temporary: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix="limner-")) / temporary  # closed to others
    if temporary != "nowhere":
        folder.mkdir()
    data_dir = restored(stopped, tmp_path / "with, comma")
    none = {"HOME": "", "XDG_CACHE_HOME": "", "TMPDIR": str(folder), "LIMNER_DATABASE_URL": ""}
    environment = {"LIMNER_DATA_DIR": str(data_dir)} | none
    async with limner("serve", "--listen", "127.0.0.1:0", "--workers", "0", environment=environment) as process:
        await process.line("listening on")
        url = EmbeddedPostgres.attach(data_dir)
        assert url is not None
        assert await number(url) == 7
    await asyncio.to_thread(shutil.rmtree, folder.parent)


def test_a_temporary_folder_too_long_for_sockets_is_named(tmp_path: Path) -> None:
    (tmp_path / ("t" * 200)).mkdir()
    cli = Limner("", tmp_path, tmp_path / "data")
    assert "TMPDIR" in cli.refused("serve", "--listen", "127.0.0.1:0", TMPDIR=str(tmp_path / ("t" * 200)))


@pytest.mark.parametrize("odd", ['"', "$", "`", "\\", ":", "\n"], ids=ascii)
def test_a_checkout_that_cannot_be_installed_says_why(tmp_path: Path, odd: str) -> None:
    folder = tmp_path / f"a{odd}b"
    folder.mkdir()
    for each in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / each, folder)
    done = subprocess.run(["make", "demo"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "cannot be installed below a path that holds" in done.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize(("name", "says"), [("", "File exists"), ("postgres", "Not a directory")])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "data").mkdir()
    if not name:
        (tmp_path / "data").rmdir()
    (tmp_path / "data" / name).write_text("mine")
    said = Limner("", tmp_path, Path("data")).refused("serve", "--listen", "127.0.0.1:0")
    assert str(Path("data", name)) in said
    assert says in said


def test_the_way_to_the_sources_is_read_in_any_locale() -> None:
    """Python 3.11 reads these files in the locale's encoding, and does not start when it cannot."""
    for each in Path(sysconfig.get_path("purelib")).glob("*.pth"):
        assert each.read_bytes().isascii(), each


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"])
def test_the_command_starts_in_any_locale(locale: str) -> None:
    command = Path(sysconfig.get_path("scripts"), "limner")
    done = subprocess.run([command, "--version"], env={"LC_ALL": locale}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
