"""A workflow of ComfyUI in its API format: where words, seed, size and picture go in, found by the titles of nodes."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from server.generators.painting.models import ImageModel

MARK = "Limner"
"""How the title of a node begins that something is put into; behind it stands what, as "Limner width height"."""
_TEXTS = ("text", "prompt", "text_g", "text_l", "clip_l", "t5xxl", "string", "value")
INPUTS: Mapping[str, tuple[str, ...]] = {
    "prompt": _TEXTS,
    "negative": _TEXTS,
    "seed": ("seed", "noise_seed", "value"),
    "width": ("width", "value"),
    "height": ("height", "value"),
    "image": ("image",),
    "mask": ("image",),
    "control": ("strength", "value"),
}
"""What is put in, and the names of the inputs that take it: all of them that a node has are set."""
OUTPUT = "output"
"""What stands in the title of the node whose picture is taken."""
PREFIX = "filename_prefix"
"""The input of a node that saves pictures as files."""
SAVING = "SaveImage"
"""The class that needs no title."""
MOST_NODES = 1000
MOST_PROMPT = 4000
STEP = 8
"""Latents have a pixel for each 8 x 8 of a picture."""
_BETWEEN = re.compile(r"[\s,:;/&+]+")

Inputs = Mapping[str, tuple[tuple[str, str], ...]]
"""Ids of nodes and names of their inputs, by what is put in."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """The nodes of a workflow, the inputs that are known of them, and the node that saves the picture."""

    nodes: Mapping[str, Mapping[str, Any]]
    inputs: Inputs
    output: str

    @classmethod
    def read(cls, text: str) -> "Workflow":
        """The workflow in a file. Raises `ValueError` that says what is wrong with it."""
        nodes = _nodes(text)
        inputs, outputs = _titled(nodes)
        if "prompt" not in inputs:
            raise ValueError(f'has no node titled "{MARK} prompt", which the words are put into')
        if ("width" in inputs) != ("height" in inputs):
            raise ValueError(f'"{MARK} width" and "{MARK} height" must be titles together')
        for what in ("mask", "control"):
            if what in inputs and "image" not in inputs:
                raise ValueError(f'has no node titled "{MARK} image", which "{MARK} {what}" is for')
        outputs = outputs or [name for name, node in nodes.items() if node["class_type"] == SAVING]
        if not outputs:
            raise ValueError(f'has no node {SAVING}, and none titled "{MARK} {OUTPUT}"')
        if len(outputs) > 1:
            raise ValueError(f'saves more than one picture: title one of the nodes "{MARK} {OUTPUT}"')
        prefix = nodes[outputs[0]]["inputs"].get(PREFIX)
        if not (prefix and isinstance(prefix, str)):
            raise ValueError(f"its node {outputs[0][:50]} saves no picture: it has no {PREFIX}")
        return cls(nodes, inputs, outputs[0])

    @property
    def model(self) -> ImageModel:
        """What it takes: a picture to be painted over, or words alone."""
        over = "image" in self.inputs
        return ImageModel(
            prefix="",
            sizes=(),
            most_prompt=MOST_PROMPT,
            negative="negative" in self.inputs,
            keeps_seeds="seed" in self.inputs,
            sized="width" in self.inputs,
            step=STEP,
            edits=over,
            fidelity="control" in self.inputs,
            masks="mask" in self.inputs,
            draws=not over,
        )

    @property
    def classes(self) -> list[str]:
        """The classes of its nodes, each once."""
        return list(dict.fromkeys(node["class_type"] for node in self.nodes.values()))

    def filled(self, values: Mapping[str, str | float], mark: str) -> dict[str, Any]:
        """The nodes with these values put in, as far as it takes them; names of files end with the mark."""
        filled: dict[str, Any] = deepcopy(dict(self.nodes))
        for what, value in values.items():
            for node, name in self.inputs.get(what, ()):
                filled[node]["inputs"][name] = value
        saved = filled[self.output]["inputs"]
        saved[PREFIX] = f"{saved[PREFIX]}_{mark}"
        return filled


def _nodes(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON") from None
    match document:
        case {"nodes": [*_]}:
            raise ValueError("is a workflow as the editor keeps it: export it in the API format")
        case dict() if 1 <= len(document) <= MOST_NODES:
            pass
        case _:
            raise ValueError(f"must be an object of 1 to {MOST_NODES} nodes")
    for name, node in document.items():
        if not (
            isinstance(node, dict)
            and isinstance(node.get("class_type"), str)
            and node["class_type"]
            and isinstance(node.get("inputs"), dict)
        ):
            raise ValueError(f"its node {name[:50]} has no class_type and inputs")
    return document


def _titled(nodes: Mapping[str, Any]) -> tuple[Inputs, list[str]]:
    """The inputs that titles name, and the nodes that they name as the output."""
    inputs, outputs = defaultdict[str, tuple[tuple[str, str], ...]](tuple), list[str]()
    for name, node in nodes.items():
        meta = node.get("_meta")
        title = meta.get("title") if isinstance(meta, dict) else None
        mark, *words = _BETWEEN.split(title.strip().lower()) if isinstance(title, str) else [""]
        if mark != MARK.lower():
            continue
        wanted = [each for each in words if each and each != "and"]
        if not wanted or not {*wanted} <= {*INPUTS, OUTPUT}:
            known = ", ".join((*INPUTS, OUTPUT))
            raise ValueError(f'the title of its node {name[:50]} says none of {known} behind "{MARK}"')
        for what in wanted:
            if what == OUTPUT:
                outputs.append(name)
                continue
            taking = [each for each in INPUTS[what] if each in node["inputs"]]
            if not taking:
                raise ValueError(f"its node {name[:50]} has no input for {what}: none of {', '.join(INPUTS[what])}")
            if any(isinstance(node["inputs"][each], (list, dict)) for each in taking):
                raise ValueError(f"the {what} of its node {name[:50]} comes from another node: title that one")
            if any((name, each) in taken for taken in inputs.values() for each in taking):
                raise ValueError(f"two things are to be put into one input of its node {name[:50]}")
            inputs[what] += tuple((name, each) for each in taking)
    return dict(inputs), outputs
