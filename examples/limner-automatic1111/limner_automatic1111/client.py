"""What calls the web UI: `POST /sdapi/v1/txt2img`, once for each picture.

It has one queue for everybody and one button that stops whatever runs: nothing is interrupted here, for that could be
the picture of another.
"""

import base64
from collections.abc import Mapping
from typing import Any

from limner_automatic1111.kind import sampler_of, steps_of
from server.domain.provider_errors import ProviderRefused
from server.domain.providers import Provider
from server.generators.painting.json_calls import JsonCalls
from server.generators.painting.kinds import PaintedPicture, PaintingOrder
from server.generators.painting.models import ImageModel
from server.generators.port import RemoteReport

PAINT, MODELS = "/sdapi/v1/txt2img", "/sdapi/v1/sd-models"


class WebUi:
    """One web UI. Its key is what `--api-auth` says: user and password with a colon between them."""

    def __init__(self, provider: Provider, model: ImageModel, seconds: float, most_bytes: int) -> None:
        del model  # it takes any size
        self._provider = provider
        opens = f"Basic {base64.b64encode(provider.key.encode()).decode()}" if provider.key else ""
        self._calls = JsonCalls(provider, seconds, most_bytes, opens)

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """Have one picture painted; see `ProviderClient`."""
        await report(0.1, "paint", None)
        answer = await self._calls.call("POST", PAINT, self._asked(order), _said)
        images = answer.get("images") if isinstance(answer, Mapping) else None
        first = images[0] if isinstance(images, list) and images else None
        # Forge may send a data URL.
        content = first.rpartition(",")[2] if isinstance(first, str) else first
        return PaintedPicture(self._calls.picture(content), revised_prompt="", request_id="")

    async def check(self) -> None:
        """See whether it is there and has the model; costs nothing."""
        models = await self._calls.call("GET", MODELS, said=_said)
        named = self._provider.model
        if named and not any(named in _names(each) for each in (models if isinstance(models, list) else ())):
            raise ProviderRefused(self._provider.name, "it has no model of this name")

    def _asked(self, order: PaintingOrder) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "prompt": order.prompt,
            "negative_prompt": order.negative_prompt,
            "seed": order.seed,
            "steps": steps_of(self._provider.own.get("STEPS", "")),
            "batch_size": 1,
            "n_iter": 1,
            "save_images": False,
        }
        if order.size is not None:
            asked["width"], asked["height"] = order.size
        if sampler := sampler_of(self._provider.own.get("SAMPLER", "")):
            asked["sampler_name"] = sampler
        if self._provider.model:
            asked["override_settings"] = {"sd_model_checkpoint": self._provider.model}
        return asked


def _names(model: Any) -> tuple[object, ...]:
    """What a model may be named by."""
    return (model.get("title"), model.get("model_name")) if isinstance(model, Mapping) else ()


def _said(document: Any) -> object:
    """What is wrong, as its errors have it: a word, or a list of what is wrong with a request."""
    detail = document.get("detail") if isinstance(document, Mapping) else None
    if isinstance(detail, list) and detail and isinstance(detail[0], Mapping):
        return detail[0].get("msg")
    return detail
