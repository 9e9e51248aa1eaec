"""`limner map`: what is done with maps. Each of its files has commands about one thing."""

import click

from server.cli.lazy_group import Later, LazyGroup

COMMANDS = {
    "import": Later("server.cli.client.map_import:import_", "Make maps of files of other programs."),
    "measure": Later("server.cli.client.map_grid:measure", "Tell how long a path is."),
    "snap": Later("server.cli.client.map_grid:snap", "Tell which spots of the grid are nearest to places."),
    "detect": Later("server.cli.client.map_detect:detect", "Look for a grid that is painted into an image."),
    "export": Later("server.cli.client.map_export:export", "Save a map as a file for a virtual tabletop."),
    "url": Later("server.cli.client.map_export:url", "Print a link to a file that a task has exported."),
    "doors": Later("server.cli.client.map_doors:doors", "List, open, close and lock the doors of a map."),
    "fog": Later("server.cli.client.map_fog:fog", "Change what players have found of a map."),
    "reveal": Later("server.cli.client.map_reveal:reveal", "Show players a secret of a map, or hide it again."),
}


@click.group(name="map", cls=LazyGroup, later=COMMANDS)
def map_() -> None:
    """Do what is done with maps at a table."""
