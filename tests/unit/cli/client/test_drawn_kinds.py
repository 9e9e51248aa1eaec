"""What a KIND on the command line stands for: a generator, a subtype of one, or what a provider paints."""

from types import SimpleNamespace
from typing import Any

import click
import pytest
from limner.v1 import task_pb2

from server.cli.client.generate import drawn_by
from server.cli.client.painting_options import PAINTER

Generator = task_pb2.Generator
KNOWN = [
    Generator(name="arms", type="item", subtypes=["shield", "emblem"]),
    Generator(name="maps", type="map", subtypes=["tactical"]),
]


class Limner:
    """A server that knows these generators."""

    def __init__(self) -> None:
        self.tasks = SimpleNamespace(ListGenerators=self._list)

    async def _list(self, _: Any) -> task_pb2.ListGeneratorsResponse:
        return task_pb2.ListGeneratorsResponse(generators=KNOWN)


async def drawn(kind: str, provider: str = "") -> tuple[str, str, str, str]:
    limner: Any = Limner()
    generator, spec = await drawn_by(limner, kind, provider)
    return generator.name, spec.type, spec.subtype, spec.generator


@pytest.mark.parametrize(
    ("kind", "drawn_as"),
    [
        ("arms", ("arms", "item", "shield", "arms")),
        ("emblem", ("arms", "item", "emblem", "")),
        ("item/emblem", ("arms", "item", "emblem", "")),
        ("tactical", ("maps", "map", "tactical", "")),
        ("item/sword", ("painter", "item", "sword", "")),
        ("map/emblem", ("painter", "map", "emblem", "")),
        ("character/npc", ("painter", "character", "npc", "")),
    ],
)
async def test_a_kind_is_drawn_by_who_can(kind: str, drawn_as: tuple[str, ...]) -> None:
    assert await drawn(kind) == drawn_as
    assert await drawn(kind, "studio") == ("painter", *drawn_as[1:3], "")


@pytest.mark.parametrize("kind", ["sword", "character/", "/npc", "/", "arms/"])
async def test_what_nobody_knows_names_what_there_is(kind: str) -> None:
    with pytest.raises(click.UsageError, match=r"are: arms, emblem, maps, .*; a provider paints any TYPE/SUBTYPE"):
        await drawn(kind)


def test_the_options_of_every_provider_are_those_a_caller_may_set() -> None:
    fields = {each.name for each in task_pb2.Painting.DESCRIPTOR.fields}
    assert {each.name for each in PAINTER.option_fields} == fields - {"prompt", "negative_prompt"}
