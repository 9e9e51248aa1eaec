"""The kind `automatic1111` of providers: what it is set by and what it takes. Servers import this: it is light."""

from typing import Final

from server.domain.providers import Provider
from server.generators.painting.kinds import ClientType, ProviderKind
from server.generators.painting.models import ImageModel

MOST_STEPS: Final = 150
USUAL_STEPS: Final = 24


def steps_of(text: str) -> int:
    """The number of steps that LIMNER_PROVIDER_<NAME>_STEPS says. Raises `ValueError`."""
    if not text:
        return USUAL_STEPS
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_STEPS:
        raise ValueError(f"must be a number from 1 to {MOST_STEPS}")
    return int(text)


def sampler_of(text: str) -> str:
    """The sampler that LIMNER_PROVIDER_<NAME>_SAMPLER names; empty = what is set there. Raises `ValueError`."""
    if len(text) > 100 or not text.isprintable():
        raise ValueError("must name a sampler, in at most 100 characters")
    return text


def _model(_: Provider) -> ImageModel:
    return ImageModel("", (), most_prompt=4000, negative=True, keeps_seeds=True, step=8)


def _load() -> ClientType:
    from limner_automatic1111.client import WebUi  # noqa: PLC0415 - for workers alone

    return WebUi


KIND: Final = ProviderKind(
    about="the API of the web UI of Automatic1111, which Forge has too",
    needs=frozenset(),
    takes=frozenset({"MODEL"}),
    model=_model,
    load=_load,
    own={"STEPS": steps_of, "SAMPLER": sampler_of},
)
