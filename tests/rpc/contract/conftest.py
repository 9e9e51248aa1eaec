"""Each test of the contract runs for every kind of resource."""

import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES
from tests.rpc.stack import Stack


@pytest.fixture(params=RESOURCES, ids=lambda each: each.name)
def calls(request: pytest.FixtureRequest, stack: Stack) -> Calls:
    """Each kind of resource, one after the other."""
    return Calls(stack, request.param)
