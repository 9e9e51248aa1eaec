"""Painting a dungeon: `paint_base` makes the picture that players may see."""

from server.generators.dungeon.base.compose import Report, paint_base

__all__ = ["Report", "paint_base"]
