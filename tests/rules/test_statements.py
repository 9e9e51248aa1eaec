"""SQL stands where the rows are known: repositories alone write it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.checkout import ROOT, python_files

CLEAN = ("server/servicers", "server/tasks", "server/usecases", "server/cli", "server/domain")
SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT INTO|DELETE FROM|UPDATE\s+\w+\s+SET|ORDER BY|GROUP BY|pg_\w+\()"
    r"|^\s*[a-z]\.[a-z_]+ (=|<|>|<=|>=|<>|IN|LIKE|@>|@@|IS)( |$)"
    r"|(=|<|>|@>|\() ?(\{\}|\$\d)",
    re.DOTALL,
)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file with their lines, but for its documentation."""
    tree = ast.parse(path.read_text())
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node.lineno, node.value


def test_only_repositories_write_sql() -> None:
    files = [path for path in python_files("server") if str(path.relative_to(ROOT)).startswith(CLEAN)]
    assert len(files) > 100
    written = [f"{path.relative_to(ROOT)}:{line}" for path in files for line, text in texts(path) if SQL.search(text)]
    assert not written


def test_sql_is_recognised() -> None:
    for text in ("t.theme_id = {}", "e.kind = ANY({})", "t.labels @> {}", "SELECT 1 FROM images", "t.name IS NULL"):
        assert SQL.search(text), text
    assert SQL.search("DELETE FROM images")
    assert any(SQL.search(text) for _, text in texts(ROOT / "server/repositories/overlays.py"))
    assert not SQL.search("order_by must be one of {known}")
