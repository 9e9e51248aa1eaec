"""What use cases ask before they store anything: whether there is room for it at all."""

import pytest

from server.domain.limit_errors import StoredBytesExceeded
from server.domain.quotas import Quota, Quotas
from server.repositories.database import Database
from tests.callers import TESTER
from tests.row_samples import image_of


async def test_where_nothing_is_left_nothing_is_begun(database: Database) -> None:
    async with database.work(TESTER) as work:
        image = await work.images.add(image_of("a", scope="campaign/1"))
        await work.stored_bytes.check(image.created_by, "campaign/1")
    for quota, subject in (
        (Quota(caller=image.size), f"caller:{image.created_by}"),
        (Quota(scope=image.size), "scope:campaign/1"),
    ):
        database.quotas = Quotas(stored_bytes=quota)
        async with database.work(TESTER) as work:
            with pytest.raises(StoredBytesExceeded) as refused:
                await work.stored_bytes.check(image.created_by, "campaign/1")
            assert refused.value.metadata["subject"] == subject
            await work.stored_bytes.check("another", "campaign/2")
            await work.stored_bytes.check("another", None)
    database.quotas = Quotas(stored_bytes=Quota(image.size + 1, image.size + 1))
    async with database.work(TESTER) as work:
        await work.stored_bytes.check(image.created_by, "campaign/1")
