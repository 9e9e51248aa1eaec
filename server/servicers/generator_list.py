"""The list of generators, a page at a time: they are no rows, and few."""

from limner.v1 import task_pb2

from server.domain.paging import decode_token, encode_token, filter_digest, page_limit
from server.generators.registry import Registry
from server.servicers.pages import page
from server.servicers.task_messages import generator_message

DIGEST = filter_digest("generator")
"""What the tokens are bound to: there is no filter."""


def generators_page(registry: Registry, request: task_pb2.ListGeneratorsRequest) -> task_pb2.ListGeneratorsResponse:
    """Generators by name, and the token of the next page. Raises `InvalidPageToken`."""
    after = decode_token(request.page_token, DIGEST, 1)[0] if request.page_token else ""
    left = sorted((each for each in registry if each.name > after), key=lambda each: each.name)
    limit = page_limit(request.page_size)
    shown, token = page(left[: limit + 1], limit, generator_message, lambda each: encode_token(DIGEST, each.name))
    return task_pb2.ListGeneratorsResponse(generators=shown, next_page_token=token)
