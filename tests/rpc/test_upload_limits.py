"""The largest upload and the largest picture that are taken are settings."""

from pathlib import Path

from limner.v1 import image_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for
from tests.rpc.uploads import each, metadata, parts, png


async def test_an_upload_may_be_as_large_as_the_settings_say(database_url: str, tmp_path: Path) -> None:
    many, heavy = png(1001, 1000), png(650, 650)
    settings = settings_for(database_url, tmp_path, upload_megapixels=1, upload_mb=1)
    async with serving(settings) as stack:
        small = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        await stack.images.CreateImage(small)
        for content in (many, heavy):
            assert len(content) > 1 << 20
            large = image_pb2.CreateImageRequest(metadata=metadata(), content=content)
            assert (await refused(stack.images.CreateImage(large))).reason == "IMAGE_TOO_LARGE"
            told = await refused(stack.images.UploadImage(each(list(parts(content)))))
            assert (told.reason, told.metadata["limit"]) == ("UPLOAD_TOO_LARGE", str(1 << 20))
    async with serving(settings_for(database_url, tmp_path, upload_megapixels=1)) as stack:
        told = await refused(stack.images.UploadImage(each(list(parts(many)))))
        assert (told.reason, told.metadata["limit"]) == ("IMAGE_TOO_LARGE", "1000000")
        await stack.images.UploadImage(each(list(parts(heavy))))
