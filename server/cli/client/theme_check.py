"""`limner theme check`: what is wrong in themes and what goes with them, as the server's schema has it."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from limner.v1 import theme_pb2, view_pb2

from limner_client import Limner
from server.cli.client.client_command import on_server
from server.cli.client.files import read, shown
from server.cli.client.message_file import message_of
from server.cli.words.printing import note, on_one_line, say

if TYPE_CHECKING:
    from server.themes.schema.theme_schema import ThemeSchema

MESSAGES: Mapping[str, Any] = {
    "theme": theme_pb2.Theme,
    "theme_variation": theme_pb2.ThemeVariation,
    "style_preset": theme_pb2.StylePreset,
    "theme_element": theme_pb2.ThemeElement,
}
WORDS = {"theme": "theme", "theme_variation": "variation", "style_preset": "preset", "theme_element": "element"}
"""What people call them."""
FULL: Mapping[str, Any] = {"view": view_pb2.VIEW_FULL, "page_size": 1000}


@dataclass(frozen=True, slots=True)
class Checked:
    """A row, or a file: `theme` are the documents of the theme that a variation is of."""

    kind: str
    name: str
    documents: Mapping[str, Any]
    theme: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is told of one of them."""

    kind: str
    name: str
    path: str
    what: str


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--file",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="A document on disk in place of what is stored: a theme, or by its keys a variation, preset or element.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: checked, faults, notes.")
@on_server
async def check(limner: Limner, names: tuple[str, ...], files: tuple[Path, ...], as_json: bool) -> None:
    """Tell what is wrong in themes with their variations, in presets and elements; fails when anything is.

    NAME is a theme, preset/NAME or element/CATEGORY/NAME; without one all that is stored is looked at. Sections that no
    generator of the server reads are notes, and so are names in prompts that no variable of the theme (for presets and
    elements: of any theme) stands for: a request has to send them.
    """
    schema = await _schema(limner)
    rows = [await _from_file(limner, each) for each in files]
    stored = [each async for each in _stored(limner)]
    if names or not files:
        rows += _chosen(stored, names)
    faults, notes = _findings(schema, rows, _variables([*stored, *rows]))
    if as_json:
        _say_json(rows, faults, notes)
    else:
        for each in faults:
            say(f"{WORDS[each.kind]} {on_one_line(each.name)}: {on_one_line(each.path)}: {on_one_line(each.what)}")
        for each in notes:
            note(f"limner: {WORDS[each.kind]} {on_one_line(each.name)}: {on_one_line(each.path)}: {each.what}")
        if not faults:
            say(f"nothing is wrong with {_counted(rows)}")
    if faults:
        raise click.exceptions.Exit(1)


async def _schema(limner: Limner) -> "ThemeSchema":
    from server.servicers.structs import get  # noqa: PLC0415 - only this command checks anything
    from server.themes.schema.theme_schema import ID, ThemeSchema  # noqa: PLC0415

    answer = await limner.themes.GetThemeSchema(theme_pb2.GetThemeSchemaRequest())
    if answer.id != ID:
        raise click.ClickException(f"the server checks themes by {answer.id}, and this limner knows {ID} alone")
    return ThemeSchema(get(answer.schema))


def _variables(rows: Sequence[Checked]) -> set[str]:
    """What any theme has a value for."""
    return {name for row in rows if row.kind == "theme" for name in row.documents.get("variables", {})}


def _findings(
    schema: "ThemeSchema", rows: Sequence[Checked], variables: Collection[str]
) -> tuple[list[Finding], list[Finding]]:
    """What is wrong, and what is to be noted; `variables` are those of all themes."""
    from server.themes.survey import faults_in, unnamed_in, unread_in  # noqa: PLC0415

    faults = [
        Finding(row.kind, row.name, each.path, each.what)
        for row in rows
        for each in faults_in(schema, row.kind, row.documents, row.theme)
    ]
    notes = [
        Finding(row.kind, row.name, path, "no generator of this server reads it")
        for row in rows
        for path in unread_in(schema, row.documents)
    ]
    wrong = {(each.kind, each.name) for each in faults}
    notes += [
        Finding(row.kind, row.name, each.path, each.what)
        for row in rows
        if (row.kind, row.name) not in wrong
        for each in unnamed_in(
            row.documents,
            *((row.documents.get("variables", {}), "the theme") if row.kind == "theme" else (variables, "any theme")),
        )
    ]
    return faults, notes


async def _from_file(limner: Limner, file: Path) -> Checked:
    content, name = await read(file, limner.waits), shown(file)
    kind = _kind(content)
    return Checked(kind, name, _documents(message_of(content, name, MESSAGES[kind])))


def _kind(content: bytes) -> str:
    """What a file holds, by the keys that only one kind has; a theme where it has none of them."""
    import orjson  # noqa: PLC0415

    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError:
        return "theme"  # and none: who reads it says so
    keys = document.keys() if isinstance(document, dict) else set()
    if keys & {"config_override", "configOverride", "variable_override", "variableOverride", "theme_id", "themeId"}:
        return "theme_variation"
    return "style_preset" if keys & {"category", "compatibility"} else "theme"


async def _stored(limner: Limner) -> AsyncIterator[Checked]:
    themes = limner.themes
    by_id: dict[str, Checked] = {}
    async for each in _pages(themes.ListThemes, theme_pb2.ListThemesRequest(order_by="name", **FULL), "themes"):
        by_id[each.id] = Checked("theme", each.name, _documents(each))
        yield by_id[each.id]
    asked = theme_pb2.ListThemeVariationsRequest(order_by="name", **FULL)
    async for each in _pages(themes.ListThemeVariations, asked, "theme_variations"):
        if (of := by_id.get(each.theme_id)) is not None:  # else it came in between
            yield Checked("theme_variation", f"{of.name}/{each.name}", _documents(each), of.documents)
    presets = theme_pb2.ListStylePresetsRequest(order_by="name", **FULL)
    async for each in _pages(themes.ListStylePresets, presets, "style_presets"):
        yield Checked("style_preset", each.name, _documents(each))
    elements = theme_pb2.ListThemeElementsRequest(order_by="name", **FULL)
    async for each in _pages(themes.ListThemeElements, elements, "theme_elements"):
        yield Checked("theme_element", f"{each.category}/{each.name}", _documents(each))


async def _pages(call: Any, request: Any, field: str) -> AsyncIterator[Any]:
    while True:
        page = await call(request)
        for each in getattr(page, field):
            yield each
        if not page.next_page_token:
            return
        request.page_token = page.next_page_token


def _documents(message: Any) -> dict[str, Any]:
    from server.servicers.structs import get  # noqa: PLC0415

    return {
        field.name: get(value)
        for field, value in message.ListFields()
        if field.message_type is not None and field.message_type.full_name == "google.protobuf.Struct"
    }


def _chosen(rows: Sequence[Checked], names: Sequence[str]) -> list[Checked]:
    """Those that are named, with the variations of themes. Raises `click.ClickException` for a name nobody has."""
    chosen: list[Checked] = []
    for name in names:
        of_name = [each for each in rows if _is_named(each, name)]
        if not of_name:
            raise click.ClickException(f"there is no theme {name}, and no preset or element of that name")
        chosen += of_name
    return chosen if names else list(rows)


def _is_named(row: Checked, name: str) -> bool:
    match row.kind:
        case "theme":
            return row.name == name
        case "theme_variation":
            return row.name.startswith(f"{name}/")
        case kind:
            return f"{WORDS[kind]}/{row.name}" == name


def _counted(rows: Sequence[Checked]) -> str:
    counts = {word: sum(each.kind == kind for each in rows) for kind, word in WORDS.items()}
    return (
        ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items() if count) or "nothing"
    )


def _say_json(rows: Sequence[Checked], faults: Sequence[Finding], notes: Sequence[Finding]) -> None:
    import orjson  # noqa: PLC0415

    document = {
        "checked": len(rows),
        "faults": [asdict(each) for each in faults],
        "notes": [asdict(each) for each in notes],
    }
    click.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2))
