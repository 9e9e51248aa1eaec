"""The part of the path language of SVG that drawings take: M, L, H, V, Q, C, Z, and their small letters."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_COMMANDS = 5000
FARTHEST = 1_000_000.0
STEPS = 16
"""Places of a curve that are looked at."""

_TOKEN = re.compile(r"[,\s]*([A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}
_MOST_NUMBERS = 6
_FOLLOWING = {"M": "L", "m": "l"}


class Command(NamedTuple):
    """A letter and its numbers, as many as it takes."""

    letter: str
    numbers: Sequence[float]


def commands_of(text: str) -> list[Command]:
    """The commands of a path; numbers that go on behind a command repeat it.

    Raises `ValueError`, with words for who wrote it, for anything but a path of at most MOST_COMMANDS commands.
    """
    tokens = _tokens(text)
    if tokens[:1] not in (["M"], ["m"]):
        raise ValueError("must begin with M")
    commands: list[Command] = []
    at, letter = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            letter = tokens[at]
            at += 1
        elif letter in "zZ":
            raise ValueError("has numbers behind Z")
        else:
            letter = _FOLLOWING.get(letter, letter)
        command = Command(letter, _numbers(letter, tokens[at : at + _MOST_NUMBERS]))
        at += len(command.numbers)
        commands.append(command)
        if len(commands) > MOST_COMMANDS:
            raise ValueError(f"has more than {MOST_COMMANDS} commands")
    return commands


def _tokens(text: str) -> list[str]:
    tokens, end = [], 0
    for match in _TOKEN.finditer(text):
        if match.start() != end:
            break
        tokens.append(match[1])
        end = match.end()
    if rest := text[end:].strip(", \t\r\n"):
        raise ValueError(f"cannot be read from {rest[:20]!r} on")
    return tokens


def _numbers(letter: str, tokens: Sequence[str]) -> list[float]:
    """The numbers that a command takes of what stands behind it."""
    if (count := _COUNTS.get(letter.upper())) is None:
        raise ValueError(f"has a command {letter}: only M, L, H, V, Q, C and Z are drawn")
    numbers = []
    for token in tokens[:count]:
        if token.isalpha():
            break
        number = float(token)
        if not -FARTHEST <= number <= FARTHEST:
            raise ValueError(f"has a number {token}, farther out than {FARTHEST:.0f}")
        numbers.append(number)
    if len(numbers) < count:
        raise ValueError(f"has a command {letter} with fewer than {count} numbers")
    return numbers


def places_of(commands: Sequence[Command]) -> list[tuple[float, float]]:
    """Places that a path leads over, one after the other: of each curve STEPS, where a move lifts the pen as well."""
    places = [at := (0.0, 0.0)]
    start = at
    for letter, numbers in commands:
        base = at if letter.islower() else (0.0, 0.0)
        match letter.upper():
            case "Z":
                ends = [start]
            case "H":
                ends = [(base[0] + numbers[0], at[1])]
            case "V":
                ends = [(at[0], base[1] + numbers[0])]
            case _:
                ends = [(base[0] + x, base[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        places += ends if len(ends) == 1 else [_on_curve([at, *ends], step / STEPS) for step in range(1, STEPS + 1)]
        at = ends[-1]
        if letter in "Mm":
            start = at
    return places[1:]


def _on_curve(corners: list[tuple[float, float]], share: float) -> tuple[float, float]:
    while len(corners) > 1:
        corners = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(corners)]
    return corners[0]
