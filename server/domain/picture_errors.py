"""What can be wrong about an image that an overlay is to show; `at` is its place among those written together."""

from server.domain.errors import Invalid


class PictureNotFound(Invalid):
    """No image that the overlay may show has this id: it is deleted, of another scope, or nobody's."""

    reason = "PICTURE_NOT_FOUND"

    def __init__(self, field: str, at: int = 0) -> None:
        super().__init__(f"{field}: no image of the scope of the map, or of none, has this id", field=field)
        self.at = at


class PictureNotForPlayers(Invalid):
    """The image is for the game master, and the overlay is not."""

    reason = "PICTURE_NOT_FOR_PLAYERS"

    def __init__(self, field: str, at: int = 0) -> None:
        super().__init__(f"{field}: an image for the game master cannot be shown to players", field=field)
        self.at = at
