"""Fog: all there is of it is laid over the picture at once (see `mist.py`)."""

from server.imaging.render.rendering import Rendering

RENDERING = Rendering(together=True)
