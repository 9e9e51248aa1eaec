"""Use and limits in words."""

from limner.v1 import task_pb2

from server.cli.words.printing import byte_count, columns

HEAD = ("WHOSE", "USED", "LIMIT", "COUNTED IN")
PROVIDER_HEAD = ("PROVIDER", "CALLS, LAST HOUR", "IMAGES", "CALLS, LAST 24 H", "IMAGES")
_Kinds = task_pb2.GetUsageResponse
BYTES = {_Kinds.KIND_STORED_BYTES, _Kinds.KIND_UPLOADED_BYTES, _Kinds.KIND_MEMORY}


def usage_words(used: task_pb2.GetUsageResponse) -> str:
    """A table of limits and what is used of them; one of what providers were called for, where any was."""
    limits = columns([HEAD, *map(_row, used.usages)])
    return f"{limits}\n\n{columns([PROVIDER_HEAD, *map(_provider_row, used.providers)])}" if used.providers else limits


def _provider_row(usage: task_pb2.GetUsageResponse.ProviderUsage) -> tuple[str, ...]:
    counts = usage.calls_last_hour, usage.images_last_hour, usage.calls_last_day, usage.images_last_day
    return usage.provider, *map(str, counts)


def _row(usage: task_pb2.GetUsageResponse.Usage) -> tuple[str, str, str, str]:
    limit = _amount(usage, usage.limit) if usage.HasField("limit") else "none"
    where = ", this server process" if usage.per_process else ""
    return usage.subject, _amount(usage, usage.used), limit, f"{usage.unit}{where}"


def _amount(usage: task_pb2.GetUsageResponse.Usage, number: int) -> str:
    return byte_count(number) if usage.kind in BYTES else str(number)
