"""Names of files that browsers save, as HTTP carries them (RFC 6266, RFC 8187)."""

from urllib.parse import quote

ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
UNKNOWN = "application/octet-stream"
FORBIDDEN = '<>:"/\\|?*'
LONGEST = 120


def content_type_of(format: str) -> str:  # noqa: A002 - the column's own name
    """The media type of stored bytes; a row of others may name a format that no browser should be told to show."""
    named = f"image/{format}"
    return named if named in ENDINGS else UNKNOWN


def saved_name(name: str, content_type: str) -> str:
    """A file name of a name for people, with the ending of the content type."""
    return named_file(name, ENDINGS.get(content_type, ""))


def named_file(name: str, ending: str) -> str:
    """A file name of a name for people, that ends so."""
    stem = name.removesuffix(ending)
    clean = "".join("_" if one in FORBIDDEN or not one.isprintable() else one for one in stem).strip(" .")
    return f"{clean[:LONGEST] or 'image'}{ending}"


def disposition(name: str, *, attachment: bool) -> str:
    """The Content-Disposition that names a file: saved when it is an attachment, else shown."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"{'attachment' if attachment else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
