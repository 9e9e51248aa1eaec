"""The file `.env` of the current folder: settings beside those of the environment."""

from pathlib import Path

import click

ENV_FILE = Path(".env")


def env_file() -> dict[str, str]:
    """What stands in the file; nothing where there is none. Raises `click.UsageError` when it cannot be read."""
    if not ENV_FILE.is_symlink() and not ENV_FILE.exists():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - most client commands need none

    try:
        return {name: value or "" for name, value in dotenv_values(ENV_FILE, encoding="utf-8").items()}
    except OSError as error:
        raise click.UsageError(f"{ENV_FILE}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{ENV_FILE}: is no text in UTF-8") from error
