"""Why a generated image would be drawn otherwise today."""

from enum import StrEnum


class StaleReason(StrEnum):
    """What is not as it was when an image was drawn, in the order in which it is told."""

    THEME_CHANGED = "theme_changed"
    THEME_GONE = "theme_gone"
    THEME_BROKEN = "theme_broken"
    GENERATOR_CHANGED = "generator_changed"
