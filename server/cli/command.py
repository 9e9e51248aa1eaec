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
    "sweep": Later("server.cli.process.sweep:sweep", "Remove bytes no image refers to; verify the others."),
    "maintenance": Later("server.cli.process.maintenance:maintenance", "Empty the trash, tidy up, sweep: now."),
    "generate": Later("server.cli.client.generate:generate", "Have an image generated and watch it grow."),
    "render": Later("server.cli.client.render:render", "Save the picture of an image with its grid and overlays."),
    "image": Later("server.cli.client.image:image", "Store, find, show, fetch, change and delete images."),
    "task": Later("server.cli.client.task:task", "Watch, show, explain, list, cancel, retry and delete tasks."),
    "queue": Later("server.cli.client.queue:queue", "Pause, resume and count what workers are to do."),
    "usage": Later("server.cli.client.usage:usage", "Tell what you use of what you may."),
    "top": Later("server.cli.top.top:top", "Watch queue, workers and running tasks, live."),
    "theme": Later("server.cli.client.theme:theme", "List, show, make, change and delete themes."),
}


@click.group(cls=LazyGroup, later=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="limner")
def limner() -> None:
    """The image service for tabletop-RPG worlds, and a client for it.

    Every setting is an environment variable LIMNER_… or a line in a file .env.
    """
