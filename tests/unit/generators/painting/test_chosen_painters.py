"""Which provider paints from words: never one that paints over pictures alone."""

from typing import Any, cast

import pytest

from server.domain.errors import Invalid, UnknownGenerator
from server.domain.generate_specs import GenerateSpec
from server.domain.providers import Provider
from server.generators.painting.painters import Painters, PaintingGenerator
from server.generators.registry import Registry
from server.repositories.database import Database
from server.themes.resolution import ResolvedTheme
from server.usecases.painted_pictures import PaintedPictures
from tests.comfy_workflow import IMG2IMG, WORKFLOW
from tests.unit.generators.painting.comfy_client import provider_at

OVER = provider_at("http://127.0.0.1:1", IMG2IMG, name="over")
WORDS, OTHER = (provider_at("http://127.0.0.1:1", WORKFLOW, name=each) for each in ("words", "other"))
SMITH = GenerateSpec(type="character", subtype="npc")


def pictures(*providers: Provider) -> PaintedPictures:
    painters = Painters(PaintingGenerator(each, 1.0, 1) for each in providers)
    return PaintedPictures(cast("Database", None), Registry([], painters))


def theme(name: str) -> ResolvedTheme:
    config = {"painting": {"provider": name}}
    layers = cast("Any", None)
    return ResolvedTheme("ink", "", config, "", layers, {}, layers)


@pytest.mark.parametrize(("wished", "chosen"), [("", "words"), ("over", "words"), ("other", "other")])
def test_who_is_sent_pictures_alone_is_passed_over(wished: str, chosen: str) -> None:
    painted = pictures(OVER, WORDS, OTHER)
    assert painted.drawn_by(SMITH, None) is None
    assert painted.painter(SMITH, None, theme(wished)).provider.name == chosen


def test_without_another_nobody_paints_from_words() -> None:
    painted = pictures(OVER)
    with pytest.raises(UnknownGenerator, match="none that paints from words is set"):
        painted.drawn_by(SMITH, None)
    with pytest.raises(Invalid, match="over paints over pictures alone") as refused:
        painted.drawn_by(GenerateSpec(type="character", subtype="npc", provider="over"), None)
    assert refused.value.field == "generate.provider"
