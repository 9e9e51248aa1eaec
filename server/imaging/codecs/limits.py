"""What an uploaded image may cost."""

from dataclasses import dataclass

from server.domain.errors import ImageTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """Most `size` in bytes, most `pixels` and longest `side` in pixels an image may have.

    Decoding may take `base` seconds of processor time, and `each` more for every million pixels the image claims.
    """

    size: int = 64 << 20
    pixels: int = 100_000_000
    side: int = 65_535
    base: float = 5.0
    each: float = 0.25

    def seconds(self, pixels: int) -> float:
        """Return how much processor time the decoding of so many pixels may take: several times what it does take."""
        return self.base + self.each * pixels / 1e6

    def check_size(self, size: int) -> None:
        """Raise ImageTooLarge for a file of more than the allowed bytes."""
        if size > self.size:
            raise ImageTooLarge(f"The file has more than {self.size} bytes.", size=size, limit=self.size)

    def check_pixels(self, width: int, height: int) -> None:
        """Raise ImageTooLarge for a picture of `width` x `height` that has too many pixels or too long a side."""
        measures = f"The image measures {width} x {height} pixels; "
        if width * height > self.pixels:
            more = f"at most {self.pixels} pixels are allowed."
            raise ImageTooLarge(measures + more, width=width, height=height, limit=self.pixels)
        if max(width, height) > self.side:
            more = f"no side may be longer than {self.side}."
            raise ImageTooLarge(measures + more, width=width, height=height, limit=self.side)
