"""The path language: what is read, and what is refused with which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.overlays.svg_paths import MOST_COMMANDS, commands_of


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("M1 2", [("M", [1, 2])]),
        ("M1,2L3,4z", [("M", [1, 2]), ("L", [3, 4]), ("z", [])]),
        ("m1-2.5 3.e1.5", [("m", [1, -2.5]), ("l", [30, 0.5])]),
        ("M0 0 1 1 2 2", [("M", [0, 0]), ("L", [1, 1]), ("L", [2, 2])]),
        ("M0 0H5h-5V1v-1", [("M", [0, 0]), ("H", [5]), ("h", [-5]), ("V", [1]), ("v", [-1])]),
        ("M0 0Q1 2 3 4 5 6 7 8", [("M", [0, 0]), ("Q", [1, 2, 3, 4]), ("Q", [5, 6, 7, 8])]),
        (" M 0 , 0\n C 1 2 3 4 5 6 Z M 9 9 ", [("M", [0, 0]), ("C", [1, 2, 3, 4, 5, 6]), ("Z", []), ("M", [9, 9])]),
    ],
)
def test_paths_are_read(text: str, commands: list[tuple[str, list[float]]]) -> None:
    assert [(each.letter, list(each.numbers)) for each in commands_of(text)] == commands


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "begin with M"),
        ("L1 1", "begin with M"),
        ("M1", "fewer than 2 numbers"),
        ("M0 0L1", "fewer than 2 numbers"),
        ("M0 0LL", "fewer than 2 numbers"),
        ("M0 0z1 1", "numbers behind Z"),
        ("M0 0A1 1 0 0 0 2 2", "a command A"),
        ("M0 0;", "cannot be read from ';'"),
        ("M0 0L1 1e999", "farther out"),
        ("M0 0L1 nan", "fewer than 2 numbers"),
        ("M1000000.5 0", "farther out"),
        ("M0 0" + "l1 1" * MOST_COMMANDS, "more than 5000 commands"),
    ],
)
def test_other_texts_are_refused(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        commands_of(text)


@given(st.text("MLHVQCZmlz0123456789.-+e, \n", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    try:
        commands = commands_of(text)
    except ValueError:
        return
    assert commands[0].letter in "Mm"
    assert all(abs(number) <= 1_000_000 for each in commands for number in each.numbers)
