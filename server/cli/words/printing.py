"""What commands write: lines and aligned columns. Text of others never reaches the terminal raw."""

import re
import sys
import unicodedata
from collections.abc import Sequence

import click

_BYTES = re.compile("[\udc80-\udcff]")
"""How Python holds the bytes of a file's name that its encoding does not know."""


def say(text: str = "") -> None:
    """Write a line to standard output, at once."""
    click.echo(readable(text))


def note(text: str) -> None:
    """Write a line that is not part of the result to standard error."""
    click.echo(readable(text), err=True)


def writes_unicode() -> bool:
    """Whether standard output takes every character."""
    return (getattr(sys.stdout, "encoding", None) or "ascii").lower().startswith("utf")


def write_what_can_be() -> None:
    """Have standard output show `?` for what its encoding lacks; standard error writes such in escapes anyway."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def readable(text: str) -> str:
    """Text that any Unicode can hold: the bytes of a name that are no text here stand as escapes."""
    named = _BYTES.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", text)
    return named.encode(errors="backslashreplace").decode()


def printable(text: str) -> str:
    """`text` without what steers a terminal: control characters and such become U+FFFD, line breaks stay."""
    return "".join(one if one == "\n" or unicodedata.category(one) not in {"Cc", "Cf", "Cs"} else "�" for one in text)


def on_one_line(text: str) -> str:
    """The same on one line, with a blank for any blanks."""
    return " ".join(printable(text).split())


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equal length as aligned lines without trailing blanks; nothing is cut."""
    cells = [[on_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(line.rstrip() for line in lines)


def fields(pairs: Sequence[tuple[str, str]]) -> str:
    """Names and values, one pair a line; pairs without a value are left out."""
    return columns([(f"{name}:", value) for name, value in pairs if value])


def byte_count(size: int) -> str:
    """Bytes as people read them."""
    if size < 1 << 10:
        return f"{size} B"
    return f"{size / 2**10:.1f} KiB" if size < 1 << 20 else f"{size / 2**20:.1f} MiB"
