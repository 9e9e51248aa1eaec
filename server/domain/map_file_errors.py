"""How a map of another program is refused. Nothing of it is stored."""

from server.domain.errors import Invalid


class MapFileInvalid(Invalid):
    """A file is no map that can be read; `path` is where in it that shows, empty for the file as a whole."""

    reason = "MAP_FILE_INVALID"

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message if not path or message.startswith(path) else f"{path}: {message}", path=path)
