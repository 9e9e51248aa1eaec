"""Combs: lines at equal distances that both axes may hold, by how often profiles repeat, then by where they stand."""

from dataclasses import dataclass, replace
from typing import Final, cast

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.arrays import Numbers
from server.imaging.painted_grids.traces import Levels, Traces

LEAST_CELL: Final = 16.0
MOST_CELL: Final = 400.0
"""The cells that are looked for, in pixels."""
_FINEST: Final = 8.0
"""Bricks and tiles are looked for as well: to know them is to leave them out."""
LEAST_LINES: Final = 2.6
"""How many cells the shorter side holds at least."""

_STEP: Final = 0.0025
_REPEATS: Final = 8
_KIN: Final = (1, 1 / 2, 1 / 3, 2, 2 / 3)
"""What repeats every so often has lines at these shares of the distance, too, or only there."""
_SAME: Final = 0.003
_TURNS: Final = 40
_PLACES: Final = 24
_LIKENESS: Final = 2
_WINDOWS: Final = (4, 2)
_AWRY: Final = 0.012
_SLIGHT: Final = 0.12


@dataclass(frozen=True, slots=True)
class Comb:
    """Lines of both axes `cell` px apart from `offsets` on, and how much of each channel they are made of.

    `score` grows with the strength and the number of the lines.
    """

    cell: float
    offsets: tuple[float, float]
    channels: Levels
    score: float


def evened(profile: Levels) -> Levels:
    """Return the profile in units of its usual height, a line spread over three pixels."""
    even = np.ascontiguousarray((profile / (profile.std(axis=0) + 1e-6)).T)
    return cast("Levels", np.ascontiguousarray(cv2.blur(even, (3, 1)).T))


def most_cell(profiles: tuple[Levels, Levels]) -> float:
    """The largest cell that is looked for in a picture of these profiles."""
    return min(MOST_CELL, min(len(each) for each in profiles) / LEAST_LINES)


def likely_combs(profiles: tuple[Levels, Levels], most: int) -> list[Comb]:
    """Return combs that the profiles of the axes repeat in, by at most so many distances and their kin, best first."""
    top = most_cell(profiles)
    if top <= LEAST_CELL:
        return []
    cells = np.exp(np.arange(np.log(_FINEST), np.log(top), _STEP))
    upright, level = (_repeats(each, cells) for each in profiles)
    score = np.sqrt(upright * level) + 0.1 * np.minimum(upright, level)
    peaks = np.flatnonzero((score >= np.roll(score, 1)) & (score >= np.roll(score, -1)) & (score > 0))
    distances: list[float] = []
    for peak in peaks[np.argsort(-score[peaks], kind="stable")][:most]:
        for share in _KIN:
            cell = float(cells[peak]) * share
            if _FINEST <= cell <= top and all(abs(cell / each - 1) > _SAME for each in distances):
                distances.append(cell)
    return sorted((fitted(profiles, each) for each in distances), key=lambda comb: -comb.score)


def _repeats(profile: Levels, cells: Numbers) -> Numbers:
    """How like itself a profile is after each of these distances and their multiples, against half-way between."""
    count = len(profile)
    spectrum = np.fft.rfft(profile - profile.mean(axis=0), 2 * count, axis=0)
    alike = np.fft.irfft(np.abs(spectrum) ** 2, axis=0)[: count * 9 // 10]
    alike = (alike / np.maximum(alike[0], 1e-9)).mean(axis=1) / (1 - np.arange(len(alike)) / count)
    places = np.arange(len(alike))
    total, counted = np.zeros(len(cells)), np.zeros(len(cells))
    for turn in range(1, _REPEATS + 1):
        inside = cells * (turn + 0.5) < len(alike) - 1
        there, before, after = (np.interp(cells * each, places, alike) for each in (turn, turn - 0.5, turn + 0.5))
        total += np.where(inside, there - (before + after) / 2, 0)
        counted += inside
    # Many repeats are less likely by chance than few.
    return np.maximum(total / np.maximum(counted, 1), 0) * np.sqrt(np.minimum(count / cells, _REPEATS + 1))


def fitted(profiles: tuple[Levels, Levels], cell: float) -> Comb:
    """The comb near this distance whose lines are the strongest, and alike in both axes."""
    longest = max(len(each) for each in profiles)
    reach, step = max(0.003 * cell, 0.06), 0.5 * cell / longest
    turns = min(_TURNS, int(2 * reach / step) + 2)
    cells = np.linspace(cell - reach, cell + reach, turns)
    placed = [_placed(*_stood_on(profile, cells, cell)) for profile in profiles]
    (starts, upright, strong), (tops, level, strong_too) = placed
    # Lines have one colour: those that are darker across and lighter down are seams of the ground, and lines.
    alike = np.einsum("toc,tpc->top", upright, level) / np.maximum(
        np.sqrt((upright**2).sum(axis=2))[:, :, None] * np.sqrt((level**2).sum(axis=2))[:, None], 1e-9
    )
    scores = (strong[:, :, None] + strong_too[:, None]) * np.maximum(alike, 0) ** _LIKENESS
    turn, one, other = (int(each) for each in np.unravel_index(int(scores.argmax()), scores.shape))
    channels = (upright[turn, one] + level[turn, other]).astype(np.float32)
    channels = channels / max(float(np.abs(channels).sum()), 1e-6)
    offsets = float(starts[turn, one]) + 0.5, float(tops[turn, other]) + 0.5
    return Comb(float(cells[turn]), offsets, channels, float(scores[turn, one, other]))


def _placed(sums: Numbers, lines: Numbers) -> tuple[npt.NDArray[np.int64], Numbers, Numbers]:
    """Per distance the offsets of the strongest lines, the means of the profile there, and how strong they are."""
    means = sums / np.maximum(lines, 1)[..., None]
    # A line stands out, whatever its colour.
    strength = (means**2).sum(axis=2) * lines * (means[..., -1] > 0)
    best = np.argpartition(-strength, min(_PLACES, strength.shape[1]) - 1, axis=1)[:, :_PLACES]
    return best, np.take_along_axis(means, best[..., None], axis=1), np.take_along_axis(strength, best, axis=1)


def _stood_on(profile: Levels, cells: Numbers, cell: float) -> tuple[Numbers, Numbers]:
    """Per distance and whole offset: the sum of the profile under the lines (channel), and how many lines there are."""
    count = len(profile)
    offsets = np.arange(0.0, cell)
    padded = np.concatenate((profile, np.zeros((1, profile.shape[1]), np.float32)))
    sums = np.zeros((len(cells), len(offsets), profile.shape[1]))
    lines = np.zeros((len(cells), len(offsets)))
    for line in range(int(count / cell) + 1):
        places = (offsets[None] + line * cells[:, None]).astype(np.int64)
        sums += padded.take(places, axis=0, mode="clip")
        lines += places < count
    return sums, lines


def without(profile: Levels, comb: Comb, axis: int) -> Levels:
    """Return the profile of an axis less what repeats in it with the comb: what differs from line to line is left."""
    bins = ((np.arange(len(profile)) + 0.5 - comb.offsets[axis]) % comb.cell).astype(np.int64)
    shared = np.stack([np.bincount(bins, weights=each) for each in profile.T], axis=1)
    return cast("Levels", (profile - (shared / np.maximum(np.bincount(bins), 1)[:, None])[bins]).astype(np.float32))


def exact(profiles: tuple[Levels, Levels], comb: Comb) -> Comb:
    """Return the comb with its distance and offsets taken from the middles of all lines, to fractions of a pixel."""
    for window in _WINDOWS:
        comb = _centred(profiles, comb, window)
    return comb


def _centred(profiles: tuple[Levels, Levels], comb: Comb, window: int) -> Comb:
    """The comb by the middles of what lies so many pixels around its lines."""
    places, numbers, weights, axes = [], [], [], []
    for axis, each in enumerate(profiles):
        profile = np.maximum(each @ comb.channels, 0)
        for line in range(int((len(profile) - 5 - comb.offsets[axis]) / comb.cell) + 1):
            near = round(comb.offsets[axis] - 0.5 + line * comb.cell)
            low, high = max(0, near - window), near + window + 1
            part = profile[low:high]
            if part.sum() > 0:
                places.append(float((part * (np.arange(low, low + len(part)) + 0.5)).sum() / part.sum()))
                numbers.append(line)
                weights.append(float(part.sum()))
                axes.append(axis)
    side, weight = np.array(axes), np.sqrt(np.array(weights))
    table = np.stack((np.array(numbers, np.float64), side == 0, side == 1), axis=1)
    for _ in range(3):
        cell, left, top = np.linalg.lstsq(table * weight[:, None], np.array(places) * weight, rcond=None)[0].tolist()
        # A wall beside a line draws its middle away: what is far off counts less.
        off = np.abs(np.array(places) - table @ (cell, left, top))
        weight = np.sqrt(np.array(weights)) / (1 + (off / 0.5) ** 2)
    return Comb(cell, (left % cell, top % cell), comb.channels, comb.score)


def nearer(traces: tuple[Traces, Traces], comb: Comb) -> Comb:
    """Return the comb moved to where most of each line is seen: a few walls may have drawn it beside the lines."""
    seen = [np.clip(trace.seen(comb.channels), 0, _SLIGHT).mean(axis=0)[:, None] for trace in traces]
    longest = max(len(each) for each in seen)
    turns = int(4 * _AWRY * longest) + 1
    cells = np.linspace(comb.cell * (1 - _AWRY), comb.cell * (1 + _AWRY), turns)
    sums = [_stood_on(each - each.mean(), cells, comb.cell) for each in seen]
    scores = np.zeros(turns)
    placed = []
    for each, lines in sums:
        shares = each[..., 0] / np.sqrt(np.maximum(lines, 1))
        placed.append(shares.argmax(axis=1))
        scores += np.maximum(shares.max(axis=1), 0)
    turn = int(scores.argmax())
    offsets = float(placed[0][turn]) + 0.5, float(placed[1][turn]) + 0.5
    means = [_mean_of_lines(trace.profile, float(cells[turn]), at) for trace, at in zip(traces, offsets, strict=True)]
    channels = means[0] + means[1]
    return replace(
        comb, cell=float(cells[turn]), offsets=offsets, channels=channels / max(float(np.abs(channels).sum()), 1e-6)
    )


def _mean_of_lines(profile: Levels, cell: float, offset: float) -> Levels:
    places = np.arange(offset, len(profile), cell).astype(np.int64)
    return cast("Levels", profile[places].mean(axis=0))
