"""What can be wrong about a resource, the same for every kind of it; the reason names the kind."""

from collections.abc import Sequence
from enum import StrEnum

from server.domain.errors import Aborted, AlreadyExists, Conflict, Exhausted, Invalid, NotFound

NAMED_USERS = 5


class ResourceKind(StrEnum):
    """The kinds of resources."""

    IMAGE = "image"
    OVERLAY = "overlay"
    MAP_GRID = "map_grid"
    TASK = "task"
    THEME = "theme"
    THEME_VARIATION = "theme_variation"
    STYLE_PRESET = "style_preset"
    THEME_ELEMENT = "theme_element"

    @property
    def words(self) -> str:
        """Its name for people."""
        return self.replace("_", " ")


class UnknownResource(NotFound):
    """No visible resource of this kind has this id or name: IMAGE_NOT_FOUND and so on."""

    reason = "RESOURCE_NOT_FOUND"

    def __init__(self, resource: ResourceKind, name: object) -> None:
        super().__init__(f"{resource.words} {name} does not exist or is deleted", resource=resource, id=name)
        self.reason = f"{resource.name}_NOT_FOUND"


class EtagMismatch(Aborted):
    """Somebody changed the row since the caller read it."""

    reason = "ETAG_MISMATCH"

    def __init__(self, resource: ResourceKind, name: object, current: str) -> None:
        message = f"{resource.words} {name} was changed since you read it: read it again"
        super().__init__(message, resource=resource, id=name, current_etag=current)


class NotDeleted(Conflict):
    """Only a deleted resource can be undeleted or purged: IMAGE_NOT_DELETED and so on."""

    reason = "RESOURCE_NOT_DELETED"

    def __init__(self, resource: ResourceKind, row_id: object) -> None:
        super().__init__(f"{resource.words} {row_id} is not deleted", resource=resource, id=row_id)
        self.reason = f"{resource.name}_NOT_DELETED"


class PatchOfMap(Conflict):
    """A patch is deleted, brought back, moved, shown, copied and purged with its map, and by itself in no other way."""

    reason = "PATCH_OF_MAP"

    def __init__(self, row_id: object, map_id: object) -> None:
        super().__init__(
            f"image {row_id} is a patch: this happens to it with its map {map_id}", id=row_id, map_id=map_id
        )


class NameTaken(AlreadyExists):
    """`what` has to be unique is taken, also by a deleted row: THEME_EXISTS and so on."""

    reason = "RESOURCE_EXISTS"

    def __init__(self, resource: ResourceKind, what: str, holder: object, *, deleted: bool) -> None:
        ways = ", which is deleted: undelete or purge it" if deleted else ""
        super().__init__(
            f"a {resource.words} of this {what} exists already, its id is {holder}{ways}",
            resource=resource,
            id=holder,
            deleted=str(deleted).lower(),
        )
        self.reason = f"{resource.name}_EXISTS"


class InUse(Conflict):
    """Others still refer to what is to be purged: THEME_IN_USE and so on. `users` name some of them."""

    reason = "RESOURCE_IN_USE"

    def __init__(self, resource: ResourceKind, row_id: object, users: Sequence[str]) -> None:
        named = ", ".join(users[:NAMED_USERS]) + (" and more" if len(users) > NAMED_USERS else "")
        super().__init__(
            f"{resource.words} {row_id} is still used by {named}: set allow_in_use to purge it all the same",
            resource=resource,
            id=row_id,
            users=named,
        )
        self.reason = f"{resource.name}_IN_USE"


class UnknownPath(Invalid):
    """A path of an update mask names no field."""

    reason = "UNKNOWN_PATH"

    def __init__(self, path: str, mask: str) -> None:
        super().__init__(f"{mask} names {path}, which is no field", field=mask, path=path)


class UnsetPath(Invalid):
    """A path of an update mask leads to a document, or to a side of a choice, that is not set."""

    reason = "UNSET_PATH"

    def __init__(self, path: str, mask: str, lacking: str) -> None:
        super().__init__(f"{mask} names {path!r}, which {lacking} leaves unset", field=mask, path=path)


class ImmutableField(Invalid):
    """The field is fixed at creation."""

    reason = "IMMUTABLE_FIELD"

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is fixed at creation", field=path)


class MapGridInvalid(Conflict):
    """The grid over an image, as another writer has left it, cannot be drawn or measured on; `path` is its field."""

    reason = "MAP_GRID_INVALID"

    def __init__(self, grid_id: object, path: str, fault: str) -> None:
        super().__init__(f"map grid {grid_id}: {path}: {fault}", resource=ResourceKind.MAP_GRID, id=grid_id, path=path)


class MapGridMissing(Conflict):
    """What was asked for is told by the grid of the image, and it has none."""

    reason = "MAP_GRID_MISSING"

    def __init__(self, image_id: object) -> None:
        super().__init__(f"image {image_id} has no grid: create one first", resource=ResourceKind.IMAGE, id=image_id)


class MapGridWithoutCells(Conflict):
    """What was asked for are cells, and the grid has none."""

    reason = "MAP_GRID_WITHOUT_CELLS"

    def __init__(self, grid_id: object) -> None:
        super().__init__(f"map grid {grid_id} has no cells", resource=ResourceKind.MAP_GRID, id=grid_id)


class TaskNotFinished(Conflict):
    """Only a finished task can be deleted."""

    reason = "TASK_NOT_FINISHED"

    def __init__(self, task_id: object) -> None:
        super().__init__(f"task {task_id} is not finished: cancel it first", resource="task", id=task_id)


class TaskNotWaiting(Conflict):
    """The priority of a task that runs, or is over, means nothing."""

    reason = "TASK_NOT_WAITING"

    def __init__(self, task_id: object) -> None:
        super().__init__(f"task {task_id} is neither queued nor waiting", resource="task", id=task_id)


class NothingToRetry(Conflict):
    """The task made all it was asked for."""

    reason = "NOTHING_TO_RETRY"

    def __init__(self, task_id: object) -> None:
        super().__init__(f"task {task_id} has made everything it was asked for", resource="task", id=task_id)


class TooManyOverlays(Exhausted):
    """An image has as many overlays as it may have."""

    reason = "TOO_MANY_OVERLAYS"

    def __init__(self, image_id: object, limit: int, size: int) -> None:
        words = f"image {image_id} may have {limit} overlays, with {size >> 20} MiB of data in all"
        super().__init__(words, id=image_id, limit=limit, size=size)
