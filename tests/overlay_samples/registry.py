"""The sample of every overlay kind: for each there is a file of its name."""

from collections.abc import Mapping
from importlib import import_module

from server.domain.overlays import KINDS
from tests.overlay_samples.sample import Sample

SAMPLES: Mapping[str, Sample] = {name: import_module(f"tests.overlay_samples.{name}").SAMPLE for name in KINDS}
