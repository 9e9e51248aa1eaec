"""What a caller asks a provider to paint over what a generator has drawn, and how it can fail."""

from dataclasses import dataclass

from server.domain.errors import Conflict

KEPT_HOURS = 24
"""How long a picture is kept whose walls have moved."""
LEAST_STRENGTH = 0.05


@dataclass(frozen=True, slots=True)
class FinishSpec:
    """What is asked for; names are those of `FinishSpec` in finish.proto. What is sent is set once it is accepted."""

    provider: str = ""
    prompt: str = ""
    strength: float = 1.0
    control: float | None = None
    patches: bool = True
    tiles: bool = False
    sent_prompt: str = ""
    sent_negative_prompt: str = ""


@dataclass(frozen=True, slots=True)
class Fineness:
    """How many of the parts that have to be seen a picture has side by side, as a map has cells."""

    across: int
    down: int


class WallsMoved(Conflict):
    """What a provider painted has its walls elsewhere than the map. It is kept for a while."""

    reason = "WALLS_MOVED"

    def __init__(
        self,
        provider: str,
        p95_cells: float,
        missing_share: float,
        lost_walls: int,
        closed_doors: int,
        image_id: str,
    ) -> None:
        super().__init__(
            f"{provider} has painted walls that are not where those of the map are: they lie up to {p95_cells:.2f} "
            f"cells beside them, {missing_share:.1%} of their length is not there, {lost_walls} are lost and "
            f"{closed_doors} doorways closed",
            provider=provider,
            p95_cells=f"{p95_cells:.3f}",
            missing_share=f"{missing_share:.4f}",
            lost_walls=lost_walls,
            closed_doors=closed_doors,
            image_id=image_id,
            kept_hours=KEPT_HOURS,
        )
