"""Workflows as ComfyUI exports them in its API format, with titles that say where words, seed and size go in."""

import json
from pathlib import Path
from typing import Any

KEY = "key-of-the-atelier"
CLASSES = ("CheckpointLoaderSimple", "CLIPTextEncode", "EmptyLatentImage", "KSampler", "VAEDecode", "SaveImage")
OVER = ("LoadImage", "VAEEncode", "ControlNetLoader", "Canny", "ControlNetApplyAdvanced")
KNOWN = (*CLASSES, *OVER, "LoadImageMask", "SetLatentNoiseMask")
SAVING = "7"
"""The node of these workflows that saves."""
WORKFLOW: dict[str, dict[str, Any]] = {
    "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "ink.safetensors"}},
    "2": {
        "class_type": "CLIPTextEncode",
        "inputs": {"text": "", "clip": ["1", 1]},
        "_meta": {"title": "Limner prompt"},
    },
    "3": {
        "class_type": "CLIPTextEncode",
        "inputs": {"text": "blurred", "clip": ["1", 1]},
        "_meta": {"title": "Limner negative"},
    },
    "4": {
        "class_type": "EmptyLatentImage",
        "inputs": {"width": 512, "height": 512, "batch_size": 1},
        "_meta": {"title": "Limner width and height"},
    },
    "5": {
        "class_type": "KSampler",
        "inputs": {"seed": 1, "steps": 2, "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0]},
        "_meta": {"title": "limner: seed"},
    },
    "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
    "7": {"class_type": "SaveImage", "inputs": {"filename_prefix": "limner", "images": ["6", 0]}},
}
EXAMPLES = Path(__file__).parents[1] / "examples" / "comfyui"
IMG2IMG, CONTROLLED, MASKED = (
    json.loads((EXAMPLES / f"{each}.json").read_text()) for each in ("img2img", "controlnet", "inpaint")
)
"""Workflows that paint over a picture; others are also told how closely, or which part."""
LOADING, CONTROLLING, MASKING = "4", "11", "9"
"""The nodes of these that take the picture in, how closely it is followed, and which part is painted."""
