"""Kinds of providers that packages add: set by variables of their own, and no trouble of theirs is one of a server."""

from pathlib import Path
from uuid import UUID

import pytest

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.added_kinds import ALL_KINDS, GROUP, OF_ALL, OF_SOME
from server.generators.painting.options import Painting
from server.generators.painting.painters import PaintingGenerator
from server.generators.port import Commission, Drawn
from server.provider_settings import ABOUT, OF_FILE, ProviderVariables, environment_of, own_variables
from tests.named_package import named_package, on_path

WHOLE = """
    from server.domain.provider_errors import ProviderUnavailable
    from server.generators.painting.kinds import ProviderKind, PaintedPicture
    from server.generators.painting.models import ImageModel

    def pen(text):
        if text not in ("", "chalk"):
            raise ValueError("must be chalk")

    class Client:
        def __init__(self, provider, model, seconds, most_bytes):
            self.provider = provider

        async def paint(self, order, report):
            await report(0.5, "paint", None)
            words = f"{order.prompt}/{order.negative_prompt}/{order.seed}/{order.size}/{order.key}"
            return PaintedPicture(f"{words}/{self.provider.own}".encode(), "re\\0vised", "r1")

        async def check(self):
            raise ProviderUnavailable(self.provider.name, "it sleeps")

    MODEL = ImageModel("", ((64, 64),), 100, negative=True, keeps_seeds=True)
    TAKES = frozenset({"MODEL"})
    Added = ProviderKind("sketches", frozenset(), TAKES, lambda provider: MODEL, lambda: Client, own={"PEN": pen})
"""
BROKEN = {
    "absent": "",
    "raises": "raise RuntimeError('secret path')",
    "wrong": "Added = 7",
    "strange": WHOLE.replace('{"MODEL"}', '{"PENCIL"}'),
    "common": WHOLE.replace('{"PEN": pen}', '{"KEY": pen}'),
    "small": WHOLE.replace('{"PEN": pen}', '{"pen": pen}'),
    "modelless": WHOLE.replace("lambda provider: MODEL", "lambda provider: provider.nothing"),
    "unloaded": WHOLE.replace("lambda: Client", "lambda: 1 / 0"),
}
FAILING = {
    "made": WHOLE.replace("self.provider = provider", "self.provider = provider.nothing"),
    "painting": WHOLE.replace("await report(", "raise KeyError(order.prompt)\n            await report("),
    "nothing": WHOLE.replace("return PaintedPicture", "return bytes"),
    "text": WHOLE.replace(".encode()", ""),
}


def providers(kind: str, **variables: str) -> tuple[Provider, ...]:
    values = {"KIND": kind, "URL": "https://sketches.example", "KEY": "k"} | variables
    named = {f"limner_provider_attic_{name.lower()}": value for name, value in values.items()}
    return ProviderVariables({"limner_providers": "attic"} | named).providers()


def painter(kind: str, **variables: str) -> PaintingGenerator:
    (provider,) = providers(kind, **variables)
    return PaintingGenerator(provider, 5.0, 1000)


async def painted(generator: PaintingGenerator) -> Drawn:
    async def report(*_: object) -> None:
        pass

    options = Painting(prompt="an owl", negative_prompt="mice")
    return await generator.generate(Commission("other", "other", 7, options), UUID(int=1), report)


def added(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> str:
    """The name of a kind that a new package adds."""
    named_package(folder / "site", folder.name, GROUP, source)
    on_path(folder / "site", monkeypatch)
    return folder.name


async def test_a_kind_is_set_by_its_own_variables_and_paints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = added(tmp_path, monkeypatch, WHOLE)
    assert {"openai", kind} <= set(ALL_KINDS)
    attic = painter(kind, PEN="chalk", MODEL="m")
    drawn = await painted(attic)
    assert drawn.picture.decode() == f"an owl/mice/7/(64, 64)/{UUID(int=1)}/{{'PEN': 'chalk'}}"
    assert (drawn.provenance["seed"], drawn.provenance["revised_prompt"]) == (7, "re vised")
    with pytest.raises(ProviderUnavailable, match="it sleeps"):
        await attic.ask()
    assert [*own_variables([attic.provider])] == ["LIMNER_PROVIDER_ATTIC_PEN"]
    told = {name.lower(): value for name, value in environment_of([attic.provider]).items()}
    assert ProviderVariables(told).providers() == (attic.provider,)


def test_what_is_wrong_in_its_variables_is_told_with_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = added(tmp_path, monkeypatch, WHOLE)
    for variables, said in (
        ({"PEN": "ink"}, "LIMNER_PROVIDER_ATTIC_PEN: must be chalk"),
        ({"PREVIEWS": "2"}, "LIMNER_PROVIDER_ATTIC_PREVIEWS: is nothing"),
    ):
        with pytest.raises(ValueError, match=said):
            providers(kind, **variables)
    with pytest.raises(ValueError, match=f"_KIND: must be one of openai.*{kind}"):
        providers("watercolours")


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_package_paints_nothing_and_says_whose_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attic = painter(added(tmp_path, monkeypatch, BROKEN[name]), MODEL="m")
    for call in (attic.ask, lambda: painted(attic)):
        with pytest.raises(ProviderRefused, match="which adds its kind, is broken") as refusal:
            await call()
        assert tmp_path.name in refusal.value.message
        assert "secret" not in refusal.value.message
    logged = capsys.readouterr().out
    assert tmp_path.name in logged
    assert "attic" in logged or "cannot be loaded" in logged


@pytest.mark.parametrize("name", FAILING)
async def test_what_a_client_gets_wrong_is_told_of_its_package(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attic = painter(added(tmp_path, monkeypatch, FAILING[name]))
    with pytest.raises(DomainError) as refusal:
        await painted(attic)
    said = f"the provider attic does not draw this: the package limner-{tmp_path.name}, which calls it, failed"
    assert (type(refusal.value), refusal.value.message) == (ProviderRefused, said)
    assert "Traceback" in capsys.readouterr().out


def test_variables_of_limner_are_taken() -> None:
    assert {*ABOUT, OF_FILE} == OF_ALL | OF_SOME
