"""What a channel repeats by itself is what the API says may be repeated."""

import json
from collections.abc import Iterator
from typing import Any

from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from limner_client import service_config

REPEATED, REST = json.loads(service_config())["methodConfig"]


def unary_methods() -> Iterator[MethodDescriptor]:
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2):
        for service in file.DESCRIPTOR.services_by_name.values():
            yield from (each for each in service.methods if not (each.client_streaming or each.server_streaming))


def names(config: dict[str, Any]) -> set[str]:
    return {f"{each['service']}.{each['method']}" for each in config["name"]}


def test_every_unary_method_is_named_once_and_no_stream() -> None:
    assert names(REPEATED) | names(REST) == {each.full_name for each in unary_methods()}
    assert not names(REPEATED) & names(REST)


def test_what_has_no_side_effects_and_what_carries_an_id_is_repeated() -> None:
    for method in unary_methods():
        safe = method.GetOptions().idempotency_level == MethodOptions.NO_SIDE_EFFECTS
        identified = "request_id" in method.input_type.fields_by_name
        if safe or identified:
            assert method.full_name in names(REPEATED)
    tasks = {name.rpartition(".")[2] for name in names(REPEATED) if ".TaskService." in name}
    assert {"GetTask", "CreateTask", "RetryTask", "CancelTask", "PauseQueue"} <= tasks
    assert not tasks & {"UpdateTask", "DeleteTask", "PurgeTasks"}


def test_only_a_broken_connection_is_a_reason() -> None:
    assert REPEATED["retryPolicy"]["retryableStatusCodes"] == ["UNAVAILABLE"]
    assert "retryPolicy" not in REST
    assert REPEATED["waitForReady"]
    assert REST["waitForReady"]
