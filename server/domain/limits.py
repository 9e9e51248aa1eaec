"""Limits that are part of the API."""

MAX_UPLOAD_BYTES = 64 << 20
MAX_IMPORT_BYTES = 96 << 20
"""What a file of a map may have: the largest picture in it takes 86 MiB of text."""
MAX_CHUNK_BYTES = 1 << 20
MAX_MESSAGE_BYTES = 3 << 20
"""What a unary request or answer may carry as content."""
MAX_REQUEST_BYTES = 4 << 20
"""What one message of a request may weigh, all told."""
RECEIVED_BYTES = 16 << 20
"""What one message may weigh to be refused by us, with a reason. The transport refuses what is larger, without one."""
