"""Tasks that draw images once more, between values and messages."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from limner.v1 import regeneration_pb2

from server.domain.errors import Invalid
from server.domain.images import ImageFilter
from server.domain.regenerate_specs import KEEP, RegenerateSpec
from server.servicers.enum_words import EnumWords
from server.servicers.structs import get, put
from server.servicers.times import moment

SEEDS = EnumWords(regeneration_pb2.RegenerateSeed)


def spec_of_regeneration(message: regeneration_pb2.RegenerateSpec) -> RegenerateSpec:
    """What a caller asks to be drawn once more."""
    return RegenerateSpec(
        image_ids=tuple(each.lower() for each in message.image_ids),
        theme=message.theme,
        variation=message.variation,
        presets=tuple(message.presets),
        elements=tuple(message.elements),
        overrides=get(message.overrides) if message.HasField("overrides") else None,
        seed=SEEDS.word(message.seed) or KEEP,
    )


def image_filter_of(message: regeneration_pb2.RegenerateSpec) -> ImageFilter | None:
    """Which images a caller asks for, where it does not name them."""
    if not message.HasField("filter"):
        return None
    chosen = message.filter
    return ImageFilter(
        type=chosen.type or None,
        subtype=chosen.subtype or None,
        theme=chosen.theme or None,
        generator=chosen.generator or None,
        labels=dict(chosen.labels),
        source_id=UUID(chosen.source_id) if chosen.source_id else None,
        task_id=UUID(chosen.task_id) if chosen.task_id else None,
        created_after=moment(chosen, "created_after"),
        created_before=moment(chosen, "created_before"),
        query=chosen.query.strip(),
    )


def regenerate_message(params: Mapping[str, Any]) -> regeneration_pb2.RegenerateSpec:
    """A spec as it is kept; empty where another writer has kept something else."""
    message = regeneration_pb2.RegenerateSpec()
    with suppress(Invalid):
        spec = RegenerateSpec.of(params)
        message.CopyFrom(
            regeneration_pb2.RegenerateSpec(
                image_ids=spec.image_ids,
                theme=spec.theme,
                variation=spec.variation,
                presets=spec.presets,
                elements=spec.elements,
                seed=SEEDS.value(spec.seed),
                indexes=spec.indexes,
            )
        )
        if spec.overrides is not None:
            message.overrides.SetInParent()
            put(spec.overrides, message.overrides)
    return message
