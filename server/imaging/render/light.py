"""Lights are data for virtual tabletops: not drawn."""

from server.imaging.render.rendering import Rendering

RENDERING = Rendering()
