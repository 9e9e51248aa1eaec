"""What can be wrong about a map that is to leave."""

from server.domain.errors import Exhausted, NotFound


class MapTooLarge(Exhausted):
    """A map has more cells than fit into the largest picture that a target takes."""

    reason = "MAP_TOO_LARGE"

    def __init__(self, columns: int, rows: int, side: int, pixels: int) -> None:
        super().__init__(
            f"{columns} x {rows} cells do not fit into a picture of {side} pixels a side, {pixels} pixels in all",
            columns=columns,
            rows=rows,
            limit=side,
        )


class ExportNotFound(NotFound):
    """A task keeps no file of a map."""

    reason = "EXPORT_NOT_FOUND"

    def __init__(self, task_id: object) -> None:
        super().__init__(f"task {task_id} keeps no file of a map", resource="export", id=task_id)
