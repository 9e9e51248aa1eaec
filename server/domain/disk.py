"""A disk without room, told apart from all else that a file system may say."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from server.domain.store_errors import StoreFull

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: BaseException) -> bool:
    """Whether a write failed because there is no room: on the disk, in the quota, or in the largest file allowed."""
    return isinstance(error, OSError) and error.errno in _FULL


@contextmanager
def room() -> Iterator[None]:
    """Turn the failure of a write that finds no room into `StoreFull`."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise StoreFull from error
        raise
