"""What a channel does by itself: waits for a server that is away, and makes calls again that may be made again."""

import json
from collections.abc import Iterator

from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

FILES = (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
REQUEST_ID = "request_id"
RETRIES = {
    "maxAttempts": 5,  # more, gRPC does not make
    "initialBackoff": "0.2s",
    "maxBackoff": "2s",
    "backoffMultiplier": 2,
    "retryableStatusCodes": ["UNAVAILABLE"],
}


def service_config() -> str:
    """The service config as JSON. It is about unary calls alone: streams go on where they are read.

    All wait until there is a connection, or their deadline. Those that may be repeated are, when the connection breaks.
    """
    kept = [each for each in _unary_methods() if is_repeatable(each)]
    rest = [each for each in _unary_methods() if not is_repeatable(each)]
    config = {
        "methodConfig": [
            {"name": list(map(_name, kept)), "waitForReady": True, "retryPolicy": RETRIES},
            {"name": list(map(_name, rest)), "waitForReady": True},
        ],
        "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1},
    }
    return json.dumps(config)


def is_repeatable(method: MethodDescriptor) -> bool:
    """Whether a method does no more when it is called twice: it says so itself, or knows its requests by their id."""
    declared = method.GetOptions().idempotency_level != MethodOptions.IDEMPOTENCY_UNKNOWN
    return declared or REQUEST_ID in method.input_type.fields_by_name


def _unary_methods() -> Iterator[MethodDescriptor]:
    for file in FILES:
        for service in file.DESCRIPTOR.services_by_name.values():
            yield from (each for each in service.methods if not (each.client_streaming or each.server_streaming))


def _name(method: MethodDescriptor) -> dict[str, str]:
    return {"service": method.containing_service.full_name, "method": method.name}
