"""Files are small and named after what they hold."""

import re

from tests.rules.checkout import ROOT, python_files, text_files

MOST_LINES = 300
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|base|misc|stuff|lib)$")
OPENED = re.compile(r"\b(to_thread|run_in_executor)\(([\w.]+, )?([\w.]+\.)?(open|fdopen|mkstemp)\b")
SOURCES = ("server", "limner_client", "tests", "tools", "bench", "migrations")


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in python_files(*SOURCES)}
    assert lengths
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert not long, f"more than {MOST_LINES} lines"


def test_no_file_has_a_vague_name() -> None:
    # In a generator, `base` is what a picture is drawn on.
    vague = [
        name
        for name, _ in text_files()
        if name.endswith(".py") and VAGUE.search(name[:-3].rpartition("/")[2]) and "generators/" not in name
    ]
    assert not vague


def test_vague_names_are_recognised() -> None:
    assert all(VAGUE.search(name) for name in ("utils", "image_helpers", "common", "db_manager", "base"))
    assert not any(VAGUE.search(name) for name in ("database", "baseline", "map_grids", "keep_blob"))


def test_what_a_thread_opens_it_closes() -> None:
    """Whoever waits for a thread may be cancelled, and what it has opened for him meanwhile is nobody's."""
    handed_out = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files("server", "limner_client")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if OPENED.search(line)
    }
    assert not handed_out


def test_opening_in_a_thread_is_recognised() -> None:
    assert OPENED.search("with await asyncio.to_thread(path.open, 'rb') as file:")
    assert OPENED.search("loop.run_in_executor(None, open, path)")
    assert not OPENED.search("await asyncio.to_thread(_opened_and_read, path)")
