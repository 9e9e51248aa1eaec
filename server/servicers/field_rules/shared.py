"""Rules that several messages share."""

from collections.abc import Mapping

from server.domain.theme_parts import MOST_PARTS
from server.servicers.rules import COLOR, SHA256, Rule, items, moment, number, pattern, span, text, uuid

Fields = Mapping[str, Rule]

PAGE: Fields = {"page_size": number(0), "page_token": text(4000)}
LIST: Fields = {**PAGE, "order_by": text(50)}
MADE: Fields = {"created_after": moment, "created_before": moment}
PURGE: Fields = {"ids": items(1000), "ids[]": uuid(), "deleted_before": moment}
BATCH_GET: Fields = {"ids": items(1000, 1), "ids[]": uuid()}
BY_ID: Fields = {"id": uuid()}
HIDE: Fields = {**BY_ID, "etag": text(64)}
OWN_ID: Fields = {"id": uuid(required=False), "etag": text(64)}
REQUEST_ID: Fields = {"request_id": uuid(required=False)}
SOURCE: Fields = {"source_id": uuid(required=False), "source_type": text(50)}
SCOPE: Fields = {"scope": text(128)}
OF_IMAGE: Fields = {"image_id": uuid(required=False)}
PARTS: Fields = {
    "presets": items(MOST_PARTS),
    "presets[]": text(50, 1),
    "elements": items(MOST_PARTS),
    "elements[]": text(101, 1),
}
INK = pattern(COLOR, "a colour as #RRGGBB", required=False)
PLACE = number(-1_000_000, 1_000_000)
TURN = number(-360, 360)
LIFE = span(1, 7 * 24 * 3600)
"""Of a URL: a signature holds for a week at most."""


def sha256(*, required: bool = True) -> Rule:
    """A digest as text."""
    return pattern(SHA256, "64 digits as lower-case hex", required=required)


def hidden(resource: str) -> dict[str, Fields]:
    """The requests that delete a resource of this name and bring it back."""
    return {f"Delete{resource}Request": HIDE, f"Undelete{resource}Request": HIDE}
