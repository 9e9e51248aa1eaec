"""Every method that is served has its row in the table of rights, and the table has no other."""

import pytest
from grpc_health.v1 import health_pb2

from server.domain.callers import Role
from server.servicers.methods import changes_nothing, watches
from server.servicers.reflection import METHOD, REFLECTION
from server.servicers.rights import RIGHTS, WRITE
from tests.rpc.any_call import METHODS, path_of

OWN = [path_of(each) for each in METHODS.values()]
HEALTH = [path_of(each) for each in health_pb2.DESCRIPTOR.services_by_name["Health"].methods]


def test_every_method_has_a_row() -> None:
    assert set(RIGHTS) == {*OWN, *HEALTH, *(f"/{each}/{METHOD}" for each in REFLECTION)}


@pytest.mark.parametrize("method", OWN)
def test_who_only_reads_changes_nothing(method: str) -> None:
    roles = RIGHTS[method].roles
    assert (Role.READER in roles) == changes_nothing(method)
    assert Role.ADMIN in roles
    assert Role.WRITER in roles
    assert Role.PLAYER not in WRITE.roles


def test_what_lasts_until_something_happens_is_limited_as_a_watch() -> None:
    assert {each.rpartition("/")[2] for each in OWN if watches(each)} == {"WatchTask", "WatchTasks", "WaitTask"}
