"""The list of generators, a page at a time: they are no rows, and few."""

from typing import Any

from google.protobuf.json_format import ParseDict
from google.protobuf.struct_pb2 import Value
from limner.v1 import task_pb2

from server.domain.paging import decode_token, encode_token, filter_digest, page_limit
from server.generators.options import NamedOption, named_options
from server.generators.port import Generator
from server.generators.registry import Registry
from server.servicers.pages import page

DIGEST = filter_digest("generator")
"""What the tokens are bound to: there is no filter."""


def generators_page(registry: Registry, request: task_pb2.ListGeneratorsRequest) -> task_pb2.ListGeneratorsResponse:
    """Generators by name, and the token of the next page. Raises `InvalidPageToken`."""
    after = decode_token(request.page_token, DIGEST, 1)[0] if request.page_token else ""
    left = sorted((each for each in registry if each.name > after), key=lambda each: each.name)
    limit = page_limit(request.page_size)
    shown, token = page(left[: limit + 1], limit, generator_message, lambda each: encode_token(DIGEST, each.name))
    return task_pb2.ListGeneratorsResponse(generators=shown, next_page_token=token)


def generator_message(generator: Generator[Any]) -> task_pb2.Generator:
    """A generator and what it offers."""
    return task_pb2.Generator(
        name=generator.name,
        version=generator.version,
        type=generator.type,
        subtypes=generator.subtypes,
        description=generator.description,
        stages=generator.stages,
        features=dict(generator.features),
        options=generator.options_field,
        option_fields=[_option_message(each) for each in named_options(generator.options)],
    )


def _option_message(named: NamedOption) -> task_pb2.Generator.Option:
    option = named.option
    return task_pb2.Generator.Option(
        name=named.name,
        type=named.type,
        default=None if named.default is None else ParseDict(named.default, Value()),
        least=option.least,
        most=option.most,
        choices=option.choices,
        description=option.about,
    )
