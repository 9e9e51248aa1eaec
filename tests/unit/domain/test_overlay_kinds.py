"""What a kind of overlay has to declare: it is in the API, in the table of layers, and drawn; or it does not start."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from limner.v1 import overlay_pb2

import server.domain.overlays
from server.domain.overlays import KINDS, LAYERS, TYPES, Label, Layer
from server.domain.overlays.kind import Kind, everything
from server.imaging.render.registry import RENDERINGS

SOURCE = Path(server.domain.overlays.__file__).parent
ORDER = (
    "patch < zone < walls < territory, route, template, range < drawing < stamp, token < light "
    "< marker, label < fog, line_of_sight < legend, scale_bar, cartouche"
)


def test_kinds_are_those_of_the_api() -> None:
    choice = [each.name for each in overlay_pb2.Overlay.DESCRIPTOR.oneofs_by_name["data"].fields]
    listed = [name.removeprefix("OVERLAY_KIND_").lower() for name, number in overlay_pb2.OverlayKind.items() if number]
    assert sorted(choice) == sorted(listed) == sorted(KINDS) == sorted(RENDERINGS)


def test_values_have_the_fields_of_their_messages() -> None:
    for name, kind in KINDS.items():
        message: Any = overlay_pb2.Overlay.DESCRIPTOR.fields_by_name[name].message_type
        assert [each.name for each in message.fields] == list(kind.value.__dataclass_fields__), name
    assert len(TYPES) == len(KINDS)


def test_every_file_that_declares_a_kind_is_known() -> None:
    assert {each.stem for each in SOURCE.glob("*.py") if "\nKIND = " in each.read_text()} == set(KINDS)


def test_every_kind_has_its_layer() -> None:
    assert set(LAYERS) == set(KINDS)
    layers = [each.split(", ") for each in ORDER.split(" < ")]
    assert [
        [kind for kind, own in LAYERS.items() if own is layer] for layer in Layer if layer in LAYERS.values()
    ] == layers
    assert list(Layer) == sorted(Layer)
    assert Layer.ZONES < Layer.GRID < Layer.DOOR_LEAVES


def test_a_kind_without_a_rule_or_a_layer_is_none() -> None:
    with pytest.raises(TypeError):
        Kind("route", Label)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="what players may know"):
        Kind("route", Label, for_players=None)  # type: ignore[arg-type]
    with pytest.raises(LookupError, match="no layer"):
        Kind("hologram", Label, for_players=everything)


def test_a_kind_that_names_images_says_that_they_may_be_gone() -> None:
    @dataclass(frozen=True)
    class Badge:
        """What names images as it should, and not."""

        image_id: str | None = ""
        other_id: str = ""

    assert Kind("route", Badge, for_players=everything, image="image_id").image == "image_id"
    for wrong in ("other_id", "unknown_id"):
        with pytest.raises(TypeError, match="may be gone"):
            Kind("route", Badge, for_players=everything, image=wrong)


@pytest.mark.parametrize(
    ("rule", "told"), [("", "missing 1 required positional argument: 'for_players'"), (", for_players=everything", "")]
)
def test_a_kind_that_keeps_no_secrets_has_to_say_so_before_anything_starts(
    tmp_path: Path, rule: str, told: str
) -> None:
    copy = tmp_path / "server"
    shutil.copytree(SOURCE.parents[1], copy, ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    source = (copy / "domain/overlays/label.py").read_text().replace("class Label", "class Route")
    head, _, _ = source.partition("\nKIND = ")
    (copy / "domain/overlays/route.py").write_text(f'{head}\nKIND = Kind("route", Route{rule})\n')
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    code = "import server.domain.overlays as it; print(it.__file__, *it.KINDS)"
    started = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (started.returncode == 0) == (not told), started.stderr
    assert told in started.stderr
    assert ("route" in started.stdout) == (not told)
    assert told or str(tmp_path) in started.stdout
