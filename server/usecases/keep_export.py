"""A task that has a map leave: the file is made as for who asks for it at once, and kept with the task."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER, Caller
from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.images import Image
from server.domain.kept_specs import KeptSpec
from server.domain.map_exports import KeptExport
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.scopes import Scopes, may_refer
from server.domain.tasks import Claim, outputs_of
from server.processes.scratch import work_folder
from server.repositories.database import Database, Work
from server.repositories.persistence import until_kept
from server.usecases.export_jobs import ExportedFile
from server.usecases.export_map import ExportMap
from server.usecases.generate_image import GenerateImage
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.map_export import ExportOptions
from server.usecases.progress_sink import ProgressSink
from server.usecases.restyle_image import RestyleImage

STAGE = "export"


@dataclass(frozen=True, slots=True)
class ExportOrder(KeptSpec):
    """What a task is to make a file of, and how: what its params hold.

    It is `bound` where who asked is: then nothing is in the file that is not of the scope of the task.
    """

    image_id: str = ""
    options: ExportOptions = field(default_factory=ExportOptions)
    bound: bool = False

    def reader(self, scope: str | None) -> Caller:
        """A worker, who sees for a task of this scope no more than who asked for it did."""
        own = Scopes((scope,) if scope else ()) if self.bound else None
        return replace(WORKER, scopes=own).seeing(self.options.audience)


@dataclass(frozen=True, slots=True)
class FileOutput:
    """What the output of a task tells of its file."""

    name: str
    revision: int
    file: ExportedFile


class KeepExport:
    """Checks orders, and fulfils them."""

    def __init__(self, database: Database, keeper: BlobKeeper, export_map: ExportMap, scratch: Path) -> None:
        self._database = database
        self._keeper = keeper
        self._export_map = export_map
        self._scratch = scratch

    async def check(self, caller: Caller, order: ExportOrder, scope: str) -> None:
        """Raise what making the file would, as far as it can be told beforehand."""
        reader = caller.seeing(order.options.audience)
        check_reach(scope or None, await self._export_map.check(reader, UUID(order.image_id), order.options))

    async def __call__(self, claim: Claim, index: int, progress: ProgressSink) -> None:
        """Make the file of a claimed task and keep it, its row and its output event in one transaction.

        Raises what `ExportMap` raises, and `LeaseLost`.
        """
        order = ExportOrder.of(claim.params)
        reader = order.reader(claim.scope)
        check_reach(claim.scope, await self._export_map.check(reader, UUID(order.image_id), order.options))
        async with work_folder(self._scratch) as folder:
            target = folder / "map"
            progress.report(0.0, STAGE, None)
            image, file = await self._export_map(reader, UUID(order.image_id), order.options, target)
            await progress.flush()
            output = {
                "image_id": order.image_id,
                "index": index,
                "file": asdict(FileOutput(image.name, image.revision, file)),
            }

            async def write(work: Work) -> None:
                task = await work.queue.hold(claim)
                if any(each["index"] == index for each in outputs_of(task.result)):
                    return  # an earlier try was kept, and the connection broke before it said so
                kept = KeptExport(
                    claim.task_id, index, file.sha256, file.size, file.ending, claim.scope, claim.created_by
                )
                await work.queue.keep_file(kept)
                await work.queue.add_output(claim, output)

            kept_file = KeptFile(target, file.sha256, file.size, file.ending)
            await until_kept(lambda: self._keeper.keep(WORKER, kept_file, write))


def check_reach(scope: str | None, image: Image) -> None:
    """A task makes nothing of an image of another scope. Raises `UnknownResource`."""
    if not may_refer(scope, image.scope):
        raise UnknownResource(ResourceKind.IMAGE, image.id)


def file_output_of(output: Mapping[str, Any]) -> FileOutput | None:
    """What an output tells of its file; None where it is an image, or nothing of ours."""
    if not isinstance(document := output.get("file"), Mapping):
        return None
    try:
        return from_document(FileOutput, document)
    except Invalid:
        return None


@dataclass(frozen=True, slots=True)
class TaskWork:
    """What a worker does, by the type of the task: everything of no other type is an image to be generated."""

    generate: GenerateImage
    export: KeepExport
    restyle: RestyleImage

    async def __call__(self, claim: Claim, index: int, progress: ProgressSink) -> None:
        """Make one output."""
        match claim.type:
            case "export":
                await self.export(claim, index, progress)
            case "restyle":
                await self.restyle(claim, index, progress)
            case _:
                await self.generate(claim, index, progress)
