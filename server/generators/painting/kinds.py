"""Kinds of providers: what each is set by, what it takes, and what calls it.

A server loads this to tell of providers; what calls one is imported by a worker that does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from server.domain.providers import Provider
from server.generators.painting.comfyui.workflow import Workflow
from server.generators.painting.models import ImageModel, Size, model_set
from server.generators.painting.repainting import RepaintedBase
from server.generators.port import RemoteReport


@dataclass(frozen=True, slots=True)
class PaintingOrder:
    """What is to be painted: `negative_prompt` and `seed` are for models that take them.

    Without a `size` the provider chooses one. `key` is the same for every try at the same picture. Where there is a
    picture that it is to be painted `over`, the model is one that `edits`, and the size is that of the picture.
    """

    prompt: str
    negative_prompt: str
    seed: int
    size: Size | None
    key: UUID
    over: RepaintedBase | None = None


@dataclass(frozen=True, slots=True)
class PaintedPicture:
    """What a provider painted, and what it told of that; empty where it told nothing."""

    content: bytes
    revised_prompt: str
    request_id: str


class ProviderClient(Protocol):
    """Calls one provider."""

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """Have one picture painted; see `ByProvider.generate`."""
        ...

    async def check(self) -> None:
        """Ask what costs nothing. Raises as `paint` does."""
        ...


ClientType = Callable[[Provider, ImageModel, float, int], ProviderClient]
"""Of a provider, what its model takes, the longest silence in seconds, and the most bytes of a picture."""


@dataclass(frozen=True, slots=True)
class ProviderKind:
    """What a provider speaks: `about` says it in a line.

    `needs` and `takes` are variables beside those of every provider: that must be set, and that may be.
    """

    about: str
    needs: frozenset[str]
    takes: frozenset[str]
    model: Callable[[Provider], ImageModel]
    load: Callable[[], ClientType]
    """Imports what calls it."""
    own: Mapping[str, Callable[[str], object]] = field(default_factory=dict)
    """Variables that it alone knows, with what reads them: raises `ValueError`."""
    resumes: bool = False
    """Whether a try asks what became of those before it, by their key, before it has anything painted."""
    fault: str = ""
    """What is broken in the package that adds it."""


def _openai_client() -> ClientType:
    from server.generators.painting.openai_images import OpenAiImages  # noqa: PLC0415 - 50 MiB, for workers alone

    return OpenAiImages


def _comfyui_client() -> ClientType:
    from server.generators.painting.comfyui.images import ComfyUiImages  # noqa: PLC0415 - for workers alone

    return ComfyUiImages


def _comfyui_model(provider: Provider) -> ImageModel:
    assert provider.workflow is not None
    return Workflow.read(provider.workflow.content).model


KINDS: Mapping[str, ProviderKind] = {
    "openai": ProviderKind(
        "the images endpoint of OpenAI, which many other servers have too",
        frozenset({"MODEL"}),
        frozenset({"RESULT_HOSTS", "PREVIEWS", "EDITS"}),
        lambda provider: model_set(provider.model, edits=provider.edits),
        _openai_client,
    ),
    "comfyui": ProviderKind(
        "a ComfyUI, which runs a workflow of yours",
        frozenset({"WORKFLOW"}),
        frozenset({"MODEL"}),
        _comfyui_model,
        _comfyui_client,
        resumes=True,
    ),
}
