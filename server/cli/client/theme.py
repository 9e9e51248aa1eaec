"""`limner theme`: themes and variations listed, shown, made, changed, deleted, brought back, resolved and composed."""

from pathlib import Path

import click
from google.protobuf.field_mask_pb2 import FieldMask
from limner.v1 import theme_pb2

from limner_client import Limner, LimnerError
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import read, shown
from server.cli.client.message_file import message_of
from server.cli.lazy_group import Later, LazyGroup
from server.cli.words.messages import moment, say_json
from server.cli.words.printing import columns, say

COMMANDS = {
    "check": Later("server.cli.client.theme_check:check", "Tell what is wrong in themes and what goes with them."),
    "prompt": Later("server.cli.client.theme_prompt:prompt", "Print the prompts that a theme makes, part by part."),
    "resolve": Later("server.cli.client.theme_resolve:resolve", "Print a theme with all that goes over it, merged."),
    "schema": Later("server.cli.client.theme_schema:schema", "Print the JSON Schema of themes."),
}


@click.group(cls=LazyGroup, later=COMMANDS)
def theme() -> None:
    """List, show, make, change, check, resolve and delete themes, and compose their prompts."""


@theme.command(name="list")
@click.option("--deleted", is_flag=True, help="Also deleted ones.")
@as_json("a ListThemesResponse")
@on_server
async def list_(limner: Limner, deleted: bool, as_json: bool) -> None:
    """List themes and their variations by name."""
    request = theme_pb2.ListThemesRequest(order_by="name", show_deleted=deleted, page_size=1000)
    page = await limner.themes.ListThemes(request)
    if as_json:
        say_json(page)
        return
    rows = [("NAME", "VARIATION", "CHANGED", "ABOUT")]
    for each in page.themes:
        name = f"{each.name} (deleted)" if each.HasField("delete_time") else each.name
        rows.append((name, "", moment(each.update_time), each.display_name))
        asked = theme_pb2.ListThemeVariationsRequest(theme_id=each.id, order_by="name", page_size=1000)
        variations = (await limner.themes.ListThemeVariations(asked)).theme_variations
        rows.extend((each.name, of.name, moment(of.update_time), of.display_name) for of in variations)
    if len(rows) > 1:
        say(columns(rows))


@theme.command()
@click.argument("name")
@on_server
async def show(limner: Limner, name: str) -> None:
    """Print a theme as JSON: what `limner theme put` takes."""
    say_json(await _named(limner, name))


@theme.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@as_json("the Theme")
@on_server
async def put(limner: Limner, file: Path, as_json: bool) -> None:
    """Make a theme of a JSON file (- is the standard input), or change the one of its name to what the file says.

    A document that the file leaves out, such as config, stays as it is; {} empties it.
    """
    wanted = message_of(await read(file, limner.waits), shown(file), theme_pb2.Theme)
    try:
        stored = await _named(limner, wanted.name)
    except LimnerError as error:
        if error.reason != "THEME_NOT_FOUND":
            raise
        request = theme_pb2.CreateThemeRequest(theme=wanted)
        kept = (await limner.themes.CreateTheme(request)).theme
    else:
        wanted.id, wanted.etag = stored.id, ""
        change = theme_pb2.UpdateThemeRequest(theme=wanted, update_mask=FieldMask(paths=["*"]))
        kept = (await limner.themes.UpdateTheme(change)).theme
    say_json(kept) if as_json else say(kept.id)


@theme.command()
@click.argument("name")
@as_json("the deleted Theme")
@on_server
async def delete(limner: Limner, name: str, as_json: bool) -> None:
    """Delete a theme softly; `limner theme undelete` brings it back."""
    stored = await _named(limner, name)
    gone = (await limner.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=stored.id))).theme
    say_json(gone) if as_json else say(f"deleted; `limner theme undelete {name}` brings it back")


@theme.command()
@click.argument("name")
@as_json("the Theme")
@on_server
async def undelete(limner: Limner, name: str, as_json: bool) -> None:
    """Bring a deleted theme back."""
    asked = theme_pb2.ListThemesRequest(show_deleted=True, page_size=1000)
    while True:
        page = await limner.themes.ListThemes(asked)
        if named := [each for each in page.themes if each.name == name]:
            break
        asked.page_token = page.next_page_token
        if not page.next_page_token:
            raise click.ClickException(f"there is no theme {name}")
    back = (await limner.themes.UndeleteTheme(theme_pb2.UndeleteThemeRequest(id=named[0].id))).theme
    say_json(back) if as_json else say(back.id)


async def _named(limner: Limner, name: str) -> theme_pb2.Theme:
    return (await limner.themes.GetTheme(theme_pb2.GetThemeRequest(name=name))).theme
