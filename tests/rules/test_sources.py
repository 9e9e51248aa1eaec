"""Files are small and named after what they hold."""

import re

from tests.rules.checkout import ROOT, python_files, text_files

MOST_LINES = 300
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|base|misc|stuff|lib)$")
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
