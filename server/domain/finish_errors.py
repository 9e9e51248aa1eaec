"""How the finish of a map by a provider fails, beside the ways in which any call of a provider does."""

from server.domain.errors import Conflict


class SizeMismatch(Conflict):
    """A provider answers with a picture of another shape than that of the picture it was asked to paint over."""

    reason = "SIZE_MISMATCH"

    def __init__(self, asked_size: tuple[int, int], answered_size: tuple[int, int]) -> None:
        asked, answered = ("{} x {}".format(*each) for each in (asked_size, answered_size))
        super().__init__(
            f"the provider was asked for {asked} px and answered with {answered} px, which is another shape",
            asked=asked,
            answered=answered,
        )
