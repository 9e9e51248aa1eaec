"""Tests for some kinds of resources alone."""

from collections.abc import Callable

import pytest

from tests.rpc.contract.described import RESOURCES, Described


def only(choose: Callable[[Described], object]) -> pytest.MarkDecorator:
    """Runs a test for the kinds that are chosen, one after the other."""
    chosen = [each for each in RESOURCES if choose(each)]
    return pytest.mark.parametrize("calls", chosen, indirect=True, ids=lambda each: each.name)
