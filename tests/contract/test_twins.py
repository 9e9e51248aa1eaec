"""A twin has what use cases call, under the same signatures, and every bit of it stands in the contract."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain.callers import Caller
from server.repositories.claims import Claims
from server.repositories.database import Database, Work
from server.repositories.hot_reads import HotReads
from tests.rules.checkout import ROOT
from tests.twins.database import DatabaseTwin, WorkTwin
from tests.twins.hot_reads import HotReadsTwin
from tests.twins.tables import Tables
from tests.twins.tasks import ClaimsTwin

WITHOUT_TWINS = {
    "maintenance.py",
    "explain_task.py",
    "builtin_catalogue.py",
    "detect_grid.py",
    "import_map.py",
    "stale_images.py",
    "plan_regeneration.py",
    "carry_over.py",
    "call_reservations.py",
    "keep_moved.py",
    "restyle_image.py",
}
"""What they do is done by statements of repositories, and tested where those run."""
BESIDE = {"reads": (HotReadsTwin, HotReads), "claims": (ClaimsTwin, Claims)}
OF_TESTS = {"real", "let_pass"}

Call = tuple[str, str]
"""A repository, and a method of it."""


def calls(path: Path) -> Iterator[Call]:
    """`work.images.get`, `database.reads(caller).theme_with` and the like, wherever they stand."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Attribute(value=ast.Attribute(value=ast.Name("work"), attr=repository), attr=method):
                yield repository, method
            case ast.Attribute(value=ast.Call(func=ast.Attribute(attr="reads")), attr=method):
                yield "reads", method
            case ast.Attribute(value=ast.Name("reads"), attr=method):
                yield "reads", method
            case ast.Attribute(value=ast.Attribute(attr="claims"), attr=method):
                yield "claims", method


def public(kind: object) -> set[str]:
    return {name for name, _ in inspect.getmembers(kind, inspect.isroutine) if not name.startswith("_")}


def twins() -> dict[str, tuple[type, type]]:
    """Each twin and what it is one of, by the name in `Work`."""
    repositories = vars(WorkTwin(Tables(), Caller("nobody")))
    del repositories["caller"]
    real = {name: inspect.signature(getattr(Work, name).func).return_annotation for name in repositories}
    return {name: (type(twin), real[name]) for name, twin in repositories.items()} | BESIDE


METHODS = {(name, method) for name, (twin, _) in twins().items() for method in public(twin)}


@pytest.mark.parametrize(("name", "method"), sorted(METHODS))
def test_a_method_takes_what_the_real_one_takes(name: str, method: str) -> None:
    twin, real = twins()[name]
    own, other = (inspect.signature(getattr(kind, method)).parameters.values() for kind in (twin, real))
    assert [(each.name, each.kind, each.default) for each in own] == [
        (each.name, each.kind, each.default) for each in other
    ]
    assert inspect.iscoroutinefunction(getattr(twin, method)) == inspect.iscoroutinefunction(getattr(real, method))


def test_the_database_has_what_the_real_one_has() -> None:
    assert public(DatabaseTwin) - OF_TESTS <= public(Database)


def test_twins_have_what_use_cases_call() -> None:
    modules = [each for each in (ROOT / "server/usecases").glob("*.py") if each.name not in WITHOUT_TWINS]
    called = {call for module in modules for call in calls(module)}
    assert len(called) > 20
    assert called <= METHODS


def test_the_contract_covers_what_twins_have() -> None:
    assert set.union(*(set(calls(path)) for path in Path(__file__).parent.glob("test_*.py"))) >= METHODS
