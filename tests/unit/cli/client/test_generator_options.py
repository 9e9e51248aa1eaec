"""What a command line tells a generator, in the field it takes its options in."""

import click
import pytest
from google.protobuf.json_format import MessageToDict
from limner.v1 import battle_map_pb2, task_pb2

from server.cli.client.generator_options import tell

Option = task_pb2.Generator.Option
MAPS = task_pb2.Generator(
    name="maps",
    options="battle_map",
    option_fields=[Option(name="columns", type="integer"), Option(name="features", type="string[]")],
)
FACES = task_pb2.Generator(
    name="faces",
    options="custom",
    option_fields=[Option(name="name", type="string"), Option(name="eyes", type="integer"), Option(name="hair.color")],
)


def told(generator: task_pb2.Generator, *pairs: str, features: tuple[str, ...] = ()) -> task_pb2.GenerateSpec:
    spec = task_pb2.GenerateSpec(type="map")
    tell(spec, generator, pairs, features)
    return spec


def test_options_stand_in_the_field_of_the_generator() -> None:
    assert told(MAPS, "columns=24", 'features=["tomb"]').battle_map == battle_map_pb2.BattleMap(
        columns=24, features=["tomb"]
    )
    custom = told(FACES, "name=7", "eyes=2", "hair.color=red").custom
    assert MessageToDict(custom) == {"name": "7", "eyes": 2, "hair": {"color": "red"}}


def test_features_are_an_option() -> None:
    assert list(told(MAPS, features=("tomb", "unlit")).battle_map.features) == ["tomb", "unlit"]


def test_nothing_said_is_nothing_set() -> None:
    assert told(MAPS) == task_pb2.GenerateSpec(type="map")


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("columns", "is not NAME=VALUE"),
        ("beard=3", "maps has no such option; there are: columns, features"),
        ("columns=wide", "columns"),
        ("columns=99999999999", "columns"),
    ],
)
def test_what_cannot_be_told_is_said(pair: str, says: str) -> None:
    with pytest.raises(click.UsageError, match=says):
        told(MAPS, pair)
