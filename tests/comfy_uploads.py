"""What a ComfyUI looks at before it takes a workflow, and the pictures that it was given for some."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.comfy_workflow import KNOWN, SAVING

LOADING = "LoadImage"
MASKING = "LoadImageMask"


@dataclass
class Uploads:
    """Pictures by the names that nodes call them by; `names` are those of the uploads, in turn."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """POST /upload/image: anything is a picture; without `overwrite` none takes the place of another."""
        form = await request.post()
        picture, folder = form.get("image"), str(form.get("subfolder", ""))
        if not isinstance(picture, web.FileField) or not picture.filename or ".." in folder:
            return web.Response(status=400)
        name, (stem, dot, ending) = picture.filename, picture.filename.rpartition(".")
        number = 0
        while form.get("overwrite") not in ("true", "1") and _path(folder, name) in self.files:
            number += 1
            name = f"{stem} ({number}){dot}{ending}"
        self.files[_path(folder, name)] = picture.file.read()
        self.names.append(_path(folder, name))
        return web.json_response({"name": name, "subfolder": folder, "type": form.get("type", "input")})

    def loaded_by(self, nodes: Mapping[str, Any]) -> bytes | None:
        """The picture that a workflow takes in, if it takes one."""
        loading = [node["inputs"]["image"] for node in nodes.values() if node["class_type"] == LOADING]
        return self.files[loading[0]] if loading else None

    def refusal_of(self, nodes: Mapping[str, Any]) -> web.Response | None:
        """Why a workflow is not taken, if it is not."""
        for name, node in nodes.items():
            if node["class_type"] not in KNOWN:
                return refused("invalid_prompt", f"Cannot execute because node {node['class_type']} does not exist.")
            if node["class_type"] == "CLIPTextEncode" and "text" not in node["inputs"]:
                return _invalid(name, node, "required_input_missing", "Required input is missing", "text", "text")
            if node["class_type"] in (LOADING, MASKING) and (wanted := node["inputs"]["image"]) not in self.files:
                details = f"image - Invalid image file: {wanted}"
                why = "Custom validation failed for node"
                return _invalid(name, node, "custom_validation_failed", why, details, "image")
        if not any(node["class_type"] == "SaveImage" for node in nodes.values()):
            return refused("prompt_no_outputs", "Prompt has no outputs")
        return None


def refused(type_: str, message: str, nodes: Mapping[str, Any] | None = None) -> web.Response:
    error = {"type": type_, "message": message, "details": "", "extra_info": {}}
    return web.json_response({"error": error, "node_errors": nodes or {}}, status=400)


def _invalid(name: str, node: Mapping[str, Any], type_: str, why: str, details: str, input_: str) -> web.Response:
    wrong = {"type": type_, "message": why, "details": details, "extra_info": {"input_name": input_}}
    errors = {"errors": [wrong], "class_type": node["class_type"], "dependent_outputs": [SAVING]}
    return refused("prompt_outputs_failed_validation", "Prompt outputs failed validation", {name: errors})


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
