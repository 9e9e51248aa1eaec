"""`limner image stale`: images that would be drawn otherwise today."""

import click
from limner.v1 import image_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.image_words import reason_words
from server.cli.words.messages import say_json
from server.cli.words.printing import columns, say

MANY, PAGE = 50, 1000


@click.command()
@click.option("--theme", default="", help="Only images of this theme.")
@click.option("--scope", default="", help="Only images of this scope.")
@click.option("--limit", type=click.IntRange(1), default=MANY, show_default=True, help="Most images to list.")
@as_json("a ListStaleImagesResponse")
@on_server
async def stale(limner: Limner, theme: str, scope: str, limit: int, as_json: bool) -> None:
    """List images that would be drawn otherwise today, and why: themes and generators change."""
    answer = image_pb2.ListStaleImagesResponse()
    request = image_pb2.ListStaleImagesRequest(theme=theme, scope=scope)
    while len(answer.stale_images) < limit:
        request.page_size = min(PAGE, limit - len(answer.stale_images))
        page = await limner.images.ListStaleImages(request)
        answer.stale_images.extend(page.stale_images)
        answer.next_page_token = request.page_token = page.next_page_token
        if not page.next_page_token:
            break
    if as_json:
        say_json(answer)
    elif answer.stale_images:
        rows = ((each.image.id, each.image.theme, reason_words(each), each.image.name) for each in answer.stale_images)
        say(columns([("ID", "THEME", "WHY", "NAME"), *rows]))
