"""What painting a tactical map goes through, for those who watch. Light: servers import it, too."""

from typing import Final

SKETCHED: Final = ("walls", "floors", "furniture", "light")
PAINTING: Final = "painting"
STAGES: Final = (*SKETCHED, PAINTING)
