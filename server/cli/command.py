"""The `limner` command and where its subcommands are."""

import click

from server.cli.lazy_group import Later, LazyGroup

COMMANDS = {
    "demo": Later(
        "server.cli.process.demo:demo", "Draw a dungeon from nothing: server, task, live picture, PNG files."
    ),
    "serve": Later(
        "server.cli.process.serve:serve", "Run the server, with its own database and store where none is given."
    ),
    "worker": Later("server.cli.process.worker:worker", "Run a worker beside a server."),
    "migrate": Later("server.cli.process.migrate:migrate", "Bring the database to the newest schema."),
    "seed": Later("server.cli.process.seed:seed", "Load the built-in themes."),
    "token": Later("server.cli.process.token.token:token", "Make, list, rotate, change and revoke tokens."),
    "sweep": Later("server.cli.process.sweep:sweep", "Remove bytes no image refers to; verify the others."),
    "maintenance": Later("server.cli.process.maintenance:maintenance", "Empty the trash, tidy up, sweep: now."),
    "generate": Later("server.cli.client.generate:generate", "Have an image generated and watch it grow."),
    "render": Later("server.cli.client.render:render", "Save the picture of an image with its grid and overlays."),
    "image": Later("server.cli.client.image:image", "Store, find, show, fetch, change and delete images."),
    "map": Later("server.cli.client.map:map_", "Do what is done with maps at a table."),
    "task": Later("server.cli.client.task:task", "Watch, show, explain, list, cancel, retry and delete tasks."),
    "queue": Later("server.cli.client.queue:queue", "Pause, resume and count what workers are to do."),
    "provider": Later("server.cli.client.provider:provider", "List the services that paint."),
    "usage": Later("server.cli.client.usage:usage", "Tell what you use of what you may."),
    "top": Later("server.cli.top.top:top", "Watch queue, workers and running tasks, live."),
    "theme": Later("server.cli.client.theme:theme", "List, show, make, change and delete themes."),
}


@click.group(cls=LazyGroup, later=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="limner")
@click.option("--tls", is_flag=True, default=None, help="Talk TLS with a server the system trusts. [LIMNER_TLS]")
@click.option("--ca-file", metavar="PEM", help="CA of the server's certificate. [LIMNER_CA_FILE]")
@click.option("--cert-file", metavar="PEM", help="Certificate to show to the server. [LIMNER_CERT_FILE]")
@click.option("--key-file", metavar="PEM", help="Key of that certificate. [LIMNER_KEY_FILE]")
@click.option("--server-name", metavar="NAME", help="Name in the server's certificate. [LIMNER_SERVER_NAME]")
@click.option("--token-file", metavar="FILE", help="Token to send, else LIMNER_TOKEN. [LIMNER_TOKEN_FILE]")
@click.option("--plaintext", is_flag=True, default=None, help="Send it without TLS, too. [LIMNER_PLAINTEXT]")
@click.pass_context
def limner(context: click.Context, /, **options: object) -> None:
    """The image service for tabletop-RPG worlds, and a client for it.

    Every setting is an environment variable LIMNER_… or a line in a file .env. The options here are for commands that
    talk to a server.
    """
    command = COMMANDS.get(context.invoked_subcommand or "")
    if any(options.values()) and command is not None and command.is_process:
        raise click.UsageError(f"`limner {context.invoked_subcommand}` talks to no server: its options stand behind it")
