"""What a task may be asked to do, checked and completed before it is accepted."""

from dataclasses import dataclass
from typing import Any

from limner.v1 import task_pb2

from server.domain.errors import Invalid
from server.domain.generate_specs import params_of
from server.domain.map_exports import EXPORT
from server.servicers.caller import current_caller
from server.servicers.map_export_messages import blamed_option
from server.servicers.task_export import export_message, order_of
from server.servicers.task_messages import spec_message, spec_of_message
from server.servicers.validation import check_filled
from server.themes.resolution import ResolvedTheme
from server.usecases.generate_image import GenerateImage
from server.usecases.keep_export import KeepExport


@dataclass(frozen=True, slots=True)
class AcceptedSpec:
    """What is kept of a spec, how it is shown, and the theme it is drawn with, where there is one."""

    kind: str
    params: dict[str, Any]
    message: task_pb2.GenerateSpec | task_pb2.ExportSpec
    theme: ResolvedTheme | None = None


class TaskSpecs:
    """Accepts specs."""

    def __init__(self, generate: GenerateImage, export: KeepExport) -> None:
        self._generate = generate
        self._export = export

    async def accept(self, request: task_pb2.CreateTaskRequest, scope: str) -> AcceptedSpec:
        """The spec of a request for a task in a scope. Raises what is wrong with it."""
        match kind := request.WhichOneof("spec"):
            case "generate":
                check_filled(request.generate, "generate")
                asked = spec_of_message(request.generate)
                spec, theme = await self._generate.complete(current_caller(), asked, scope)
                return AcceptedSpec(kind, params_of(spec), spec_message(spec), theme)
            case "export":
                order = order_of(request.export, current_caller())
                with blamed_option("export.options"):
                    await self._export.check(current_caller(), order, scope)
                return AcceptedSpec(EXPORT, order.params, export_message(order.params))
            case _:
                raise Invalid("generate or export must be set", field="generate")
