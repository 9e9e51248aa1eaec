"""What grids tell of places on their images: distances, nearest spots, covered cells."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from limner.v1 import geometry_pb2, map_grid_pb2

from server.domain.cover import Coverage, covered
from server.domain.distances import check_measure, legs_of
from server.domain.errors import Invalid
from server.domain.lattice import Gridless, Lattice
from server.domain.map_grids import MapGrid
from server.domain.places import CENTER
from server.domain.resource_errors import MapGridInvalid, MapGridMissing, MapGridWithoutCells
from server.domain.scene import Measure
from server.domain.snapping import snapped
from server.repositories.database import Database
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.servicers.audience_fields import reader_of
from server.servicers.enum_words import EnumWords
from server.servicers.geometry_messages import cell_messages, position_message, positions_of, shape_of
from server.servicers.validation import check_filled
from server.usecases.render_options import grid_of, measure_of

DIAGONAL_RULES = EnumWords(map_grid_pb2.MapGrid.DiagonalRule)
SPOTS = EnumWords(map_grid_pb2.SnapPointsRequest.Spot)
COVERAGES = EnumWords(geometry_pb2.Coverage)


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a grid tells with: where its cells lie, and what one of them stands for."""

    grid_id: UUID
    lattice: Lattice
    measure: Measure

    def distance(self, request: map_grid_pb2.MeasureDistanceRequest) -> map_grid_pb2.MeasureDistanceResponse:
        """How long a path is."""
        check_filled(request, "")
        rule = DIAGONAL_RULES.word(request.diagonal_rule) or self.measure.rule
        legs = legs_of(positions_of(request.positions), self.lattice, replace(self.measure, rule=rule))
        leg = map_grid_pb2.MeasureDistanceResponse.Leg
        return map_grid_pb2.MeasureDistanceResponse(
            legs=[leg(distance=each.distance, steps=each.steps, diagonals=each.diagonals) for each in legs],
            distance=sum(each.distance for each in legs),
            steps=sum(each.steps for each in legs),
            distance_unit=self.measure.unit,
        )

    def spots(self, request: map_grid_pb2.SnapPointsRequest) -> map_grid_pb2.SnapPointsResponse:
        """The nearest spots to places."""
        check_filled(request, "")
        sorts = [SPOTS.word(each) for each in request.spots] or [CENTER]
        moved = (snapped(each, self.lattice, sorts) for each in positions_of(request.positions))
        return map_grid_pb2.SnapPointsResponse(positions=map(position_message, moved))

    def area(self, request: map_grid_pb2.ResolveAreaRequest) -> map_grid_pb2.ResolveAreaResponse:
        """The cells that a shape covers. Raises `MapGridWithoutCells`, `AreaTooLarge`."""
        check_filled(request, "")
        shape = shape_of(request.shape)
        if isinstance(self.lattice, Gridless):
            raise MapGridWithoutCells(self.grid_id)
        coverage = Coverage(COVERAGES.word(request.coverage) or CENTER)
        if request.HasField("fraction"):
            coverage = replace(coverage, fraction=request.fraction)
        cells = covered(shape, self.lattice, self.lattice.size / self.measure.per_cell, coverage)
        return map_grid_pb2.ResolveAreaResponse(cells=cell_messages(cells))


@dataclass(frozen=True, slots=True)
class Rulers:
    """Rulers of the grids in a database."""

    database: Database

    async def of(self, request: Any) -> Ruler:
        """The ruler of the image of a request, for its reader.

        Raises `UnknownResource`, `MapGridMissing`, `MapGridInvalid`.
        """
        image_id, reads = UUID(request.image_id), self.database.reads(reader_of(request))
        grid = await reads.find(MapGrids, image_id=image_id)
        if grid is None:
            await reads.get(Images, image_id)
            raise MapGridMissing(image_id)
        return _ruler(grid)


def _ruler(grid: MapGrid) -> Ruler:
    laid, measure = grid_of(grid), measure_of(grid)
    try:
        laid.check()
        check_measure(measure)
    except Invalid as error:
        raise MapGridInvalid(grid.id, error.field.partition(".")[2], error.message) from None
    return Ruler(grid.id, laid.lattice, measure)
