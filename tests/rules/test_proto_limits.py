"""What the table of field rules says stands in the comment of each field: a caller reads limits where the field is."""

import re

import pytest

from server.servicers.field_rules import FILLED, REQUIRED, RULES
from server.servicers.validation import MAX_PATH, MOST_PATHS
from tests.proto_comments import comments

OF_MESSAGE = sorted((name, field) for name, rules in RULES.items() for field in rules)
MUST = sorted((name, field) for table in (REQUIRED, FILLED) for name, fields in table.items() for field in fields)
CHOICES = ("Overlay.data", "Overlay.Zone.extent", "Overlay.Drawing.form", "Position.at", "Shape.form")
ONEOFS = {f"limner.v1.{each}" for each in (*CHOICES, "CreateTaskRequest.generate")}
"""Of a choice the comment stands above the choice."""


def states(comment: str, limit: str) -> bool:
    """Whether a comment has this limit, and not a longer number."""
    return re.search(rf"(?<![\d.]){re.escape(limit)}(?!\d|\.\d)", comment) is not None


@pytest.mark.parametrize(("message", "field"), OF_MESSAGE)
def test_every_limit_stands_in_the_comment_of_its_field(message: str, field: str) -> None:
    comment = comments()[f"{message}.{field.removesuffix('[]')}"]
    missing = [limit for limit in RULES[message][field].limits if not states(comment, limit)]
    if message.endswith("Request") or "Output only" not in comment:
        assert not missing, comment


@pytest.mark.parametrize(("message", "field"), MUST)
def test_what_must_be_there_is_called_required(message: str, field: str) -> None:
    name = f"{message}.{field}"
    if name not in ONEOFS:
        assert "Required" in comments()[name]


@pytest.mark.parametrize("name", [each for each in comments() if each.endswith(".update_mask")])
def test_every_update_mask_tells_how_much_it_takes(name: str) -> None:
    assert all(states(comments()[name], str(limit)) for limit in (MOST_PATHS, MAX_PATH))


def test_a_limit_is_a_whole_number() -> None:
    assert states("At most 50 characters.", "50")
    assert states("0 to 3600 s", "3600")
    assert not states("At most 500 characters, 0.50 of it.", "50")
