"""What the descriptors say of methods."""

from limner.v1 import theme_pb2

from server.servicers.methods import holds_templates


def test_writes_of_what_has_prompts_hold_templates() -> None:
    service = theme_pb2.DESCRIPTOR.services_by_name["ThemeService"]
    holding = {each.name for each in service.methods if holds_templates(f"/{service.full_name}/{each.name}")}
    assert holding == {
        f"{verb}{kind}" for verb in ("Create", "Update") for kind in ("Theme", "StylePreset", "ThemeElement")
    }
    assert not holds_templates("/limner.v1.ImageService/UpdateImage")
    assert not holds_templates("/limner.v1.Nowhere/Nothing")
