"""No test measures time, for machines are noisy: what something costs is counted, and its end is waited for."""

import ast
from collections.abc import Iterator, Sequence

from tests.rules.checkout import ROOT, python_files

CLOCKS = {
    "time": {
        *("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime"),
        *("time_ns", "monotonic_ns", "perf_counter_ns", "process_time_ns", "thread_time_ns", "clock_gettime_ns"),
    },
    "resource": {"getrusage"},
    "os": {"times"},
    "timeit": {"timeit", "repeat", "default_timer", "Timer"},
}
"""Module -> what in it tells how long something took."""
METHODS = {"cpu_times", "cpu_percent"}
"""Of a process, which psutil has."""
DATES = {"datetime.now", "datetime.utcnow", "datetime.today"}
"""What tells the day; compared, they measure too."""

READERS = {
    "tests/system/work_under_way.py": "which child of a worker draws; its time is compared with those that do nothing",
    "tests/contract/test_blob_store.py": "in which time zone a store tells times, give or take minutes",
}
"""File -> why it reads a clock."""


def clock_reads(tree: ast.AST) -> Iterator[str]:
    """What reads a clock in a file."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name(module), name) if name in CLOCKS.get(module, ()):
                yield f"{module}.{name}"
            case ast.Attribute(_, name) if name in METHODS:
                yield name
            case ast.ImportFrom(str(module)):
                yield from (f"{module}.{each.name}" for each in node.names if each.name in CLOCKS.get(module, ()))
            case ast.Call(ast.Attribute(loop, "time"), []) if "loop" in ast.unparse(loop):
                yield "loop.time"
            case ast.Compare(left, _, others):
                yield from (f"{each} compared" for each in _dates([left, *others]))


def _dates(operands: Sequence[ast.expr]) -> Iterator[str]:
    """What tells the day among operands, and what is added to or taken from them."""
    for each in operands:
        match each:
            case ast.Call(ast.Attribute() as name) if ast.unparse(name) in DATES:
                yield ast.unparse(name)
            case ast.Call(ast.Name("abs"), inner):
                yield from _dates(inner)
            case ast.BinOp(left, _, right):
                yield from _dates([left, right])


def test_no_test_measures_time() -> None:
    files = {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in python_files("tests")}
    reading = {name: reads for name, tree in files.items() if (reads := [*clock_reads(tree)])}
    assert reading.keys() == READERS.keys(), reading


def test_whatever_measures_is_seen() -> None:
    measuring = (
        "import time\ntime.perf_counter()",
        "from time import thread_time as now",
        "async def test() -> None:\n    assert asyncio.get_running_loop().time() < 5",
        "assert resource.getrusage(resource.RUSAGE_SELF).ru_utime < 5",
        "psutil.Process().cpu_times()",
        "assert datetime.now(UTC) - began < SECOND",
    )
    for each in measuring:
        assert [*clock_reads(ast.parse(each))], each
