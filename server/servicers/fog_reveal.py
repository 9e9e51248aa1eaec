"""How callers change the ground under a fog: by what is to be hidden, explored and revealed, never as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from limner.v1 import overlay_pb2

from server.domain.errors import Invalid
from server.domain.fog_ground import EXPLORED, HIDDEN, REVEALED, STATES, FogGround, SampleRun
from server.domain.fog_runs import Allowance, runs_of
from server.domain.fogs import StoredFog, lattice_and_unit
from server.domain.map_grids import MapGrid
from server.domain.overlays import GM
from server.domain.overlays.shapes import Shape
from server.domain.sight_errors import FogNotFound
from server.repositories.database import Database
from server.servicers.apart import apart, make_heavy
from server.servicers.caller import current_caller
from server.servicers.enum_words import EnumWords
from server.servicers.geometry_messages import shape_of
from server.servicers.idempotency import request_key
from server.servicers.validation import check_filled

FOG_STATES = EnumWords(overlay_pb2.Overlay.Fog.State)
MOST_CORNERS = 20_000
"""Corners and cells of all shapes of a request."""
ORDER = {"hide": HIDDEN, "explore": EXPLORED, "reveal": REVEALED}
"""What a request changes, in this order."""
IN_UNITS = ("circle", "cone", "line", "rectangle", "ring")
"""Shapes with lengths in grid units."""


@dataclass(frozen=True, slots=True)
class GroundChange:
    """A change of the ground: `everything` first, unless it is empty, then shapes, each with the path that names it."""

    everything: str
    shapes: tuple[tuple[str, Shape, int], ...]


async def reveal_fog(database: Database, request: overlay_pb2.RevealFogRequest) -> overlay_pb2.RevealFogResponse:
    """Change the ground under the fog of an image; a repeated request changes nothing. Raises `FogNotFound`."""
    image_id = UUID(request.image_id)
    make_heavy()  # the ground as a whole is packed and unpacked
    change = await apart(_change_of, request)
    key = request_key("RevealFog", request.request_id, request)
    async with database.work(current_caller()) as work:
        if await work.request_ids.claim(key, [image_id]) is not None:
            return overlay_pb2.RevealFogResponse(revision=(await work.images.get(image_id)).revision)
        revision = (await work.images.lock(image_id)).revision
        if (fog := await work.fogs.of_image(image_id)) is None:
            raise FogNotFound(image_id)
        ground = await apart(_swept, fog, await work.fogs.grid(image_id), change)
        if ground != fog.ground:
            await work.fogs.keep(fog.id, ground)
            revision = await work.images.revise(image_id, players=fog.audience != GM and fog.fog.enabled)
        return overlay_pb2.RevealFogResponse(revision=revision)


def _change_of(request: overlay_pb2.RevealFogRequest) -> GroundChange:
    shapes = []
    corners = 0
    for name, state in ORDER.items():
        for index, message in enumerate(getattr(request, name)):
            path = f"{name}[{index}]"
            check_filled(message, path)
            shape = shape_of(message)
            corners += len(message.polygon.points) + len(message.cells.cells)
            if corners > MOST_CORNERS:
                raise Invalid(f"the shapes have more than {MOST_CORNERS} corners and cells", field=path)
            shapes.append((path, shape, state))
    everything = FOG_STATES.word(request.everything)
    if not shapes and not everything:
        raise Invalid("one of everything, hide, explore and reveal must be set", field="reveal")
    return GroundChange(everything, tuple(shapes))


def _swept(fog: StoredFog, grid: MapGrid | None, change: GroundChange) -> bytes:
    """The ground of a fog after a change, as it is kept."""
    ground = FogGround.of(fog.samples, fog.ground)
    if change.everything:
        ground.paint_all(STATES[change.everything])
    allowance = Allowance()
    for path, shape, state in change.shapes:
        ground.paint(_runs(path, shape, grid, fog, allowance), state)
    return ground.stored()


def _runs(path: str, shape: Shape, grid: MapGrid | None, fog: StoredFog, allowance: Allowance) -> Iterator[SampleRun]:
    lattice, unit = lattice_and_unit(grid)
    if unit is None and (form := next((each for each in IN_UNITS if getattr(shape, each) is not None), None)):
        field = f"{path}.{form}"
        raise Invalid(f"{field}: the image has no grid, so nobody knows how long a grid unit is", field=field)
    try:
        yield from runs_of(shape, lattice, unit or 1.0, fog.samples, allowance)
    except Invalid as error:
        raise Invalid(f"{path}: {error.message}", field=path) from None
