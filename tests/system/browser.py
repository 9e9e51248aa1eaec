"""A URL followed as a browser does: plain HTTP, with no key and no SDK."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Page:
    """An answer: status, headers by their names in lower case, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> tuple[str | None, str | None]:
        """Its type, and what the browser is told to do with it."""
        return self.headers.get("content-type"), self.headers.get("content-disposition")


def fetched(url: str, method: str = "GET", address: str = "", **headers: str) -> Page:
    """Ask for a URL; with `address`, past the name in it, as a resolver or a proxy would lead there."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(address or parts.netloc, timeout=30)
    try:
        asked = {"Host": parts.netloc, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, f"{parts.path}?{parts.query}", headers=asked)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Page(answer.status, told, answer.read())
    finally:
        connection.close()
