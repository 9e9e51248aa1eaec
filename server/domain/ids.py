"""UUIDv7 identifiers (RFC 9562 §5.7): ordered by the millisecond they were made in."""

import os
import time
from uuid import UUID


def new_id() -> UUID:
    """A new UUIDv7 from the clock and 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=value)


def new_ids(count: int) -> list[UUID]:
    """So many new ones in rising order: rows that are made together keep it where nothing else decides."""
    return sorted(new_id() for _ in range(count))
