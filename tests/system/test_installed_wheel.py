"""Limner from its wheel, away from the checkout: what `pip install limner` gives."""

import subprocess
import sysconfig
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from server.repositories.schema_revision import head
from tests.free_port import free_port
from tests.rules.programs import run
from tools.fresh_server import plain_environment

BROUGHT = "import limner.v1.image_pb2 as stubs, server; print(server.__file__, stubs.__file__, sep='\\n')"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment that holds the wheel; only what Limner depends on comes from the checkout's own."""
    folder = tmp_path_factory.mktemp("installed")
    built = run("python", "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    assert built.returncode == 0, built.stdout
    (wheel,) = folder.glob("*.whl")
    made = run("uv", "venv", "--quiet", str(folder / "venv"))
    assert made.returncode == 0, made.stdout
    python = str(folder / "venv/bin/python")
    installed = run("uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--python", python, str(wheel))
    assert installed.returncode == 0, installed.stdout
    (packages,) = (folder / "venv/lib").glob("python*/site-packages")
    # A path alone: the links of editable installs, that of the checkout among them, are not followed from here.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return folder / "venv/bin"


def ran(command: list[str], folder: Path, **variables: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=plain_environment() | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_comes_from_the_checkout(environment: Path, tmp_path: Path) -> None:
    for file in ran([str(environment / "python"), "-c", BROUGHT], tmp_path).splitlines():
        assert Path(file).is_relative_to(environment.parent), file


def test_an_empty_database_is_migrated(environment: Path, tmp_path: Path, empty_database_url: str) -> None:
    command = [str(environment / "limner"), "migrate"]
    printed = ran(command, tmp_path, LIMNER_DATABASE_URL=empty_database_url)
    assert printed == f"limner: the database is at revision {head()}\n"


def test_the_demo_draws_both_maps(environment: Path, tmp_path: Path) -> None:
    printed = ran(
        [str(environment / "limner"), "demo", "--seed", "4"], tmp_path, LIMNER_LISTEN=f"127.0.0.1:{free_port()}"
    )
    pictures = [tmp_path / line for line in printed.splitlines() if line.endswith(".png")]
    assert [Image.open(BytesIO(each.read_bytes())).size for each in pictures] == [(4000, 3000)] * 2
