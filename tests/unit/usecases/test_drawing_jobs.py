"""What generators draw is kept as it is, however many bytes it has: its pixels are what is bounded."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from server.domain.limits import MAX_UPLOAD_BYTES
from server.generators.port import Commission, Drawn, Report
from server.usecases.drawing_jobs import generate_to
from tests.odd_generator import Face, OddGenerator


@dataclass(frozen=True)
class Noise(OddGenerator):
    """Draws what no format makes smaller."""

    side: int = 4800

    def generate(self, commission: Commission[Face], report: Report) -> Drawn:
        noise = np.random.default_rng(commission.seed).integers(0, 256, (self.side, self.side, 3), np.uint8)
        Image.fromarray(noise).save(content := BytesIO(), "PNG", compress_level=0)
        return Drawn(content.getvalue())


def test_a_picture_of_more_bytes_than_an_upload_may_have_is_kept(tmp_path: Path) -> None:
    order = Commission("character", "portrait", 7, Face(), {})
    _, files, _ = generate_to(Noise(), order, str(tmp_path / "drawn"), str(tmp_path / "kept"), lambda *_: None)
    assert files.lit.file.size == (tmp_path / "kept").stat().st_size > MAX_UPLOAD_BYTES
    assert (files.lit.file.width, files.lit.file.height) == (Noise.side, Noise.side)
