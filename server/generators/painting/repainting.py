"""A provider that paints over a picture, behind the port of generators: what is drawn by it is drawn over that."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from server.generators.painting.options import Painting
from server.generators.port import ByProvider, Commission, Drawn, RemoteReport

if TYPE_CHECKING:
    from server.generators.painting.painters import PaintingGenerator


@dataclass(frozen=True, slots=True)
class RepaintedBase:
    """A picture that is painted over, as PNG, and how closely it is followed, 0 to 1, where somebody says so.

    For a model that takes a mask there is one, of the same size: white and clear where it is to be painted over, black
    and opaque elsewhere.
    """

    png: bytes
    control: float | None = None
    mask: bytes | None = None


class Repainter(ByProvider[Painting]):
    """One provider over one picture, which has the size that the options of a commission want."""

    name = "repainter"
    version = "1"
    type = "*"
    subtypes: tuple[str, ...] = ("*",)
    description = "The same picture in another paint, by a provider."
    stages: tuple[str, ...] = ("ask", "paint", "fetch")
    options = Painting
    options_field = "painting"

    def __init__(self, painter: "PaintingGenerator", base: RepaintedBase) -> None:
        self._painter = painter
        self._base = base

    async def generate(self, commission: Commission[Painting], key: UUID, report: RemoteReport) -> Drawn:
        """Have it repainted; see `ByProvider`."""
        return await self._painter.painted(commission, key, report, self._base)


def asked_of(prompt: str, size: tuple[int, int], seed: int, negative_prompt: str = "") -> Commission[Any]:
    """What a provider is asked for that paints over a picture of this size."""
    return Commission("", "", seed, Painting(size[0], size[1], prompt, negative_prompt))
