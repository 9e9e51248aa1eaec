"""What nobody sees is laid over the picture with the fog (see `outlook.py`)."""

from server.imaging.render.rendering import Rendering

RENDERING = Rendering(together=True)
