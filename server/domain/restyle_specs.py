"""What a caller asks to be painted over, as a value and as it is kept in the params of a task."""

from dataclasses import dataclass, field

from server.domain.finish_specs import FinishSpec
from server.domain.kept_specs import KeptSpec

RESTYLE = "restyle"
"""The type of such a task."""


@dataclass(frozen=True, slots=True)
class RestyleSpec(KeptSpec):
    """The image, and what is asked of the provider."""

    image_id: str = ""
    finish: FinishSpec = field(default_factory=FinishSpec)
