"""What a task may be asked to do, checked and completed before it is accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from limner.v1 import task_pb2

from server.domain.errors import Invalid
from server.domain.generate_specs import params_of
from server.domain.ids import new_ids
from server.domain.map_exports import EXPORT
from server.domain.regenerate_specs import REGENERATE, NothingToRegenerate
from server.domain.restyle_specs import RESTYLE
from server.domain.tasks import NewTask
from server.servicers.caller import current_caller
from server.servicers.finish_messages import restyle_message, restyle_of
from server.servicers.map_export_messages import blamed_option
from server.servicers.task_export import export_message, order_of
from server.servicers.task_messages import AnySpec, spec_message, spec_of_message
from server.servicers.task_regeneration import image_filter_of, regenerate_message, spec_of_regeneration
from server.servicers.validation import check_filled
from server.themes.resolution import ResolvedTheme
from server.usecases.generate_image import GenerateImage
from server.usecases.keep_export import KeepExport
from server.usecases.plan_regeneration import PlanRegeneration, RegenerationPlan
from server.usecases.restyle_image import RestyleImage


@dataclass(frozen=True, slots=True)
class AcceptedSpec:
    """What is kept of a spec, how it is shown, and the theme it is drawn with, where there is one."""

    kind: str
    params: dict[str, Any]
    message: AnySpec
    theme: ResolvedTheme | None = None
    plan: RegenerationPlan | None = None
    """What the parts do of a task that is done by parts."""

    @property
    def themes(self) -> Mapping[str, Mapping[str, Any]]:
        """The configurations to keep with the task, by their fingerprints."""
        if self.plan is not None:
            return self.plan.themes
        return {} if self.theme is None else {self.theme.fingerprint: self.theme.config}

    @property
    def failures(self) -> Sequence[dict[str, Any]]:
        """What is known not to be made."""
        return () if self.plan is None else self.plan.failures

    def parts_of(self, task: NewTask) -> list[NewTask]:
        """The parts that do the work of a task."""
        planned = self.plan.parts if self.plan is not None else []
        return [
            replace(
                task,
                id=own,
                type="generate",
                params=params_of(part.spec),
                theme_fingerprint=part.fingerprint,
                parent_id=task.id,
                parent_index=part.index,
            )
            for own, part in zip(new_ids(len(planned)), planned, strict=True)
        ]


class TaskSpecs:
    """Accepts specs."""

    def __init__(
        self, generate: GenerateImage, export: KeepExport, plan: PlanRegeneration, restyle: RestyleImage
    ) -> None:
        self._generate = generate
        self._restyle = restyle
        self._export = export
        self._plan = plan

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
            case "regenerate":
                again, chosen = spec_of_regeneration(request.regenerate), image_filter_of(request.regenerate)
                plan = await self._plan(current_caller(), again, chosen, scope or None)
                if not plan.parts and not request.validate_only:
                    raise NothingToRegenerate(len(plan.failures), plan.first_reason)
                params = plan.spec.params
                return AcceptedSpec(REGENERATE, params, regenerate_message(params), plan=plan)
            case "restyle":
                over = await self._restyle.complete(current_caller(), restyle_of(request.restyle), scope)
                return AcceptedSpec(RESTYLE, over.params, restyle_message(over.params))
            case _:
                raise Invalid("generate, export, regenerate or restyle must be set", field="generate")
