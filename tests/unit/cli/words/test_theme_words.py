"""A resolved theme as it is printed."""

from limner.v1 import task_pb2, theme_pb2

from server.cli.words.task_report import described
from server.cli.words.theme_words import resolved_words


def test_every_value_stands_beside_its_origin() -> None:
    resolved = theme_pb2.ResolveThemeResponse(fingerprint="f" * 8)
    resolved.parts.add(reference="theme/plain")
    resolved.parts.add(reference="preset/fog")
    resolved.config.update({"look": {"line": 1, "ink": "wash"}, "extra": {}, "places": [1, 0.5]})
    resolved.config_origins.update(
        {"look": {"line": "theme", "ink": "preset/fog"}, "extra": "theme", "places": "overrides"}
    )
    resolved.variables.update({"hero": {"default": "a knight"}})
    resolved.variable_origins.update({"hero": {"default": "theme"}})
    assert resolved_words(resolved).splitlines() == [
        "merged:       theme/plain, preset/fog",
        "fingerprint:  ffffffff",
        "",
        "KEY        VALUE     FROM",
        "extra      {}        theme",
        'look.ink   "wash"    preset/fog',
        "look.line  1         theme",
        "places     [1, 0.5]  overrides",
        "",
        "VARIABLE      VALUE       FROM",
        'hero.default  "a knight"  theme',
    ]


def test_a_theme_that_says_nothing_has_no_table() -> None:
    assert len(resolved_words(theme_pb2.ResolveThemeResponse(fingerprint="f")).splitlines()) == 1


def test_a_report_names_what_a_task_is_drawn_with() -> None:
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", generator="dungeon", theme="plain", seed=3)
    task = task_pb2.Task(generate=spec)
    assert "by dungeon, theme plain, seed 3" in described(task)
    task.generate.MergeFrom(task_pb2.GenerateSpec(variation="dark", presets=["fog", "grim"], elements=["flora/oak"]))
    assert "theme plain, variation dark, presets fog + grim, elements flora/oak, seed 3" in described(task)
