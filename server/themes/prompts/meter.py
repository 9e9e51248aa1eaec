"""How much filling templates may cost, counted while it goes on: no clock is asked, so it is the same everywhere."""

from dataclasses import dataclass

MOST_OUTPUT = 16 << 10
"""Bytes of all that is made of one prompt's templates."""
MOST_STEPS = 60_000
"""For all templates of both prompts; the dearest took 70 ns when it was measured, so that is 4 ms."""
NODE_STEPS = 16
"""For a node of a tree; a character that is looked at or made takes one."""


class SpentFault(Exception):
    """More than filling may cost."""


@dataclass(slots=True)
class FillingMeter:
    """What is left of both."""

    steps: int = MOST_STEPS
    output: int = MOST_OUTPUT

    def step(self, count: int) -> None:
        """Take so many steps. Raises `SpentFault`."""
        self.steps -= count
        if self.steps < 0:
            raise SpentFault("takes too much work: shorter values, or fewer tags")

    def next_prompt(self) -> None:
        """Begin another prompt, which has the room of one for itself; the steps are for all."""
        self.output = MOST_OUTPUT

    def write(self, text: str) -> None:
        """Take the room for a piece of output. Raises `SpentFault`."""
        self.output -= len(text) if text.isascii() else len(text.encode())
        if self.output < 0:
            raise SpentFault(f"makes more than {MOST_OUTPUT >> 10} KiB")

    def plain(self, text: str) -> str:
        """Take what a text costs that is all there is in a template. Raises `SpentFault`."""
        self.step(NODE_STEPS)
        self.write(text)
        return text
