"""What is asked of the database is written in repositories and migrations alone."""

import ast
import re
from pathlib import Path

import pytest

from tests.rules.checkout import ROOT

SQL = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE \S+ SET|DELETE FROM|WITH \S+ AS|LISTEN|NOTIFY|LOCK|TRUNCATE)\b")
HOMES = ("repositories",)
SOURCES = [
    each for each in sorted((ROOT / "server").rglob("*.py")) if each.relative_to(ROOT / "server").parts[0] not in HOMES
]


def statements(text: str) -> list[str]:
    """The texts of a module that are statements of SQL."""
    texts = (each.value for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Constant))
    return [each for each in texts if isinstance(each, str) and SQL.match(each)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.relative_to(ROOT).as_posix())
def test_there_is_no_sql_outside_of_repositories(source: Path) -> None:
    assert not statements(source.read_text())


def test_sql_is_noticed() -> None:
    noticed = statements('f"SELECT 1 FROM {table}"\n"UPDATE images SET x = 1"\n"Select one"')
    assert sorted(noticed) == ["SELECT 1 FROM ", "UPDATE images SET x = 1"]
