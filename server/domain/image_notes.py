"""What an image lost, or had changed, on its way in."""

from enum import StrEnum


class ImageNote(StrEnum):
    """One reason a stored image differs from the file that was sent, as rows hold it and callers read it."""

    CONVERTED_TO_PNG = "converted_to_png"
    ORIENTATION_APPLIED = "orientation_applied"
    FIRST_FRAME_KEPT = "first_frame_kept"
    DEPTH_REDUCED = "depth_reduced"
    VALUES_STRETCHED = "values_stretched"
    COLORS_CONVERTED = "colors_converted"
    PROFILE_UNUSABLE = "profile_unusable"
    METADATA_DAMAGED = "metadata_damaged"
