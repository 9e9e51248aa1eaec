"""The list of providers, a page at a time: the environment names them, and workers say how they fared with them."""

from collections.abc import Mapping, Sequence

from limner.v1 import task_pb2

from server.domain.callers import Caller
from server.domain.paging import decode_token, encode_token, filter_digest, page_limit
from server.domain.providers import ProviderCheck
from server.generators.painting.painters import Painters, PaintingGenerator
from server.repositories.database import Database
from server.repositories.hot_reads import HotReads
from server.repositories.provider_calls import ProviderCalls
from server.servicers.pages import page

DIGEST = filter_digest("provider")
"""What the tokens are bound to: there is no filter."""


async def providers_page(
    painters: Painters, reads: HotReads, database: Database, request: task_pb2.ListProvidersRequest
) -> task_pb2.ListProvidersResponse:
    """Those that who reads may know of, by name, and the token of the next page. Raises `InvalidPageToken`."""
    after = decode_token(request.page_token, DIGEST, 1)[0] if request.page_token else ""
    left = [each for each in painters.of(reads.caller) if each.provider.name > after]
    checks = await reads.provider_checks([each.provider.name for each in left])
    limit = page_limit(request.page_size)
    spent = await _spent(database, reads.caller, left[:limit])

    def show(painter: PaintingGenerator) -> task_pb2.Provider:
        message = provider_message(painter, checks.get(painter.provider.name))
        if (calls := spent.get(message.name)) is not None:
            message.most_per_hour = painter.provider.most_per_hour
            message.left_this_hour = max(0, message.most_per_hour - calls)
        return message

    shown, token = page(left[: limit + 1], limit, show, lambda each: encode_token(DIGEST, each.provider.name))
    return task_pb2.ListProvidersResponse(providers=shown, next_page_token=token)


async def _spent(database: Database, caller: Caller, painters: Sequence[PaintingGenerator]) -> Mapping[str, int]:
    """Calls of this hour of those that have a limit; of none where who asks is bound to scopes: it is all of theirs."""
    limited = [each.provider.name for each in painters if each.provider.most_per_hour]
    if caller.scopes is not None or not limited:
        return {}
    async with database.work(caller) as work:
        return dict.fromkeys(limited, 0) | dict(await ProviderCalls(work).last_hour(limited))


def provider_message(painter: PaintingGenerator, check: ProviderCheck | None) -> task_pb2.Provider:
    """A provider as callers see it: neither where it is nor what opens it."""
    provider = painter.provider
    message = task_pb2.Provider(
        name=provider.name,
        kind=provider.kind,
        model=provider.model,
        types=["*"] if painter.model.draws else [],
        edits=painter.model.edits,
        keeps_seeds=painter.model.keeps_seeds,
        previews=provider.previews,
        licence=provider.licence,
    )
    if check is not None:
        message.check.reason = check.reason
        message.check.message = check.message
        message.check.time.FromDatetime(check.checked_at)
    return message
