"""Providers in words: what they are, and how a worker fared with them."""

from datetime import UTC, datetime
from typing import Any

from limner.v1 import task_pb2

from server.cli.words.provider_words import provider_table


def provider(name: str, **values: Any) -> task_pb2.Provider:
    return task_pb2.Provider(name=name, kind="openai", **values)


def test_each_has_a_line() -> None:
    well, ill = (
        provider("studio", model="m", types=["*"], licence="ours", edits=True),
        provider("attic", types=["map", "item"]),
    )
    for each in (well, ill):
        each.check.time.FromDatetime(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    ill.check.reason, ill.check.message = "PROVIDER_REFUSED", "no\x1b[31m\nkey"
    lines = provider_table([well, ill, provider("new", types=["*"]), provider("over", edits=True)]).splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "NAME KIND MODEL PAINTS LICENCE CHECKED WELL",
        "studio openai m all types, over pictures ours 2026-01-02 03:04:05Z yes",
        "attic openai - map, item - 2026-01-02 03:04:05Z no: no�[31m key [PROVIDER_REFUSED]",
        "new openai - all types - - no worker has asked it yet",
        "over openai - over pictures - - no worker has asked it yet",
    ]
