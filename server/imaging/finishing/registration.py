"""How far a repainted picture lies beside the one it was painted over."""

from typing import Final, cast

import numpy as np
from PIL import Image

from server.imaging.finishing.means import Intensities, box_mean

MOST_SHIFT: Final = 2.0
"""Pixels, in either direction, up to which a shift is a matter of how a provider works; more is another drawing."""

_MEASURED: Final = 0.15
"""Pixels by which a shift is measured wrongly."""
_LEAST: Final = 0.25
"""Pixels below which moving a picture back blurs it for nothing."""
_AROUND: Final = 6
"""Pixels over which edges are as strong as their surroundings, and around a peak that belong to it."""
_SHARPEST: Final = 0.18
"""Cycles per pixel from which on a picture holds more noise than edges."""
_CLEAR: Final = 1.3
"""How far the peak stands above any other."""


def shift_between(base: Image.Image, answer: Image.Image) -> tuple[float, float]:
    """Return by how many pixels what `answer` shows lies right of and below where `base`, of the same size, has it.

    (0, 0) for less than a quarter of a pixel, for more than MOST_SHIFT, and where the two show nothing alike.

    By phase correlation (Kuglin and Hines 1975) of their edges, each as strong as those around it, so that neither
    colours nor light count; frequencies in which there is more noise than edges weigh less, and the place of the peak
    between pixels is that of a parabola through it and its neighbours.
    """
    one, other = (np.fft.rfft2(_edges(each)) for each in (base, answer))
    cross = other * np.conj(one)
    height, width = base.height, base.width
    down, across = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    weight = np.exp(-(down**2 + across**2) / (2 * _SHARPEST**2))
    surface = np.fft.irfft2(cross / (np.abs(cross) + 1e-12) * weight, (height, width))
    top, left = np.unravel_index(int(surface.argmax()), surface.shape)
    peak = float(surface[top, left])
    near = np.ix_(
        (np.arange(-_AROUND, _AROUND + 1) + int(top)) % height, (np.arange(-_AROUND, _AROUND + 1) + int(left)) % width
    )
    others = surface.copy()
    others[near] = -np.inf
    if peak <= 0 or peak < _CLEAR * float(others.max()):
        return 0.0, 0.0
    y = _signed(int(top), height) + _between(surface[:, left], int(top))
    x = _signed(int(left), width) + _between(surface[top], int(left))
    far = max(abs(x), abs(y))
    return (x, y) if _LEAST <= far <= MOST_SHIFT + _MEASURED else (0.0, 0.0)


def _edges(picture: Image.Image) -> Intensities:
    """How strong the edges are, in units of those around, and nothing along the frame."""
    grey = np.asarray(picture.convert("L"), np.float32)
    down, across = np.gradient(grey)
    steep = np.hypot(down, across)
    local = steep / (box_mean(steep, _AROUND) + 1.0)
    local = np.minimum(local, 3.0)
    window = np.hanning(grey.shape[0] + 2)[1:-1, None] * np.hanning(grey.shape[1] + 2)[None, 1:-1]
    return cast("Intensities", ((local - local.mean()) * np.sqrt(window)).astype(np.float32))


def _signed(index: int, length: int) -> int:
    return index if index <= length // 2 else index - length


def _between(line: np.ndarray[tuple[int], np.dtype[np.float64]], index: int) -> float:
    before, here, after = (float(line[(index + step) % len(line)]) for step in (-1, 0, 1))
    bend = before - 2 * here + after
    return max(-0.5, min(0.5, (before - after) / (2 * bend))) if bend < 0 else 0.0
