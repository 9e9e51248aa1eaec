"""Generators are listed by name, so many at a time."""

from collections.abc import Iterator

import pytest
from limner.v1 import task_pb2

from server.domain.paging import InvalidPageToken, encode_token, filter_digest
from server.generators.registry import Registry
from server.servicers.generator_list import generators_page
from tests.odd_generator import OddGenerator

NAMES = ["crypt", "a", "keep", "b", "z"]


def named(name: str) -> OddGenerator:
    """The same generator under another name."""
    generator = OddGenerator()
    generator.name = name
    return generator


REGISTRY = Registry([named(each) for each in NAMES])


def pages(size: int) -> Iterator[list[str]]:
    """The names on every page of so many."""
    token = ""
    for _ in NAMES:
        answer = generators_page(REGISTRY, task_pb2.ListGeneratorsRequest(page_size=size, page_token=token))
        yield [each.name for each in answer.generators]
        if not (token := answer.next_page_token):
            return


@pytest.mark.parametrize("size", [0, 1, 2, 4, 5, 6, 1001])
def test_pages_together_are_the_list(size: int) -> None:
    listed = list(pages(size))
    assert [name for each in listed for name in each] == sorted(NAMES)
    assert {len(each) for each in listed[:-1]} <= {size}
    assert len(listed[-1]) <= (size or len(NAMES))


def test_a_page_begins_behind_one_that_is_gone() -> None:
    token = generators_page(REGISTRY, task_pb2.ListGeneratorsRequest(page_size=2)).next_page_token
    fewer = Registry([each for each in REGISTRY if each.name != "b"])
    rest = generators_page(fewer, task_pb2.ListGeneratorsRequest(page_token=token))
    assert [each.name for each in rest.generators] == ["crypt", "keep", "z"]


@pytest.mark.parametrize("token", ["b", encode_token(filter_digest("image"), "b")])
def test_a_token_of_another_list_is_refused(token: str) -> None:
    with pytest.raises(InvalidPageToken):
        generators_page(REGISTRY, task_pb2.ListGeneratorsRequest(page_token=token))
