"""Rules of regeneration.proto."""

from server.domain.images import TYPES
from server.domain.regenerate_specs import MOST_IMAGES
from server.servicers.field_rules.shared import MADE, PARTS, Fields
from server.servicers.rules import items, labels, one_of, text, uuid

RULES: dict[str, Fields] = {
    "RegenerateSpec": {
        "image_ids": items(MOST_IMAGES),
        "image_ids[]": uuid(),
        "theme": text(50),
        "variation": text(50),
        **PARTS,
        "indexes": items(MOST_IMAGES),
    },
    "RegenerateSpec.Filter": {
        **MADE,
        "type": one_of("", *TYPES),
        "subtype": text(50),
        "theme": text(50),
        "generator": text(50),
        "labels": labels,
        "source_id": uuid(required=False),
        "task_id": uuid(required=False),
        "query": text(200),
    },
}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {}
