"""What overlays may show, and to whom: where in a request it is wrong."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import orjson

from server.domain.errors import Invalid
from server.domain.overlays import GM, KINDS, Overlay
from server.domain.picture_errors import PictureNotForPlayers, PictureNotFound
from server.servicers.apart import apart

Written = tuple[Overlay | None, Overlay]
"""An overlay before and after a write."""


@contextmanager
def shown_by(*paths: str) -> Iterator[None]:
    """A write of overlays to which these paths lead. Raises `PictureNotFound`, `PictureNotForPlayers` with the path."""
    try:
        yield
    except (PictureNotFound, PictureNotForPlayers) as error:
        raise type(error)(f"{paths[error.at]}{error.field}") from None


async def check_secrets(changes: Mapping[str, Written]) -> None:
    """Raise `Invalid` for the first of the overlays, by the paths to them, that tells players a secret of its kind."""
    await apart(_check, changes)


def _check(changes: Mapping[str, Written]) -> None:
    for path, (before, after) in changes.items():
        kind = KINDS.get(after.type)
        if kind is None or after.audience == GM or not kind.image:
            continue
        if before is not None and (before.data, before.audience) == (after.data, after.audience):
            continue
        if secret := kind.secret(orjson.loads(after.data)):
            field = f"{path}{kind.name}.{secret}"
            raise Invalid(f"{field} is for the game master alone, and the overlay is not", field=field)
