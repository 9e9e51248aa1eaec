"""A folder full of modules with the names of ours, of Python's and of every library: nothing started there runs one."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

from tests.rpc.uploads import png
from tests.system.service import limner as started

pytestmark = pytest.mark.starting

LIMNER = Path(sys.executable).parent / "limner"
OURS = {
    "server",
    "limner",
    "limner_client",
    "migrations",
    "env",
    "generated",
    "tests",
    "sitecustomize",
    "usercustomize",
}
SMALL = ("--seed", "6", "--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")


def required(name: str, found: set[str]) -> set[str]:
    """A distribution and all it requires, by name."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name not in found:
        found.add(name)
        for each in distribution(name).requires or ():
            if "extra ==" not in each and "sys_platform ==" not in each and "python_version <" not in each:
                required(re.split(r"[^\w.-]", each)[0], found)
    return found


def names() -> set[str]:
    """What a module can be called that somebody might import."""
    ours = required("limner", set())
    libraries = {
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and {re.sub(r"[-_.]+", "-", each).lower() for each in owners} & ours
    }
    assert {"grpc", "sqlalchemy", "PIL", "minio"} <= libraries
    return OURS | libraries | set(sys.stdlib_module_names)


@pytest.fixture(params=["files", "packages"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder of modules that leave a mark when they are imported, and no mark at the end."""
    folder, marks = tmp_path / "home", tmp_path / "marks"
    folder.mkdir()
    code = f"open({str(marks)!r}, 'a').write(__name__ + chr(10))\nraise ImportError('of the current folder')\n"
    for name in names():
        if request.param == "files":
            (folder / f"{name}.py").write_text(code)
        else:
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(code)
            (folder / name / "__main__.py").write_text(code)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = migrations\nprepend_sys_path = .\n")
    (folder / "pyproject.toml").write_text('[tool.alembic]\nscript_location = "migrations"\n')
    yield folder
    assert not marks.exists(), marks.read_text()


async def test_no_module_of_the_current_folder_is_imported(hostile: Path) -> None:
    (hostile / "orb.png").write_bytes(png(40, 30))
    command = ("serve", "--listen", "127.0.0.1:0", "--workers", "1")
    async with started(*command, environment={}, program=[str(LIMNER)], folder=hostile) as server:
        address = (await server.line("listening on")).split()[-1]
        environment = {"LIMNER_SERVER": address}
        for words in (
            ("generate", "dungeon", *SMALL, "-o", "map.png"),
            ("image", "put", "orb.png", "--type", "item"),
            ("maintenance",),
            ("seed",),
            ("migrate",),
        ):
            async with started(*words, environment=environment, program=[str(LIMNER)], folder=hostile) as done:
                assert await done.child.wait() == 0, f"{words}: {done.said()}{server.said()}"
        assert await server.stop() == 0
