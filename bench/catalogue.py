"""Every benchmark by the name of its module, and how much each measures."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from bench import (
    beside_large_requests,
    beside_renders,
    beside_transfers,
    downloads,
    drawing,
    encoding,
    exchange,
    get_image,
    hundred,
    imports,
    jobs,
    labels,
    moves,
    night,
    pages,
    peak_memory,
    queue_latency,
    queue_throughput,
    regenerate,
    rest,
    start_up,
    themes,
    uploads,
    watchers,
    whole_pictures,
)
from bench.pairs import PAIRS, Row
from bench.pictures import LARGE
from bench.stand import Stand

SQUARE = drawing.SIDES[0]
Benchmark = Callable[[Stand], Awaitable[Sequence[Row]]]


def benchmarks(*, smoke: bool) -> dict[str, Benchmark]:
    """In the order in which they run."""
    pairs, side = (1, 400) if smoke else (PAIRS, LARGE)
    sides, each, one = (256, 512) if smoke else drawing.SIDES, 1 if smoke else hundred.EACH, 256 if smoke else SQUARE
    return {
        # Seven sides in turns that are short: what else the machine does changes less between two of them.
        "get_image": partial(get_image.measure, pairs=pairs if smoke else 3 * pairs, calls=200 if smoke else 5_000),
        "themes": partial(themes.measure, pairs=pairs, calls=200 if smoke else 2_000),
        "rest": partial(rest.measure, pairs=pairs, calls=200 if smoke else 20_000),
        "downloads": partial(
            downloads.measure, pairs=pairs, files=2 if smoke else 48, objects=2 if smoke else 12, side=side
        ),
        "uploads": partial(uploads.measure, pairs=pairs, calls=1 if smoke else 4, side=side),
        "beside_transfers": partial(beside_transfers.measure, pairs=pairs, calls=100 if smoke else 1_000, side=side),
        "beside_renders": partial(beside_renders.measure, pairs=pairs, calls=100 if smoke else 1_000, side=one),
        "moves": partial(
            moves.measure, pairs=pairs, side=512 if smoke else SQUARE, tokens=5 if smoke else moves.TOKENS
        ),
        "drawing": partial(drawing.measure, pairs=pairs, sides=sides, each=each),
        "encoding": partial(encoding.measure, pairs=pairs, sides=sides),
        "whole_pictures": partial(whole_pictures.measure, pairs=pairs, sides=sides, each=each),
        "peak_memory": partial(peak_memory.measure, pairs=pairs, sides=sides[:1] if smoke else sides),
        "imports": partial(imports.measure, pairs=pairs, side=side if smoke else imports.SIDE),
        "night": partial(night.measure, pairs=pairs, side=one, crowd=night.Crowd(50, 2, 2) if smoke else night.Crowd()),
        "exchange": partial(exchange.measure, pairs=pairs, side=400 if smoke else exchange.SIDE),
        "jobs": partial(
            jobs.measure, pairs=pairs, columns=12 if smoke else jobs.COLUMNS, rows=12 if smoke else jobs.ROWS, side=one
        ),
        "labels": partial(labels.measure, pairs=pairs, most=100 if smoke else labels.MOST),
        "beside_large_requests": partial(beside_large_requests.measure, pairs=pairs, calls=100 if smoke else 1_000),
        "start_up": partial(start_up.measure, pairs=pairs),
        "queue_latency": partial(queue_latency.measure, pairs=pairs, tasks=10 if smoke else 200),
        "queue_throughput": partial(
            queue_throughput.measure, pairs=pairs, tasks=100 if smoke else 1_000, many=1_000 if smoke else 100_000
        ),
        "regenerate": partial(regenerate.measure, pairs=min(pairs, 3), maps=4 if smoke else regenerate.MAPS),
        "watchers": partial(
            watchers.measure, pairs=pairs, watchers=100 if smoke else 1_000, seconds=1 if smoke else 3
        ),
        "pages": partial(
            pages.measure, pairs=pairs, calls=10 if smoke else 1_000,
            rows=10_000 if smoke else pages.ROWS, page=100 if smoke else pages.PAGE,
        ),
    }  # fmt: skip
