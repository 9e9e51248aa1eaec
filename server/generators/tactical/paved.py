"""What a room can be paved with. Light: servers import it, too."""

from typing import Literal

Floor = Literal["flagstones", "slabs", "boards", "bricks", "checker", "rings", "earth", "cobbles", "plates", "tiles"]
"""Mixed ashlar, large worn slabs, wooden boards, bricks, a checkered floor, rings around the middle (round rooms),
trodden earth, rounded cobbles, plates of metal, small tiles."""
