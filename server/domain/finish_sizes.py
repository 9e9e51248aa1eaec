"""How a picture is refused that is too large for a provider to paint over, and what would do."""

from dataclasses import dataclass

from server.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A map, or a picture without cells, of which too little would be seen in the `size` that a provider paints.

    The `largest` that would do is told in cells, or in pixels: in one call, or in so many `tiles` where they are asked
    for. `helping` tiles would do where they are not.
    """

    provider: str
    size: tuple[int, int]
    largest: tuple[int, int]
    cells: bool = True
    tiles: int = 1
    helping: int = 0

    def error(self, field: str) -> Invalid:
        """The error of a request, in this field of it."""
        (width, height), (across, down) = self.size, self.largest
        what, unit, of_it = ("maps", "cells", "the cells of this map") if self.cells else ("pictures", "pixels", "it")
        sides = {"columns": across, "rows": down} if self.cells else {"width": across, "height": down}
        more = {"tiles": self.helping} if self.helping else {}
        each = f" in each of {self.tiles} tiles" if self.tiles > 1 else ""
        tip = f"; with tiles: true it paints this one in {self.helping} tiles" if self.helping else ""
        return Invalid(
            f"{field}: {self.provider} paints {width}x{height} pixels{each}, too few for {of_it}: it does for "
            f"{what} of at most {across}x{down} {unit}{tip}",
            field=field,
            **sides,
            **more,
        )
