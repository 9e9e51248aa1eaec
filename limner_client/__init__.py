"""A client of Limner for other programs: connects, retries, resumes, verifies.

    async with limner_client.connect("127.0.0.1:50051") as limner:
        task = await limner.create_task(GenerateSpec(type="map", subtype="tactical"))
        ended = await limner.wait(task.id)

`connect_sync` gives the same to programs that block. Where a server has a certificate and asks who calls, both take
`Credentials(ca=Path("ca.pem"), token=Path("token"))` behind the address. Messages come from `limner.v1`.
"""

from limner_client.connection import Limner, connect
from limner_client.credentials import Credentials
from limner_client.errors import LimnerError
from limner_client.service_config import service_config
from limner_client.sync_connection import SyncLimner, connect_sync

__all__ = ["Credentials", "Limner", "LimnerError", "SyncLimner", "connect", "connect_sync", "service_config"]
