"""ListStaleImages between messages and values."""

from functools import partial

from limner.v1 import image_pb2

from server.domain.paging import encode_token, filter_digest, page_limit, read_key
from server.servicers.apart import apart, weigh
from server.servicers.audience_fields import reader_of
from server.servicers.enum_words import EnumWords
from server.servicers.image_messages import image_message
from server.servicers.pages import page
from server.usecases.stale_images import ASKED_ORDER, StaleImage, StaleImages, StalePage

REASONS = EnumWords(image_pb2.StaleReason)


async def list_stale_images(
    stale_images: StaleImages, request: image_pb2.ListStaleImagesRequest, location: str
) -> image_pb2.ListStaleImagesResponse:
    """One page of them. Raises `InvalidPageToken`."""
    digest = filter_digest("stale_image", request.theme, request.scope, request.audience)
    after, limit = read_key(request.page_token, digest, ASKED_ORDER), page_limit(request.page_size)
    stale = await stale_images.page(reader_of(request), request.theme, request.scope, after, limit)
    weigh(each.image for each in stale.listed)
    return await apart(_answer, stale, digest, location)


def _answer(stale: StalePage, digest: str, location: str) -> image_pb2.ListStaleImagesResponse:
    def token(last: StaleImage) -> str:
        return encode_token(digest, str(last.image.asked_digest), str(last.image.id))

    shown, next_token = page(stale.listed, len(stale.listed), partial(_message, location), token)
    if len(shown) == len(stale.listed) and stale.after is not None:
        next_token = encode_token(digest, *map(str, stale.after))
    return image_pb2.ListStaleImagesResponse(stale_images=shown, next_page_token=next_token)


def _message(location: str, stale: StaleImage) -> image_pb2.ListStaleImagesResponse.StaleImage:
    return image_pb2.ListStaleImagesResponse.StaleImage(
        image=image_message(stale.image, location, full=False), reasons=map(REASONS.value, stale.reasons)
    )
