"""The settings of the process that a command runs in."""

import click
from pydantic import ValidationError

from server.settings import Settings
from server.telemetry.logs import set_up_logs


def read_settings(**overrides: object) -> Settings:
    """The settings of this process; flags that are not None overrule the environment. Sets up the logs.

    Raises `click.UsageError` (exit code 2) that names each wrong setting.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        lines = [f"LIMNER_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()]
        raise click.UsageError("wrong settings:\n  " + "\n  ".join(lines)) from None
    set_up_logs(settings.log_format, settings.log_level)
    return settings
