"""Tasks that have maps leave, between values and messages."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from limner.v1 import audience_pb2, map_export_pb2, task_pb2

from server.domain.callers import Caller
from server.domain.errors import Invalid
from server.domain.overlays import GM
from server.servicers.image_messages import FORMATS
from server.servicers.map_export_messages import SECRETS, TARGETS, WINDOWS, export_options_of, kept_header
from server.usecases.keep_export import ExportOrder, file_output_of


def order_of(message: task_pb2.ExportSpec, caller: Caller) -> ExportOrder:
    """What a caller asks a task to make a file of."""
    bound = caller.scopes is not None
    return ExportOrder(message.image_id.lower(), export_options_of(message.options), bound)


def export_message(params: Mapping[str, Any]) -> task_pb2.ExportSpec:
    """A spec as it is kept; empty where another writer has kept something else."""
    message = task_pb2.ExportSpec()
    with suppress(Invalid):
        order = ExportOrder.of(params)
        options, spec = order.options, order.options.spec
        message.image_id = order.image_id
        message.options.CopyFrom(
            map_export_pb2.MapExportOptions(
                target=TARGETS.value(spec.target),
                audience=audience_pb2.AUDIENCE_GM if options.audience == GM else audience_pb2.AUDIENCE_PLAYERS,
                format=FORMATS.value(spec.format),
                max_side=spec.max_side or None,
                windows_as=WINDOWS.value(spec.windows_as),
                secrets_as=SECRETS.value(spec.secrets_as),
                baked_light=options.baked_light,
                without_image=options.without_image,
            )
        )
    return message


def file_message(output: Mapping[str, Any]) -> map_export_pb2.MapExportHeader | None:
    """The file that an output tells of; None where it is an image."""
    file = file_output_of(output)
    return None if file is None else kept_header(file)
