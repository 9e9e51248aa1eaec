"""What models of pictures take: sizes, and how many characters of a prompt."""

from dataclasses import dataclass
from math import log

from server.imaging.finishing.cell_sizes import Size

__all__ = ["MODELS", "OTHER", "ImageModel", "Size", "model_named"]


@dataclass(frozen=True, slots=True)
class ImageModel:
    """A family of models by how their names begin.

    `sizes` are all there are, the first where none is wanted; where there are none, any size is sent as it is wanted.
    `names_format` where the answer is a URL unless bytes are asked for. `edits` where it repaints a whole picture that
    it is sent, with `fidelity` where it is told how closely.
    """

    prefix: str
    sizes: tuple[Size, ...]
    most_prompt: int
    edits: bool = False
    names_format: bool = False
    fidelity: bool = False

    def size(self, wanted: Size | None) -> Size | None:
        """The size that is nearest in its ratio, and of those in its pixels; None where the model may choose."""
        if wanted is None or not self.sizes:
            return wanted or next(iter(self.sizes), None)
        width, height = wanted
        return min(
            self.sizes,
            key=lambda each: (
                round(abs(log(each[0] / each[1]) - log(width / height)), 6),
                abs(log(each[0] * each[1]) - log(width * height)),
            ),
        )

    def size_over(self, base: tuple[float, float]) -> Size:
        """The size for repainting a picture of these sides: that in which it is largest, and of those the smallest."""
        width, height = base
        return max(
            self.sizes or ((round(width), round(height)),),
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
