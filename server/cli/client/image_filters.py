"""The filters of commands that list images, once for all of them."""

import functools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import image_pb2, regeneration_pb2

from limner_client import Limner
from server.cli.client.picture_options import AUDIENCES

OPTIONS = (
    click.option("--type", "type", default="", help="Only this type."),
    click.option("--subtype", default="", help="Only this subtype."),
    click.option("--theme", default="", help="Only this theme."),
    click.option("--generator", default="", help="Only what this generator drew."),
    click.option("--scope", default="", help="Only this scope."),
    click.option("--source", "source_id", default="", help="Only what was made for this UUID."),
    click.option("--parent", "parent_image_id", default="", help="Only copies of this image."),
    click.option("--audience", "image_audience", type=click.Choice(list(AUDIENCES)), help="Only images for them."),
    click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="With this label; may be given again."),
    click.option("--after", "created_after", type=click.DateTime(), help="Made at this time or later, in UTC."),
    click.option("--before", "created_before", type=click.DateTime(), help="Made before this time, in UTC."),
    click.option("--query", "-q", default="", help="Words of name or description, the last one as a beginning."),
    click.option("--order", "order_by", default="", help="create_time, update_time or name, 'name desc' and so on."),
    click.option("--deleted", "show_deleted", is_flag=True, help="Also deleted ones."),
)
PAGE = 1000


def filtered(work: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters to a command, which gets them as one `request`. Stands below `on_server`."""

    @functools.wraps(work)
    async def command(limner: Limner, **options: Any) -> None:
        names = image_pb2.ListImagesRequest.DESCRIPTOR.fields_by_name
        asked = {name: options.pop(name) for name in list(options) if name in names}
        asked["labels"] = labels_of(asked["labels"])
        asked["image_audience"] = AUDIENCES.get(asked["image_audience"])
        for name in ("created_after", "created_before"):
            asked[name] = _timestamp(asked[name])
        await work(limner, request=image_pb2.ListImagesRequest(**asked), **options)

    for option in reversed(OPTIONS):
        option(command)
    return command


CHOSEN = (
    click.option("--type", "type", default="", help="Images of this type."),
    click.option("--subtype", default="", help="Of this subtype."),
    click.option("--of-theme", default="", help="Of this theme."),
    click.option("--generator", default="", help="Drawn by this generator."),
    click.option("--source", "source_id", default="", help="Made for this UUID."),
    click.option("--task", "task_id", default="", help="Made by this task."),
    click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="With this label; may be given again."),
    click.option("--after", "created_after", type=click.DateTime(), help="Made at this time or later, in UTC."),
    click.option("--before", "created_before", type=click.DateTime(), help="Made before this time, in UTC."),
    click.option("--query", "-q", default="", help="Words of name or description, the last one as a beginning."),
)


FILTER = regeneration_pb2.RegenerateSpec.Filter.DESCRIPTOR.fields_by_name


def chosen_by(work: Callable[..., Any]) -> Callable[..., Any]:
    """Add what chooses images that are drawn once more; the command gets what is given, by the names of the filter."""

    @functools.wraps(work)
    def command(*arguments: Any, **options: Any) -> Any:
        given = {name: options.pop("of_theme" if name == "theme" else name) for name in FILTER}
        chosen = {name: value for name, value in given.items() if value}
        if "labels" in chosen:
            chosen["labels"] = labels_of(chosen["labels"])
        for name in chosen.keys() & {"created_after", "created_before"}:
            chosen[name] = _timestamp(chosen[name])
        return work(*arguments, chosen=chosen, **options)

    for option in reversed(CHOSEN):
        option(command)
    return command


def labels_of(words: tuple[str, ...]) -> dict[str, str]:
    """Labels written as KEY=VALUE. Raises `click.UsageError`."""
    for word in words:
        if word.find("=") < 1:
            raise click.UsageError(f"{word or 'an empty word'} is no label: write KEY=VALUE")
    return {key: value for key, _, value in (word.partition("=") for word in words)}


def _timestamp(time: datetime | None) -> Timestamp | None:
    if time is None:
        return None
    stamp = Timestamp()
    stamp.FromDatetime(time.replace(tzinfo=UTC))
    return stamp


async def listed(limner: Limner, request: image_pb2.ListImagesRequest, limit: int) -> image_pb2.ListImagesResponse:
    """The first images of a list, however many pages they take; the token goes on behind them."""
    answer = image_pb2.ListImagesResponse()
    while len(answer.images) < limit:
        request.page_size = min(PAGE, limit - len(answer.images))
        page = await limner.images.ListImages(request)
        answer.images.extend(page.images)
        answer.next_page_token = request.page_token = page.next_page_token
        if not page.next_page_token:
            break
    return answer
