"""What is asked of a provider that paints over what a generator draws: completed and checked before it is accepted."""

from dataclasses import replace
from typing import Any

from server.domain.callers import Caller
from server.domain.errors import Invalid
from server.domain.finish_sizes import TooLarge
from server.domain.finish_specs import FinishSpec
from server.domain.generate_specs import GenerateSpec
from server.domain.provider_errors import UnknownProvider
from server.domain.restyle_specs import RESTYLE
from server.generators.painting.models import Size
from server.generators.painting.painters import SECTION, Painters, PaintingGenerator
from server.generators.port import Commission, Generator, InChild
from server.imaging.finishing.cell_sizes import LEAST_CELL, largest_map, provider_cell
from server.imaging.finishing.tilings import Tiling, largest_tiling, tiling_over
from server.themes.resolution import ResolvedTheme
from server.usecases.painted_pictures import PaintedPictures

FIELD = "generate.finish"
KEEPING = (
    "Repaint this picture{}. Keep every wall, opening, room and outline exactly where it is, add none and take none "
    "away; change only how it is painted. "
)
"""Goes before the words of a caller: providers of this kind take no other order."""
A_MAP = ", which is a map seen from straight above"


class FinishOrders:
    """Accepts them, and finds who fulfils them."""

    def __init__(self, painted: PaintedPictures, painters: Painters) -> None:
        self._painted = painted
        self._painters = painters

    async def accepted(
        self,
        caller: Caller,
        spec: GenerateSpec,
        scope: str,
        theme: ResolvedTheme,
        generator: Generator[Any],
        commission: Commission[Any],
    ) -> FinishSpec:
        """What a spec asks for, with the provider and the words that are sent.

        Nothing is sent that is named after something: the words are those for no name. Raises `Invalid`,
        `UnknownProvider`, and what composing words does.
        """
        finish = spec.finish or FinishSpec()
        if not isinstance(generator, InChild):
            raise Invalid(f"{FIELD}: a provider paints all of it anyway", field=FIELD)
        section = theme.config.get(SECTION.name)
        painter = self._chosen(finish, scope, FIELD, section.get("provider") if isinstance(section, dict) else None)
        if (fineness := generator.fineness(commission)) is not None:
            tiling_for(painter, finish, (fineness.across, fineness.down), 1.0)
        prompt = _worded(painter, spec.type, finish, FIELD)
        asked = replace(spec, name="", prompt=prompt, negative_prompt="")
        words, unwanted = await self._painted.words(caller, asked, painter, f"{FIELD}.prompt")
        return replace(finish, provider=painter.provider.name, sent_prompt=words, sent_negative_prompt=unwanted)

    def accepted_over(self, finish: FinishSpec, scope: str, type_: str, base: Size, cell: float | None) -> FinishSpec:
        """The same for an image that is there, of a type, whose cells have so many pixels where a grid lies over it."""
        painter = self._chosen(finish, scope, RESTYLE, None)
        tiling_for(painter, finish, base, cell, RESTYLE)
        words = _worded(painter, type_, finish, RESTYLE)
        return replace(finish, provider=painter.provider.name, sent_prompt=words)

    def painter(self, finish: FinishSpec, scope: str | None, field: str = FIELD) -> PaintingGenerator:
        """The provider of what was accepted. Raises `UnknownProvider` where it is gone, `Invalid` without words."""
        painter = self._painters.named(finish.provider, scope)
        if painter is None or not painter.model.edits:
            raise UnknownProvider(finish.provider, f"{field}.provider")
        if not finish.sent_prompt:
            raise Invalid("nothing says what to paint", field=f"{field}.sent_prompt")
        _check_seeds(painter, finish, field)
        return painter

    def _chosen(self, finish: FinishSpec, scope: str, field: str, wished: str | None) -> PaintingGenerator:
        """The provider that a request names, or the one that is wished if it edits, or the first that does."""
        painter = self._named(finish.provider, scope, f"{field}.provider") if finish.provider else None
        if painter is None:
            editing = [each for each in self._painters if each.provider.draws_in(scope) and each.model.edits]
            if not editing:
                message = f"{field}.provider: no provider for this scope paints over pictures"
                raise Invalid(message, field=f"{field}.provider")
            able = [each for each in editing if each.model.keeps_seeds] if finish.tiles else []
            painter = next((each for each in able or editing if each.provider.name == wished), (able or editing)[0])
        _check_seeds(painter, finish, field)
        if finish.control is not None and not painter.model.fidelity:
            raise Invalid(f"{field}.control: {painter.provider.name} takes none", field=f"{field}.control")
        return painter

    def _named(self, name: str, scope: str, field: str) -> PaintingGenerator:
        if (named := self._painters.named(name, scope)) is None:
            raise UnknownProvider(name, field)
        if not named.model.edits:
            raise Invalid(f"{field}: {name} paints over no picture that it is sent", field=field)
        return named


def tiling_for(
    painter: PaintingGenerator, finish: FinishSpec, base: Size, cell: float | None, field: str = FIELD
) -> Tiling:
    """How a base is shown to a provider whose cells have so many of its pixels: whole, or in tiles where that leaves
    too few of the provider's for a cell. Without cells tiles have all the pixels of the base.

    Raises `Invalid` where there would be too few.
    """
    name, size_over = painter.provider.name, painter.model.size_over
    size = size_over(base)
    least, part = (float(finish.tiles), 1.0) if cell is None else (LEAST_CELL, cell)
    if provider_cell(base, part, size) >= least:
        return Tiling(base, size)
    tiling = tiling_over(base, least / part, size_over)
    if not finish.tiles:
        helping = 0 if tiling is None or not painter.model.keeps_seeds else tiling.count
        raise TooLarge(name, size, largest_map(size), helping=helping).error(field)
    if tiling is None:
        most = largest_tiling(base, least / part, size_over)
        across, down = (int(side / least) for side in most.reach)
        raise TooLarge(name, most.size, (across, down), cell is not None, most.count).error(field)
    return tiling


def _check_seeds(painter: PaintingGenerator, finish: FinishSpec, field: str) -> None:
    if finish.tiles and not painter.model.keeps_seeds:
        field = f"{field}.tiles"
        message = f"{field}: {painter.provider.name} keeps no seeds, so each tile would be of another painting"
        raise Invalid(message, field=field)


def _worded(painter: PaintingGenerator, type_: str, finish: FinishSpec, field: str) -> str:
    """The words of a caller behind what is asked of all of a type. Raises `Invalid` where they are too many."""
    order, own = KEEPING.format(A_MAP if type_ == "map" else ""), finish.prompt.strip()
    if len(own) > (room := painter.model.most_prompt - len(order)):
        message = f"{field}.prompt: {painter.provider.name} takes {max(0, room)} characters"
        raise Invalid(message, field=f"{field}.prompt")
    return order + own
