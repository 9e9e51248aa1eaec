"""What a caller asks to be drawn once more, as a value and as it is kept in the params of a task."""

from dataclasses import dataclass
from typing import Any

from server.domain.errors import Conflict, Exhausted
from server.domain.kept_specs import KeptSpec
from server.domain.resource_errors import ResourceKind
from server.domain.theme_parts import ThemeChoice

REGENERATE = "regenerate"
"""The type of a task whose images are drawn by parts of it: no worker takes it."""
KEEP = "keep"
NEW = "new"
"""Words for what becomes of the layout."""
MOST_IMAGES = 1000
"""Of one task."""
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class RegenerateSpec(KeptSpec):
    """What a caller asks to be drawn once more; names are those of `RegenerateSpec` in regeneration.proto."""

    image_ids: tuple[str, ...] = ()
    theme: str = ""
    """Empty means what was asked for each image."""
    variation: str = ""
    presets: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    overrides: dict[str, Any] | None = None
    seed: str = ""
    """KEEP, which empty means too, or NEW."""
    indexes: tuple[int, ...] = ()
    """Which of the images are drawn; empty means all."""

    @property
    def style(self) -> ThemeChoice | None:
        """What it chooses of themes for all images; None where each keeps its own choice."""
        if not self.theme:
            return None
        return ThemeChoice(
            theme=self.theme,
            variation=self.variation,
            presets=self.presets,
            elements=self.elements,
            overrides=self.overrides,
            within=REGENERATE,
        )


class TooManyImages(Exhausted):
    """A filter finds more images than one task may have."""

    reason = "TOO_MANY_IMAGES"

    def __init__(self, count: int) -> None:
        counted = f"{count} or more" if count >= MOST_COUNTED else str(count)
        super().__init__(
            f"regenerate.filter finds {counted} images, and a task has at most {MOST_IMAGES}: ask for fewer",
            count=count,
            limit=MOST_IMAGES,
        )


class NothingToRegenerate(Conflict):
    """None of the images can be drawn once more; `why` tells of the first one, if there is any."""

    reason = "NOTHING_TO_REGENERATE"

    def __init__(self, count: int, why: str) -> None:
        none = f"none of {count} images can be drawn once more; of the first one: {why}"
        super().__init__(none if count else "no image is found", count=count)


class ImageNotGenerated(Conflict):
    """No generator has drawn the image, or what it was drawn from is not kept."""

    reason = "IMAGE_NOT_GENERATED"

    def __init__(self, image_id: object, what: str) -> None:
        super().__init__(
            f"image {image_id} cannot be drawn once more: {what}", resource=ResourceKind.IMAGE, id=image_id
        )


class PartOfTask(Conflict):
    """A part of a task is deleted, brought back and purged with it alone."""

    reason = "PART_OF_TASK"

    def __init__(self, task_id: object, parent_id: object) -> None:
        super().__init__(
            f"task {task_id} is a part: this happens to it with its task {parent_id}",
            resource=ResourceKind.TASK,
            id=task_id,
            parent_task_id=parent_id,
        )


class PartCancelled(Conflict):
    """A part was cancelled, and its task was not."""

    reason = "PART_CANCELLED"

    def __init__(self, task_id: object) -> None:
        super().__init__(f"the part {task_id} was cancelled", resource=ResourceKind.TASK, id=task_id)
