"""What can be said of a picture that a provider paints."""

from dataclasses import dataclass
from typing import Annotated

from server.generators.options import Option

LEAST_SIDE, MOST_SIDE = 64, 4096
MOST_PROMPT = 32_000
"""Characters of a composed prompt; models take less, some of them much less."""


@dataclass(frozen=True)
class Painting:
    """The size that is wanted, and the words that the picture is painted from: composed when a task is accepted."""

    width: Annotated[int | None, Option("Pixels from left to right that are wanted.", LEAST_SIDE, MOST_SIDE)] = None
    height: Annotated[int | None, Option("Pixels from top to bottom that are wanted.", LEAST_SIDE, MOST_SIDE)] = None
    prompt: Annotated[str, Option("What is sent to the provider.", most=MOST_PROMPT)] = ""
    negative_prompt: Annotated[str, Option("What is sent apart: what it is not to show.", most=MOST_PROMPT)] = ""
