"""`limner theme schema`: what documents of themes may say, for editors and for whoever checks them elsewhere."""

import click
from google.protobuf.json_format import MessageToJson
from limner.v1 import theme_pb2

from limner_client import Limner
from server.cli.client.client_command import on_server
from server.cli.words.printing import writes_unicode


@click.command()
@on_server
async def schema(limner: Limner) -> None:
    """Print the JSON Schema (2020-12) of themes, as the server checks them with its generators."""
    answer = await limner.themes.GetThemeSchema(theme_pb2.GetThemeSchemaRequest())
    click.echo(MessageToJson(answer.schema, indent=2, sort_keys=True, ensure_ascii=not writes_unicode()))
