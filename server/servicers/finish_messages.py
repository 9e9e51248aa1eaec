"""What a provider paints over what a generator has drawn, between values and messages."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from limner.v1 import finish_pb2

from server.domain.errors import Invalid
from server.domain.finish_specs import FinishSpec
from server.domain.restyle_specs import RestyleSpec


def finish_of(message: finish_pb2.FinishSpec | finish_pb2.RestyleSpec) -> FinishSpec:
    """What a caller asks for; what is output only is left out."""
    return FinishSpec(
        provider=message.provider,
        prompt=message.prompt,
        strength=message.strength if message.HasField("strength") else 1.0,
        control=message.control if message.HasField("control") else None,
        patches=message.patches if message.HasField("patches") else True,
        tiles=message.tiles,
    )


def finish_message(finish: FinishSpec) -> finish_pb2.FinishSpec:
    """What is asked for, with every default."""
    return finish_pb2.FinishSpec(
        provider=finish.provider,
        prompt=finish.prompt,
        strength=finish.strength,
        control=finish.control,
        patches=finish.patches,
        tiles=finish.tiles,
        sent_prompt=finish.sent_prompt,
        sent_negative_prompt=finish.sent_negative_prompt,
    )


def restyle_of(message: finish_pb2.RestyleSpec) -> RestyleSpec:
    """The image that a caller asks to be painted over, and how."""
    return RestyleSpec(message.image_id.lower(), finish_of(message))


def restyle_message(params: Mapping[str, Any]) -> finish_pb2.RestyleSpec:
    """A spec as it is kept; empty where another writer has kept something else."""
    message = finish_pb2.RestyleSpec()
    with suppress(Invalid):
        spec = RestyleSpec.of(params)
        if params:
            own = message.DESCRIPTOR.fields_by_name
            values = {
                field.name: value for field, value in finish_message(spec.finish).ListFields() if field.name in own
            }
            message.MergeFrom(finish_pb2.RestyleSpec(image_id=spec.image_id, **values))
    return message
