"""Who may call what: the one table of rights, a row for each method that is served."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from limner.v1 import audience_pb2

from server.domain.access_errors import AudienceNotAllowed, RoleNotAllowed, ScopeNotAllowed
from server.domain.callers import Caller, Role
from server.servicers.audience_fields import audience_paths, value_at

DELETED = "show_deleted"


@dataclass(frozen=True, slots=True)
class Right:
    """Who may call a method: callers of these `roles`, or anyone where it is `open`.

    What it changes may be `common` to all scopes: then who is bound to some may not. Without the scope in its field
    `whole`, it concerns everybody, and only an admin who is bound to nothing may. Players may only with the field
    `drawn`, which asks for a picture in place of what is stored.
    """

    roles: frozenset[Role] = frozenset()
    open: bool = False
    common: bool = False
    whole: str = ""
    drawn: str = ""

    def check(self, method: str, caller: Caller) -> None:
        """Raise `RoleNotAllowed`, `ScopeNotAllowed` for a caller that may not call the method, whatever it asks for."""
        if self.open:
            return
        if caller.role not in self.roles:
            raise RoleNotAllowed(caller.role, method)
        if self.common and caller.scopes is not None:
            raise ScopeNotAllowed(f"{method} changes what is common to all scopes")

    def check_request(self, method: str, caller: Caller, request: Any) -> None:
        """Raise `Denied` leaves for what of a request its caller may not ask."""
        if self.whole and not request.HasField(self.whole):
            if caller.role is not Role.ADMIN:
                raise RoleNotAllowed(caller.role, method, self.whole, f"set {self.whole}")
            if caller.scopes is not None:
                raise ScopeNotAllowed(f"{self.whole} must be set: all scopes are not the caller's", self.whole)
        if caller.role is not Role.PLAYER or self.open:
            return
        if self.drawn and not request.HasField(self.drawn):
            raise RoleNotAllowed(caller.role, method, self.drawn, f"set {self.drawn}")
        for path in audience_paths(request.DESCRIPTOR):
            if value_at(request, path) == audience_pb2.AUDIENCE_GM:
                raise AudienceNotAllowed(".".join(path))
        if DELETED in request.DESCRIPTOR.fields_by_name and getattr(request, DELETED):
            raise RoleNotAllowed(caller.role, method, DELETED)


OPEN = Right(open=True)
NOBODYS = Right()
"""What has no row: nobody may call it."""
_READERS = frozenset({Role.READER, Role.WRITER, Role.ADMIN})
_WRITERS = frozenset({Role.WRITER, Role.ADMIN})
SEEN = Right(_READERS | {Role.PLAYER})
SEEN_DRAWN = Right(_READERS | {Role.PLAYER}, drawn="options")
READ = Right(_READERS)
WRITE = Right(_WRITERS)
WRITE_COMMON = Right(_WRITERS, common=True)
QUEUE = Right(_WRITERS, whole="scope")

RIGHTS: Mapping[str, Right] = {
    f"/limner.v1.{service}Service/{method}": right
    for service, right, methods in (
        ("Image", SEEN, "GetImage BatchGetImages ListImages DownloadImage GetImageContent"),
        ("Image", SEEN, "RenderImage GetRenderedImage"),
        ("Image", SEEN_DRAWN, "GetDownloadUrl"),
        ("Image", READ, "ListStaleImages"),
        ("Image", WRITE, "UploadImage CreateImage UpdateImage CopyImage DeleteImage UndeleteImage PurgeImages"),
        ("MapGrid", SEEN, "GetMapGrid ListMapGrids MeasureDistance SnapPoints ResolveArea DetectGrid"),
        ("MapGrid", READ, "ExportMap GetMapExportUrl"),
        ("MapGrid", WRITE, "CreateMapGrid UpdateMapGrid DeleteMapGrid UndeleteMapGrid PurgeMapGrids ImportMap"),
        ("Overlay", SEEN, "GetOverlay BatchGetOverlays ListOverlays"),
        (
            "Overlay",
            WRITE,
            "CreateOverlay UpdateOverlay DeleteOverlay UndeleteOverlay PurgeOverlays ReorderOverlays",
        ),
        (
            "Overlay",
            WRITE,
            "BatchCreateOverlays BatchUpdateOverlays BatchDeleteOverlays SetDoors RevealSecret RevealFog",
        ),
        ("Task", READ, "GetTask BatchGetTasks ListTasks WaitTask WatchTask WatchTasks ListTaskEvents ExplainTask"),
        ("Task", READ, "GetQueueStats GetUsage ListGenerators ListProviders"),
        ("Task", WRITE, "CreateTask UpdateTask DeleteTask UndeleteTask PurgeTasks CancelTask RetryTask"),
        ("Task", QUEUE, "PauseQueue ResumeQueue"),
        ("Theme", SEEN, "GetTheme ListThemes GetThemeVariation ListThemeVariations"),
        (
            "Theme",
            SEEN,
            "GetStylePreset ListStylePresets GetThemeElement ListThemeElements GetThemeSchema ResolveTheme",
        ),
        ("Theme", SEEN, "ComposePrompt"),
        *(
            ("Theme", WRITE_COMMON, f"Create{each} Update{each} Delete{each} Undelete{each} Purge{each}s")
            for each in ("Theme", "ThemeVariation", "StylePreset", "ThemeElement")
        ),
    )
    for method in methods.split()
} | {
    "/grpc.health.v1.Health/Check": OPEN,
    "/grpc.health.v1.Health/List": OPEN,
    "/grpc.health.v1.Health/Watch": OPEN,
    "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo": READ,
    "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo": READ,
}
