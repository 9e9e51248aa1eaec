"""Every method, called by every role with every kind of binding: what the table of rights says is what happens."""

from collections.abc import Iterator
from pathlib import Path

from google.protobuf.descriptor import MethodDescriptor
from limner.v1 import task_pb2

from server.domain.callers import Role
from server.servicers.rights import DELETED, QUEUE, RIGHTS, WRITE_COMMON
from tests.rpc.any_call import METHODS, SIGNING, Headers, path_of, refusal_of
from tests.rpc.named_callers import ROLE, SCOPE, serving_named
from tests.rpc.rewound import Rewound
from tests.rpc.stack import database_of
from tests.rpc.valid_requests import valid_requests

UNBOUND, OWN, PREFIX, FOREIGN = (), ("campaign/1",), ("campaign/*", "world/1"), ("campaign/2",)
"""All rows are those of campaign/1."""
OF_ONE_SCOPE = "UPDATE images SET scope = 'campaign/1'; UPDATE generation_tasks SET scope = 'campaign/1'"
FOR_PLAYERS = "UPDATE image_overlays SET audience = 'players'"
MADE_ANEW = {"UploadImage", "CreateImage", "CreateTask", "ImportMap"}
"""What they make belongs to a scope, and to no row that is there."""
OF_ALL = {"ListGenerators", "ListProviders", "GetQueueStats", "WatchTasks", "GetUsage"}
"""They name no row."""


def ending(method: MethodDescriptor, role: Role, scopes: tuple[str, ...]) -> str:
    """How a call has to end: with a reason, or "" for OK. What comes first is asked first."""
    right, name = RIGHTS[path_of(method)], method.name
    common = method.containing_service.name == "ThemeService"
    of_rows = not common and name not in MADE_ANEW | OF_ALL and not _asks_for_all(name)
    ends = (
        (role not in right.roles, "ROLE_NOT_ALLOWED"),
        (right is WRITE_COMMON and scopes != UNBOUND, "SCOPE_NOT_ALLOWED"),
        (right is QUEUE and scopes == FOREIGN, "SCOPE_NOT_ALLOWED"),
        (name in MADE_ANEW and scopes == PREFIX, "SCOPE_REQUIRED"),
        (name in SIGNING, "NO_URLS"),
        (of_rows and scopes == FOREIGN, "NOT_FOUND"),
    )
    return next((reason for met, reason in ends if met), "")


def _asks_for_all(name: str) -> bool:
    return name.startswith(("List", "Purge")) and name not in ("ListOverlays", "ListTaskEvents")


def combinations() -> Iterator[tuple[Role, tuple[str, ...]]]:
    """Every role with every binding."""
    for role in Role:
        for scopes in (UNBOUND, OWN, PREFIX, FOREIGN):
            yield role, scopes


async def test_every_role_may_call_what_its_row_says_and_see_what_its_scopes_include(
    database_url: str, tmp_path: Path
) -> None:
    async with serving_named(database_url, tmp_path) as stack, database_of(stack) as connection:
        requests = await valid_requests(stack)
        assert requests.keys() == METHODS.keys()
        await connection.execute(OF_ONE_SCOPE)
        await connection.execute(FOR_PLAYERS)
        rows = Rewound(connection)
        await rows.keep()
        wrong = []
        for role, scopes in combinations():
            headers: Headers = [(ROLE, role), *((SCOPE, each) for each in scopes)]
            for name, messages in requests.items():
                refused = await refusal_of(stack.channel, METHODS[name], messages, headers)
                reason = "" if refused is None else refused.reason
                wanted = ending(METHODS[name], role, scopes)
                if reason != wanted and not (wanted == "NOT_FOUND" and reason.endswith("_NOT_FOUND")):
                    wrong.append((role.value, scopes, name, wanted, reason))
            await rows.bring_back()
        assert not wrong, wrong


async def test_only_an_admin_of_all_scopes_pauses_all_of_them(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        ends = {}
        for role, scopes in combinations():
            headers: Headers = [(ROLE, role), *((SCOPE, each) for each in scopes)]
            for request in (task_pb2.PauseQueueRequest(), task_pb2.ResumeQueueRequest()):
                method = METHODS[type(request).__name__.removesuffix("Request")]
                refused = await refusal_of(stack.channel, method, [request], headers)
                ends[role, scopes, method.name] = "" if refused is None else refused.reason
    assert ends == {
        (role, scopes, name): "ROLE_NOT_ALLOWED"
        if role is not Role.ADMIN
        else ("" if scopes == UNBOUND else "SCOPE_NOT_ALLOWED")
        for role, scopes in combinations()
        for name in ("PauseQueue", "ResumeQueue")
    }


async def test_players_see_no_deleted_rows(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        requests = await valid_requests(stack)
        asked = {
            name: messages
            for name, messages in requests.items()
            if Role.PLAYER in RIGHTS[path_of(METHODS[name])].roles
            and DELETED in METHODS[name].input_type.fields_by_name
        }
        assert {"ListImages", "ListMapGrids", "ListOverlays", "ListThemes"} <= set(asked)
        for name, (request, *_) in asked.items():
            for role in Role:
                for deleted in (False, True):
                    setattr(request, DELETED, deleted)
                    refused = await refusal_of(stack.channel, METHODS[name], [request], [(ROLE, role)])
                    wanted = "ROLE_NOT_ALLOWED" if deleted and role is Role.PLAYER else ""
                    assert ("" if refused is None else refused.reason) == wanted, (name, role, deleted)
