"""Every benchmark by the name of its module, and how much each measures."""

from collections.abc import Awaitable, Callable
from functools import partial

from bench import (
    beside_large_requests,
    beside_transfers,
    downloads,
    get_image,
    labels,
    pages,
    queue_latency,
    queue_throughput,
    rest,
    start_up,
    uploads,
    watchers,
)
from bench.pairs import PAIRS, Ratio
from bench.pictures import LARGE
from bench.stand import Stand

Benchmark = Callable[[Stand], Awaitable[list[Ratio]]]


def benchmarks(*, smoke: bool) -> dict[str, Benchmark]:
    """In the order in which they run."""
    pairs, side = (1, 400) if smoke else (PAIRS, LARGE)
    return {
        "get_image": partial(get_image.measure, pairs=pairs, calls=200 if smoke else 20_000),
        "rest": partial(rest.measure, pairs=pairs, calls=200 if smoke else 20_000),
        "downloads": partial(
            downloads.measure, pairs=pairs, files=2 if smoke else 48, objects=2 if smoke else 12, side=side
        ),
        "uploads": partial(uploads.measure, pairs=pairs, calls=1 if smoke else 4, side=side),
        "beside_transfers": partial(beside_transfers.measure, pairs=pairs, calls=100 if smoke else 1_000, side=side),
        "labels": partial(labels.measure, pairs=pairs, most=100 if smoke else labels.MOST),
        "beside_large_requests": partial(beside_large_requests.measure, pairs=pairs, calls=100 if smoke else 1_000),
        "start_up": partial(start_up.measure, pairs=pairs),
        "queue_latency": partial(queue_latency.measure, pairs=pairs, tasks=10 if smoke else 200),
        "queue_throughput": partial(
            queue_throughput.measure, pairs=pairs, tasks=100 if smoke else 1_000, many=1_000 if smoke else 100_000
        ),
        "watchers": partial(
            watchers.measure, pairs=pairs, watchers=100 if smoke else 1_000, seconds=1 if smoke else 3
        ),
        "pages": partial(
            pages.measure, pairs=pairs, calls=10 if smoke else 1_000,
            rows=10_000 if smoke else pages.ROWS, page=100 if smoke else pages.PAGE,
        ),
    }  # fmt: skip
