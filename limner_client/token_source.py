"""The token that goes with every call."""

from pathlib import Path
from stat import S_ISREG

from limner_client.errors import unusable

Headers = tuple[tuple[str, str], ...]


class TokenSource:
    """A token, or the file it stands in, which is read for every call: a rotated one is used at once.

    Raises OSError when there is no such file, and `LimnerError` CREDENTIALS_UNUSABLE when it holds no token.
    """

    def __init__(self, token: str | Path | None) -> None:
        self._file = token if isinstance(token, Path) else None
        text = token if isinstance(token, str) else None if token is None else token.read_text("utf-8", "replace")
        self._metadata = () if text is None else _sent(text)

    @property
    def metadata(self) -> Headers:
        """What a call sends. While a file is away, or is none to be read twice, it is what it was last."""
        if self._file is not None:
            try:
                if S_ISREG(self._file.stat().st_mode) and (text := self._file.read_text("utf-8", "replace")).strip():
                    self._metadata = _sent(text)
            except OSError:
                pass
        return self._metadata


def _sent(text: str) -> Headers:
    token = text.strip()
    if not (token and token.isascii() and token.isprintable()):
        raise unusable("the token is none: it must be printable ASCII")
    return (("authorization", f"Bearer {token}"),)
