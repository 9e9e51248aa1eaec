"""What a process that renders keeps, however long it lives."""

import gc
from pathlib import Path

import psutil
from PIL import Image

from server.domain.overlays import Figure, Label
from server.imaging.render.render import render
from tests.overlay_samples.sample import at, over, scene


def test_a_thousand_renders_leave_no_memory_behind(tmp_path: Path) -> None:
    """What a child keeps of pictures, letters and tokens is bounded."""
    Image.new("RGB", (64, 48), (166, 158, 146)).save(ground := tmp_path / "ground.png")
    process, used = psutil.Process(), []
    for index in range(1000):
        token = Figure(at(0.5 + index % 7 / 10, 0.5), 0.6 + index % 11 / 20, label=f"Token {index}")
        tokens = over("token", token) if index % 5 == 0 else ()
        render(scene(*tokens, *over("label", Label(f"Room {index}", at(0.4, 0.4)))), str(ground))
        if index % 250 == 249:
            gc.collect()
            used.append(process.memory_info().rss)
    assert used[-1] - used[0] < 24 << 20, used
