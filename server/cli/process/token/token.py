"""`limner token`: who may call. A token is shown once, when it is made; the database has a digest of it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import click

from server.cli.process.process_settings import read_settings
from server.cli.process.token.ledger import ledger, live, tell
from server.cli.process.token.spans import Span, lifetime
from server.cli.running import run
from server.cli.words.printing import say
from server.cli.words.token_words import document, say_document, say_tokens
from server.domain.callers import Role
from server.domain.scopes import Scopes
from server.domain.tokens import (
    LIFETIME,
    LONGEST_LIFETIME,
    LONGEST_OVERLAP,
    OVERLAP,
    Token,
    checked_name,
    new_token,
)
from server.settings import Settings

LIFE = Span(timedelta(minutes=1), LONGEST_LIFETIME, endless=True)
ROLES = click.Choice([each.value for each in Role])
ONE = "the token as a JSON document"
ONE_WITH_SECRET = f"{ONE}, with its text"


@click.group()
def token() -> None:
    """Make, list, rotate, change and revoke the tokens by which services say who they are."""


def _named(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        return checked_name(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _scopes(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> Scopes | None:
    if not words:
        return None
    try:
        return Scopes.parse(words)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def on_tokens(shape: str) -> Callable[[Callable[..., Any]], Any]:
    """Run a command that takes the settings of the database, with the options that all of these have.

    With `--json` it prints `shape`.
    """

    def with_options(command: Callable[..., Any]) -> Any:
        @click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
        @click.option("--json", "as_json", is_flag=True, help=f"Print {shape}.")
        @wraps(command)
        def started(data_dir: Path | None, **options: Any) -> None:
            run(command(read_settings(data_dir=data_dir), **options))

        return started

    return with_options


scope_option = click.option(
    "--scope",
    "scopes",
    multiple=True,
    callback=_scopes,
    help="A scope, or campaign/* for all that begin so; repeatable.",
)


@token.command()
@click.option("--name", required=True, callback=_named, help="Who it is for; rows and logs say this name.")
@click.option("--role", required=True, type=ROLES, help="What it may do.")
@scope_option
@click.option("--expires", type=LIFE, default=LIFETIME, show_default="90d", help="12h, 30d, or never.")
@on_tokens(ONE_WITH_SECRET)
async def create(
    settings: Settings, name: str, role: str, scopes: Scopes | None, expires: timedelta, as_json: bool
) -> None:
    """Make a token and print it, this once. Without --scope it is for everything."""
    text, shown = new_token()
    async with ledger(settings) as work:
        now = await work.now()
        made = await work.tokens.create(shown, name, Role(role), scopes, lifetime(expires))
    if made is None:
        raise click.ClickException(f"there is a token {name}: rotate it, or revoke it first")
    tell("create", made)
    say_document(document(made, now) | {"token": text}) if as_json else say(text)


@token.command(name="list")
@on_tokens("a JSON list of tokens")
async def list_(settings: Settings, as_json: bool) -> None:
    """List tokens, revoked ones too, without their secrets."""
    async with ledger(settings) as work:
        now, tokens = await work.now(), await work.tokens.list_all()
    say_document([document(each, now) for each in tokens]) if as_json else say_tokens(tokens, now)


@token.command()
@click.argument("token_id", metavar="ID")
@click.option(
    "--keep-old",
    type=Span(timedelta(), LONGEST_OVERLAP),
    default=OVERLAP,
    show_default="24h",
    help="How long the old one stays valid.",
)
@click.option("--expires", type=LIFE, help="12h, 30d, or never; as long as before when it is not given.")
@on_tokens(ONE_WITH_SECRET)
async def rotate(
    settings: Settings, token_id: str, keep_old: timedelta, expires: timedelta | None, as_json: bool
) -> None:
    """Give the token ID a new secret and print it, this once; the old one goes on for a while."""
    text, shown = new_token(token_id)
    async with ledger(settings) as work:
        now = await work.now()
        before = await live(work, token_id, now)
        made = await work.tokens.rotate(shown, lifetime(expires) if expires else before.lifetime, keep_old)
        assert made is not None, "it is locked"
    tell("rotate", made)
    say_document(document(made, now) | {"token": text}) if as_json else say(text)


@token.command()
@click.argument("token_id", metavar="ID")
@click.option("--role", type=ROLES, help="What it may do from now on.")
@scope_option
@click.option("--all-scopes", is_flag=True, help="For everything from now on.")
@click.option("--expires", type=LIFE, help="12h, 30d from now, or never.")
@on_tokens(ONE)
async def change(
    settings: Settings,
    token_id: str,
    role: str | None,
    scopes: Scopes | None,
    all_scopes: bool,
    expires: timedelta | None,
    as_json: bool,
) -> None:
    """Change what the token ID may; calls under way that it may no longer make end within seconds.

    --scope names all scopes it has from now on.
    """
    if scopes is not None and all_scopes:
        raise click.UsageError("say --scope or --all-scopes, not both")
    if not (role or scopes or all_scopes or expires):
        raise click.UsageError("say what to change: --role, --scope, --all-scopes or --expires")
    async with ledger(settings) as work:
        now = await work.now()
        made: Token | None = await live(work, token_id, now)
        assert made is not None
        if role or scopes or all_scopes:
            kept = None if all_scopes else scopes or made.scopes
            made = await work.tokens.change(token_id, Role(role) if role else made.role, kept)
        if expires:
            made = await work.tokens.renew(token_id, lifetime(expires))
        assert made is not None, "it is locked"
    tell("change", made)
    say_document(document(made, now)) if as_json else say_tokens([made], now)


@token.command()
@click.argument("token_id", metavar="ID")
@on_tokens(ONE)
async def revoke(settings: Settings, token_id: str, as_json: bool) -> None:
    """End the token ID for good, and within seconds every call that is made with it."""
    async with ledger(settings) as work:
        now = await work.now()
        await live(work, token_id, now)
        made = await work.tokens.revoke(token_id)
        assert made is not None, "it is locked"
    tell("revoke", made)
    say_document(document(made, now)) if as_json else say(f"limner: revoked: {made.id} ({made.name})")
