"""A preview as coloured text for a terminal."""

from rich.color import Color
from rich.style import Style
from rich.text import Text

from server.domain.errors import DomainError
from server.imaging.sheets.half_blocks import half_blocks

UPPER_HALF = "▀"


def preview_text(content: bytes, columns: int, rows: int) -> Text:
    """An encoded picture as half blocks in at most `columns` x `rows` characters; empty when there is none to show."""
    if not content or columns < 1 or rows < 1:
        return Text(end="")
    try:
        lines = half_blocks(content, columns, rows)
    except DomainError:  # a picture that cannot be shown never ends a watch
        return Text(end="")
    drawn = Text(no_wrap=True, overflow="crop")
    for number, line in enumerate(lines):
        if number:
            drawn.append("\n")
        for upper, lower in line:
            drawn.append(UPPER_HALF, Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower)))
    return drawn
