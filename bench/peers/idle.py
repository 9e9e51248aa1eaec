"""The least that listens: a server with a pool of asyncpg, and no method. `… idle PORT DATABASE_URL`."""

import asyncpg

from bench.peers.server import run, serve


async def main(port: str, database_url: str) -> None:
    """Listen until terminated."""
    await asyncpg.create_pool(database_url, min_size=4, max_size=4)
    await serve(port)


if __name__ == "__main__":
    run(main)
