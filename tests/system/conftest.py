"""The real parts system tests run against."""

from tests.minio_server import minio, minio_binary, own_minio

__all__ = ["minio", "minio_binary", "own_minio"]
