"""Pictures painted over by the edits endpoint of OpenAI: what is sent, and that it fails as a generation does."""

from dataclasses import replace

import pytest

from server.domain.errors import DomainError
from server.domain.provider_errors import (
    ProviderContentRefused,
    ProviderQuotaSpent,
    ProviderRefused,
    ProviderUnavailable,
)
from server.generators.painting.kinds import PaintingOrder
from server.generators.painting.repainting import RepaintedBase
from tests import openai_server
from tests.openai_server import Misbehaviour, OpenAiServer, page, redirect, refusal
from tests.unit.generators.painting.test_openai_images import METADATA, PICTURE, SMITH, ignored, served


def in_oil(control: float | None = 1.0) -> PaintingOrder:
    return replace(SMITH, prompt="in oil", size=(1024, 1024), over=RepaintedBase(b"\x89PNG base", control))


@pytest.mark.parametrize(
    ("model", "control", "fidelity"),
    [
        ("gpt-image-2", 1.0, None),
        ("gpt-image-1-mini", 1.0, None),
        ("gpt-image-1.5", 0.5, "high"),
        ("gpt-image-1.5", None, "high"),
        ("gpt-image-1", 0.4, "low"),
    ],
)
async def test_a_picture_is_painted_over(model: str, control: float | None, fidelity: str | None) -> None:
    server = OpenAiServer(PICTURE, repaints=lambda sent: sent + b", repainted")
    async with served(server, model=model) as each:
        painted = await each.paint(in_oil(control), ignored)
    assert painted.content == b"\x89PNG base, repainted"
    texts = {"model": model, "prompt": "in oil", "size": "1024x1024"}
    assert server.asked[0].body == texts | ({"input_fidelity": fidelity} if fidelity else {})
    sent = {"host", "connection", "accept", "accept-encoding", "content-type", "content-length", "authorization"}
    assert set(server.asked[0].headers) == sent
    assert server.asked[0].image == b"\x89PNG base"


async def test_a_picture_is_painted_over_with_sketches_on_the_way() -> None:
    server, seen = OpenAiServer(PICTURE, partial=b"sketch"), list[bytes | None]()

    async def report(fraction: float, stage: str, preview: bytes | None) -> None:
        seen.append(preview)

    async with served(server, previews=2) as each:
        painted = await each.paint(in_oil(), report)
    assert painted.content == PICTURE
    assert seen == [b"sketch"] * 2


@pytest.mark.parametrize(
    ("misbehaves", "kind"),
    [
        (refusal(400, "moderation_blocked", "no"), ProviderContentRefused),
        (refusal(429, "insufficient_quota", "pay"), ProviderQuotaSpent),
        (page(503, "away"), ProviderUnavailable),
        (openai_server.cut_off, ProviderUnavailable),
        (openai_server.packed, ProviderRefused),
        (redirect(METADATA), ProviderRefused),
    ],
)
async def test_an_edit_fails_as_a_generation_does(misbehaves: Misbehaviour, kind: type[DomainError]) -> None:
    async with served(OpenAiServer(PICTURE, misbehaves=misbehaves)) as each:
        with pytest.raises(kind):
            await each.paint(in_oil(), ignored)
