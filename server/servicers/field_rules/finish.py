"""Rules of finish.proto."""

from server.domain.finish_specs import LEAST_STRENGTH
from server.servicers.field_rules.shared import Fields
from server.servicers.rules import number, text, uuid

FINISH: Fields = {
    "provider": text(50),
    "prompt": text(4000),
    "strength": number(LEAST_STRENGTH, 1),
    "control": number(0, 1),
    "sent_prompt": text(32_000),
}
RULES: dict[str, Fields] = {
    "FinishSpec": {**FINISH, "sent_negative_prompt": text(32_000)},
    "RestyleSpec": {**FINISH, "image_id": uuid(), "prompt": text(4000, 1)},
}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {}
