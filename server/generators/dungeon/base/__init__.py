"""Painting a dungeon: `paint_base` makes the picture that players may see."""

from server.generators.dungeon.base.compose import STAGES, Report, paint_base

__all__ = ["STAGES", "Report", "paint_base"]
