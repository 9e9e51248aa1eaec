"""Use and limits in words."""

from limner.v1 import task_pb2

from server.cli.words.printing import byte_count, columns

HEAD = ("WHOSE", "USED", "LIMIT", "COUNTED IN")
_Kinds = task_pb2.GetUsageResponse
BYTES = {_Kinds.KIND_STORED_BYTES, _Kinds.KIND_UPLOADED_BYTES, _Kinds.KIND_MEMORY}


def usage_words(used: task_pb2.GetUsageResponse) -> str:
    """A table of limits and what is used of them."""
    return columns([HEAD, *map(_row, used.usages)])


def _row(usage: task_pb2.GetUsageResponse.Usage) -> tuple[str, str, str, str]:
    limit = _amount(usage, usage.limit) if usage.HasField("limit") else "none"
    where = ", this server process" if usage.per_process else ""
    return usage.subject, _amount(usage, usage.used), limit, f"{usage.unit}{where}"


def _amount(usage: task_pb2.GetUsageResponse.Usage, number: int) -> str:
    return byte_count(number) if usage.kind in BYTES else str(number)
