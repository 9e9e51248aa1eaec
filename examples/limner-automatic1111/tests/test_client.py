"""The client of a web UI: what it asks for, what it takes, and every way it gets none."""

import asyncio
import base64
import importlib.util
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from limner_automatic1111.kind import KIND

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.kinds import PaintedPicture, PaintingOrder

_spec = importlib.util.spec_from_file_location("web_ui", Path(__file__).with_name("web_ui.py"))
assert _spec is not None
assert _spec.loader is not None
web_ui = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(web_ui)

PICTURE = b"a picture, as far as anybody here knows"
ORDER = PaintingOrder("an old smith", "beards", 7, (768, 512), UUID(int=1))


async def nothing(*_: Any) -> None:
    """Take a report."""


def painted(server: Any, order: PaintingOrder = ORDER, most_bytes: int = 1000, **more: Any) -> PaintedPicture:
    """What a client brings from a server."""

    async def paint() -> PaintedPicture:
        async with server.serving() as url:
            return await _client(url, most_bytes, **more).paint(order, nothing)

    return asyncio.run(paint())


def checked(server: Any, **more: Any) -> None:
    """What a client sees of a server without painting."""

    async def check() -> None:
        async with server.serving() as url:
            await _client(url, 1000, **more).check()

    asyncio.run(check())


def _client(url: str, most_bytes: int, **more: Any) -> Any:
    values = {"name": "forge", "kind": "automatic1111", "url": url, "model": "", "key": web_ui.PASSWORD} | more
    provider = Provider(**values)
    return KIND.load()(provider, KIND.model(provider), 5.0, most_bytes)


def test_a_picture_is_asked_for_in_the_words_of_the_api() -> None:
    server = web_ui.WebUiServer(PICTURE)
    own = {"STEPS": "30", "SAMPLER": "Euler a"}
    assert painted(server, model="inkwash", own=own) == PaintedPicture(PICTURE, "", "")
    assert server.asked == [
        {
            "prompt": "an old smith",
            "negative_prompt": "beards",
            "seed": 7,
            "steps": 30,
            "batch_size": 1,
            "n_iter": 1,
            "save_images": False,
            "width": 768,
            "height": 512,
            "sampler_name": "Euler a",
            "override_settings": {"sd_model_checkpoint": "inkwash"},
        }
    ]
    painted(server, PaintingOrder("a cup", "", 0, None, UUID(int=2)))
    assert {"width", "height", "sampler_name", "override_settings"}.isdisjoint(server.asked[1])
    assert server.asked[1]["steps"] == 24


def test_forge_may_answer_with_a_data_url() -> None:
    text = f"data:image/png;base64,{base64.b64encode(PICTURE).decode()}"
    assert painted(web_ui.WebUiServer(b"", document={"images": [text]})).content == PICTURE


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        ({"status": 500, "document": {"error": "OutOfMemoryError"}}, ProviderUnavailable, "500"),
        ({"status": 503, "document": {}}, ProviderUnavailable, "503"),
        ({"status": 404, "document": {"detail": "Not Found"}}, ProviderRefused, "404: Not Found"),
        ({"status": 422, "document": {"detail": [{"loc": ["steps"], "msg": "too many"}]}}, ProviderRefused, "too many"),
        ({"status": 422, "document": {"detail": 'File "x", line 3'}}, ProviderRefused, "422"),
        ({"raw": b"<html>"}, ProviderRefused, "cannot be read"),
        ({"raw": b'{"images": "'}, ProviderRefused, "cannot be read"),
        ({"raw": b"[" * 100_000}, ProviderRefused, "cannot be read"),
        ({"document": []}, ProviderRefused, "no picture"),
        ({"document": {"images": []}}, ProviderRefused, "no picture"),
        ({"document": {"images": [7]}}, ProviderRefused, "no picture"),
        ({"document": {"images": ["é!"]}}, ProviderRefused, "no picture"),
        ({"document": {"images": ["A" * 4000]}}, ProviderRefused, "more than 1000 bytes"),
        ({"raw": b" " * (2 << 20)}, ProviderRefused, "more than"),
    ],
)
def test_what_is_no_picture_says_why(answer: dict[str, Any], error: type[DomainError], said: str) -> None:
    with pytest.raises(error, match=said) as refusal:
        painted(web_ui.WebUiServer(PICTURE, **answer))
    assert "line 3" not in str(refusal.value)


def test_a_wrong_key_is_told_of_and_not_shown() -> None:
    for key in ("", "gm:wrong"):
        with pytest.raises(ProviderRefused, match="is the key right") as refusal:
            painted(web_ui.WebUiServer(PICTURE), key=key)
        assert web_ui.PASSWORD not in str(refusal.value)


def test_nobody_there_heals() -> None:
    async def paint() -> None:
        async with web_ui.WebUiServer(PICTURE).serving() as url:
            pass
        await _client(url, 1000).paint(ORDER, nothing)

    with pytest.raises(ProviderUnavailable, match="connection"):
        asyncio.run(paint())


def test_a_check_looks_for_the_model() -> None:
    server = web_ui.WebUiServer(PICTURE)
    for model in ("", "inkwash", "inkwash.safetensors [a1b2c3]"):
        checked(server, model=model)
    with pytest.raises(ProviderRefused, match="no model of this name"):
        checked(server, model="oils")
    assert not server.asked
    for odd in ([7], {"a": 1}, 7):
        with pytest.raises(ProviderRefused, match="no model of this name"):
            checked(web_ui.WebUiServer(PICTURE, document=odd), model="oils")


def test_its_variables_are_read_at_the_start() -> None:
    for name, wrong in (("STEPS", "0"), ("STEPS", "151"), ("STEPS", "²"), ("STEPS", "many"), ("SAMPLER", "x" * 101)):
        with pytest.raises(ValueError, match="must"):
            KIND.own[name](wrong)
    assert (KIND.own["STEPS"](""), KIND.own["STEPS"]("150")) == (24, 150)
