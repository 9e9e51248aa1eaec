"""A ComfyUI is told by the environment with a file of a workflow, which is read and checked at the start."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from server.cli.process.embedded import worker_command
from server.cli.process.process_settings import checked_settings
from server.domain.providers import Provider, WorkflowFile
from server.provider_settings import MOST_WORKFLOW, variable
from tests.comfy_workflow import WORKFLOW

ATELIER = {
    "LIMNER_PROVIDERS": "atelier",
    "LIMNER_PROVIDER_ATELIER_KIND": "comfyui",
    "LIMNER_PROVIDER_ATELIER_URL": "http://127.0.0.1:8188/",
    "LIMNER_PROVIDER_ATELIER_WORKFLOW": "ink.json",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("LIMNER_")]:
        monkeypatch.delenv(name)
    Path("ink.json").write_text(json.dumps(WORKFLOW))


def tell(values: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_a_workflow_is_read_at_the_start_and_told_to_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(ATELIER, monkeypatch)
    settings = checked_settings()
    file = WorkflowFile(str(Path("ink.json").resolve()), json.dumps(WORKFLOW))
    assert settings.providers == (Provider("atelier", "comfyui", "http://127.0.0.1:8188", "", workflow=file),)
    assert "ckpt_name" not in f"{settings!r}"
    _, variables = worker_command(settings)
    tell(variables, monkeypatch)
    assert checked_settings().providers == settings.providers


WRONG = [
    ("WORKFLOW", "", "must be set"),
    ("WORKFLOW", "nowhere.json", "can be read"),
    ("WORKFLOW", ".", "can be read"),
    ("WORKFLOW", "empty.json", "is no JSON"),
    ("WORKFLOW", "bytes.json", "can be read"),
    ("WORKFLOW", "large.json", "more than"),
    ("WORKFLOW", "editor.json", "API format"),
    ("WORKFLOW", "untitled.json", 'no node titled "Limner prompt"'),
    ("RESULT_HOSTS", "cdn.example", "is nothing that the kind comfyui takes"),
    ("PREVIEWS", "1", "is nothing that the kind comfyui takes"),
    ("EDITS", "true", "is nothing that the kind comfyui takes"),
]


@pytest.mark.parametrize(("what", "value", "says"), WRONG, ids=map(str, range(len(WRONG))))
def test_what_is_wrong_is_told_with_its_variable(
    what: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("empty.json").touch()
    Path("bytes.json").write_bytes(b"\xff\xff")
    Path("large.json").write_bytes(b" " * (MOST_WORKFLOW + 1))
    Path("editor.json").write_text('{"nodes": []}')
    Path("untitled.json").write_text(json.dumps({"1": WORKFLOW["1"]}))
    tell(ATELIER | {variable("atelier", what): value}, monkeypatch)
    with pytest.raises(click.UsageError) as refused:
        checked_settings()
    _, line = refused.value.message.splitlines()
    assert line.strip().startswith(f"{variable('atelier', what)}: ")
    assert says in line


def test_a_workflow_is_nothing_for_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {variable("atelier", "KIND"): "openai", variable("atelier", "MODEL"): "flux"}
    tell(ATELIER | other, monkeypatch)
    with pytest.raises(click.UsageError, match="_WORKFLOW: is nothing that the kind openai takes"):
        checked_settings()
