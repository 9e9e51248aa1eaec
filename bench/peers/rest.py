"""GetImage as JSON over HTTP/1.1, as its users write it: FastAPI, SQLAlchemy Core, asyncpg, uvicorn and its log.

`python -m bench.peers.rest PORT DATABASE_URL STORE`.
"""

import sys
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import uvicorn
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from server.domain.images import Image
from server.repositories.tables import images

COLUMNS = [images.c[each.name] for each in fields(Image)]


class ImageOut(BaseModel):
    """The fields of limner.v1.Image."""

    id: UUID
    type: str
    subtype: str
    name: str
    description: str | None
    url: str
    format: str
    width: int
    height: int
    size: int
    sha256: str | None
    source_sha256: str | None
    theme: str
    style_data: dict[str, Any] | None
    generation_params: dict[str, Any] | None
    source_id: UUID | None
    source_type: str | None
    parent_image_id: UUID | None
    task_id: UUID | None
    scope: str | None
    labels: dict[str, str]
    created_by: str
    revision: int
    generator: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    etag: str


def application(database_url: str, store: str) -> FastAPI:
    """One route."""
    engine = create_async_engine(make_url(database_url).set(drivername="postgresql+asyncpg"))
    app = FastAPI()

    @app.get("/v1/images/{image_id}")
    async def get_image(image_id: UUID) -> ImageOut:
        statement = select(*COLUMNS).where(images.c.id == image_id, images.c.is_deleted.is_(False))
        async with engine.connect() as connection:
            row = (await connection.execute(statement)).one_or_none()
        if row is None:
            raise HTTPException(404, "image not found")
        fields = row._asdict()
        return ImageOut(**fields | {"url": f"{store}{row.url}", "etag": f'"{row.row_version:x}"'})

    return app


def main(port: str, database_url: str, store: str) -> None:
    """Serve until terminated."""
    uvicorn.run(application(database_url, store), port=int(port), loop="uvloop", http="httptools")


if __name__ == "__main__":
    main(*sys.argv[1:])
