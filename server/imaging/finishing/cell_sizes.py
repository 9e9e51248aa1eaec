"""How large maps and cells are for a provider that paints over them. Light: servers ask before they accept a task."""

from typing import Final

LEAST_CELL: Final = 24.0
"""Pixels of the provider that a cell has at least: of fewer, no painter makes a door."""

SMALL: Final = 0.01
"""Of a side, by how much an answer may be off where it is so small that a pixel is more than that."""

Size = tuple[int, int]
"""Width and height in pixels, or columns and rows."""


def provider_scale(base: Size, size: Size) -> float:
    """Pixels of a provider that paints pictures of `size` for each pixel of a base that is shown to it whole."""
    return min(size[0] / base[0], size[1] / base[1])


def provider_cell(base: Size, cell: float, size: Size) -> float:
    """Pixels of the provider across a cell that has `cell` pixels in the base."""
    return cell * provider_scale(base, size)


def largest_map(size: Size) -> Size:
    """Columns and rows of the largest map that is shown whole, in cells of LEAST_CELL, to a painter of that size."""
    return int(size[0] / LEAST_CELL), int(size[1] / LEAST_CELL)


def same_shape(one: Size, other: Size) -> bool:
    """Whether sides are as long in proportion, but for the pixel that rounding takes."""
    width, height = one[1] * other[0] / other[1], one[0] * other[1] / other[0]
    return any(abs(side - due) <= min(1.0, SMALL * due) for side, due in zip(one, (width, height), strict=True))
