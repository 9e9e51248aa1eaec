"""Whatever the game master keeps to himself on a map, every byte that players get is as if it were not there.

LIMNER_RANDOM_MAPS says of how many maps: 8 unless it is set, 50 for all.
"""

import os
from itertools import chain

import pytest
from limner.v1 import image_pb2

from server.domain.callers import Role
from tests.rpc.overlays import listed
from tests.rpc.players import GM, PLAYERS, Eyes, answers, of_image, of_overlay
from tests.rpc.stack import Stack
from tests.rpc.two_audiences import Table, pictures

MAPS = int(os.environ.get("LIMNER_RANDOM_MAPS", "8"))
EYES = Eyes(Role.WRITER, PLAYERS)


@pytest.mark.pictures
@pytest.mark.parametrize("seed", range(MAPS))
async def test_what_players_get_is_as_if_there_were_no_secrets(stack: Stack, seed: int) -> None:
    table = Table(stack, seed)
    await table.laid()
    image_id, secrets = table.image_id, await table.secrets()
    known = await listed(stack, image_id, audience=PLAYERS)
    tokens = [each.id for each in known if each.type == "token"]

    async def told() -> list[tuple[str, bytes]]:
        of_known = (of_overlay(each.id, PLAYERS) for each in known)
        asked = chain(of_image(image_id, PLAYERS), pictures(image_id, tokens), *of_known)
        return list(await answers(stack, EYES, asked))

    before = await told()
    assert [(words, each) for words, answer in before for each in secrets if each.encode() in answer] == []
    options = image_pb2.RenderOptions(audience=GM, format="IMAGE_FORMAT_PNG")
    master = image_pb2.GetRenderedImageRequest(id=image_id, options=options)
    whole = (await stack.images.GetRenderedImage(master)).content
    assert len(secrets) > 20
    await table.delete_what_is_secret()
    assert (await stack.images.GetRenderedImage(master)).content != whole
    after = await told()
    assert [words for (words, one), (_, other) in zip(before, after, strict=True) if one != other] == []
    drawn = [answer for words, answer in after if words.startswith("GetRenderedImage")]
    exported = [answer for words, answer in after if words.startswith("ExportMap")]
    assert len(exported) == 2
    assert all(len(each) > 1000 for each in exported), "files are made"
    assert len({each for each in drawn if len(each) > 1000}) >= 3, "pictures are drawn, and differ"
