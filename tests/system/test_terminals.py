"""Names of other systems, terminals of other encodings, and the standard streams as files."""

import json
import os
import subprocess
import sys

import pytest

from tests.rpc.imports import vtt
from tests.rpc.uploads import png
from tests.system.command_line import Limner, complaints
from tools.fresh_server import plain_environment

SMALL = ("--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")

PLACES = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin": {"PYTHONIOENCODING": "iso-8859-1"},
    "strict latin": {"PYTHONIOENCODING": "iso-8859-1:strict"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "strict ascii": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"},
    "utf": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8:strict"},
}
ODD = b"caf\xe9.png"


def run(
    cli: Limner, *words: str | bytes, given: bytes = b"", settings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = plain_environment() | cli.environment | (settings or {})
    command = [sys.executable, "-m", "server", *words]
    return subprocess.run(
        command, cwd=cli.folder, env=environment, input=given, capture_output=True, check=False, timeout=120
    )


@pytest.mark.parametrize("place", PLACES)
def test_one_bad_file_of_four_is_named_and_the_others_are_stored(place: str, cli: Limner) -> None:
    scope, settings = f"{cli.folder.name}/{place}", PLACES[place]
    for seed, name in enumerate((ODD, "城.png".encode())):
        (cli.folder / os.fsdecode(name)).write_bytes(png(seed=seed))
    (cli.folder / os.fsdecode(b"b\xe4d.png")).write_text("no picture")
    done = run(
        cli, "image", "put", "--scope", scope, ODD, b"b\xe4d.png", "gone.png", "城.png".encode(), settings=settings
    )
    assert done.returncode == 1
    bad, gone = complaints(done.stderr.decode())
    assert bad.startswith("limner: b\\xe4d.png: ")
    assert "IMAGE_FORMAT_UNSUPPORTED" in bad
    assert gone == "limner: gone.png: No such file or directory"
    listed = run(cli, "image", "list", "--scope", scope, settings=settings)
    assert (listed.returncode, complaints(listed.stderr.decode())) == (0, [])
    ids = [line.split()[0].decode() for line in listed.stdout.splitlines()[1:]]
    assert sorted(ids) == sorted(done.stdout.decode().split())
    assert b"caf\\xe9" in listed.stdout
    told = json.loads(run(cli, "image", "list", "--scope", scope, "--json", settings=settings).stdout)
    names = {each["name"] for each in told["images"]}
    assert "caf\\xe9" in names
    assert names - {"caf\\xe9"} <= {"城", "\\xe5\\x9f\\x8e"}  # the second where the locale knows ASCII alone
    assert run(cli, "top", "--once", settings=settings).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("image", "put", "orb.png", "--name", b"\xe9"),
        ("image", "put", "orb.png", "--label", b"a=\xe9"),
        ("image", "list", "-q", b"\xe9"),
        ("task", "show", b"\xe9"),
        ("queue", "pause", b"\xe9"),
        ("generate", b"\xe9"),
        ("demo", "--feature", b"\xe9"),
        ("image", "list", "--server", b"\xe9"),
    ],
    ids=ascii,
)
def test_words_that_are_no_text_are_refused(words: tuple[str | bytes, ...], cli: Limner) -> None:
    done = run(cli, *words, settings={"LC_ALL": "C.UTF-8"})
    assert done.returncode == 2
    assert b"\\xe9 is no text" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_line_is_standard_input_and_output(cli: Limner) -> None:
    content = png(200, 150)
    (image,) = map(
        json.loads, run(cli, "image", "put", "-", "--name", "Orb", "--json", given=content).stdout.splitlines()
    )
    got = run(cli, "image", "get", image["id"], "-o", "-")
    assert (got.returncode, got.stdout, complaints(got.stderr.decode())) == (0, content, [])
    for words in (
        ("render", image["id"], "-o", "-"),
        ("image", "sheet", "-o", "-"),
        ("generate", "dungeon", *SMALL, "-o", "-"),
    ):
        assert run(cli, *words).stdout.startswith(b"\x89PNG"), words
    map_id = run(cli, "map", "import", "-", "--name", "Vault", given=vtt()).stdout.decode().strip()
    left = run(cli, "map", "export", map_id, "-o", "-")
    assert json.loads(left.stdout)["portals"]
    shown = run(cli, "theme", "show", "high_fantasy").stdout
    assert run(cli, "theme", "put", "-", "--json", given=shown).returncode == 0
    assert {each.name for each in cli.folder.iterdir()} == set()


def test_a_folder_that_is_not_there_is_named_before_anything_is_done(cli: Limner) -> None:
    scope = cli.folder.name
    for words in (
        ("image", "get", "018f0000-0000-7000-8000-000000000000", "-o", "nowhere/orb.png"),
        ("render", "018f0000-0000-7000-8000-000000000000", "-o", "nowhere/orb.png"),
        ("image", "sheet", "-o", "nowhere/orb.png"),
        ("map", "export", "018f0000-0000-7000-8000-000000000000", "-o", "nowhere/orb.uvtt"),
        ("generate", "dungeon", "--scope", scope, "-o", "nowhere/orb.png"),
    ):
        assert cli.refused(*words) == "limner: nowhere: there is no such folder"
    assert cli.said("task", "list", "--scope", scope) == ""


def test_json_has_one_shape(cli: Limner) -> None:
    small = ("generate", "dungeon", *SMALL, "--json")
    (begun,) = map(json.loads, cli.said(*small, "--detach").splitlines())
    assert begun["snapshot"]["task"]["id"]
    for line in map(json.loads, cli.said(*small).splitlines()):
        assert set(line) & {"snapshot", "event", "progress", "preview", "synced", "heartbeat", "terminal"}
    (cli.folder / "orb.png").write_bytes(png())
    assert (
        len({json.loads(line)["id"] for line in cli.said("image", "put", "orb.png", "orb.png", "--json").splitlines()})
        == 2
    )
