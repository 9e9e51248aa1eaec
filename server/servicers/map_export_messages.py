"""Exports of maps between values and messages."""

from collections.abc import Iterator
from contextlib import contextmanager

from limner.v1 import map_export_pb2

from server.domain.errors import Invalid
from server.domain.images import Image
from server.domain.overlays import PLAYERS
from server.interop.map_scenes import MapFileOptions
from server.servicers.audience_fields import audience_of
from server.servicers.enum_words import EnumWords
from server.servicers.file_names import UNKNOWN, named_file
from server.servicers.image_messages import FORMATS
from server.usecases.export_jobs import ExportedFile
from server.usecases.keep_export import FileOutput
from server.usecases.map_export import ExportOptions

_Options = map_export_pb2.MapExportOptions
TARGETS = EnumWords(_Options.Target)
WINDOWS = EnumWords(_Options.WindowsAs)
SECRETS = EnumWords(_Options.SecretsAs)
MEDIA_TYPES = {"uvtt": "application/json", "json": "application/json", "zip": "application/zip"}
"""By how the name of a file ends."""


def export_options_of(options: map_export_pb2.MapExportOptions) -> ExportOptions:
    """What a caller wants of a file: what players may know, unless it says otherwise."""
    return ExportOptions(
        spec=MapFileOptions(
            target=TARGETS.word(options.target) or "generic",
            format=FORMATS.word(options.format),
            max_side=options.max_side,
            windows_as=WINDOWS.word(options.windows_as),
            secrets_as=SECRETS.word(options.secrets_as),
        ),
        audience=audience_of(options.audience, PLAYERS),
        baked_light=options.baked_light if options.HasField("baked_light") else None,
        without_image=options.without_image,
    )


def export_header(image: Image, file: ExportedFile) -> map_export_pb2.MapExportHeader:
    """What a file is, and what had to give."""
    return kept_header(FileOutput(image.name, image.revision, file))


def kept_header(output: FileOutput) -> map_export_pb2.MapExportHeader:
    """The same of one that a task has made."""
    file = output.file
    return map_export_pb2.MapExportHeader(
        file_name=named_file(output.name, f".{file.ending}"),
        media_type=MEDIA_TYPES.get(file.ending, UNKNOWN),
        size=file.size,
        sha256=file.sha256,
        width=file.width,
        height=file.height,
        pixels_per_cell=file.pixels_per_cell,
        columns=file.columns,
        rows=file.rows,
        revision=output.revision,
        warnings=file.warnings,
    )


@contextmanager
def blamed_option(path: str) -> Iterator[None]:
    """Name the options of a request in front of the one that a target does not take."""
    try:
        yield
    except Invalid as error:
        if error.field in _Options.DESCRIPTOR.fields_by_name:
            error.metadata["field"] = f"{path}.{error.field}"
        raise
