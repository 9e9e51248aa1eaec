"""How large cells are for a provider that paints over a map. Light: servers ask it before they accept a task."""

from typing import Final

LEAST_CELL: Final = 24.0
"""Pixels of the provider that a cell has at least: of fewer, no painter makes a door."""

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
