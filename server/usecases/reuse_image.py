"""An output that is there already: an image that was generated from the same, and is as it was then."""

from collections.abc import Mapping
from typing import Any

from server.domain.callers import WORKER
from server.domain.generate_specs import GenerateSpec
from server.domain.images import Likeness
from server.domain.tasks import Claim, outputs_of
from server.generators.port import Generator
from server.repositories.database import Database
from server.usecases.generation_digests import generation_key


async def reuse_image(
    database: Database,
    claim: Claim,
    spec: GenerateSpec,
    index: int,
    params: Mapping[str, Any],
    generator: Generator[Any],
) -> bool:
    """Keep an image that is there as an output of a claimed task, if there is one; returns whether it is kept.

    It is in the scope of the task, so whoever may read the task's new images may read it. Raises `LeaseLost`.
    """
    key = generation_key(params, generator.options_field)
    if key is None:
        return False
    async with database.work(WORKER) as work:
        task = await work.queue.hold(claim)
        if any(each["index"] == index for each in outputs_of(task.result)):
            return True  # an earlier try was kept, and the connection broke before it said so
        image_id = await work.images.as_generated(Likeness(key, spec.type, spec.subtype, params["theme"], claim.scope))
        if image_id is None:
            return False
        output = {"image_id": str(image_id), "index": index, "seed": spec.seed_of(index), "reused": True}
        await work.queue.add_output(claim, output)
    return True
