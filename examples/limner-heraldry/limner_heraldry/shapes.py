"""Outlines of shields, ordinaries and charges, as polygons on a square from 0 to 1."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Outline = npt.NDArray[np.float64]
PLACES: Final[dict[tuple[str, int], tuple[float, tuple[tuple[float, float], ...]]]] = {
    ("none", 1): (0.25, ((0.5, 0.46),)),
    ("none", 3): (0.135, ((0.31, 0.29), (0.69, 0.29), (0.5, 0.66))),
    ("chief", 1): (0.19, ((0.5, 0.58),)),
    ("chief", 3): (0.115, ((0.32, 0.47), (0.68, 0.47), (0.5, 0.74))),
    ("pale", 2): (0.115, ((0.245, 0.42), (0.755, 0.42))),
    ("bend", 2): (0.125, ((0.69, 0.27), (0.33, 0.62))),
    ("fess", 3): (0.1, ((0.3, 0.21), (0.7, 0.21), (0.5, 0.73))),
    ("chevron", 3): (0.1, ((0.27, 0.24), (0.73, 0.24), (0.5, 0.74))),
    ("cross", 4): (0.095, ((0.255, 0.22), (0.745, 0.22), (0.285, 0.61), (0.715, 0.61))),
    ("saltire", 4): (0.085, ((0.5, 0.185), (0.5, 0.72), (0.225, 0.435), (0.775, 0.435))),
}
"""Ordinary and number of charges -> how large these are, and where."""


def shield(shape: str) -> Outline:
    """The outline of a shield."""
    if shape == "round":
        return _circle(0.44) + 0.5
    down = np.linspace(0.0, 1.0, 24)[:, None]
    edge, bulge, point = np.array((0.93, 0.42)), np.array((0.93, 0.78)), np.array((0.5, 0.97))
    right = (1 - down) ** 2 * edge + 2 * down * (1 - down) * bulge + down**2 * point
    left = right[::-1] * (-1, 1) + (1, 0)
    return np.concatenate(([(0.07, 0.06), (0.93, 0.06)], right, left))


def ordinary(name: str) -> list[Outline]:
    """The outlines of an ordinary, beyond the edge of every shield."""
    match name:
        case "pale":
            return [_box(0.39, -1, 0.61, 2)]
        case "fess":
            return [_box(-1, 0.36, 2, 0.56)]
        case "chief":
            return [_box(-1, -1, 2, 0.29)]
        case "cross":
            return [_plus(0.5, 0.41, 0.085)]
        case "bend":
            return [_band((0.02, 0.0), (0.98, 0.92), 0.09)]
        case "saltire":
            # One outline: where the bands cross there is no line.
            turned = _plus(0.0, 0.0, 0.07) @ np.array(((1, 1), (-1, 1))) / np.sqrt(2)
            return [turned + (0.5, 0.44)]
        case "chevron":
            return [np.array(((0.5, 0.3), (1.4, 1.11), (1.4, 1.35), (0.5, 0.54), (-0.4, 1.35), (-0.4, 1.11)))]
    return []


def charges(name: str, beside: str, count: int) -> list[Outline]:
    """The outlines of charges where there is room beside an ordinary."""
    if name == "none":
        return []
    size, places = PLACES[beside, count]
    return [part * size + place for place in places for part in _charge(name)]


def _charge(name: str) -> list[Outline]:
    """One charge around the middle, as large as a circle of radius 1."""
    match name:
        case "mullet":
            turns = np.arange(10) * np.pi / 5 - np.pi / 2
            radii = np.where(np.arange(10) % 2, 0.42, 1.05)
            return [np.column_stack((np.cos(turns) * radii, np.sin(turns) * radii)) + (0, 0.06)]
        case "roundel":
            return [_circle(0.9)]
        case "lozenge":
            return [np.array(((0, -1), (0.72, 0), (0, 1), (-0.72, 0)), np.float64)]
        case "crescent":
            outer = _arc(0.95, 0.0, -np.pi * 0.32, np.pi * 1.32)
            inner = _arc(0.68, -0.3, np.pi * 1.19, -np.pi * 0.19)
            return [np.concatenate((outer, inner))]
        case "tower":
            return [_mirrored(_TOWER), _mirrored(_GATE)]
    return [_mirrored(_PETAL), _side_petal(1), _side_petal(-1), _mirrored(_RING), _mirrored(_FOOT)]


_TOWER: Final = (
    (0.12, -0.95), (0.12, -0.72), (0.36, -0.72), (0.36, -0.95), (0.72, -0.95), (0.72, -0.38),
    (0.55, -0.24), (0.55, 0.66), (0.74, 0.78), (0.74, 0.98),
)  # fmt: skip
_GATE: Final = ((0.0, 0.2), (0.12, 0.25), (0.2, 0.4), (0.2, 0.98))
_PETAL: Final = ((0.0, -1.05), (0.16, -0.78), (0.29, -0.5), (0.28, -0.22), (0.17, 0.08), (0.11, 0.3))
_RING: Final = ((0.46, 0.26), (0.46, 0.44))
_FOOT: Final = ((0.12, 0.44), (0.26, 0.7), (0.14, 0.76), (0.0, 1.0))
_SIDE: Final = (
    (0.12, 0.28), (0.2, -0.02), (0.36, -0.34), (0.6, -0.46), (0.82, -0.36), (0.92, -0.12), (0.86, 0.1), (0.68, 0.2),
    (0.66, 0.06), (0.7, -0.1), (0.6, -0.2), (0.48, -0.08), (0.4, 0.12), (0.34, 0.28),
)  # fmt: skip


def _mirrored(half: Sequence[tuple[float, float]]) -> Outline:
    """An outline that is alike on both sides, of its right half."""
    right = np.array(half)
    return np.concatenate((right, right[::-1] * (-1, 1)))


def _side_petal(side: int) -> Outline:
    return np.array(_SIDE) * (side, 1)


def _circle(radius: float) -> Outline:
    turns = np.arange(96) * (2 * np.pi / 96)
    return np.column_stack((np.cos(turns), np.sin(turns))) * radius


def _arc(radius: float, lower: float, start: float, end: float) -> Outline:
    turns = np.linspace(start, end, 40)
    return np.column_stack((np.cos(turns) * radius, np.sin(turns) * radius + lower))


def _box(left: float, top: float, right: float, bottom: float) -> Outline:
    return np.array(((left, top), (right, top), (right, bottom), (left, bottom)), np.float64)


def _band(start: tuple[float, float], end: tuple[float, float], half: float) -> Outline:
    """A band along a line, far beyond its ends."""
    first, last = np.array(start), np.array(end)
    along = (last - first) / np.hypot(*(last - first))
    across = np.array((-along[1], along[0])) * half
    first, last = first - along, last + along
    return np.array((first + across, last + across, last - across, first - across))


def _plus(x: float, y: float, half: float) -> Outline:
    far = 2.0
    return np.array(
        (
            (x - half, y - far), (x + half, y - far), (x + half, y - half), (x + far, y - half),
            (x + far, y + half), (x + half, y + half), (x + half, y + far), (x - half, y + far),
            (x - half, y + half), (x - far, y + half), (x - far, y - half), (x - half, y - half),
        )
    )  # fmt: skip
