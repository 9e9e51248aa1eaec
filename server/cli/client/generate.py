"""`limner generate`: have an image generated, watch it grow, and save its picture."""

from pathlib import Path

import click
from limner.v1 import image_pb2, task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import OUT, STANDARD, check_out, place, shown
from server.cli.client.generator_options import tell
from server.cli.client.painting_options import PAINTER, painting_options
from server.cli.client.picture_options import AUDIENCES, audience_option, format_of
from server.cli.client.theme_options import part_options
from server.cli.client.watched_task import check_made, printed_to_its_end, shown_to_its_end
from server.cli.words.messages import say_json
from server.cli.words.printing import say
from server.domain.tasks import MOST_OUTPUTS

MOST_SEED = (1 << 32) - 1
MOST_GENERATORS = 1000
"""The largest page there is."""


@click.command()
@click.argument("kind")
@click.option("--seed", type=click.IntRange(0, MOST_SEED), help="Draw this very one; drawn by lot when not given.")
@click.option("--theme", default="", help="Name of a theme. Default: that of the server.")
@click.option("--variation", default="", help="Variation of the theme, for example ink_and_wash.")
@part_options
@painting_options
@click.option("--feature", "features", multiple=True, help="A feature of the generator; may be given again.")
@click.option(
    "--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of the generator; may be given again."
)
@click.option("--count", type=click.IntRange(1, MOST_OUTPUTS), help="Images to make, each with the next seed.")
@click.option("--reuse", is_flag=True, help="Take what is there already, as it was drawn with this --seed.")
@click.option("--name", default="", help="Name of the image. Default: the picture's own title.")
@click.option("--scope", default="", help="Whose image it is, for example campaign/42.")
@click.option("--priority", type=int, default=0, help="Higher runs first.")
@click.option("--detach", is_flag=True, help="Print the task's id and do not wait.")
@click.option("-o", "--out", type=OUT, help="Save the picture, of several map-1.png and so on; - writes one out.")
@audience_option
@as_json("a WatchTaskResponse a line")
@on_server
async def generate(
    limner: Limner,
    kind: str,
    out: Path | None,
    audience: str,
    detach: bool,
    as_json: bool,
    scope: str,
    priority: int,
    options: tuple[str, ...],
    features: tuple[str, ...],
    seed: int | None,
    theme: str,
    variation: str,
    presets: tuple[str, ...],
    elements: tuple[str, ...],
    name: str,
    count: int | None,
    reuse: bool,
    provider: str,
    prompt: str,
    negative_prompt: str,
) -> None:
    """Have an image of a KIND generated: the name of a generator, a subtype that one draws, or any TYPE/SUBTYPE.

    What none draws, such as character/npc, a provider paints, and any KIND with --provider; then --option has its width
    and height. A VALUE is a word or JSON. A KIND that there is not names those there are, an unknown NAME the options
    of the KIND.
    Prints the ids of the new images last; exits 1 when none was made.
    """
    check_out(out, as_json=as_json)
    if out == STANDARD and (count or 1) > 1:
        raise click.UsageError("several pictures want files: name one, such as map.png")
    if reuse and seed is None:
        raise click.UsageError("--reuse looks for a picture by its --seed: name one")
    picture = image_pb2.RenderOptions(audience=AUDIENCES[audience], format=format_of(out)) if out else None
    generator, spec = await drawn_by(limner, kind, provider)
    spec.MergeFrom(task_pb2.GenerateSpec(seed=seed, theme=theme, variation=variation, name=name, count=count))
    spec.MergeFrom(task_pb2.GenerateSpec(provider=provider, prompt=prompt, negative_prompt=negative_prompt))
    if reuse:
        spec.reuse = task_pb2.REUSE_IF_IDENTICAL
    spec.presets.extend(presets)
    spec.elements.extend(elements)
    tell(spec, generator, options, features)
    task = await limner.create_task(spec, scope=scope, priority=priority)
    if detach:
        begun = task_pb2.WatchTaskResponse(snapshot=task_pb2.WatchTaskResponse.Snapshot(task=task))
        say_json(begun, one_line=True) if as_json else say(task.id)
        return
    if as_json:
        ended = await printed_to_its_end(limner, task)
    else:
        ended = await shown_to_its_end(limner, task, aside=out == STANDARD)
    check_made(ended)
    for output in ended.outputs:
        lines = [output.image_id]
        if picture is not None and out is not None:
            target = out.with_stem(f"{out.stem}-{output.index + 1}") if (count or 1) > 1 else out
            async with place(target, limner.waits) as path:
                await limner.render(output.image_id, picture, path)
            lines.insert(0, shown(target))
        if not as_json and out != STANDARD:
            say("\n".join(lines))


async def drawn_by(limner: Limner, kind: str, provider: str) -> tuple[task_pb2.Generator, task_pb2.GenerateSpec]:
    """What draws what a word stands for, a generator or the provider, and the beginning of a spec for it."""
    request = task_pb2.ListGeneratorsRequest(page_size=MOST_GENERATORS)
    known = (await limner.tasks.ListGenerators(request)).generators
    type_, _, subtype = kind.partition("/")
    for each in known:
        is_whole = type_ == each.type and subtype in each.subtypes
        if is_whole or kind == each.name or kind in each.subtypes:
            spec = task_pb2.GenerateSpec(type=each.type, subtype=subtype or kind)
            if kind == each.name:
                spec.subtype = each.subtypes[0]
                spec.generator = "" if provider else each.name
            return (PAINTER if provider else each), spec
    if type_ and subtype:
        return PAINTER, task_pb2.GenerateSpec(type=type_, subtype=subtype)
    words = ", ".join(sorted({word for each in known for word in (each.name, *each.subtypes)}))
    raise click.UsageError(f"nothing generates {kind}; known are: {words}; a provider paints any TYPE/SUBTYPE")
