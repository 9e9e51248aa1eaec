"""Files made to break what reads them: real ones with something changed in them, where it hurts."""

import random
from typing import Any

import pytest

from server.domain.documents import to_document
from server.domain.errors import Invalid
from server.interop.universal_vtt_reader import read_universal_vtt
from tests.unit.interop.hostile_files import mutated, real

FILES_READ = 2000
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_files_are_read_or_refused(part: int) -> None:
    dice, documents = random.Random(part), real()
    read = 0
    for _ in range(FILES_READ // PARTS):
        data = mutated(dice, dice.choice(documents))
        try:
            map_ = read_universal_vtt(data)
        except Invalid as error:
            assert len(error.field) < 400
            assert len(error.message) < 600
            continue
        read += 1
        for each in map_.overlays:
            numbers(to_document(each.data))
        numbers(to_document(map_.grid))
        map_.grid_over(1000, 800)
    assert 0 < read < FILES_READ // PARTS


def numbers(value: Any) -> None:
    """All numbers of a document are such as a caller could send."""
    match value:
        case dict():
            for each in value.values():
                numbers(each)
        case list() | tuple():
            for each in value:
                numbers(each)
        case float():
            assert abs(value) <= 1_000_000
