"""What can be wrong about fog, and about what is seen."""

from uuid import UUID

from server.domain.errors import AlreadyExists, Conflict, Exhausted, NotFound


class UseRender(Conflict):
    """Stored bytes show what lies under a fog: players get pictures of it."""

    reason = "USE_RENDER"

    def __init__(self, image_id: UUID) -> None:
        super().__init__(f"a fog lies over image {image_id}: players see it rendered", resource="image", id=image_id)


class FogNotFound(NotFound):
    """There is no fog over an image."""

    reason = "FOG_NOT_FOUND"

    def __init__(self, image_id: UUID) -> None:
        super().__init__(
            f"no fog lies over image {image_id}: create an overlay of that kind", resource="fog", id=image_id
        )


class SecondFog(AlreadyExists):
    """An image has one fog."""

    reason = "SECOND_FOG"

    def __init__(self, image_id: UUID, fog_id: UUID) -> None:
        super().__init__(f"a fog lies over image {image_id} already: overlay {fog_id}", resource="fog", id=fog_id)


class SightTooComplex(Exhausted):
    """More of `what` decides what is seen in one picture than is looked at."""

    reason = "SIGHT_TOO_COMPLEX"

    def __init__(self, what: str, count: int, limit: int) -> None:
        super().__init__(
            f"{count} {what} decide what is seen in this picture, {limit} are the most: crop it",
            count=count,
            limit=limit,
        )
