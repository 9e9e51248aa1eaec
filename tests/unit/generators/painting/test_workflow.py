"""Workflows of ComfyUI: what is put into them is found by titles, and what is wrong is told before anybody paints."""

import json
from copy import deepcopy
from typing import Any

import pytest

from server.generators.painting.comfyui.workflow import MOST_NODES, Workflow
from tests.comfy_workflow import CLASSES, CONTROLLED, CONTROLLING, IMG2IMG, LOADING, MASKED, MASKING, WORKFLOW


def changed(**nodes: Any) -> dict[str, Any]:
    """The workflow with other members of nodes, by `n` and their ids; a node that is None is left out."""
    workflow: dict[str, Any] = deepcopy(WORKFLOW)
    for name, members in nodes.items():
        node = name.removeprefix("n")
        if members is None:
            del workflow[node]
        else:
            workflow[node] = workflow.get(node, {}) | members
    return workflow


def titled(title: Any) -> dict[str, Any]:
    return {"_meta": {"title": title}}


def test_what_a_workflow_takes_is_found_by_titles() -> None:
    workflow = Workflow.read(json.dumps(WORKFLOW))
    model = workflow.model
    assert (model.negative, model.keeps_seeds, model.sized, workflow.output) == (True, True, True, "7")
    assert workflow.classes == [*CLASSES]
    filled = workflow.filled({"prompt": "a smith", "width": 64, "height": 72, "seed": 9}, "ab")
    assert filled["2"]["inputs"] == {"text": "a smith", "clip": ["1", 1]}
    assert filled["4"]["inputs"] == {"width": 64, "height": 72, "batch_size": 1}
    assert filled["5"]["inputs"]["seed"] == 9
    assert filled["7"]["inputs"]["filename_prefix"] == "limner_ab"
    assert workflow.nodes == WORKFLOW, "what was read stays as it was"


@pytest.mark.parametrize(("wanted", "sent"), [(None, None), ((64, 4096), (64, 4096)), ((67, 100), (64, 104))])
def test_sizes_come_in_steps(wanted: tuple[int, int] | None, sent: tuple[int, int] | None) -> None:
    assert Workflow.read(json.dumps(WORKFLOW)).model.size(wanted) == sent


def test_what_has_no_title_is_left_alone() -> None:
    workflow = Workflow.read(json.dumps(changed(n3=titled("Negative"), n4=titled(7), n5={"_meta": None})))
    assert (workflow.model.negative, workflow.model.sized, workflow.model.keeps_seeds) == (False, False, False)


def test_several_nodes_and_inputs_take_the_same() -> None:
    both = {"class_type": "CLIPTextEncodeSDXL", "inputs": {"text_g": "", "text_l": ""}} | titled("LIMNER  Prompt")
    number = {"class_type": "PrimitiveInt", "inputs": {"value": 3}} | titled("Limner seed")
    filled = Workflow.read(json.dumps(changed(n8=both, n9=number))).filled({"prompt": "x", "seed": 4}, "")
    assert filled["8"]["inputs"] == {"text_g": "x", "text_l": "x"}
    assert (filled["2"]["inputs"]["text"], filled["9"]["inputs"]["value"]) == ("x", 4)


@pytest.mark.parametrize(
    ("nodes", "control", "mask"), [(IMG2IMG, False, False), (CONTROLLED, True, False), (MASKED, False, True)]
)
def test_one_with_a_place_for_a_picture_paints_over_it_and_does_nothing_else(
    nodes: dict[str, Any], control: bool, mask: bool
) -> None:
    workflow = Workflow.read(json.dumps(nodes))
    model = workflow.model
    assert (model.edits, model.draws, model.sized) == (True, False, False)
    assert (model.fidelity, model.masks) == (control, mask)
    filled = workflow.filled({"image": "limner/a.png", "mask": "limner/b.png", "control": 0.25, "prompt": "ink"}, "")
    assert filled[LOADING]["inputs"]["image"] == "limner/a.png"
    if mask:
        assert filled[MASKING]["inputs"]["image"] == "limner/b.png"
    if control:
        assert filled[CONTROLLING]["inputs"]["strength"] == 0.25
    links = [each for node in nodes.values() for each in node["inputs"].values() if isinstance(each, list)]
    assert {node for node, _ in links} <= {*nodes}
    assert not Workflow.read(json.dumps(WORKFLOW)).model.edits


def test_of_several_that_save_the_title_tells_which() -> None:
    other = {"class_type": "SaveImageExtended", "inputs": {"filename_prefix": "x"}} | titled("Limner output")
    assert Workflow.read(json.dumps(changed(n8=other))).output == "8"


WRONG: list[tuple[Any, str]] = [
    ("{", "no JSON"),
    ("[" * 100_000, "no JSON"),
    ([], "must be an object"),
    ({"nodes": [], "links": []}, "API format"),
    ({}, "1 to"),
    ({str(each): WORKFLOW["1"] for each in range(MOST_NODES + 1)}, "1 to"),
    (changed(n1={"class_type": 7}), "node 1 has no class_type"),
    (changed(n1={"inputs": []}), "node 1 has no class_type"),
    (WORKFLOW | {"1": 7}, "node 1 has no class_type"),
    (changed(n2=titled("Prompt")), 'no node titled "Limner prompt"'),
    (changed(n2=titled("Limner promt")), "node 2 says none of prompt"),
    (changed(n2=titled("Limner")), "node 2 says none of prompt"),
    (changed(n2=titled("Limner mask")), "node 2 has no input for mask"),
    (changed(n5=titled("Limner picture")), "node 5 says none of prompt"),
    (changed(n5=titled("Limner image")), "node 5 has no input for image"),
    (changed(n7=titled("Limner image"), n6={"inputs": {"image": ["5", 0]}}), "no input for image: none of image"),
    (IMG2IMG | {"4": CONTROLLED["10"] | titled("Limner image")}, "image of its node 4 comes from another node"),
    (CONTROLLED | {"4": IMG2IMG["4"] | titled("Load Image")}, 'no node titled "Limner image", which "Limner control"'),
    (MASKED | {"4": IMG2IMG["4"] | titled("Load Image")}, 'no node titled "Limner image", which "Limner mask"'),
    (changed(n2={"inputs": {"words": ""}}), "node 2 has no input for prompt"),
    (changed(n2={"inputs": {"text": ["9", 0]}}), "comes from another node"),
    (changed(n4=titled("Limner width")), "together"),
    (changed(n2=titled("Limner prompt, negative")), "into one input of its node 2"),
    (changed(n4={"inputs": {"value": 3}}), "into one input of its node 4"),
    (changed(n7=None), "no node SaveImage"),
    (changed(n8=WORKFLOW["7"]), "more than one picture"),
    (changed(n7={"inputs": {"images": ["6", 0]}}), "no filename_prefix"),
    (changed(n7={"inputs": {"filename_prefix": ["6", 0]}}), "no filename_prefix"),
    (changed(n6=titled("Limner output")), "no filename_prefix"),
]


@pytest.mark.parametrize(("workflow", "says"), WRONG, ids=map(str, range(len(WRONG))))
def test_what_is_wrong_is_told(workflow: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says) as refused:
        Workflow.read(workflow if isinstance(workflow, str) else json.dumps(workflow))
    assert len(str(refused.value)) < 300
