"""Where a generator draws: in a child of the pool, or by a provider beyond it. It says itself which."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.digital_sources import digital_source
from server.generators.port import ByProvider, Commission, Drawn, Generator, InChild
from server.processes.job_errors import JobTimedOut
from server.processes.pool import OnReport, ProcessPool
from server.usecases.drawing_jobs import StoredFile, StoredFiles, generate_to, unlit_at
from server.usecases.gate import Gate


class Drawers:
    """Has generators fulfil commissions, each where it draws, `seconds` at most."""

    def __init__(self, pool: ProcessPool, gate: Gate, seconds: float) -> None:
        self._pool = pool
        self._gate = gate
        self._seconds = seconds

    async def draw(
        self, generator: Generator[Any], commission: Commission[Any], key: UUID, target: Path, on_report: OnReport
    ) -> tuple[Drawn, StoredFiles, list[StoredFiles]]:
        """Have it drawn, and write what is to be stored, of patches too, to `target` or beside it.

        The pictures in what is returned are empty. `key` is that of the picture, for a provider.

        `on_report` is called on the loop. Raises what the generator raises, `JobTimedOut`, and what the gate refuses;
        cancelling ends the work, wherever it goes on.
        """
        source = target.with_suffix(".drawn")
        match generator:
            case InChild():
                made: tuple[Drawn, StoredFiles, list[StoredFiles]] = await self._pool.run(
                    generate_to,
                    generator,
                    commission,
                    str(source),
                    str(target),
                    timeout=self._seconds,
                    on_report=on_report,
                )
                return made
            case ByProvider():
                drawn = await self._provided(generator, commission, key, source, on_report)
                kind = digital_source(drawn.provenance)
                lit, unlit = StoredFile(str(target), await self._gate.passed(source, target, kind)), None
                if drawn.unlit:
                    path = unlit_at(str(target))
                    await asyncio.to_thread(source.write_bytes, drawn.unlit)
                    unlit = StoredFile(path, await self._gate.passed(source, Path(path), kind))
                return replace(drawn, patches=(), unlit=b""), StoredFiles(lit, unlit), []
            case _:
                raise TypeError(f"{type(generator).__name__} extends neither InChild nor ByProvider")

    async def run(self, job: Callable[..., Any], *args: Any) -> Any:
        """Have a job done in a child, within the time that drawing takes. Raises what the pool does."""
        return await self._pool.run(job, *args, timeout=self._seconds)

    async def _provided(
        self, generator: ByProvider[Any], commission: Commission[Any], key: UUID, source: Path, on_report: OnReport
    ) -> Drawn:
        async def report(fraction: float, stage: str, preview: bytes | None) -> None:
            if preview is not None:
                await asyncio.to_thread(source.write_bytes, preview)
                preview = await self._gate.preview(source)
            on_report(fraction, stage, preview)

        try:
            async with asyncio.timeout(self._seconds) as limit:
                drawn = await generator.generate(commission, key, report)
        except TimeoutError:
            if limit.expired():
                raise JobTimedOut(self._seconds) from None
            raise
        await asyncio.to_thread(source.write_bytes, drawn.picture)
        return replace(drawn, picture=b"")
