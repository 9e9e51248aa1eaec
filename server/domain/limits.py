"""Limits that are part of the API."""

MAX_UPLOAD_BYTES = 64 << 20
MAX_CHUNK_BYTES = 1 << 20
MAX_MESSAGE_BYTES = 3 << 20
"""What a unary request or answer may carry as content."""
