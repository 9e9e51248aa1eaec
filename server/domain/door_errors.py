"""What can be wrong about doors."""

from server.domain.errors import Invalid, NotFound


class DoorNotFound(NotFound):
    """No door over an image has this id; `field` is the path of it in the request."""

    reason = "DOOR_NOT_FOUND"

    def __init__(self, door_id: str, field: str) -> None:
        super().__init__(
            f"{field}: no door over the image is called {door_id}", resource="door", id=door_id, field=field
        )


class DoorIdTaken(Invalid):
    """Two doors over an image would have this id."""

    reason = "DOOR_ID_TAKEN"

    def __init__(self, door_id: str, field: str) -> None:
        super().__init__(f"{field}: another door over the image is called {door_id}", field=field, id=door_id)
