"""What models of pictures take: sizes, and how many characters of a prompt."""

from dataclasses import dataclass, replace
from math import log, sqrt

from server.generators.painting.options import MOST_SIDE
from server.imaging.finishing.cell_sizes import Size

__all__ = ["MODELS", "MOST_OVER", "OTHER", "ImageModel", "Size", "model_named", "model_set"]

MOST_OVER = 1 << 21
"""Pixels of a picture that is painted over by a model that takes any size."""
EVEN = 8
"""What its sides are multiples of, unless the model says: for latents, a pixel for each 8 x 8, and the like."""


@dataclass(frozen=True, slots=True)
class ImageModel:
    """A family of models by how their names begin.

    `sizes` are all there are, the first where none is wanted; where there are none, any size is sent as it is wanted,
    in steps of `step` pixels; not `sized` where none can be chosen. `edits` where it repaints a whole picture that it
    is sent, with `fidelity` where it is told how closely, and `masks` where it is told which part; not `draws` where it
    does nothing else. `names_format` where the answer is a URL unless bytes are asked for. `negative` where it takes
    what is not to be shown apart from the prompt, `keeps_seeds` where it takes a seed.
    """

    prefix: str
    sizes: tuple[Size, ...]
    most_prompt: int
    edits: bool = False
    names_format: bool = False
    negative: bool = False
    keeps_seeds: bool = False
    sized: bool = True
    step: int = 1
    fidelity: bool = False
    masks: bool = False
    draws: bool = True

    def size(self, wanted: Size | None) -> Size | None:
        """The size that is nearest in its ratio, and of those in its pixels; None where the model may choose."""
        if wanted is None:
            return next(iter(self.sizes), None)
        width, height = wanted
        if not self.sizes:
            return self._stepped(width), self._stepped(height)
        return min(
            self.sizes,
            key=lambda each: (
                round(abs(log(each[0] / each[1]) - log(width / height)), 6),
                abs(log(each[0] * each[1]) - log(width * height)),
            ),
        )

    def _stepped(self, side: int) -> int:
        return max(1, (side + self.step // 2) // self.step) * self.step

    def size_over(self, base: tuple[float, float]) -> Size:
        """The size for repainting a picture of these sides: that in which it is largest, and of those the smallest.

        Where any size will do it is the shape of the picture, in as many pixels as there may be.
        """
        width, height = base
        if not self.sizes:
            step = self.step if self.step > 1 else EVEN
            scale = min(sqrt(MOST_OVER / (width * height)), MOST_SIDE / max(width, height))
            across, down = (max(step, int(scale * side / step + 1e-9) * step) for side in base)
            return across, down
        return max(
            self.sizes,
            key=lambda each: (round(min(each[0] / width, each[1] / height), 6), -each[0] * each[1]),
        )


_WIDE_OR_TALL = ((1024, 1024), (1536, 1024), (1024, 1536))
MODELS = (
    ImageModel("gpt-image-2", (*_WIDE_OR_TALL, (1536, 864), (864, 1536)), 32_000, edits=True),
    ImageModel("gpt-image-1-mini", _WIDE_OR_TALL, 32_000, edits=True),
    ImageModel("gpt-image-1", _WIDE_OR_TALL, 32_000, edits=True, fidelity=True),
    ImageModel("gpt-image", _WIDE_OR_TALL, 32_000, edits=True),
    ImageModel("chatgpt-image", _WIDE_OR_TALL, 32_000, edits=True),
    ImageModel("dall-e-3", ((1024, 1024), (1792, 1024), (1024, 1792)), 4000, names_format=True),
    # It edits too, but only what is transparent in a picture.
    ImageModel("dall-e-2", ((1024, 1024), (512, 512), (256, 256)), 1000, names_format=True),
)
OTHER = ImageModel("", (), 4000)
"""Models of other servers: who sets one up knows what it takes."""


def model_named(name: str) -> ImageModel:
    """The family of a model."""
    return next((each for each in MODELS if name.startswith(each.prefix)), OTHER)


def model_set(name: str, *, edits: bool) -> ImageModel:
    """The family of a model of which somebody says that it `edits`, or nothing.

    Raises `ValueError` where that is known to be wrong.
    """
    model = model_named(name)
    if not edits or model.edits:
        return model
    if model is not OTHER:
        raise ValueError(f"{model.prefix} paints over no picture that it is sent")
    return replace(OTHER, edits=True)
